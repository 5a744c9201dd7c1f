/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-comparison.h"

#include "insight/exam-chance.h"
#include "insight/exam-pace.h"

/* --- Sittings --- */

static int
compare_stored (gconstpointer a,
                gconstpointer b)
{
  const ExamSittingRecord *record_a = (*(const ExamStoredSitting *const *) a)->record;
  const ExamSittingRecord *record_b = (*(const ExamStoredSitting *const *) b)->record;

  if (record_a->ended_at != record_b->ended_at)
    return record_a->ended_at < record_b->ended_at ? -1 : 1;
  return (record_a->id > record_b->id) - (record_a->id < record_b->id);
}

/* Returns: (element-type ExamStoredSitting) borrowed: each once, the one that ended first in front */
static GPtrArray *
put_in_order (const GPtrArray *sittings)
{
  GPtrArray *ordered = g_ptr_array_new ();

  for (guint i = 0; i < sittings->len; i++)
    g_ptr_array_add (ordered, g_ptr_array_index (sittings, i));
  g_ptr_array_sort (ordered, compare_stored);
  for (guint i = ordered->len; i > 1; i--)
    if (compare_stored (&ordered->pdata[i - 1], &ordered->pdata[i - 2]) == 0)
      g_ptr_array_remove_index (ordered, i - 1);
  return ordered;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 time_a = *(const gint64 *) a;
  gint64 time_b = *(const gint64 *) b;

  return (time_a > time_b) - (time_a < time_b);
}

static gint64
find_median (GArray *times)
{
  guint middle = times->len / 2;

  if (times->len == 0)
    return 0;

  g_array_sort (times, compare_times);
  if (times->len % 2 == 1)
    return g_array_index (times, gint64, middle);
  return (g_array_index (times, gint64, middle - 1) + g_array_index (times, gint64, middle)) / 2;
}

static ExamComparedSitting
describe_sitting (const ExamStoredSitting *stored)
{
  g_autoptr (ExamTranscript) transcript = exam_transcript_new_for_events (stored->form, stored->events);
  gint64 limit = exam_rules_get_limit (&stored->record->rules, stored->record->minutes);
  g_autoptr (ExamPace) pace = exam_pace_new (transcript, limit);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  ExamComparedSitting sitting = {
    .stored = stored, .pace = exam_pace_get_per_item (stored->form), .limit = limit, .n_answered = pace->points->len,
  };

  for (guint i = 0; i < exam_form_get_n_items (stored->form); i++)
    {
      const ExamResponse *response = exam_transcript_get_response (transcript, i);

      if (response->seen)
        g_array_append_val (times, response->time);
      if (exam_pace_is_slow (stored->form, response->time))
        sitting.n_slow++;
    }
  for (guint i = 0; limit > 0 && i < pace->points->len; i++)
    if (g_array_index (pace->points, ExamPacePoint, i).at <= limit / 2)
      sitting.n_by_half = i + 1;
  sitting.median = find_median (times);
  return sitting;
}

/* --- Domains --- */

static void
domain_free (gpointer data)
{
  ExamComparedDomain *self = data;

  g_free (self->family);
  g_free (self->id);
  g_free (self->name);
  g_free (self->scores);
  g_free (self);
}

static ExamComparedDomain *
find_domain (GPtrArray  *domains,
             const char *family,
             const char *id)
{
  for (guint i = 0; i < domains->len; i++)
    {
      ExamComparedDomain *domain = g_ptr_array_index (domains, i);

      if (g_str_equal (domain->family, family) && g_str_equal (domain->id, id))
        return domain;
    }
  return NULL;
}

static GPtrArray *
collect_domains (const GPtrArray *stored)
{
  GPtrArray *domains = g_ptr_array_new_with_free_func (domain_free);

  for (guint i = stored->len; i > 0; i--)
    {
      const ExamStoredSitting *sitting = g_ptr_array_index (stored, i - 1);
      const ExamFormat *format = exam_form_get_format (sitting->form);

      for (guint j = 0; j < format->domains->len; j++)
        {
          const ExamDomain *source = g_ptr_array_index (format->domains, j);
          ExamComparedDomain *domain = find_domain (domains, format->family, source->id);

          if (g_array_index (sitting->score->domains, ExamDomainScore, j).n_items == 0)
            continue;
          if (domain == NULL)
            {
              domain = g_new0 (ExamComparedDomain, 1);
              domain->family = g_strdup (format->family);
              domain->id = g_strdup (source->id);
              domain->name = g_strdup (source->name);
              domain->scores = g_new0 (ExamDomainScore, stored->len);
              g_ptr_array_add (domains, domain);
            }
          domain->scores[i - 1] = g_array_index (sitting->score->domains, ExamDomainScore, j);
        }
    }
  return domains;
}

