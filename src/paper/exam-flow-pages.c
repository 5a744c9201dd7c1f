/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-flow-private.h"

#include <glib/gi18n-lib.h>

#define RUNNING_SIZE 8.0

/* Pieces that differ from the height of a page by less than this fit: the sum of many has rounding errors. */
#define TOLERANCE 0.01

/* --- Making pages --- */

typedef struct {
  ExamFlow *flow;
  GArray   *page;    /* borrowed: the last page */
  double    y;
  double    height;  /* of a page */
} Paginator;

static const ExamFlowPiece *
get_piece (const ExamFlow *self,
           guint           index)
{
  return &g_array_index (self->pieces, ExamFlowPiece, index);
}

static void
start_page (Paginator *paginator)
{
  paginator->page = g_array_new (FALSE, FALSE, sizeof (ExamFlowPlace));
  paginator->y = 0;
  g_ptr_array_add (paginator->flow->pages, paginator->page);
}

static void
put_piece (Paginator *paginator,
           guint      index)
{
  const ExamFlowPiece *piece = get_piece (paginator->flow, index);
  ExamFlowPlace place = { index, paginator->y + (paginator->page->len > 0 ? piece->space : 0) };

  paginator->y = place.y + piece->height;
  g_array_append_val (paginator->page, place);
}

/* The heading of a table again. */
static void
put_header (Paginator           *paginator,
            const ExamFlowPiece *piece)
{
  for (guint i = 0; i < piece->n_header; i++)
    put_piece (paginator, piece->header + i);
}

/* Height of a group of pieces that stay together: up to the first that need not stay with the next. */
static double
measure_group (const ExamFlow *self,
               guint           first,
               guint          *end)
{
  double height = 0;
  guint i = first;

  do
    height += get_piece (self, i)->height + (i > first ? get_piece (self, i)->space : 0);
  while (get_piece (self, i++)->keep && i < self->pieces->len);
  *end = i;
  return height;
}

static gboolean
fits (const Paginator *paginator,
      guint            index,
      double           height)
{
  double space = paginator->page->len > 0 ? get_piece (paginator->flow, index)->space : 0;

  return paginator->y + space + height <= paginator->height + TOLERANCE;
}

static void
break_before (Paginator *paginator,
              guint      index)
{
  start_page (paginator);
  put_header (paginator, get_piece (paginator->flow, index));
}

/* A group that no page can hold is torn apart where the pages end. */
static void
put_group (Paginator *paginator,
           guint      first,
           guint      end,
           double     height)
{
  if (paginator->page->len > 0 &&
      (get_piece (paginator->flow, first)->starts_page ||
       (!fits (paginator, first, height) && height <= paginator->height)))
    break_before (paginator, first);

  for (guint i = first; i < end; i++)
    {
      if (paginator->page->len > 0 && !fits (paginator, i, get_piece (paginator->flow, i)->height))
        break_before (paginator, i);
      put_piece (paginator, i);
    }
}

/**
 * exam_flow_paginate:
 * @self: a flow
 *
 * Lays out what has been added. Nothing can be added afterwards.
 *
 * Returns: how many pages there are
 */
guint
exam_flow_paginate (ExamFlow *self)
{
  Paginator paginator = { .flow = self };
  guint end;

  g_return_val_if_fail (self != NULL, 0);

  if (self->pages != NULL)
    return self->pages->len;

  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  paginator.height = exam_paper_get_text_height (&self->paper);
  start_page (&paginator);
  for (guint first = 0; first < self->pieces->len; first = end)
    {
      double height = measure_group (self, first, &end);

      put_group (&paginator, first, end, height);
    }
  return self->pages->len;
}

/* --- Drawing --- */

static void
set_ink (cairo_t *cr,
         guint    ink)
{
  cairo_set_source_rgb (cr, (ink >> 16 & 0xff) / 255.0, (ink >> 8 & 0xff) / 255.0, (ink & 0xff) / 255.0);
}

static void
draw_line (cairo_t            *cr,
           const ExamFlowLine *line,
           double              y)
{
  set_ink (cr, line->ink);
  cairo_move_to (cr, line->x, y + line->baseline);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (line->layout, line->line));
}

static void
draw_rule (cairo_t *cr,
           double   x1,
           double   y1,
           double   x2,
           double   y2)
{
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}

/* What a row of a table shows on this page is closed on all sides. */
static void
draw_borders (cairo_t             *cr,
              const ExamFlowPiece *piece,
              double               y,
              gboolean             first,
              gboolean             last)
{
  double left = g_array_index (piece->borders, double, 0);
  double right = g_array_index (piece->borders, double, piece->borders->len - 1);

  set_ink (cr, EXAM_INK_LINE);
  cairo_set_line_width (cr, 0.5);
  for (guint i = 0; i < piece->borders->len; i++)
    {
      double x = g_array_index (piece->borders, double, i);

      draw_rule (cr, x, y, x, y + piece->height);
    }
  if (piece->opens_row || first)
    draw_rule (cr, left, y, right, y);
  if (piece->closes_row || last)
    draw_rule (cr, left, y + piece->height, right, y + piece->height);
}

