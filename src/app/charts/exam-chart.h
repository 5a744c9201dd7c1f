/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ExamChartColors:
 *
 * What charts are drawn with: for light and dark, and strong enough for high contrast.
 */
typedef struct {
  GdkRGBA text;
  GdkRGBA dim_text;
  GdkRGBA axis;
  GdkRGBA track;
  GdkRGBA line;
  GdkRGBA good;
  GdkRGBA bad;
  GdkRGBA band;
} ExamChartColors;

/**
 * ExamChartPlot:
 * @left: left end of the axis below, in pixels
 * @top: upper end of the axis beside
 * @width: length of the axis below
 * @height: length of the axis beside
 *
 * What is left of a chart inside its labels.
 */
typedef struct {
  double left;
  double top;
  double width;
  double height;
} ExamChartPlot;

ExamChartColors exam_chart_get_colors (void);
void            exam_chart_watch_colors (GtkWidget *widget);

void exam_chart_measure (GtkOrientation orientation,
                         int            height,
                         int           *minimum,
                         int           *natural);
void exam_chart_measure_text (GtkWidget  *widget,
                              const char *text,
                              int        *width,
                              int        *height);
int  exam_chart_get_text_height (GtkWidget *widget);

void exam_chart_draw_axes (GtkSnapshot           *snapshot,
                           const ExamChartPlot   *plot,
                           const ExamChartColors *colors);
void exam_chart_draw_value (GtkWidget             *widget,
                            GtkSnapshot           *snapshot,
                            const ExamChartPlot   *plot,
                            double                 y,
                            const char            *text,
                            const ExamChartColors *colors);
void exam_chart_draw_tick (GtkWidget             *widget,
                           GtkSnapshot           *snapshot,
                           const ExamChartPlot   *plot,
                           double                 x,
                           const char            *text,
                           const ExamChartColors *colors);
void exam_chart_draw_layout (GtkSnapshot   *snapshot,
                             PangoLayout   *layout,
                             double         x,
                             double         y,
                             const GdkRGBA *color);
void exam_chart_draw_text (GtkWidget     *widget,
                           GtkSnapshot   *snapshot,
                           const char    *text,
                           double         x,
                           double         y,
                           double         align,
                           const GdkRGBA *color);
void exam_chart_fill (GtkSnapshot   *snapshot,
                      double         x,
                      double         y,
                      double         width,
                      double         height,
                      double         radius,
                      const GdkRGBA *color);

cairo_t *exam_chart_begin_lines (GtkWidget   *widget,
                                 GtkSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
void     exam_chart_draw_dashes (cairo_t       *cr,
                                 double         from_x,
                                 double         from_y,
                                 double         to_x,
                                 double         to_y,
                                 double         line_width,
                                 const GdkRGBA *color);
void     exam_chart_draw_mark (cairo_t       *cr,
                               double         x,
                               double         y,
                               double         radius,
                               gboolean       angular,
                               gboolean       hollow,
                               const GdkRGBA *color);
void exam_chart_draw_ring (GtkSnapshot            *snapshot,
                           const graphene_point_t *point,
                           double                  radius);

G_END_DECLS
