/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-pace.h"

#include <glib/gi18n-lib.h>

#include "sitting/exam-time-text.h"

/* How many times the exam's pace is slow. */
#define SLOW_FACTOR 2

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  const ExamPacePoint *point_a = a;
  const ExamPacePoint *point_b = b;

  return (point_a->at > point_b->at) - (point_a->at < point_b->at);
}

/**
 * exam_pace_new:
 * @transcript: a sitting
 * @limit: exam time allowed, in microseconds, 0 for no limit
 *
 * An item counts from when it was first answered completely; what became of the answer later does not matter.
 *
 * Returns: (transfer full): the pace
 */
ExamPace *
exam_pace_new (const ExamTranscript *transcript,
               gint64                limit)
{
  ExamPace *self = g_new0 (ExamPace, 1);

  self->points = g_array_new (FALSE, FALSE, sizeof (ExamPacePoint));
  self->n_items = exam_form_get_n_items (transcript->form);
  self->elapsed = transcript->elapsed;
  self->limit = limit;

  for (guint i = 0; i < self->n_items; i++)
    {
      ExamPacePoint point = { exam_transcript_get_response (transcript, i)->first_answered_at, 0 };

      if (point.at >= 0)
        g_array_append_val (self->points, point);
    }

  g_array_sort (self->points, compare_points);
  for (guint i = 0; i < self->points->len; i++)
    g_array_index (self->points, ExamPacePoint, i).n_answered = i + 1;

  return self;
}

void
exam_pace_free (ExamPace *self)
{
  g_return_if_fail (self != NULL);
  g_array_unref (self->points);
  g_free (self);
}

/** Returns: the exam time at which an even pace has answered @n_answered items, in microseconds; 0 without a limit */
gint64
exam_pace_get_even (const ExamPace *self,
                    guint           n_answered)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_items > 0 ? self->limit * n_answered / self->n_items : 0;
}

/** Returns: (transfer full): how many questions were answered, and in what time, in words */
char *
exam_pace_describe (const ExamPace *self)
{
  g_autofree char *used = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  used = exam_time_to_words (self->elapsed);
  /* Translators: %s is a duration in words */
  return g_strdup_printf (_("Pace: %u of %u questions answered in %s"), self->points->len, self->n_items, used);
}

/**
 * exam_pace_get_per_item:
 * @form: what was sat
 *
 * The exam's pace is the time that the form has, divided by its items: short forms have the pace of the whole exam. Extra
 * time does not change it, nor does sitting without a limit, so that sittings under different rules are measured alike.
 *
 * Returns: the time there is for an item, in microseconds; 0 for a form without items
 */
gint64
exam_pace_get_per_item (const ExamForm *form)
{
  guint n_items;

  g_return_val_if_fail (form != NULL, 0);

  n_items = exam_form_get_n_items (form);
  return n_items > 0 ? (gint64) exam_form_get_minutes (form) * 60 * G_USEC_PER_SEC / n_items : 0;
}

/** Returns: whether @time, in microseconds, is more than twice what the exam's pace gives an item */
gboolean
exam_pace_is_slow (const ExamForm *form,
                   gint64          time)
{
  gint64 pace = exam_pace_get_per_item (form);

  return pace > 0 && time > SLOW_FACTOR * pace;
}
