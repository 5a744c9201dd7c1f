/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/charts/exam-chart.h"

#include <adwaita.h>

/* How wide a chart is that says nothing else about it */
#define MINIMUM_WIDTH 200
#define NATURAL_WIDTH 500

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

/** Measures a chart that takes all the width it gets, and is @height pixels high. */
void
exam_chart_measure (GtkOrientation orientation,
                    int            height,
                    int           *minimum,
                    int           *natural)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH : height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : height;
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

/** Returns: the height of a line in the font of @widget, in pixels */
int
exam_chart_get_text_height (GtkWidget *widget)
{
  int width, height;

  exam_chart_measure_text (widget, "0", &width, &height);
  return height;
}

/** Draws a text with its upper left corner at @x and @y. */
void
exam_chart_draw_layout (GtkSnapshot   *snapshot,
                        PangoLayout   *layout,
                        double         x,
                        double         y,
                        const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
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
  exam_chart_draw_layout (snapshot, layout, x - align * width, y, color);
}

/** Draws the axes of a plot: one beside it, one below it. */
void
exam_chart_draw_axes (GtkSnapshot           *snapshot,
                      const ExamChartPlot   *plot,
                      const ExamChartColors *colors)
{
  exam_chart_fill (snapshot, plot->left, plot->top, 1, plot->height, 0, &colors->axis);
  exam_chart_fill (snapshot, plot->left, plot->top + plot->height, plot->width, 1, 0, &colors->axis);
}

/** Writes a value beside a plot, at the height @y, and draws a line through the plot there. */
void
exam_chart_draw_value (GtkWidget             *widget,
                       GtkSnapshot           *snapshot,
                       const ExamChartPlot   *plot,
                       double                 y,
                       const char            *text,
                       const ExamChartColors *colors)
{
  exam_chart_fill (snapshot, plot->left, y, plot->width, 1, 0, &colors->track);
  exam_chart_draw_text (widget, snapshot, text, plot->left - 6, y - exam_chart_get_text_height (widget) / 2.0, 1,
                        &colors->dim_text);
}

/** Writes a text below a plot, in the middle below @x as far as @widget is wide enough, and draws a tick there. */
void
exam_chart_draw_tick (GtkWidget             *widget,
                      GtkSnapshot           *snapshot,
                      const ExamChartPlot   *plot,
                      double                 x,
                      const char            *text,
                      const ExamChartColors *colors)
{
  double bottom = plot->top + plot->height, most;
  int width, height;

  exam_chart_measure_text (widget, text, &width, &height);
  most = MAX (gtk_widget_get_width (widget) - width / 2.0, width / 2.0);
  exam_chart_fill (snapshot, x, bottom, 1, 5, 0, &colors->axis);
  exam_chart_draw_text (widget, snapshot, text, CLAMP (x, width / 2.0, most), bottom + 6, 0.5, &colors->dim_text);
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

/** Returns: (transfer full): what lines and marks are drawn on, anywhere in @widget */
cairo_t *
exam_chart_begin_lines (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));

  return gtk_snapshot_append_cairo (snapshot, &bounds);
}

/** Draws a dashed line: what charts compare with. */
void
exam_chart_draw_dashes (cairo_t       *cr,
                        double         from_x,
                        double         from_y,
                        double         to_x,
                        double         to_y,
                        double         line_width,
                        const GdkRGBA *color)
{
  const double dashes[] = { 6, 4 };

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, line_width);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, from_x, from_y);
  cairo_line_to (cr, to_x, to_y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
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

/** Draws a ring around a point of a chart, which makes it stand out. */
void
exam_chart_draw_ring (GtkSnapshot            *snapshot,
                      const graphene_point_t *point,
                      double                  radius)
{
  ExamChartColors colors = exam_chart_get_colors ();
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) (point->x - radius), (float) (point->y - radius), (float) (2 * radius),
                                               (float) (2 * radius));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  exam_chart_draw_mark (cr, point->x, point->y, radius, FALSE, TRUE, &colors.text);
  cairo_destroy (cr);
}
