/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/charts/exam-point-chart.h"
#include "insight/exam-trend.h"

G_BEGIN_DECLS

#define EXAM_TYPE_TREND_CHART (exam_trend_chart_get_type ())
G_DECLARE_FINAL_TYPE (ExamTrendChart, exam_trend_chart, EXAM, TREND_CHART, ExamPointChart)

void             exam_trend_chart_take_trend (ExamTrendChart *self,
                                              ExamTrend      *trend);
const ExamTrend *exam_trend_chart_get_trend (ExamTrendChart *self);

G_END_DECLS
