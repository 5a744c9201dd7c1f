/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bank/exam-item.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CODES_VIEW (exam_codes_view_get_type ())
G_DECLARE_FINAL_TYPE (ExamCodesView, exam_codes_view, EXAM, CODES_VIEW, GtkWidget)

GtkWidget *exam_codes_view_new (void);

void  exam_codes_view_set_item (ExamCodesView   *self,
                                const ExamItem  *item,
                                const GPtrArray *codes);
char *exam_codes_view_dup_answer (ExamCodesView *self);

G_END_DECLS
