/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "record/exam-remarks.h"

G_BEGIN_DECLS

#define EXAM_TYPE_REMARKS_VIEW (exam_remarks_view_get_type ())
G_DECLARE_FINAL_TYPE (ExamRemarksView, exam_remarks_view, EXAM, REMARKS_VIEW, GtkWidget)

GtkWidget *exam_remarks_view_new (void);

void exam_remarks_view_show (ExamRemarksView  *self,
                             const ExamRemark *remark,
                             gboolean          missed);
void exam_remarks_view_show_cause (ExamRemarksView *self,
                                   ExamCause        cause);
void exam_remarks_view_show_doubt (ExamRemarksView *self,
                                   const char      *reason);

G_END_DECLS
