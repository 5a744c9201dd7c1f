/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-clock.h"

G_BEGIN_DECLS

#define EXAM_TYPE_MANUAL_CLOCK (exam_manual_clock_get_type ())
G_DECLARE_FINAL_TYPE (ExamManualClock, exam_manual_clock, EXAM, MANUAL_CLOCK, GObject)

ExamManualClock *exam_manual_clock_new (void);

void exam_manual_clock_advance (ExamManualClock *self,
                                double           seconds);
void exam_manual_clock_suspend (ExamManualClock *self,
                                double           seconds);
void exam_manual_clock_set_wall (ExamManualClock *self,
                                 gint64           wall_time);

G_END_DECLS
