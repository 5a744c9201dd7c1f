/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/question/exam-rich-text.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/shared/exam-column-layout.h"
#include "app/shared/exam-side-scroller.h"
#include "app/shared/exam-widget.h"
#include "bank/exam-text-block.h"

/* Tall pictures are scaled down to this, in pixels; wide ones to the width there is. */
#define MAX_IMAGE_HEIGHT 480

/* Tables with more columns scroll sideways rather than break words in their cells. */
#define MAX_NARROW_COLUMNS 3

/* Text is never narrower than this many characters, and the cells of tables than so many. Without a limit a label finds
 * out how narrow it can be by breaking its lines behind each character, and that takes longer than all the rest. */
#define MIN_TEXT_CHARS 8
#define MIN_CELL_CHARS 5

typedef struct {
  GtkLabel *label;   /* borrowed: a child */
  guint     block;
  guint     cell;
} Piece;

/* Shows rich text: a label for each paragraph and cell, so that it can be read, selected and marked. */
struct _ExamRichText
{
  GtkWidget parent_instance;

  ExamText       *text;       /* (owned) (nullable) */
  GArray         *pieces;     /* (owned) (element-type Piece) */
  ExamImageLoader loader;     /* (nullable) */
  gpointer        loader_data;
  gboolean        selectable;
};

G_DEFINE_FINAL_TYPE (ExamRichText, exam_rich_text, GTK_TYPE_WIDGET)

static void
remove_children (ExamRichText *self)
{
  g_array_set_size (self->pieces, 0);
  exam_widget_remove_children (GTK_WIDGET (self));
}

/* Short text is not made wider. */
static void
set_min_chars (GtkWidget          *label,
               const ExamTextCell *cell,
               int                 n_chars)
{
  gtk_label_set_width_chars (GTK_LABEL (label), strlen (cell->markup) > 2 * (gsize) n_chars ? n_chars : -1);
}

/* Keeps a figure and its unit on one line, and the parts of a unit: Pango would break "6.4 mmol/L" behind the stroke. The
 * text stays as it is, so that what is selected and marked is where it was.
 *
 * Returns: (transfer full): markup */
static char *
keep_units_together (const char *markup)
{
  static GRegex *units;

  if (g_once_init_enter (&units))
    g_once_init_leave (&units, g_regex_new ("\\b(?:\\d[\\d.,]* )?"
                                            "(?:[mnpµ]?g|mcg|[mµ]?L|[mµn]?mol|mEq|m?U|IU|cells)/(?:[dmµ]?L|kg|h|min)\\b"
                                            "|\\b\\d[\\d.,]* (?:mg|mcg|g|kg|mm|cm|mL|mEq|mmHg|°C)\\b",
                                            G_REGEX_OPTIMIZE, 0, NULL));
  return g_regex_replace (units, markup, -1, 0, "<span allow_breaks=\"false\">\\0</span>", 0, NULL);
}

/* Who goes through the text with the keys that move the cursor has to see where. */
static void
cursor_moved_cb (ExamRichText *self)
{
  g_assert (EXAM_IS_RICH_TEXT (self));
  gtk_widget_remove_css_class (GTK_WIDGET (self), "quiet");
}

static GtkWidget *
make_label (ExamRichText       *self,
            const ExamTextCell *cell,
            guint               block,
            guint               index)
{
  GtkWidget *label = gtk_label_new (NULL);
  Piece piece = { GTK_LABEL (label), block, index };
  g_autofree char *markup = keep_units_together (cell->markup);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* Not "valign": to align a label GTK asks how wide it is at its height, which takes longer than all the rest. */
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  set_min_chars (label, cell, MIN_TEXT_CHARS);
  gtk_label_set_selectable (GTK_LABEL (label), self->selectable);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_object (label, "move-cursor", G_CALLBACK (cursor_moved_cb), self, G_CONNECT_SWAPPED);
  g_array_append_val (self->pieces, piece);
  return label;
}

static GtkWidget *
make_preformatted (ExamRichText        *self,
                   const ExamTextBlock *block,
                   guint                index)
{
  GtkWidget *label = make_label (self, g_ptr_array_index (block->cells, 0), index, 0);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, "monospace");
  return exam_side_scroller_new (label);
}

static GtkWidget *
make_list (ExamRichText        *self,
           const ExamTextBlock *block,
           guint                index)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_widget_add_css_class (grid, "list-block");
  for (guint i = 0; i < block->cells->len; i++)
    {
      g_autofree char *mark = block->kind == EXAM_TEXT_NUMBERS ? g_strdup_printf ("%u.", i + 1) : g_strdup ("•");
      GtkWidget *label = gtk_label_new (mark);

      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_grid_attach (GTK_GRID (grid), label, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), make_label (self, g_ptr_array_index (block->cells, i), index, i),
                       1, (int) i, 1, 1);
    }
  return grid;
}