static void
draw_piece (ExamFlow     *self,
            cairo_t      *cr,
            const GArray *page,
            guint         index)
{
  const ExamFlowPlace *place = &g_array_index (page, ExamFlowPlace, index);
  const ExamFlowPlace *above = index > 0 ? place - 1 : NULL;
  const ExamFlowPiece *piece = get_piece (self, place->piece);
  gboolean continues = above != NULL && get_piece (self, above->piece)->bar == piece->bar;

  if (piece->bar != 0)
    {
      double top = continues ? above->y + get_piece (self, above->piece)->height : place->y;

      set_ink (cr, piece->bar);
      cairo_rectangle (cr, piece->bar_x, top, 2.5, place->y + piece->height - top);
      cairo_fill (cr);
    }
  if (piece->borders != NULL)
    draw_borders (cr, piece, place->y, index == 0, index + 1 == page->len);
  if (piece->marker.layout != NULL)
    draw_line (cr, &piece->marker, place->y);
  for (guint i = 0; i < piece->lines->len; i++)
    draw_line (cr, &g_array_index (piece->lines, ExamFlowLine, i), place->y);
  if (piece->draw != NULL)
    {
      cairo_save (cr);
      cairo_translate (cr, piece->x, place->y);
      piece->draw (self, cr, piece->width, piece->draw_data);
      cairo_restore (cr);
    }
}

static PangoLayout *
make_label (ExamFlow   *self,
            const char *text,
            double      size)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/** Returns: how wide exam_flow_draw_label() draws @text with letters of @size, in points */
double
exam_flow_measure_label (ExamFlow   *self,
                         const char *text,
                         double      size)
{
  g_autoptr (PangoLayout) layout = make_label (self, text, size);
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  return (double) extents.width / PANGO_SCALE;
}

/**
 * exam_flow_draw_label:
 * @self: a flow
 * @cr: where to draw
 * @text: one line
 * @x: where it is, in points
 * @y: its upper edge
 * @xalign: 0 if it begins at @x, 0.5 if its middle is there, 1 if it ends there
 * @size: of its letters, in points
 * @ink: its colour
 */
void
exam_flow_draw_label (ExamFlow   *self,
                      cairo_t    *cr,
                      const char *text,
                      double      x,
                      double      y,
                      double      xalign,
                      double      size,
                      guint       ink)
{
  g_autoptr (PangoLayout) layout = make_label (self, text, size);
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  set_ink (cr, ink);
  cairo_move_to (cr, x - xalign * extents.width / PANGO_SCALE, y);
  pango_cairo_show_layout (cr, layout);
}

/* A text at the head of a page, no wider than @room. */
static void
draw_running_text (ExamFlow   *self,
                   cairo_t    *cr,
                   const char *text,
                   gboolean    right,
                   double      room)
{
  g_autoptr (PangoLayout) layout = exam_flow_make_layout (self, EXAM_STYLE_NOTE, "");
  double width = exam_paper_get_text_width (&self->paper);

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (room * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_alignment (layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  set_ink (cr, EXAM_INK_DIM);
  cairo_move_to (cr, self->paper.margin + (right ? width - room : 0), self->paper.margin);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_running (ExamFlow *self,
              cairo_t  *cr,
              guint     page)
{
  const ExamPaper *paper = &self->paper;
  double width = exam_paper_get_text_width (paper);
  /* Translators: a page, and how many there are: "3 of 12" */
  g_autofree char *number = g_strdup_printf (C_("page", "%u of %u"), page + 1, self->pages->len);

  draw_running_text (self, cr, self->running_left, FALSE, width * 0.62);
  draw_running_text (self, cr, self->running_right, TRUE, width * 0.36);
  set_ink (cr, EXAM_INK_TRACK);
  cairo_set_line_width (cr, 0.75);
  draw_rule (cr, paper->margin, paper->margin + 13, paper->margin + width, paper->margin + 13);
  exam_flow_draw_label (self, cr, number, paper->width / 2, paper->height - paper->margin - 10, 0.5, RUNNING_SIZE, EXAM_INK_DIM);
}

/**
 * exam_flow_draw_page:
 * @self: a flow of which pages are made
 * @cr: where to draw, in points, with the origin in the upper left corner of the sheet
 * @page: 0-based
 *
 * Draws a page. As often as wanted.
 */
void
exam_flow_draw_page (ExamFlow *self,
                     cairo_t  *cr,
                     guint     page)
{
  const GArray *places;

  g_return_if_fail (self != NULL && self->pages != NULL);
  g_return_if_fail (page < self->pages->len);

  places = g_ptr_array_index (self->pages, page);
  cairo_save (cr);
  draw_running (self, cr, page);
  cairo_translate (cr, self->paper.margin, (self->paper.height - exam_paper_get_text_height (&self->paper)) / 2);
  for (guint i = 0; i < places->len; i++)
    draw_piece (self, cr, places, i);
  cairo_restore (cr);
}
