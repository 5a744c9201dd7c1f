/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define EXAM_TYPE_CLOCK (exam_clock_get_type ())
G_DECLARE_INTERFACE (ExamClock, exam_clock, EXAM, CLOCK, GObject)

/**
 * ExamClockInterface:
 * @get_boot_time: time since the machine started, suspend included
 * @get_awake_time: time since the machine started, suspend left out
 * @get_wall_time: time since 1970, which people and networks set at will
 *
 * What time it is, in microseconds. Durations are only ever made of the first two; the third says when something was.
 */
struct _ExamClockInterface
{
  GTypeInterface parent_iface;

  gint64 (*get_boot_time) (ExamClock *self);
  gint64 (*get_awake_time) (ExamClock *self);
  gint64 (*get_wall_time) (ExamClock *self);
};

gint64 exam_clock_get_boot_time (ExamClock *self);
gint64 exam_clock_get_awake_time (ExamClock *self);
gint64 exam_clock_get_wall_time (ExamClock *self);

G_END_DECLS
