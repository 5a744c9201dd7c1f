/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "record/exam-sitting-record.h"

G_BEGIN_DECLS

#define EXAM_TYPE_SCORE_CHART (exam_score_chart_get_type ())
G_DECLARE_FINAL_TYPE (ExamScoreChart, exam_score_chart, EXAM, SCORE_CHART, GtkWidget)

void exam_score_chart_set_record (ExamScoreChart          *self,
                                  const ExamSittingRecord *record);

G_END_DECLS
