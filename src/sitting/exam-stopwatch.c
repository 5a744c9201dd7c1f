/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-stopwatch.h"

/* Shorter differences between the clocks that see suspend and that do not are noise. */
#define SUSPEND_THRESHOLD (2 * G_USEC_PER_SEC)

/* All times in microseconds. */
struct _ExamStopwatch
{
  ExamClock *clock;           /* (owned) */
  gboolean   counts_suspend;
  gint64     limit;           /* 0 for none */
  gint64     base;            /* elapsed at the anchor */
  gint64     anchor;          /* clock time at which base had elapsed */
  gboolean   running;
  gint64     asleep;          /* how far the boot time was ahead of the awake time, when last looked */
};

/**
 * exam_stopwatch_new:
 * @clock: tells the time
 * @counts_suspend: whether time goes on while the machine sleeps
 * @limit: what never is exceeded, in microseconds; 0 for none
 *
 * Returns: (transfer full): a stopwatch that stands at 0
 */
ExamStopwatch *
exam_stopwatch_new (ExamClock *clock,
                    gboolean   counts_suspend,
                    gint64     limit)
{
  ExamStopwatch *self;

  g_return_val_if_fail (EXAM_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (limit >= 0, NULL);

  self = g_new0 (ExamStopwatch, 1);
  self->clock = g_object_ref (clock);
  self->counts_suspend = counts_suspend;
  self->limit = limit;
  return self;
}

void
exam_stopwatch_free (ExamStopwatch *self)
{
  g_object_unref (self->clock);
  g_free (self);
}

static gint64
read_clock (const ExamStopwatch *self)
{
  return self->counts_suspend ? exam_clock_get_boot_time (self->clock) : exam_clock_get_awake_time (self->clock);
}

static gint64
read_asleep (const ExamStopwatch *self)
{
  return exam_clock_get_boot_time (self->clock) - exam_clock_get_awake_time (self->clock);
}

/** Goes on from the time that has elapsed. What the machine slept before is none of its business. */
void
exam_stopwatch_start (ExamStopwatch *self)
{
  g_return_if_fail (self != NULL);

  self->anchor = read_clock (self);
  self->running = TRUE;
  self->asleep = read_asleep (self);
}

void
exam_stopwatch_stop (ExamStopwatch *self)
{
  g_return_if_fail (self != NULL);

  self->base = exam_stopwatch_get_elapsed (self);
  self->running = FALSE;
}

/** Sets the time that has elapsed, in microseconds, while it stands. */
void
exam_stopwatch_set_elapsed (ExamStopwatch *self,
                            gint64         elapsed)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (!self->running);

  self->base = elapsed;
}

gboolean
exam_stopwatch_is_running (const ExamStopwatch *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->running;
}

/** Returns: what has elapsed, in microseconds; never more than the limit */
gint64
exam_stopwatch_get_elapsed (const ExamStopwatch *self)
{
  gint64 elapsed;

  g_return_val_if_fail (self != NULL, 0);

  elapsed = self->base + (self->running ? MAX (read_clock (self) - self->anchor, 0) : 0);
  return self->limit > 0 ? MIN (elapsed, self->limit) : elapsed;
}

/** Returns: the limit, in microseconds; 0 for none */
gint64
exam_stopwatch_get_limit (const ExamStopwatch *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->limit;
}

/** Returns: what is left, in microseconds; %G_MAXINT64 without a limit */
gint64
exam_stopwatch_get_remaining (const ExamStopwatch *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->limit > 0 ? self->limit - exam_stopwatch_get_elapsed (self) : G_MAXINT64;
}

/**
 * exam_stopwatch_take_suspend:
 * @self: a stopwatch
 *
 * Whether it counts or not: tells a suspend once.
 *
 * Returns: how long the machine slept since the last time that something was told, or since the start, in microseconds;
 *   0 when it did not
 */
gint64
exam_stopwatch_take_suspend (ExamStopwatch *self)
{
  gint64 asleep, length;

  g_return_val_if_fail (self != NULL, 0);

  asleep = read_asleep (self);
  length = asleep - self->asleep;
  if (length < SUSPEND_THRESHOLD)
    return 0;

  self->asleep = asleep;
  return length;
}
