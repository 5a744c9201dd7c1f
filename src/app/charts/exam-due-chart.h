/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_DUE_CHART (exam_due_chart_get_type ())
G_DECLARE_FINAL_TYPE (ExamDueChart, exam_due_chart, EXAM, DUE_CHART, GtkWidget)

void exam_due_chart_set_counts (ExamDueChart *self,
                                const GArray *counts,
                                gint64        now);

G_END_DECLS
