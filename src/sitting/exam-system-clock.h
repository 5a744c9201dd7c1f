/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-clock.h"

G_BEGIN_DECLS

#define EXAM_TYPE_SYSTEM_CLOCK (exam_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (ExamSystemClock, exam_system_clock, EXAM, SYSTEM_CLOCK, GObject)

ExamClock *exam_system_clock_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
