/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-pacing.h"

#include "insight/exam-pace.h"
#include "insight/exam-passes.h"

/* --- Ahead and behind --- */

static void
add_point (ExamPacing     *self,
           const ExamPace *pace,
           gint64          at,
           guint           n_answered)
{
  const ExamPacingPoint point = { at, n_answered, exam_pace_get_even (pace, n_answered) - at };
  int index = (int) self->points->len;

  if (point.lead > 0 &&
      (self->most_ahead == EXAM_PACING_NONE || point.lead > exam_pacing_get_point (self, self->most_ahead)->lead))
    self->most_ahead = index;
  if (point.lead < 0 &&
      (self->most_behind == EXAM_PACING_NONE || point.lead < exam_pacing_get_point (self, self->most_behind)->lead))
    self->most_behind = index;
  g_array_append_val (self->points, point);
}

static void
find_leads (ExamPacing           *self,
            const ExamTranscript *transcript)
{
  g_autoptr (ExamPace) pace = exam_pace_new (transcript, self->basis);

  self->n_answered = pace->points->len;
  for (guint i = 0; i < pace->points->len; i++)
    {
      const ExamPacePoint *point = &g_array_index (pace->points, ExamPacePoint, i);

      self->n_in_own_time += point->at <= self->own_limit;
      if (self->basis > 0)
        add_point (self, pace, point->at, point->n_answered);
    }

  /* After the last answer nothing is late any more; while some are missing, time goes on. */
  if (self->basis > 0 && self->n_answered < self->n_items)
    add_point (self, pace, self->elapsed, self->n_answered);
}

/* --- Where the time went --- */

/* Returns: (transfer full): for each item, how much of its time nobody could answer, in microseconds */
static gint64 *
find_time_away (ExamForm        *form,
                const GPtrArray *events)
{
  g_autoptr (ExamTranscript) transcript = exam_transcript_new (form);
  gint64 *away = g_new0 (gint64, exam_form_get_n_items (form) + 1);

  for (guint i = 0; i < events->len; i++)
    {
      const ExamEvent *event = g_ptr_array_index (events, i);
      guint n_gaps = transcript->gaps->len;
      const ExamGap *gap;

      exam_transcript_apply (transcript, event);
      if (transcript->gaps->len == n_gaps || transcript->state != EXAM_SITTING_RUNNING)
        continue;
      gap = &g_array_index (transcript->gaps, ExamGap, n_gaps);
      if (gap->counted && gap->length > 0)
        away[transcript->position] += MIN (gap->length, G_MAXINT64 - away[transcript->position]);
    }
  return away;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const ExamPacingItem *item_a = a;
  const ExamPacingItem *item_b = b;

  if (item_a->time != item_b->time)
    return item_a->time > item_b->time ? -1 : 1;
  return (item_a->position > item_b->position) - (item_a->position < item_b->position);
}

static void
share_out (ExamPacing *self)
{
  gint64 total = 0;
  guint n_seen = self->n_items - self->unreached->len;

  for (guint i = 0; i < self->domains->len; i++)
    total += g_array_index (self->domains, ExamPacingDomain, i).time;
  for (guint i = 0; i < self->domains->len && n_seen > 0; i++)
    {
      ExamPacingDomain *domain = &g_array_index (self->domains, ExamPacingDomain, i);

      domain->share = (gint64) ((double) total * domain->n_items / n_seen);
    }
}

static void
find_times (ExamPacing           *self,
            const ExamTranscript *transcript,
            const GPtrArray      *events)
{
  const ExamFormat *format = exam_form_get_format (transcript->form);
  g_autofree gint64 *away = find_time_away (transcript->form, events);

  g_array_set_size (self->domains, format->domains->len + 1);
  for (guint i = 0; i < self->n_items; i++)
    {
      const ExamResponse *response = exam_transcript_get_response (transcript, i);
      ExamPacingItem item = { i, response->time - MIN (away[i], response->time) };
      guint domain = format->domains->len;

      if (!response->seen)
        {
          g_array_append_val (self->unreached, i);
          continue;
        }
      exam_format_find_domain (format, exam_item_get_domain (exam_form_get_item (transcript->form, i)), &domain);
      g_array_index (self->domains, ExamPacingDomain, domain).n_items++;
      g_array_index (self->domains, ExamPacingDomain, domain).time += item.time;
      if (item.time > 0)
        g_array_append_val (self->slowest, item);
    }

  share_out (self);
  g_array_sort (self->slowest, compare_items);
  g_array_set_size (self->slowest, MIN (self->slowest->len, EXAM_PACING_N_SLOWEST));
}

/**
 * exam_pacing_new:
 * @form: what was sat
 * @events: (element-type ExamEvent): what happened, in order
 * @limit: exam time allowed, in microseconds, 0 for no limit
 *
 * Leads are measured by the time that the candidate had: who has half as much again is not late for using it. Without a
 * limit they are measured by the exam's own time. What an item should take is always the exam's own pace, as
 * exam_pace_get_per_item() has it. Pauses are no exam time, and make no difference.
 *
 * Returns: (transfer full): what became of the time
 */
ExamPacing *
exam_pacing_new (ExamForm        *form,
                 const GPtrArray *events,
                 gint64           limit)
{
  ExamPacing *self;
  g_autoptr (ExamTranscript) transcript = NULL;

  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail (events != NULL, NULL);
  g_return_val_if_fail (limit >= 0, NULL);

  transcript = exam_transcript_new_for_events (form, events);
  self = g_new0 (ExamPacing, 1);
  self->points = g_array_new (FALSE, FALSE, sizeof (ExamPacingPoint));
  self->unreached = g_array_new (FALSE, FALSE, sizeof (guint));
  self->slowest = g_array_new (FALSE, FALSE, sizeof (ExamPacingItem));
  self->domains = g_array_new (FALSE, TRUE, sizeof (ExamPacingDomain));
  self->most_ahead = self->most_behind = EXAM_PACING_NONE;
  self->n_items = exam_form_get_n_items (form);
  self->elapsed = transcript->elapsed;
  self->review_time = transcript->review_time;
  self->limit = limit;
  self->own_limit = (gint64) exam_form_get_minutes (form) * 60 * G_USEC_PER_SEC;
  self->per_item = exam_pace_get_per_item (form);
  self->basis = limit > 0 ? limit : self->own_limit;

  find_leads (self, transcript);
  find_times (self, transcript, events);
  self->passes = exam_passes_find (form, events);
  return self;
}

/** Returns: (transfer full): what became of the time of an ended sitting */
ExamPacing *
exam_pacing_new_for_stored (const ExamStoredSitting *sitting)
{
  g_return_val_if_fail (sitting != NULL, NULL);
  return exam_pacing_new (sitting->form, sitting->events,
                          exam_rules_get_limit (&sitting->record->rules, sitting->record->minutes));
}

void
exam_pacing_free (ExamPacing *self)
{
  g_return_if_fail (self != NULL);
  g_array_unref (self->points);
  g_array_unref (self->unreached);
  g_array_unref (self->slowest);
  g_array_unref (self->domains);
  g_free (self);
}

/** Returns: (nullable): the point with the index @index; %NULL for %EXAM_PACING_NONE */
const ExamPacingPoint *
exam_pacing_get_point (const ExamPacing *self,
                       int               index)
{
  g_return_val_if_fail (self != NULL, NULL);
  return index >= 0 && (guint) index < self->points->len ? &g_array_index (self->points, ExamPacingPoint, index) : NULL;
}
