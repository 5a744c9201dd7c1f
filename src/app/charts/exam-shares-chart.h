/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "insight/exam-comparison.h"

G_BEGIN_DECLS

#define EXAM_TYPE_SHARES_CHART (exam_shares_chart_get_type ())
G_DECLARE_FINAL_TYPE (ExamSharesChart, exam_shares_chart, EXAM, SHARES_CHART, GtkWidget)

GtkWidget *exam_shares_chart_new (const ExamDomainScore *scores,
                                  guint                  n_scores,
                                  const ExamShareChange *change,
                                  const char            *name);
GtkWidget *exam_shares_chart_new_axis (void);

G_END_DECLS
