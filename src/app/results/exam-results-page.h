/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/shared/exam-context.h"

G_BEGIN_DECLS

#define EXAM_TYPE_RESULTS_PAGE (exam_results_page_get_type ())
G_DECLARE_FINAL_TYPE (ExamResultsPage, exam_results_page, EXAM, RESULTS_PAGE, GtkWidget)

void    exam_results_page_set_context (ExamResultsPage *self,
                                       ExamContext     *context);
void    exam_results_page_set_records (ExamResultsPage *self,
                                       GPtrArray       *records);
GArray *exam_results_page_dup_chosen (ExamResultsPage *self) G_GNUC_WARN_UNUSED_RESULT;
void    exam_results_page_stop_choosing (ExamResultsPage *self);

G_END_DECLS
