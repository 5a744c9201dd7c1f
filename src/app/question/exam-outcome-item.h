/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-score.h"

G_BEGIN_DECLS

#define EXAM_TYPE_OUTCOME_ITEM (exam_outcome_item_get_type ())
G_DECLARE_FINAL_TYPE (ExamOutcomeItem, exam_outcome_item, EXAM, OUTCOME_ITEM, GObject)

ExamOutcomeItem *exam_outcome_item_new (const ExamTranscript *transcript,
                                        const ExamScore      *score,
                                        guint                 position);

guint       exam_outcome_item_get_position (ExamOutcomeItem *self);
const char *exam_outcome_item_get_domain (ExamOutcomeItem *self);
char       *exam_outcome_item_dup_outcome (ExamOutcomeItem *self);
char       *exam_outcome_item_dup_details (ExamOutcomeItem *self);
const char *exam_outcome_item_get_css_class (ExamOutcomeItem *self);
const char *exam_outcome_item_get_icon (ExamOutcomeItem *self);

G_END_DECLS
