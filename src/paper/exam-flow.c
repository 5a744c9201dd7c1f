/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-flow-private.h"

/* From one line of text to the next, by the height of a line. */
#define LINE_SPACING 1.12

static const struct {
  const char *font;
  double      space;   /* above, in points */
  guint       ink;
  gboolean    keep;    /* with what follows */
} styles[] = {
  [EXAM_STYLE_BODY]         = { "Sans 9.5", 5, EXAM_INK_TEXT, FALSE },
  [EXAM_STYLE_STRONG]       = { "Sans Bold 9.5", 5, EXAM_INK_TEXT, FALSE },
  [EXAM_STYLE_NOTE]         = { "Sans 8", 4, EXAM_INK_DIM, FALSE },
  [EXAM_STYLE_WHY]          = { "Sans 8.5", 3, 0x3d3846, FALSE },
  [EXAM_STYLE_TITLE]        = { "Sans Bold 19", 0, EXAM_INK_TEXT, TRUE },
  [EXAM_STYLE_HEADING]      = { "Sans Bold 13", 20, EXAM_INK_TEXT, TRUE },
  [EXAM_STYLE_SUBHEADING]   = { "Sans Bold 10", 14, EXAM_INK_TEXT, TRUE },
  [EXAM_STYLE_PREFORMATTED] = { "Monospace 8.5", 6, EXAM_INK_TEXT, FALSE },
};

static void
piece_clear (gpointer data)
{
  ExamFlowPiece *piece = data;

  for (guint i = 0; i < piece->lines->len; i++)
    g_object_unref (g_array_index (piece->lines, ExamFlowLine, i).layout);
  g_array_unref (piece->lines);
  g_clear_pointer (&piece->borders, g_array_unref);
  g_clear_object (&piece->marker.layout);
  g_free (piece->uri);
  if (piece->destroy != NULL)
    piece->destroy (piece->draw_data);
}

static void
indent_clear (gpointer data)
{
  g_free (((ExamFlowIndent *) data)->marker);
}

static void
bookmark_clear (gpointer data)
{
  g_free (((ExamFlowBookmark *) data)->name);
}

/* With fonts of its own: those that others have may not be used by two threads at once. Letters stand where the measure
 * says, not on the points of some screen. */
static PangoContext *
make_context (void)
{
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

/**
 * exam_flow_new:
 * @paper: what it is laid out for
 * @title: what the document is called
 *
 * Returns: (transfer full): a flow without anything in it
 */
ExamFlow *
exam_flow_new (const ExamPaper *paper,
               const char      *title)
{
  ExamFlow *self;

  g_return_val_if_fail (paper != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (ExamFlow, 1);
  self->paper = *paper;
  self->title = g_strdup (title);
  self->running_left = g_strdup (title);
  self->running_right = g_strdup ("");
  self->context = make_context ();
  self->pieces = g_array_new (FALSE, TRUE, sizeof (ExamFlowPiece));
  self->bookmarks = g_array_new (FALSE, TRUE, sizeof (ExamFlowBookmark));
  self->indents = g_array_new (FALSE, TRUE, sizeof (ExamFlowIndent));
  self->together = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_clear_func (self->pieces, piece_clear);
  g_array_set_clear_func (self->bookmarks, bookmark_clear);
  g_array_set_clear_func (self->indents, indent_clear);
  return self;
}

void
exam_flow_free (ExamFlow *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->pieces);
  g_array_unref (self->bookmarks);
  g_array_unref (self->indents);
  g_array_unref (self->together);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_object_unref (self->context);
  g_free (self->title);
  g_free (self->running_left);
  g_free (self->running_right);
  g_free (self);
}

const ExamPaper *
exam_flow_get_paper (const ExamFlow *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->paper;
}

/** Sets what stands at the head of each page: the title of the document, unless another text is given. */
void
exam_flow_set_running (ExamFlow   *self,
                       const char *left,
                       const char *right)
{
  g_return_if_fail (self != NULL);

  g_free (self->running_left);
  g_free (self->running_right);
  self->running_left = g_strdup (left);
  self->running_right = g_strdup (right);
}

/** Sets where the pictures of texts added from now on come from. */
void
exam_flow_set_picture_loader (ExamFlow         *self,
                              ExamPictureLoader loader,
                              gpointer          user_data)
{
  g_return_if_fail (self != NULL);

  self->loader = loader;
  self->loader_data = user_data;
}

/* --- Pieces --- */

/* The width that is left for text. */
double
exam_flow_get_room (const ExamFlow *self)
{
  return exam_paper_get_text_width (&self->paper) - self->left;
}

PangoLayout *
exam_flow_make_layout (ExamFlow   *self,
                       ExamStyle   style,
                       const char *markup)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (styles[style].font);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_markup (layout, markup, -1);
  pango_font_description_free (font);
  return layout;
}