/* --- Pairs --- */

static ExamShareChange
compare_shares (ExamDomainScore before,
                ExamDomainScore after,
                double          z)
{
  ExamShareChange change = { .before = before, .after = after, .interval = { -1, 1 } };

  if (before.n_items == 0 || after.n_items == 0)
    return change;

  change.known = TRUE;
  change.difference = after.points / after.n_items - before.points / before.n_items;
  change.interval = exam_chance_compare_shares (before.points, before.n_items, after.points, after.n_items, z);
  change.beyond_chance = change.interval.low > 0 || change.interval.high < 0;
  return change;
}

static void
compare_domains (ExamComparison   *self,
                 ExamComparedPair *pair)
{
  guint n_known = 0;
  double z;

  for (guint i = 0; i < self->domains->len; i++)
    {
      const ExamComparedDomain *domain = g_ptr_array_index (self->domains, i);

      n_known += domain->scores[pair->before].n_items > 0 && domain->scores[pair->after].n_items > 0;
    }
  z = exam_chance_get_z (MAX (n_known, 1));
  for (guint i = 0; i < self->domains->len; i++)
    {
      const ExamComparedDomain *domain = g_ptr_array_index (self->domains, i);
      ExamShareChange change = compare_shares (domain->scores[pair->before], domain->scores[pair->after], z);

      g_array_append_val (pair->domains, change);
    }
}

/* Items can be got in parts; right is what got all of its credit. */
static gboolean
is_right (const ExamComparison   *self,
          const ExamComparedItem *item,
          guint                   index)
{
  return exam_comparison_get_item_score (self, item, index)->outcome == EXAM_OUTCOME_CORRECT;
}

static void
compare_items (ExamComparison   *self,
               ExamComparedPair *pair)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const ExamComparedItem *item = g_ptr_array_index (self->items, i);
      const ExamItemScore *before, *after;
      ExamContentChange change;

      if (!exam_compared_item_get_change (item, pair->before, pair->after, &change))
        continue;

      pair->n_changes[change]++;
      before = exam_comparison_get_item_score (self, item, pair->before);
      after = exam_comparison_get_item_score (self, item, pair->after);
      if (change != EXAM_CONTENT_SAME || before->pretest || after->pretest)
        continue;

      pair->common_before.n_items++;
      pair->common_before.points += before->credit;
      pair->common_after.n_items++;
      pair->common_after.points += after->credit;
      if (is_right (self, item, pair->before) && !is_right (self, item, pair->after))
        pair->n_worse++;
      if (!is_right (self, item, pair->before) && is_right (self, item, pair->after))
        pair->n_better++;
    }

  pair->probability = exam_chance_compare_pairs (pair->n_worse, pair->n_better);
  pair->beyond_chance = pair->probability < EXAM_CHANCE_LEVEL;
}

static ExamDomainScore
get_total (const ExamStoredSitting *stored)
{
  return (ExamDomainScore) { .points = stored->score->points, .n_items = stored->score->n_scored };
}

static void
add_pair (ExamComparison *self,
          guint           before,
          guint           after)
{
  const ExamStoredSitting *stored_before = exam_comparison_get_sitting (self, before)->stored;
  const ExamStoredSitting *stored_after = exam_comparison_get_sitting (self, after)->stored;
  ExamComparedPair *pair = g_new0 (ExamComparedPair, 1);

  pair->before = before;
  pair->after = after;
  pair->domains = g_array_new (FALSE, FALSE, sizeof (ExamShareChange));
  pair->total = compare_shares (get_total (stored_before), get_total (stored_after), exam_chance_get_z (1));
  /* Points of one exam are no points of another. */
  if (!g_str_equal (exam_form_get_format (stored_before->form)->family, exam_form_get_format (stored_after->form)->family))
    pair->total = (ExamShareChange) { .before = pair->total.before, .after = pair->total.after, .interval = { -1, 1 } };
  compare_domains (self, pair);
  compare_items (self, pair);
  g_ptr_array_add (self->pairs, pair);
}

