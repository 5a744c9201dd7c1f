/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_READINESS_CHART (exam_readiness_chart_get_type ())
G_DECLARE_FINAL_TYPE (ExamReadinessChart, exam_readiness_chart, EXAM, READINESS_CHART, GtkWidget)

void exam_readiness_chart_set_chance (ExamReadinessChart *self,
                                      double              chance,
                                      double              low,
                                      double              high);

G_END_DECLS
