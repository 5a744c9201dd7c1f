/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "insight/exam-trend.h"

G_BEGIN_DECLS

#define EXAM_TYPE_TREND_LEGEND (exam_trend_legend_get_type ())
G_DECLARE_FINAL_TYPE (ExamTrendLegend, exam_trend_legend, EXAM, TREND_LEGEND, GtkWidget)

void exam_trend_legend_set_trend (ExamTrendLegend *self,
                                  const ExamTrend *trend);

G_END_DECLS
