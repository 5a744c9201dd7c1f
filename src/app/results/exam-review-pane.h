/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/shared/exam-context.h"
#include "record/exam-remarks.h"
#include "sitting/exam-score.h"

G_BEGIN_DECLS

#define EXAM_TYPE_REVIEW_PANE (exam_review_pane_get_type ())
G_DECLARE_FINAL_TYPE (ExamReviewPane, exam_review_pane, EXAM, REVIEW_PANE, GtkWidget)

void exam_review_pane_set_context (ExamReviewPane *self,
                                   ExamContext    *context);
void exam_review_pane_set_sitting (ExamReviewPane       *self,
                                   gint64                sitting_id,
                                   const ExamTranscript *transcript,
                                   const ExamScore      *score);
void exam_review_pane_show (ExamReviewPane *self,
                            guint           position);
void exam_review_pane_toggle_cause (ExamReviewPane *self,
                                    ExamCause       cause);

const ExamRemarks *exam_review_pane_get_remarks (ExamReviewPane *self);
char              *exam_review_pane_dup_cause_text (ExamReviewPane *self);

G_END_DECLS
