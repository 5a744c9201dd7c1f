/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exam-manual-clock.h"

/* A clock that goes when the test says so. */
struct _ExamManualClock
{
  GObject parent_instance;
  gint64  boot_time;
  gint64  awake_time;
  gint64  wall_time;
};

static void exam_manual_clock_iface_init (ExamClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ExamManualClock, exam_manual_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (EXAM_TYPE_CLOCK, exam_manual_clock_iface_init))

static gint64
get_boot_time (ExamClock *clock)
{
  return EXAM_MANUAL_CLOCK (clock)->boot_time;
}

static gint64
get_awake_time (ExamClock *clock)
{
  return EXAM_MANUAL_CLOCK (clock)->awake_time;
}

static gint64
get_wall_time (ExamClock *clock)
{
  return EXAM_MANUAL_CLOCK (clock)->wall_time;
}

static void
exam_manual_clock_iface_init (ExamClockInterface *iface)
{
  iface->get_boot_time = get_boot_time;
  iface->get_awake_time = get_awake_time;
  iface->get_wall_time = get_wall_time;
}

static void
exam_manual_clock_class_init (ExamManualClockClass *klass)
{
}

static void
exam_manual_clock_init (ExamManualClock *self)
{
  self->boot_time = G_GINT64_CONSTANT (5000) * G_USEC_PER_SEC;
  self->awake_time = G_GINT64_CONSTANT (4000) * G_USEC_PER_SEC;
  self->wall_time = G_GINT64_CONSTANT (1780000000) * G_USEC_PER_SEC;
}

ExamManualClock *
exam_manual_clock_new (void)
{
  return g_object_new (EXAM_TYPE_MANUAL_CLOCK, NULL);
}

/* Time passes and the machine is awake. */
void
exam_manual_clock_advance (ExamManualClock *self,
                           double           seconds)
{
  gint64 microseconds = (gint64) (seconds * G_USEC_PER_SEC);

  self->boot_time += microseconds;
  self->awake_time += microseconds;
  self->wall_time += microseconds;
}

/* Time passes and the machine sleeps. */
void
exam_manual_clock_suspend (ExamManualClock *self,
                           double           seconds)
{
  self->boot_time += (gint64) (seconds * G_USEC_PER_SEC);
  self->wall_time += (gint64) (seconds * G_USEC_PER_SEC);
}

/* Someone sets the wall clock. */
void
exam_manual_clock_set_wall (ExamManualClock *self,
                            gint64           wall_time)
{
  self->wall_time = wall_time;
}
