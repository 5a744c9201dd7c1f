/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "record/exam-code-store.h"
#include "sitting/exam-score.h"

G_BEGIN_DECLS

#define EXAM_TYPE_ANSWER_VIEW (exam_answer_view_get_type ())
G_DECLARE_FINAL_TYPE (ExamAnswerView, exam_answer_view, EXAM, ANSWER_VIEW, GtkWidget)

void exam_answer_view_show (ExamAnswerView       *self,
                            const ExamTranscript *transcript,
                            const ExamScore      *score,
                            guint                 position);
void exam_answer_view_show_item (ExamAnswerView *self,
                                 ExamForm       *form,
                                 const char     *heading);
void exam_answer_view_set_code_store (ExamAnswerView *self,
                                      ExamCodeStore  *store);
void exam_answer_view_append (ExamAnswerView *self,
                              GtkWidget      *widget);

G_END_DECLS
