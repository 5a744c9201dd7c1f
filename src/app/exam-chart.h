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

ExamChartColors exam_chart_get_colors (void);
void            exam_chart_watch_colors (GtkWidget *widget);

void exam_chart_measure_text (GtkWidget  *widget,
                              const char *text,
                              int        *width,
                              int        *height);
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
void exam_chart_draw_mark (cairo_t       *cr,
                           double         x,
                           double         y,
                           double         radius,
                           gboolean       angular,
                           gboolean       hollow,
                           const GdkRGBA *color);

G_END_DECLS