static void
pair_free (gpointer data)
{
  ExamComparedPair *self = data;

  g_array_unref (self->domains);
  g_free (self);
}

/* --- All of it --- */

static void
count_common (ExamComparison *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const ExamComparedItem *item = g_ptr_array_index (self->items, i);

      if (item->n_served < self->sittings->len)
        continue;

      self->n_changes[item->change]++;
      if (item->change != EXAM_CONTENT_SAME || !item->scored)
        continue;

      self->n_common++;
      for (guint j = 0; j < self->sittings->len; j++)
        g_array_index (self->sittings, ExamComparedSitting, j).common_points +=
          exam_comparison_get_item_score (self, item, j)->credit;
    }
}

/**
 * exam_comparison_new:
 * @sittings: (element-type ExamStoredSitting): sittings that were ended, in any order; what is in it twice counts once. It is
 *   kept, and must not be changed
 *
 * Returns: (transfer full) (nullable): how they differ; %NULL when there are not two different ones
 */
ExamComparison *
exam_comparison_new (GPtrArray *sittings)
{
  g_autoptr (GPtrArray) ordered = NULL;
  ExamComparison *self;

  g_return_val_if_fail (sittings != NULL, NULL);
  for (guint i = 0; i < sittings->len; i++)
    g_return_val_if_fail (((const ExamStoredSitting *) g_ptr_array_index (sittings, i))->score != NULL, NULL);

  ordered = put_in_order (sittings);
  if (ordered->len < 2)
    return NULL;

  self = g_new0 (ExamComparison, 1);
  self->stored = g_ptr_array_ref (sittings);
  self->sittings = g_array_new (FALSE, FALSE, sizeof (ExamComparedSitting));
  self->pairs = g_ptr_array_new_with_free_func (pair_free);
  for (guint i = 0; i < ordered->len; i++)
    {
      ExamComparedSitting sitting = describe_sitting (g_ptr_array_index (ordered, i));

      g_array_append_val (self->sittings, sitting);
    }
  self->sources = exam_conditions_list_sources (ordered);
  self->conditions = exam_conditions_compare (ordered, self->sources);
  self->domains = collect_domains (ordered);
  self->items = exam_compared_item_list (ordered);
  count_common (self);

  add_pair (self, 0, ordered->len - 1);
  for (guint i = 1; ordered->len > 2 && i < ordered->len; i++)
    add_pair (self, i - 1, i);
  return self;
}

void
exam_comparison_free (ExamComparison *self)
{
  g_return_if_fail (self != NULL);
  g_ptr_array_unref (self->pairs);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->domains);
  g_ptr_array_unref (self->sources);
  g_array_unref (self->sittings);
  g_ptr_array_unref (self->stored);
  g_free (self);
}

/** Returns: the sitting at the 0-based @index, the oldest first */
const ExamComparedSitting *
exam_comparison_get_sitting (const ExamComparison *self,
                             guint                 index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->sittings->len, NULL);
  return &g_array_index (self->sittings, ExamComparedSitting, index);
}

/** Returns: the first sitting and the last */
const ExamComparedPair *
exam_comparison_get_whole (const ExamComparison *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_ptr_array_index (self->pairs, 0);
}

/** Returns: (nullable): what became of an item in the sitting at the 0-based @index; %NULL when it was not in it */
const ExamItemScore *
exam_comparison_get_item_score (const ExamComparison   *self,
                                const ExamComparedItem *item,
                                guint                   index)
{
  const ExamStoredSitting *stored = exam_comparison_get_sitting (self, index)->stored;

  return item->positions[index] >= 0
         ? &g_array_index (stored->score->items, ExamItemScore, (guint) item->positions[index]) : NULL;
}

/**
 * exam_comparison_get_flip:
 * @self: a comparison
 * @item: one of its items
 *
 * Returns: -1 when the item was right in the first sitting and is not in the last, 1 when it is the other way round; 0 when it
 *   came out alike, or is not the same item in both
 */
int
exam_comparison_get_flip (const ExamComparison   *self,
                          const ExamComparedItem *item)
{
  ExamContentChange change;
  guint last;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (item != NULL, 0);

  last = self->sittings->len - 1;
  if (!exam_compared_item_get_change (item, 0, last, &change) || change != EXAM_CONTENT_SAME)
    return 0;
  return (int) is_right (self, item, last) - (int) is_right (self, item, 0);
}
