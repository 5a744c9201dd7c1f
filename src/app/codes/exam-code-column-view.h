/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "record/exam-code-build.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CODE_COLUMN_VIEW (exam_code_column_view_get_type ())
G_DECLARE_FINAL_TYPE (ExamCodeColumnView, exam_code_column_view, EXAM, CODE_COLUMN_VIEW, GtkWidget)

GtkWidget *exam_code_column_view_new (guint position);
void       exam_code_column_view_show (ExamCodeColumnView   *self,
                                       const ExamCodeColumn *column,
                                       char                  chosen);
gboolean   exam_code_column_view_focus (ExamCodeColumnView *self);

G_END_DECLS
