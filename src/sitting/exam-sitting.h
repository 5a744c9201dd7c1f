/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-clock.h"
#include "sitting/exam-highlight.h"
#include "sitting/exam-rules.h"
#include "sitting/exam-transcript.h"

G_BEGIN_DECLS

#define EXAM_TYPE_SITTING (exam_sitting_get_type ())
G_DECLARE_FINAL_TYPE (ExamSitting, exam_sitting, EXAM, SITTING, GObject)

ExamSitting *exam_sitting_new (ExamForm        *form,
                               const ExamRules *rules,
                               ExamClock       *clock) G_GNUC_WARN_UNUSED_RESULT;

/* A sitting that was left unfinished */
void exam_sitting_replay (ExamSitting     *self,
                          const GPtrArray *events,
                          gint64           elapsed);
void exam_sitting_reopen (ExamSitting *self,
                          gint64       closed_since);

/* What is */
const ExamTranscript *exam_sitting_get_transcript (ExamSitting *self);
const ExamRules      *exam_sitting_get_rules (ExamSitting *self);
ExamForm             *exam_sitting_get_form (ExamSitting *self);
ExamSittingState      exam_sitting_get_state (ExamSitting *self);
guint                 exam_sitting_get_position (ExamSitting *self);
guint                 exam_sitting_get_record_position (ExamSitting *self);
gint64                exam_sitting_get_elapsed (ExamSitting *self);
gint64                exam_sitting_get_limit (ExamSitting *self);
gint64                exam_sitting_get_remaining (ExamSitting *self);

/* What the candidate does; each gives back whether it was done */
gboolean exam_sitting_begin (ExamSitting *self);
gboolean exam_sitting_answer (ExamSitting *self,
                              const char  *answer);
gboolean exam_sitting_choose (ExamSitting *self,
                              guint        option);
gboolean exam_sitting_clear (ExamSitting *self);
gboolean exam_sitting_strike (ExamSitting *self,
                              guint        option,
                              gboolean     struck);
gboolean exam_sitting_flag (ExamSitting *self,
                            gboolean     flagged);
gboolean exam_sitting_toggle_highlight (ExamSitting         *self,
                                        const ExamHighlight *range);
gboolean exam_sitting_note (ExamSitting *self,
                            const char  *note);
gboolean exam_sitting_reveal (ExamSitting *self);
gboolean exam_sitting_set_confidence (ExamSitting   *self,
                                      ExamConfidence confidence);
gboolean exam_sitting_go_to (ExamSitting *self,
                             guint        position);
gboolean exam_sitting_next (ExamSitting *self);
gboolean exam_sitting_previous (ExamSitting *self);
gboolean exam_sitting_show_review_screen (ExamSitting *self);
gboolean exam_sitting_review (ExamSitting     *self,
                              ExamReviewFilter filter);
gboolean exam_sitting_end_part (ExamSitting *self);
gboolean exam_sitting_pause (ExamSitting *self);
gboolean exam_sitting_continue (ExamSitting *self);
gboolean exam_sitting_end (ExamSitting *self);
void     exam_sitting_tick (ExamSitting *self);

/* Whether it may be done */
ExamRefusal exam_sitting_check_next (ExamSitting *self);
ExamRefusal exam_sitting_check_previous (ExamSitting *self);
ExamRefusal exam_sitting_check_reveal (ExamSitting *self);

G_END_DECLS
