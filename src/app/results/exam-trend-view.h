/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/shared/exam-context.h"

G_BEGIN_DECLS

#define EXAM_TYPE_TREND_VIEW (exam_trend_view_get_type ())
G_DECLARE_FINAL_TYPE (ExamTrendView, exam_trend_view, EXAM, TREND_VIEW, GtkWidget)

void exam_trend_view_set_context (ExamTrendView *self,
                                  ExamContext   *context);
void exam_trend_view_set_records (ExamTrendView *self,
                                  GPtrArray     *records);

G_END_DECLS
