/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-serving.h"

G_BEGIN_DECLS

/**
 * ExamItemPast:
 * @seen_rank: how many mock exams ago it was served last, see #ExamServing; 0 for never
 * @missed_rank: the same for when it was missed last
 * @flagged: whether it was flagged when it was served last
 * @guessed: whether the candidate guessed when last asked how sure the answer was
 * @causes: (nullable) (element-type utf8): ids of the causes that the candidate gave for its misses, interned
 *
 * What happened to one item.
 */
typedef struct {
  guint      seen_rank;
  guint      missed_rank;
  gboolean   flagged;
  gboolean   guessed;
  GPtrArray *causes;

  /*< private >*/
  gint64 served_at;
  gint64 confidence_at;
} ExamItemPast;

/**
 * ExamPracticePast:
 *
 * What happened to each item of a format.
 */
typedef struct _ExamPracticePast ExamPracticePast;

ExamPracticePast *exam_practice_past_new (const GArray *servings) G_GNUC_WARN_UNUSED_RESULT;
void              exam_practice_past_free (ExamPracticePast *self);

const ExamItemPast *exam_practice_past_find (const ExamPracticePast *self,
                                             const char             *item_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamPracticePast, exam_practice_past_free)

G_END_DECLS
