/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/shared/exam-context.h"

G_BEGIN_DECLS

#define EXAM_TYPE_READINESS_VIEW (exam_readiness_view_get_type ())
G_DECLARE_FINAL_TYPE (ExamReadinessView, exam_readiness_view, EXAM, READINESS_VIEW, GtkWidget)

void exam_readiness_view_set_context (ExamReadinessView *self,
                                      ExamContext       *context);
void exam_readiness_view_set_records (ExamReadinessView *self,
                                      GPtrArray         *records);
void exam_readiness_view_set_results (ExamReadinessView *self,
                                      const char        *format_id,
                                      GArray            *results,
                                      const GError      *error);

G_END_DECLS
