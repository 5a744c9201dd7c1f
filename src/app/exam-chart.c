/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-chart.h"

#include <adwaita.h>

static GdkRGBA
rgba (guint  hex,
      double alpha)
{
  return (GdkRGBA) {
    .red = (float) ((hex >> 16 & 0xff) / 255.0),
    .green = (float) ((hex >> 8 & 0xff) / 255.0),
    .blue = (float) ((hex & 0xff) / 255.0),
    .alpha = (float) alpha,
  };
}

/** Returns: the colours for the style that the desktop has now */
ExamChartColors
exam_chart_get_colors (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean strong = adw_style_manager_get_high_contrast (manager);

  if (adw_style_manager_get_dark (manager))
    return (ExamChartColors) {
      .text = rgba (0xffffff, 1),
      .dim_text = rgba (0xffffff, strong ? 1 : 0.75),
      .axis = rgba (0xffffff, strong ? 0.9 : 0.35),
      .track = rgba (0xffffff, strong ? 0.3 : 0.14),
      .line = rgba (0x78aeed, 1),
      .good = rgba (0x57e389, 1),
      .bad = rgba (0xff7b63, 1),
      .band = rgba (0xffffff, strong ? 0.5 : 0.25),
    };

  return (ExamChartColors) {
    .text = rgba (0x1a1a1a, 1),
    .dim_text = rgba (0x1a1a1a, strong ? 1 : 0.75),
    .axis = rgba (0x1a1a1a, strong ? 0.9 : 0.4),
    .track = rgba (0x1a1a1a, strong ? 0.25 : 0.1),
    .line = rgba (0x1a5fb4, 1),
    .good = rgba (0x1b7a3d, 1),
    .bad = rgba (0xc01c28, 1),
    .band = rgba (0x1a1a1a, strong ? 0.45 : 0.2),
  };
}

/** Draws @widget anew when the desktop changes between light, dark and high contrast. */
void
exam_chart_watch_colors (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), widget,
                           G_CONNECT_SWAPPED);
}

/** Measures a text in the font of @widget, in pixels. */
void
exam_chart_measure_text (GtkWidget  *widget,
                         const char *text,
                         int        *width,
                         int        *height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);

  pango_layout_get_pixel_size (layout, width, height);
}

/**
 * exam_chart_draw_text:
 * @widget: whose font to use
 * @snapshot: where to draw
 * @text: one line
 * @x: where, in pixels
 * @y: its top
 * @align: what stands at @x: 0 its left end, 0.5 its middle, 1 its right end
 * @color: its colour
 */
void
exam_chart_draw_text (GtkWidget     *widget,
                      GtkSnapshot   *snapshot,
                      const char    *text,
                      double         x,
                      double         y,
                      double         align,
                      const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x - align * width), (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/** Fills a rectangle with round corners. */
void
exam_chart_fill (GtkSnapshot   *snapshot,
                 double         x,
                 double         y,
                 double         width,
                 double         height,
                 double         radius,
                 const GdkRGBA *color)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) MAX (width, 0), (float) MAX (height, 0));
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, (float) radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, &bounds);
  gtk_snapshot_pop (snapshot);
}

/**
 * exam_chart_draw_mark:
 * @cr: what to draw on
 * @x: its middle
 * @y: its middle
 * @radius: half its width
 * @angular: whether it is a diamond, else a circle
 * @hollow: whether it is an outline only
 * @color: its colour
 *
 * Draws a point of a chart, of a kind that can be told without its colour.
 */
void
exam_chart_draw_mark (cairo_t       *cr,
                      double         x,
                      double         y,
                      double         radius,
                      gboolean       angular,
                      gboolean       hollow,
                      const GdkRGBA *color)
{
  double outer = hollow ? radius - 1 : radius;

  cairo_new_path (cr);
  if (angular)
    {
      cairo_move_to (cr, x, y - outer * 1.25);
      cairo_line_to (cr, x + outer * 1.25, y);
      cairo_line_to (cr, x, y + outer * 1.25);
      cairo_line_to (cr, x - outer * 1.25, y);
      cairo_close_path (cr);
    }
  else
    cairo_arc (cr, x, y, outer, 0, 2 * G_PI);

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 2);
  if (hollow)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
}
