/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-clock.h"

G_DEFINE_INTERFACE (ExamClock, exam_clock, G_TYPE_OBJECT)

static void
exam_clock_default_init (ExamClockInterface *iface)
{
}

/** Returns: microseconds since the machine started, suspend included (CLOCK_BOOTTIME) */
gint64
exam_clock_get_boot_time (ExamClock *self)
{
  g_return_val_if_fail (EXAM_IS_CLOCK (self), 0);
  return EXAM_CLOCK_GET_IFACE (self)->get_boot_time (self);
}

/** Returns: microseconds since the machine started, suspend left out (CLOCK_MONOTONIC) */
gint64
exam_clock_get_awake_time (ExamClock *self)
{
  g_return_val_if_fail (EXAM_IS_CLOCK (self), 0);
  return EXAM_CLOCK_GET_IFACE (self)->get_awake_time (self);
}

/** Returns: microseconds since 1970 by the wall clock */
gint64
exam_clock_get_wall_time (ExamClock *self)
{
  g_return_val_if_fail (EXAM_IS_CLOCK (self), 0);
  return EXAM_CLOCK_GET_IFACE (self)->get_wall_time (self);
}
