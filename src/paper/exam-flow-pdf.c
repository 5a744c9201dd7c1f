/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-flow-private.h"

#include <cairo-pdf.h>

#include "bank/exam-safe-file.h"

static gboolean
find_place (const ExamFlow *self,
            guint           piece,
            guint          *page,
            double         *y)
{
  for (*page = 0; *page < self->pages->len; (*page)++)
    {
      const GArray *places = g_ptr_array_index (self->pages, *page);

      for (guint i = 0; i < places->len; i++)
        if (g_array_index (places, ExamFlowPlace, i).piece == piece)
          {
            *y = g_array_index (places, ExamFlowPlace, i).y;
            return TRUE;
          }
    }
  return FALSE;
}

static void
add_outline (const ExamFlow  *self,
             cairo_surface_t *surface)
{
  int parents[4] = { CAIRO_PDF_OUTLINE_ROOT };
  double top = (self->paper.height - exam_paper_get_text_height (&self->paper)) / 2;

  for (guint i = 0; i < self->bookmarks->len; i++)
    {
      const ExamFlowBookmark *bookmark = &g_array_index (self->bookmarks, ExamFlowBookmark, i);
      guint level = MIN (bookmark->level, G_N_ELEMENTS (parents) - 2);
      char y_text[G_ASCII_DTOSTR_BUF_SIZE];
      guint page;
      double y;

      if (!find_place (self, bookmark->piece, &page, &y))
        continue;

      {
        g_autofree char *link = NULL;

        g_ascii_formatd (y_text, sizeof y_text, "%.1f", top + y);
        link = g_strdup_printf ("page=%u pos=[0 %s]", page + 1, y_text);
        parents[level + 1] = cairo_pdf_surface_add_outline (surface, parents[level], bookmark->name, link,
                                                            CAIRO_PDF_OUTLINE_FLAG_OPEN);
      }
    }
}

static cairo_status_t
write_chunk (gpointer             closure,
             const unsigned char *data,
             unsigned int         length)
{
  return exam_safe_file_write (closure, (const char *) data, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void
draw_all (ExamFlow        *self,
          cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);

  for (guint page = 0; page < self->pages->len; page++)
    {
      exam_flow_draw_page (self, cr, page);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
}

/**
 * exam_flow_save:
 * @self: a flow
 * @path: a PDF file
 * @error: set to a #GFileError
 *
 * Writes the pages. A file that is there already is replaced when the new one is whole and on the disk, and not touched
 * before.
 *
 * Returns: whether it is there
 */
gboolean
exam_flow_save (ExamFlow   *self,
                const char *path,
                GError    **error)
{
  g_autoptr (ExamSafeFile) file = NULL;
  cairo_surface_t *surface;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  exam_flow_paginate (self);
  file = exam_safe_file_new (path, error);
  if (file == NULL)
    return FALSE;

  surface = cairo_pdf_surface_create_for_stream (write_chunk, file, self->paper.width, self->paper.height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Mockingbird " PACKAGE_VERSION);
  add_outline (self, surface);
  draw_all (self, surface);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return exam_safe_file_commit (file, error);
}
