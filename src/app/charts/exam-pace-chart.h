/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "insight/exam-pace.h"

G_BEGIN_DECLS

#define EXAM_TYPE_PACE_CHART (exam_pace_chart_get_type ())
G_DECLARE_FINAL_TYPE (ExamPaceChart, exam_pace_chart, EXAM, PACE_CHART, GtkWidget)

void exam_pace_chart_take_pace (ExamPaceChart *self,
                                ExamPace      *pace);

G_END_DECLS
