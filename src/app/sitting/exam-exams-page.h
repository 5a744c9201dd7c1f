/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/shared/exam-context.h"

G_BEGIN_DECLS

#define EXAM_TYPE_EXAMS_PAGE (exam_exams_page_get_type ())
G_DECLARE_FINAL_TYPE (ExamExamsPage, exam_exams_page, EXAM, EXAMS_PAGE, GtkWidget)

void exam_exams_page_set_context (ExamExamsPage *self,
                                  ExamContext   *context);
void exam_exams_page_set_records (ExamExamsPage *self,
                                  GPtrArray     *records);

G_END_DECLS
