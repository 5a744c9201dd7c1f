/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-event.h"
#include "sitting/exam-form.h"
#include "sitting/exam-gap.h"
#include "sitting/exam-response.h"

G_BEGIN_DECLS

/**
 * ExamSittingState:
 * @EXAM_SITTING_INSTRUCTIONS: before Begin; nothing counts
 * @EXAM_SITTING_RUNNING: an item is shown
 * @EXAM_SITTING_REVIEW: the review screen is shown; the clock goes on
 * @EXAM_SITTING_PAUSED: the clock stands (relaxed rules only)
 * @EXAM_SITTING_ENDED: over
 */
typedef enum {
  EXAM_SITTING_INSTRUCTIONS,
  EXAM_SITTING_RUNNING,
  EXAM_SITTING_REVIEW,
  EXAM_SITTING_PAUSED,
  EXAM_SITTING_ENDED,
} ExamSittingState;

/**
 * ExamReviewFilter:
 *
 * Which items are gone through again from the review screen.
 */
typedef enum {
  EXAM_REVIEW_NONE,
  EXAM_REVIEW_ALL,
  EXAM_REVIEW_INCOMPLETE,
  EXAM_REVIEW_FLAGGED,
} ExamReviewFilter;

const char *exam_review_filter_get_name (ExamReviewFilter filter);

/**
 * ExamRefusal:
 * @EXAM_REFUSAL_NONE: it is allowed
 * @EXAM_REFUSAL_STATE: not in this state
 * @EXAM_REFUSAL_MUST_ANSWER: the format wants an answer first
 * @EXAM_REFUSAL_FORWARD_ONLY: the format does not go back
 * @EXAM_REFUSAL_LOCKED: that part is closed, or not open yet
 * @EXAM_REFUSAL_NOTHING: there is no such item
 */
typedef enum {
  EXAM_REFUSAL_NONE,
  EXAM_REFUSAL_STATE,
  EXAM_REFUSAL_MUST_ANSWER,
  EXAM_REFUSAL_FORWARD_ONLY,
  EXAM_REFUSAL_LOCKED,
  EXAM_REFUSAL_NOTHING,
} ExamRefusal;

/**
 * ExamTranscript:
 * @form: what is sat
 * @state: where the sitting stands
 * @timed_out: it ended because the time was up
 * @on_paper: the answers were given on paper, in any order and at unknown times
 * @position: 0-based position of the item shown, or shown last
 * @part: 0-based part that is open
 * @filter: which items are being gone through again
 * @elapsed: exam time of the last event, in microseconds
 * @review_time: exam time spent on the review screen, in microseconds
 * @gaps: (element-type ExamGap): the ledger
 * @n_events: sequence number of the last event
 *
 * What the events of a sitting add up to. Made of events alone, so that a sitting taken up after a crash, or opened
 * years later, is the same as it was. Look, do not touch: exam_transcript_apply() is the only way to change it.
 */
typedef struct {
  ExamForm        *form;
  ExamSittingState state;
  gboolean         timed_out;
  gboolean         on_paper;
  guint            position;
  guint            part;
  ExamReviewFilter filter;
  gint64           elapsed;
  gint64           review_time;
  GArray          *gaps;
  guint            n_events;

  /*< private >*/
  ExamSittingState state_before_pause;
  ExamResponse    *responses;
  GArray          *review_list;   /* (element-type guint) positions gone through again */
} ExamTranscript;

ExamTranscript *exam_transcript_new (ExamForm *form) G_GNUC_WARN_UNUSED_RESULT;
ExamTranscript *exam_transcript_new_for_events (ExamForm        *form,
                                                const GPtrArray *events) G_GNUC_WARN_UNUSED_RESULT;
void            exam_transcript_free (ExamTranscript *self);

gboolean exam_transcript_apply (ExamTranscript  *self,
                                const ExamEvent *event);

const ExamResponse *exam_transcript_get_response (const ExamTranscript *self,
                                                  guint                 position);
ExamProgress        exam_transcript_get_progress (const ExamTranscript *self,
                                                  guint                 position);
guint               exam_transcript_count_incomplete (const ExamTranscript *self);

ExamRefusal exam_transcript_check_show (const ExamTranscript *self,
                                        guint                 position);
ExamRefusal exam_transcript_check_review_screen (const ExamTranscript *self);
ExamRefusal exam_transcript_check_review (const ExamTranscript *self,
                                          ExamReviewFilter      filter);
gboolean    exam_transcript_find_next (const ExamTranscript *self,
                                       guint                *position);
gboolean    exam_transcript_find_previous (const ExamTranscript *self,
                                           guint                *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamTranscript, exam_transcript_free)

G_END_DECLS