guint
exam_flow_get_ink (ExamStyle style)
{
  return styles[style].ink;
}

/* A marker stands before the first piece that is added behind it. */
static void
take_markers (ExamFlow      *self,
              ExamFlowPiece *piece)
{
  double left = 0;

  for (guint i = 0; i < self->indents->len; i++)
    {
      ExamFlowIndent *indent = &g_array_index (self->indents, ExamFlowIndent, i);

      if (indent->marker != NULL && piece->marker.layout == NULL)
        {
          g_autofree char *markup = g_markup_escape_text (indent->marker, -1);

          piece->marker.layout = exam_flow_make_layout (self, EXAM_STYLE_STRONG, markup);
          piece->marker.x = left;
          piece->marker.baseline = pango_layout_get_baseline (piece->marker.layout) / (double) PANGO_SCALE;
          piece->marker.ink = EXAM_INK_TEXT;
          g_clear_pointer (&indent->marker, g_free);
        }
      left += indent->width;
    }
}

/* Gives back a piece that stays where it is until the next one is added. */
ExamFlowPiece *
exam_flow_add_piece (ExamFlow *self,
                     double    height,
                     double    space)
{
  ExamFlowPiece piece = {
    .height = height,
    .space = space + self->space,
    .x = self->left,
    .width = exam_flow_get_room (self),
    .starts_page = self->starts_page,
    .bar = self->bar,
    .bar_x = self->bar_x,
    .lines = g_array_new (FALSE, FALSE, sizeof (ExamFlowLine)),
  };

  take_markers (self, &piece);
  self->space = 0;
  self->starts_page = FALSE;
  g_array_append_val (self->pieces, piece);
  return &g_array_index (self->pieces, ExamFlowPiece, self->pieces->len - 1);
}

/* Puts a line of a layout into a piece, and gives back the height that it needs there. */
double
exam_flow_add_line (ExamFlowPiece *piece,
                    PangoLayout   *layout,
                    guint          line,
                    double         x,
                    guint          ink)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  ExamFlowLine placed = { g_object_ref (layout), (int) line, x, 0, ink };
  PangoRectangle extents;
  double height;

  for (guint i = 0; i < line; i++)
    pango_layout_iter_next_line (iter);
  pango_layout_iter_get_line_extents (iter, NULL, &extents);

  height = extents.height * LINE_SPACING / PANGO_SCALE;
  placed.x += extents.x / (double) PANGO_SCALE;
  placed.baseline = (pango_layout_iter_get_baseline (iter) - extents.y) / (double) PANGO_SCALE +
                    (height - extents.height / (double) PANGO_SCALE) / 2;
  g_array_append_val (piece->lines, placed);
  return height;
}

