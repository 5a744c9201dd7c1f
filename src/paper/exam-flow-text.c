/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-flow-private.h"

#include <glib/gi18n-lib.h>

#include "bank/exam-text-block.h"

#define LIST_INDENT 16

/* Small print stays legible down to this, in points; wider lines are broken. */
#define MIN_PREFORMATTED_SIZE 6.0

/* Pictures are shown at this many pixels to the inch, smaller where that is too wide or takes more than this of a page. */
#define PICTURE_RESOLUTION 120.0
#define MAX_PICTURE 0.6

/* --- Preformatted text --- */

static void
scale_font (PangoLayout *layout,
            double       factor)
{
  PangoFontDescription *font = pango_font_description_copy (pango_layout_get_font_description (layout));
  double size = MAX (pango_font_description_get_size (font) * factor, MIN_PREFORMATTED_SIZE * PANGO_SCALE);

  pango_font_description_set_size (font, (int) size);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
}

static void
add_preformatted (ExamFlow           *self,
                  const ExamTextCell *cell)
{
  g_autoptr (PangoLayout) layout = exam_flow_make_layout (self, EXAM_STYLE_PREFORMATTED, cell->markup);
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  if (extents.width > exam_flow_get_room (self) * PANGO_SCALE)
    scale_font (layout, exam_flow_get_room (self) * PANGO_SCALE / extents.width);
  exam_flow_add_layout (self, layout, 6, EXAM_INK_TEXT);
}

/* --- Lists --- */

static void
add_list (ExamFlow            *self,
          ExamStyle            style,
          const ExamTextBlock *block)
{
  for (guint i = 0; i < block->cells->len; i++)
    {
      const ExamTextCell *cell = g_ptr_array_index (block->cells, i);
      g_autofree char *marker = block->kind == EXAM_TEXT_NUMBERS ? g_strdup_printf ("%u.", i + 1) : g_strdup ("•");

      exam_flow_indent (self, block->cells->len > 99 ? 2 * LIST_INDENT : LIST_INDENT + 4, marker);
      exam_flow_add_markup (self, style, cell->markup);
      exam_flow_unindent (self);
    }
}

/* --- Pictures --- */

typedef struct {
  cairo_surface_t *surface;  /* (owned) */
  double           scale;    /* points for a pixel */
} Picture;

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  cairo_surface_destroy (picture->surface);
  g_free (picture);
}

static void
draw_picture (ExamFlow *flow,
              cairo_t  *cr,
              double    width,
              gpointer  user_data)
{
  const Picture *picture = user_data;

  cairo_scale (cr, picture->scale, picture->scale);
  cairo_set_source_surface (cr, picture->surface, 0, 0);
  cairo_paint (cr);
}

static void
add_picture (ExamFlow            *self,
             const ExamTextBlock *block)
{
  g_autoptr (GBytes) bytes = self->loader != NULL ? self->loader (block->source, self->loader_data) : NULL;
  cairo_surface_t *surface = bytes != NULL ? exam_paper_image_new (bytes) : NULL;
  Picture *picture;
  double width, height;

  if (surface == NULL)
    {
      /* Translators: %s is what the picture shows, in words */
      g_autofree char *message = g_strdup_printf (_("Picture that cannot be shown: %s"), block->alternative);

      exam_flow_add_plain (self, EXAM_STYLE_NOTE, message);
      return;
    }

  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  picture = g_new (Picture, 1);
  picture->surface = surface;
  picture->scale = MIN (72 / PICTURE_RESOLUTION, exam_flow_get_room (self) / width);
  picture->scale = MIN (picture->scale, MAX_PICTURE * exam_paper_get_text_height (&self->paper) / height);
  exam_flow_add_drawing (self, height * picture->scale, draw_picture, picture, picture_free);
}

/**
 * exam_flow_add_text:
 * @self: a flow
 * @style: how its paragraphs and lists look
 * @text: rich text
 *
 * Adds all blocks of a text, each below the other.
 */
void
exam_flow_add_text (ExamFlow       *self,
                    ExamStyle       style,
                    const ExamText *text)
{
  g_autoptr (GPtrArray) blocks = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  blocks = exam_text_dup_blocks (text);
  for (guint i = 0; i < blocks->len; i++)
    {
      const ExamTextBlock *block = g_ptr_array_index (blocks, i);

      switch (block->kind)
        {
        case EXAM_TEXT_PREFORMATTED:
          add_preformatted (self, g_ptr_array_index (block->cells, 0));
          break;
        case EXAM_TEXT_BULLETS:
        case EXAM_TEXT_NUMBERS:
          add_list (self, style, block);
          break;
        case EXAM_TEXT_TABLE:
          exam_flow_add_table (self, block->cells, block->n_columns, TRUE);
          break;
        case EXAM_TEXT_IMAGE:
          add_picture (self, block);
          break;
        case EXAM_TEXT_PARAGRAPH:
        default:
          exam_flow_add_markup (self, style, ((ExamTextCell *) g_ptr_array_index (block->cells, 0))->markup);
          break;
        }
    }
}
