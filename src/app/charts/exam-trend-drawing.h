/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/charts/exam-chart.h"
#include "insight/exam-trend.h"

G_BEGIN_DECLS

/** Half the width of a point. */
#define EXAM_TREND_RADIUS 5

void   exam_trend_draw (GtkWidget       *widget,
                        GtkSnapshot     *snapshot,
                        const ExamTrend *trend,
                        GArray          *points);
double exam_trend_get_x (const ExamChartPlot *plot,
                         double               share);
void   exam_trend_draw_times (GtkWidget             *widget,
                              GtkSnapshot           *snapshot,
                              const ExamChartPlot   *plot,
                              const ExamTrend       *trend,
                              const ExamChartColors *colors);
void   exam_trend_draw_interval (cairo_t       *cr,
                                 double         x,
                                 double         y,
                                 double         radius,
                                 double         low,
                                 double         high,
                                 const GdkRGBA *color);

G_END_DECLS
