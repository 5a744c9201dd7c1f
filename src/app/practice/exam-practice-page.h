/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/shared/exam-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_PRACTICE_PAGE (exam_practice_page_get_type ())
G_DECLARE_FINAL_TYPE (ExamPracticePage, exam_practice_page, EXAM, PRACTICE_PAGE, GtkWidget)

void exam_practice_page_set_context (ExamPracticePage *self,
                                     ExamContext      *context);
void exam_practice_page_set_records (ExamPracticePage *self,
                                     GPtrArray        *records);
void exam_practice_page_refresh (ExamPracticePage *self);

G_END_DECLS
