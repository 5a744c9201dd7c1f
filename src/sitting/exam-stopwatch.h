/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-clock.h"

G_BEGIN_DECLS

/**
 * ExamStopwatch:
 *
 * The exam time of a sitting: what has passed on a clock while it was running, and never more than the limit.
 */
typedef struct _ExamStopwatch ExamStopwatch;

ExamStopwatch *exam_stopwatch_new (ExamClock *clock,
                                   gboolean   counts_suspend,
                                   gint64     limit) G_GNUC_WARN_UNUSED_RESULT;
void           exam_stopwatch_free (ExamStopwatch *self);

void     exam_stopwatch_start (ExamStopwatch *self);
void     exam_stopwatch_stop (ExamStopwatch *self);
void     exam_stopwatch_set_elapsed (ExamStopwatch *self,
                                     gint64         elapsed);
gboolean exam_stopwatch_is_running (const ExamStopwatch *self);
gint64   exam_stopwatch_get_elapsed (const ExamStopwatch *self);
gint64   exam_stopwatch_get_limit (const ExamStopwatch *self);
gint64   exam_stopwatch_get_remaining (const ExamStopwatch *self);
gint64   exam_stopwatch_take_suspend (ExamStopwatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamStopwatch, exam_stopwatch_free)

G_END_DECLS
