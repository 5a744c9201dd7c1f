/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-confidence.h"

G_BEGIN_DECLS

/**
 * ExamServing:
 * @item_id: (transfer none): id of the item, interned
 * @rank: how many mock exams ago: one more than the number of ended mock exams of the format that began after this
 *   sitting did. The latest mock exam has 1, and so has all practice since; practice before it has 2
 * @served_at: when the sitting began, in microseconds since 1970
 * @missed: less than full credit, also where nothing was answered
 * @flagged: flagged when the sitting ended
 * @confidence: how sure the candidate was
 * @cause: (nullable) (transfer none): id of the cause of a miss, interned
 *
 * One time that an item was served, in an ended sitting of a format: what practice sets are chosen by.
 */
typedef struct {
  const char    *item_id;
  guint          rank;
  gint64         served_at;
  gboolean       missed;
  gboolean       flagged;
  ExamConfidence confidence;
  const char    *cause;
} ExamServing;

G_END_DECLS
