/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-store.h"

G_BEGIN_DECLS

#define EXAM_TYPE_JOURNAL (exam_journal_get_type ())
G_DECLARE_FINAL_TYPE (ExamJournal, exam_journal, EXAM, JOURNAL, GObject)

ExamJournal *exam_journal_new (ExamStore   *store,
                               ExamSitting *sitting,
                               ExamPurpose  purpose,
                               const char  *candidate,
                               ExamClock   *clock) G_GNUC_WARN_UNUSED_RESULT;
ExamJournal *exam_journal_new_for_stored (ExamStore               *store,
                                          ExamSitting             *sitting,
                                          const ExamStoredSitting *stored,
                                          ExamClock               *clock) G_GNUC_WARN_UNUSED_RESULT;

gint64       exam_journal_get_sitting_id (ExamJournal *self);
ExamSitting *exam_journal_get_sitting (ExamJournal *self);
guint        exam_journal_get_n_saved (ExamJournal *self);

ExamStoredSitting *exam_journal_dup_result (ExamJournal *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
