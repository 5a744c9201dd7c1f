/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-system-clock.h"

#include <time.h>

/* The clock of this machine. */
struct _ExamSystemClock
{
  GObject parent_instance;
};

static void exam_system_clock_iface_init (ExamClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ExamSystemClock, exam_system_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (EXAM_TYPE_CLOCK, exam_system_clock_iface_init))

static gint64
read_clock (clockid_t clock)
{
  struct timespec time;

  if (clock_gettime (clock, &time) != 0)
    g_error ("clock_gettime() failed for clock %d", (int) clock);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gint64
exam_system_clock_get_boot_time (ExamClock *clock)
{
  return read_clock (CLOCK_BOOTTIME);
}

static gint64
exam_system_clock_get_awake_time (ExamClock *clock)
{
  return read_clock (CLOCK_MONOTONIC);
}

static gint64
exam_system_clock_get_wall_time (ExamClock *clock)
{
  return g_get_real_time ();
}

static void
exam_system_clock_iface_init (ExamClockInterface *iface)
{
  iface->get_boot_time = exam_system_clock_get_boot_time;
  iface->get_awake_time = exam_system_clock_get_awake_time;
  iface->get_wall_time = exam_system_clock_get_wall_time;
}

static void
exam_system_clock_class_init (ExamSystemClockClass *klass)
{
}

static void
exam_system_clock_init (ExamSystemClock *self)
{
}

/** Returns: (transfer full): the clock of this machine */
ExamClock *
exam_system_clock_new (void)
{
  return g_object_new (EXAM_TYPE_SYSTEM_CLOCK, NULL);
}
