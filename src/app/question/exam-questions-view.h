/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "insight/exam-review-list.h"

G_BEGIN_DECLS

#define EXAM_TYPE_QUESTIONS_VIEW (exam_questions_view_get_type ())
G_DECLARE_FINAL_TYPE (ExamQuestionsView, exam_questions_view, EXAM, QUESTIONS_VIEW, GtkWidget)

void exam_questions_view_show (ExamQuestionsView    *self,
                               const ExamTranscript *transcript,
                               const ExamScore      *score);
void exam_questions_view_filter (ExamQuestionsView *self,
                                 guint              traits,
                                 guint              domain);
void exam_questions_view_set_remarks (ExamQuestionsView *self,
                                      const ExamRemarks *remarks);
void exam_questions_view_focus (ExamQuestionsView *self,
                                guint              position);

const ExamReviewList *exam_questions_view_get_list (ExamQuestionsView *self);

G_END_DECLS
