/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-sitting-record.h"
#include "sitting/exam-form.h"
#include "sitting/exam-score.h"

G_BEGIN_DECLS

/**
 * ExamStoredSitting:
 * @record: what the list shows
 * @form: the items as they were served, whatever has become of their banks
 * @events: (element-type ExamEvent): what happened
 * @score: (nullable): as it was computed at the end; %NULL for an unfinished sitting
 *
 * Everything that is kept of a sitting.
 */
typedef struct {
  ExamSittingRecord *record;
  ExamForm          *form;
  GPtrArray         *events;
  ExamScore         *score;
} ExamStoredSitting;

ExamStoredSitting *exam_stored_sitting_copy (const ExamStoredSitting *self) G_GNUC_WARN_UNUSED_RESULT;
void               exam_stored_sitting_free (ExamStoredSitting *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamStoredSitting, exam_stored_sitting_free)

G_END_DECLS
