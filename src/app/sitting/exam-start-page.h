/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/shared/exam-context.h"

G_BEGIN_DECLS

#define EXAM_TYPE_START_PAGE (exam_start_page_get_type ())
G_DECLARE_FINAL_TYPE (ExamStartPage, exam_start_page, EXAM, START_PAGE, GtkWidget)

void exam_start_page_set_context (ExamStartPage *self,
                                  ExamContext   *context);
void exam_start_page_show (ExamStartPage *self,
                           ExamFormat    *format);

G_END_DECLS
