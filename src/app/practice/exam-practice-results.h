/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_PRACTICE_RESULTS (exam_practice_results_get_type ())
G_DECLARE_FINAL_TYPE (ExamPracticeResults, exam_practice_results, EXAM, PRACTICE_RESULTS, GtkWidget)

void exam_practice_results_set_records (ExamPracticeResults *self,
                                        GPtrArray           *records);

G_END_DECLS
