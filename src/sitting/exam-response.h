/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-item.h"
#include "sitting/exam-confidence.h"

G_BEGIN_DECLS

typedef enum {
  EXAM_PROGRESS_UNSEEN,
  EXAM_PROGRESS_INCOMPLETE,
  EXAM_PROGRESS_COMPLETE,
} ExamProgress;

/** More codes than any claim form has lines for; keeps a runaway input method out of the journal. */
#define EXAM_RESPONSE_MAX_CODES 60

/**
 * ExamAnswerChange:
 * @at: exam time, in microseconds
 * @answer: what the answer was from then on, as exam_response_dup_answer() gives it
 */
typedef struct {
  gint64 at;
  char  *answer;
} ExamAnswerChange;

/**
 * ExamResponse:
 * @chosen: bits of the options chosen, by their index in the item
 * @codes: (element-type utf8): codes as they were typed, without empty ones
 * @struck: bits of the options struck out
 * @seen: the item was shown
 * @flagged: flagged for review
 * @revealed: the key was shown before the end, so that the answer can no longer change
 * @confidence: how sure the candidate was
 * @note: (nullable): the candidate's note
 * @highlights: (element-type ExamHighlight)
 * @time: time spent on the item, in microseconds
 * @first_answered_at: exam time at which it was first complete, in microseconds, or -1
 * @settled: (element-type utf8): the answers with which the candidate left the item, each different from the one before
 * @changes: (element-type ExamAnswerChange): every answer, in order; of codes, which come letter by letter, the last ones
 *   typed while the item was shown
 * @n_settled_changes: how many of @changes there were when the candidate left the item last
 *
 * What the candidate did with one item. Only its sitting changes it.
 */
typedef struct {
  guint32        chosen;
  GPtrArray     *codes;
  guint32        struck;
  gboolean       seen;
  gboolean       flagged;
  gboolean       revealed;
  ExamConfidence confidence;
  char          *note;
  GArray        *highlights;
  gint64         time;
  gint64         first_answered_at;
  GPtrArray     *settled;
  GArray        *changes;
  guint          n_settled_changes;
} ExamResponse;

char    *exam_letters_from_bits (guint32 bits);
gboolean exam_letters_to_bits (const char *letters,
                               guint       n_letters,
                               guint32    *bits);

void exam_response_init (ExamResponse *self);
void exam_response_clear (ExamResponse *self);

char    *exam_response_dup_answer (const ExamResponse *self,
                                   const ExamItem     *item);
gboolean exam_response_set_answer (ExamResponse   *self,
                                   const ExamItem *item,
                                   const char     *answer);
void     exam_response_note_change (ExamResponse   *self,
                                    const ExamItem *item,
                                    gint64          at);
void     exam_response_settle (ExamResponse   *self,
                               const ExamItem *item);

ExamProgress exam_response_get_progress (const ExamResponse *self,
                                         const ExamItem     *item);
gboolean     exam_response_is_answered (const ExamResponse *self);

G_END_DECLS
