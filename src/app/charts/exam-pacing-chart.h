/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/charts/exam-point-chart.h"
#include "insight/exam-pacing.h"

G_BEGIN_DECLS

#define EXAM_TYPE_PACING_CHART (exam_pacing_chart_get_type ())
G_DECLARE_FINAL_TYPE (ExamPacingChart, exam_pacing_chart, EXAM, PACING_CHART, ExamPointChart)

void              exam_pacing_chart_take_pacing (ExamPacingChart *self,
                                                 ExamPacing      *pacing);
const ExamPacing *exam_pacing_chart_get_pacing (ExamPacingChart *self);

G_END_DECLS
