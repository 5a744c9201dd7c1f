/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/shared/exam-context.h"

G_BEGIN_DECLS

#define EXAM_TYPE_ERROR_LOG_PAGE (exam_error_log_page_get_type ())
G_DECLARE_FINAL_TYPE (ExamErrorLogPage, exam_error_log_page, EXAM, ERROR_LOG_PAGE, GtkWidget)

void exam_error_log_page_set_context (ExamErrorLogPage *self,
                                      ExamContext      *context);
void exam_error_log_page_set_misses (ExamErrorLogPage *self,
                                     GArray           *misses);

G_END_DECLS
