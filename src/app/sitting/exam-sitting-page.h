/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/shared/exam-context.h"
#include "record/exam-journal.h"

G_BEGIN_DECLS

#define EXAM_TYPE_SITTING_PAGE (exam_sitting_page_get_type ())
G_DECLARE_FINAL_TYPE (ExamSittingPage, exam_sitting_page, EXAM, SITTING_PAGE, GtkWidget)

void exam_sitting_page_set_context (ExamSittingPage *self,
                                    ExamContext     *context);
void exam_sitting_page_show (ExamSittingPage *self,
                             ExamJournal     *journal,
                             const char      *candidate);

ExamJournal *exam_sitting_page_get_journal (ExamSittingPage *self);
gboolean     exam_sitting_page_is_under_way (ExamSittingPage *self);
gboolean     exam_sitting_page_is_exam (ExamSittingPage *self);
void         exam_sitting_page_leave (ExamSittingPage *self);
guint        exam_sitting_page_get_code_systems (ExamSittingPage *self);

G_END_DECLS