static GtkWidget *
make_table (ExamRichText        *self,
            const ExamTextBlock *block,
            guint                index)
{
  GtkWidget *grid = gtk_grid_new ();
  gboolean narrow = block->n_columns <= MAX_NARROW_COLUMNS;

  gtk_widget_add_css_class (grid, "exam-table");
  gtk_widget_set_halign (grid, GTK_ALIGN_START);
  for (guint i = 0; i < block->cells->len; i++)
    {
      const ExamTextCell *cell = g_ptr_array_index (block->cells, i);
      GtkWidget *label = make_label (self, cell, index, i);

      if (narrow)
        set_min_chars (label, cell, MIN_CELL_CHARS);
      else
        gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
      if (cell->heading)
        gtk_widget_add_css_class (label, "heading");
      gtk_grid_attach (GTK_GRID (grid), label, (int) (i % block->n_columns), (int) (i / block->n_columns), 1, 1);
    }
  return narrow ? grid : exam_side_scroller_new (grid);
}

static GtkWidget *
make_image (ExamRichText        *self,
            const ExamTextBlock *block)
{
  g_autoptr (GBytes) bytes = self->loader != NULL ? self->loader (block->source, self->loader_data) : NULL;
  g_autoptr (GdkTexture) texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;
  GtkWidget *widget;

  /* Those who cannot see it read what it shows; so does everyone when it cannot be shown. */
  if (texture == NULL)
    {
      /* Translators: %s is what the picture shows, in words */
      g_autofree char *message = g_strdup_printf (_("Picture that cannot be shown: %s"), block->alternative);

      widget = gtk_label_new (message);
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_xalign (GTK_LABEL (widget), 0);
      gtk_widget_add_css_class (widget, "dim-label");
      return widget;
    }

  widget = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  gtk_picture_set_content_fit (GTK_PICTURE (widget), GTK_CONTENT_FIT_SCALE_DOWN);
  gtk_picture_set_alternative_text (GTK_PICTURE (widget), block->alternative);
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_widget_set_size_request (widget, -1, MIN (gdk_texture_get_height (texture), MAX_IMAGE_HEIGHT));
  return widget;
}

static GtkWidget *
make_block (ExamRichText        *self,
            const ExamTextBlock *block,
            guint                index)
{
  switch (block->kind)
    {
    case EXAM_TEXT_PREFORMATTED:
      return make_preformatted (self, block, index);
    case EXAM_TEXT_BULLETS:
    case EXAM_TEXT_NUMBERS:
      return make_list (self, block, index);
    case EXAM_TEXT_TABLE:
      return make_table (self, block, index);
    case EXAM_TEXT_IMAGE:
      return make_image (self, block);
    case EXAM_TEXT_PARAGRAPH:
    default:
      return make_label (self, g_ptr_array_index (block->cells, 0), index, 0);
    }
}

static void
rebuild (ExamRichText *self)
{
  g_autoptr (GPtrArray) blocks = NULL;

  remove_children (self);
  if (self->text == NULL)
    return;

  blocks = exam_text_dup_blocks (self->text);
  for (guint i = 0; i < blocks->len; i++)
    gtk_widget_set_parent (make_block (self, g_ptr_array_index (blocks, i), i), GTK_WIDGET (self));
}

/* The first label takes the focus, so that a screen reader begins there. Who only reads sees no caret before the text. */
static gboolean
exam_rich_text_grab_focus (GtkWidget *widget)
{
  ExamRichText *self = EXAM_RICH_TEXT (widget);

  gtk_widget_add_css_class (widget, "quiet");
  return self->pieces->len > 0 &&
         gtk_widget_grab_focus (GTK_WIDGET (g_array_index (self->pieces, Piece, 0).label));
}

/* So has who comes with the Tab key. */
static gboolean
exam_rich_text_focus (GtkWidget       *widget,
                      GtkDirectionType direction)
{
  gtk_widget_remove_css_class (widget, "quiet");
  return exam_widget_focus_children (widget, direction);
}

static void
exam_rich_text_dispose (GObject *object)
{
  remove_children (EXAM_RICH_TEXT (object));
  G_OBJECT_CLASS (exam_rich_text_parent_class)->dispose (object);
}

static void
exam_rich_text_finalize (GObject *object)
{
  ExamRichText *self = EXAM_RICH_TEXT (object);

  g_clear_pointer (&self->text, exam_text_unref);
  g_array_unref (self->pieces);
  G_OBJECT_CLASS (exam_rich_text_parent_class)->finalize (object);
}

