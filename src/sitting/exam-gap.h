/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamGapKind:
 * @EXAM_GAP_PAUSE: the candidate paused
 * @EXAM_GAP_SUSPEND: the machine slept
 * @EXAM_GAP_CLOSED: the program was not running
 */
typedef enum {
  EXAM_GAP_PAUSE,
  EXAM_GAP_SUSPEND,
  EXAM_GAP_CLOSED,
} ExamGapKind;

/**
 * ExamGap:
 * @at: exam time at which it began, in microseconds
 * @wall_time: when it ended, in microseconds since 1970
 * @length: how long it was, in microseconds; by the wall clock for %EXAM_GAP_CLOSED, so that it can be wrong there
 * @counted: whether the exam's clock went on
 *
 * An entry of the ledger: time in which nobody could answer.
 */
typedef struct {
  ExamGapKind kind;
  gint64      at;
  gint64      wall_time;
  gint64      length;
  gboolean    counted;
} ExamGap;

char    *exam_gap_to_detail (const ExamGap *self);
gboolean exam_gap_from_detail (ExamGap    *self,
                               const char *detail);

G_END_DECLS
