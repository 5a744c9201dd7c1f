/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-cause.h"
#include "sitting/exam-score.h"

G_BEGIN_DECLS

/**
 * ExamMiss:
 * @sitting_id: where it happened
 * @position: 0-based position on that form
 * @item_id: (transfer none): id of the item, interned
 * @format_id: (transfer none): id of the format, interned
 * @domain: (transfer none): id of the domain, interned
 * @source: (transfer none) (nullable): title of the source that the item names first, interned
 * @section: (transfer none) (nullable): section of that source, interned
 * @stem: (transfer none): how the stem begins, interned
 * @cause: why, as the candidate says
 * @outcome: wrong, partly right or not answered
 * @practice: not in a mock exam
 * @ended_at: when the sitting ended, in microseconds since 1970
 * @right_since: the item was answered right in a later sitting
 *
 * An item that was answered with less than full credit.
 */
typedef struct {
  gint64      sitting_id;
  guint       position;
  const char *item_id;
  const char *format_id;
  const char *domain;
  const char *source;
  const char *section;
  const char *stem;
  ExamCause   cause;
  ExamOutcome outcome;
  gboolean    practice;
  gint64      ended_at;
  gboolean    right_since;
} ExamMiss;

G_END_DECLS