static void
exam_rich_text_class_init (ExamRichTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_rich_text_dispose;
  object_class->finalize = exam_rich_text_finalize;
  widget_class->focus = exam_rich_text_focus;
  widget_class->grab_focus = exam_rich_text_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, EXAM_TYPE_COLUMN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "richtext");
}

static void
exam_rich_text_init (ExamRichText *self)
{
  exam_column_layout_set_spacing (EXAM_COLUMN_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 10);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
}

GtkWidget *
exam_rich_text_new (void)
{
  return g_object_new (EXAM_TYPE_RICH_TEXT, NULL);
}

/** Sets where pictures come from; texts set from now on use it. */
void
exam_rich_text_set_image_loader (ExamRichText   *self,
                                 ExamImageLoader loader,
                                 gpointer        user_data)
{
  g_return_if_fail (EXAM_IS_RICH_TEXT (self));
  self->loader = loader;
  self->loader_data = user_data;
}

/** Sets what is shown; %NULL shows nothing. */
void
exam_rich_text_set_text (ExamRichText *self,
                         ExamText     *text)
{
  g_return_if_fail (EXAM_IS_RICH_TEXT (self));

  g_clear_pointer (&self->text, exam_text_unref);
  self->text = text != NULL ? exam_text_ref (text) : NULL;
  rebuild (self);
}

/** Sets whether text can be selected, to be marked; then each paragraph can have the focus. */
void
exam_rich_text_set_selectable (ExamRichText *self,
                               gboolean      selectable)
{
  g_return_if_fail (EXAM_IS_RICH_TEXT (self));

  self->selectable = selectable;
  for (guint i = 0; i < self->pieces->len; i++)
    gtk_label_set_selectable (g_array_index (self->pieces, Piece, i).label, selectable);
}

/* --- Highlights --- */

static void
add_highlight (PangoAttrList *attributes,
               const char    *text,
               guint          start,
               guint          end)
{
  glong length = g_utf8_strlen (text, -1);
  guint from = (guint) (g_utf8_offset_to_pointer (text, MIN ((glong) start, length)) - text);
  guint to = (guint) (g_utf8_offset_to_pointer (text, MIN ((glong) end, length)) - text);
  /* A marker's yellow, and ink on it that can be read in the light and in the dark. */
  PangoAttribute *background = pango_attr_background_new (0xf9f9, 0xf0f0, 0x6b6b);
  PangoAttribute *foreground = pango_attr_foreground_new (0, 0, 0);

  background->start_index = foreground->start_index = from;
  background->end_index = foreground->end_index = to;
  pango_attr_list_insert (attributes, background);
  pango_attr_list_insert (attributes, foreground);
}

/**
 * exam_rich_text_set_highlights:
 * @self: a rich text
 * @text_index: which text of the item it shows: 0 for the stem, n for the n-th document
 * @highlights: (element-type ExamHighlight): what is marked; ranges of other texts are passed over
 */
void
exam_rich_text_set_highlights (ExamRichText *self,
                               guint         text_index,
                               const GArray *highlights)
{
  g_return_if_fail (EXAM_IS_RICH_TEXT (self));

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      for (guint j = 0; highlights != NULL && j < highlights->len; j++)
        {
          const ExamHighlight *range = &g_array_index (highlights, ExamHighlight, j);

          if (range->text == text_index && range->block == piece->block && range->cell == piece->cell)
            add_highlight (attributes, gtk_label_get_text (piece->label), range->start, range->end);
        }
      gtk_label_set_attributes (piece->label, attributes);
    }
}

/**
 * exam_rich_text_get_selection:
 * @self: a rich text
 * @text_index: which text of the item it shows
 * @range: (out): what is selected
 *
 * Returns: whether anything is
 */
gboolean
exam_rich_text_get_selection (ExamRichText  *self,
                              guint          text_index,
                              ExamHighlight *range)
{
  g_return_val_if_fail (EXAM_IS_RICH_TEXT (self), FALSE);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      int start, end;

      if (!gtk_label_get_selection_bounds (piece->label, &start, &end))
        continue;

      *range = (ExamHighlight) { text_index, piece->block, piece->cell, (guint) start, (guint) end };
      return TRUE;
    }

  return FALSE;
}

/** Selects nothing any more. */
void
exam_rich_text_unselect (ExamRichText *self)
{
  g_return_if_fail (EXAM_IS_RICH_TEXT (self));

  for (guint i = 0; i < self->pieces->len; i++)
    if (self->selectable)
      gtk_label_select_region (g_array_index (self->pieces, Piece, i).label, 0, 0);
}

/** Sets what a screen reader adds when the focus comes to the text. */
void
exam_rich_text_set_description (ExamRichText *self,
                                const char   *description)
{
  g_return_if_fail (EXAM_IS_RICH_TEXT (self));

  if (self->pieces->len > 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (g_array_index (self->pieces, Piece, 0).label),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}