/* Adds a paragraph: a piece for each line, with no line alone on a page where it has three or more. */
void
exam_flow_add_layout (ExamFlow    *self,
                      PangoLayout *layout,
                      double       space,
                      guint        ink)
{
  guint n_lines;

  pango_layout_set_width (layout, (int) (exam_flow_get_room (self) * PANGO_SCALE));
  n_lines = (guint) pango_layout_get_line_count (layout);
  for (guint i = 0; i < n_lines; i++)
    {
      ExamFlowPiece *piece = exam_flow_add_piece (self, 0, i == 0 ? space : 0);
      const ExamFlowLine *line;

      piece->height = exam_flow_add_line (piece, layout, i, self->left, ink);
      piece->keep = (i == 0 && n_lines > 1) || i + 2 == n_lines;
      /* The marker stands on the line of the text. */
      line = &g_array_index (piece->lines, ExamFlowLine, 0);
      piece->marker.baseline = line->baseline;
    }
}

/* --- Text --- */

/** What was added last stays on the page of what comes next. */
void
exam_flow_keep_with_next (ExamFlow *self)
{
  g_return_if_fail (self != NULL);

  if (self->pieces->len > 0)
    g_array_index (self->pieces, ExamFlowPiece, self->pieces->len - 1).keep = TRUE;
}

/** Adds a paragraph of Pango markup. */
void
exam_flow_add_markup (ExamFlow   *self,
                      ExamStyle   style,
                      const char *markup)
{
  g_autoptr (PangoLayout) layout = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (markup != NULL);

  layout = exam_flow_make_layout (self, style, markup);
  exam_flow_add_layout (self, layout, styles[style].space, styles[style].ink);
  if (styles[style].keep)
    exam_flow_keep_with_next (self);
}

/** Adds a paragraph; line ends in it are kept. */
void
exam_flow_add_plain (ExamFlow   *self,
                     ExamStyle   style,
                     const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *markup = g_markup_escape_text (valid, -1);

  exam_flow_add_markup (self, style, markup);
}

/**
 * exam_flow_add_link:
 * @self: a flow
 * @style: how the text looks
 * @text: a paragraph
 * @uri: (nullable): where it leads; anything but a plain web address leads nowhere
 *
 * Adds a paragraph that can be clicked.
 */
void
exam_flow_add_link (ExamFlow   *self,
                    ExamStyle   style,
                    const char *text,
                    const char *uri)
{
  guint first;

  g_return_if_fail (self != NULL);

  first = self->pieces->len;
  exam_flow_add_plain (self, style, text);
  /* cairo takes the address between apostrophes. */
  if (uri == NULL || !g_str_is_ascii (uri) || strpbrk (uri, "'\\ \n") != NULL ||
      !(g_str_has_prefix (uri, "https://") || g_str_has_prefix (uri, "http://")))
    return;

  for (guint i = first; i < self->pieces->len; i++)
    g_array_index (self->pieces, ExamFlowPiece, i).uri = g_strdup (uri);
}

/**
 * exam_flow_add_drawing:
 * @self: a flow
 * @height: room that it needs, in points
 * @draw: draws it, as often as its page is drawn
 * @user_data: for @draw
 * @destroy: (nullable): for @user_data
 *
 * Adds a drawing as wide as the text.
 */
void
exam_flow_add_drawing (ExamFlow      *self,
                       double         height,
                       ExamFlowDraw   draw,
                       gpointer       user_data,
                       GDestroyNotify destroy)
{
  ExamFlowPiece *piece;

  g_return_if_fail (self != NULL);
  g_return_if_fail (draw != NULL);

  piece = exam_flow_add_piece (self, height, styles[EXAM_STYLE_BODY].space);
  piece->draw = draw;
  piece->draw_data = user_data;
  piece->destroy = destroy;
}

static void
draw_rule (ExamFlow *flow,
           cairo_t  *cr,
           double    width,
           gpointer  user_data)
{
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  cairo_rectangle (cr, 0, 4, width, 0.75);
  cairo_fill (cr);
}

/** Adds a line across the page. */
void
exam_flow_add_rule (ExamFlow *self)
{
  exam_flow_add_space (self, 8);
  exam_flow_add_drawing (self, 8, draw_rule, NULL, NULL);
}

/** Adds white, in points, above whatever comes next. At the head of a page there is none. */
void
exam_flow_add_space (ExamFlow *self,
                     double    height)
{
  g_return_if_fail (self != NULL);
  self->space += height;
}
