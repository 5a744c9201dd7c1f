/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-unit-list.h"

/* --- From the pool --- */

typedef struct {
  const ExamPool *pool;
  GArray         *units;           /* (owned) (element-type ExamUnit) */
  gint64         *times;           /* (owned): when each item of the pool was last seen */
  guint           n_domains;
  const char     *last_domain_id;  /* borrowed: of the item looked at last */
  guint           last_domain;     /* its index */
} Collection;

/* Banks are written domain by domain and their ids are interned: the domain found last is mostly the right one. */
static guint
find_domain (Collection *self,
             guint       index)
{
  const char *id = exam_item_get_domain (exam_pool_get_item (self->pool, index));

  if (id != self->last_domain_id)
    {
      self->last_domain = 0;
      exam_format_find_domain (exam_pool_get_format (self->pool), id, &self->last_domain);
      self->last_domain_id = id;
    }
  return self->last_domain;
}

static void
note_last_seen (const char *item_id,
                gint64      last_seen,
                gpointer    user_data)
{
  Collection *self = user_data;
  guint index;

  if (exam_pool_find (self->pool, item_id, &index))
    self->times[index] = last_seen;
}

static void
collection_init (Collection        *self,
                 const ExamPool    *pool,
                 const ExamHistory *history)
{
  guint n_items = exam_pool_get_n_items (pool);

  *self = (Collection) {
    .pool = pool,
    .units = g_array_sized_new (FALSE, FALSE, sizeof (ExamUnit), n_items),
    .times = g_new0 (gint64, n_items),
    .n_domains = exam_pool_get_format (pool)->domains->len,
  };

  /* Not from the pool, because the history is the smaller one of the two. */
  if (history != NULL)
    exam_history_foreach (history, note_last_seen, self);
}

static void
collection_clear (Collection *self)
{
  g_array_unref (self->units);
  g_free (self->times);
}

static void
add_to_case (Collection *self,
             ExamUnit   *unit,
             guint       index)
{
  if (unit->counts == NULL)
    unit->counts = g_new0 (guint, self->n_domains);

  unit->items = g_renew (guint, unit->items, unit->n_items + 1);
  unit->items[unit->n_items++] = index;
  unit->counts[find_domain (self, index)]++;
  unit->last_seen = MAX (unit->last_seen, self->times[index]);
  unit->pretest_only |= exam_item_is_pretest_only (exam_pool_get_item (self->pool, index)) != FALSE;
}

static void
collect_units (Collection *self)
{
  g_autoptr (GHashTable) cases = g_hash_table_new (NULL, NULL);   /* ExamCase → index + 1 */
  guint n_items = exam_pool_get_n_items (self->pool);

  for (guint i = 0; i < n_items; i++)
    {
      ExamItem *item = exam_pool_get_item (self->pool, i);
      ExamCase *exam_case = exam_item_get_case (item);
      guint known = exam_case != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (cases, exam_case)) : 0;
      ExamUnit unit = { .first = i, .domain = find_domain (self, i) };

      if (known > 0)
        {
          add_to_case (self, &g_array_index (self->units, ExamUnit, known - 1), i);
          continue;
        }

      if (exam_case != NULL)
        {
          add_to_case (self, &unit, i);
          g_hash_table_insert (cases, exam_case, GUINT_TO_POINTER (self->units->len + 1));
        }
      else
        {
          unit.n_items = 1;
          unit.last_seen = self->times[i];
          unit.pretest_only = exam_item_is_pretest_only (item) != FALSE;
        }
      g_array_append_val (self->units, unit);
    }
}

/* --- Into order --- */

/* Stable, so that units seen at the same time stay in random order. */
static int
compare_last_seen (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  const ExamUnit *unit_a = *(ExamUnit *const *) a;
  const ExamUnit *unit_b = *(ExamUnit *const *) b;

  return (unit_a->last_seen > unit_b->last_seen) - (unit_a->last_seen < unit_b->last_seen);
}

/* Those never seen are mostly nearly all: they come first as they are, and only the others are sorted. */
static void
sort_by_last_seen (GPtrArray *order)
{
  guint n_unseen = 0;
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();

  for (guint i = 0; i < order->len; i++)
    {
      ExamUnit *unit = g_ptr_array_index (order, i);

      if (unit->last_seen > 0)
        g_ptr_array_add (seen, unit);
      else
        g_ptr_array_index (order, n_unseen++) = unit;
    }

  /* g_qsort_with_data() is a merge sort, and documented to be stable. */
  if (seen->len > 0)
    g_qsort_with_data (seen->pdata, (int) seen->len, sizeof (gpointer), compare_last_seen, NULL);
  for (guint i = 0; i < seen->len; i++)
    g_ptr_array_index (order, n_unseen + i) = g_ptr_array_index (seen, i);
}

/* The units themselves, because the list is walked again and again: most of the time would go into jumping about in
 * memory. What they own moves with them. */
static ExamUnit *
put_in_order (const GArray *units,
              ExamRandom   *random)
{
  g_autoptr (GPtrArray) order = g_ptr_array_sized_new (units->len);
  ExamUnit *ordered = g_new (ExamUnit, units->len);

  for (guint i = 0; i < units->len; i++)
    g_ptr_array_add (order, &g_array_index (units, ExamUnit, i));
  exam_random_shuffle (random, order->pdata, order->len);
  sort_by_last_seen (order);

  for (guint i = 0; i < order->len; i++)
    ordered[i] = *(const ExamUnit *) g_ptr_array_index (order, i);
  return ordered;
}

/**
 * exam_unit_list_new:
 * @pool: what can be served; it has to outlive the list
 * @history: (nullable): what the candidate has seen
 * @random: where chance comes from
 *
 * Returns: (transfer full): the units of @pool, in the order in which they are to be served
 */
ExamUnitList *
exam_unit_list_new (const ExamPool    *pool,
                    const ExamHistory *history,
                    ExamRandom        *random)
{
  ExamUnitList *self;
  Collection collection;

  g_return_val_if_fail (pool != NULL, NULL);
  g_return_val_if_fail (random != NULL, NULL);

  collection_init (&collection, pool, history);
  collect_units (&collection);

  self = g_new0 (ExamUnitList, 1);
  self->pool = pool;
  self->n_domains = collection.n_domains;
  self->cases_apart = exam_pool_get_format (pool)->cases.value > 0;
  self->n_units = collection.units->len;
  self->units = put_in_order (collection.units, random);

  collection_clear (&collection);
  return self;
}

void
exam_unit_list_free (ExamUnitList *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_units; i++)
    {
      g_free (self->units[i].counts);
      g_free (self->units[i].items);
    }
  g_free (self->units);
  g_free (self);
}

/* --- Counting --- */

/** Makes all units free to be drawn again. */
void
exam_unit_list_forget_used (ExamUnitList *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_units; i++)
    self->units[i].used = FALSE;
}

/**
 * exam_unit_list_count_items:
 * @self: a list
 * @limit: what was seen later does not count
 * @singles: (inout): for each domain, a number to which the items are added that stand alone
 * @in_cases: (inout) (nullable): the same for the items in cases
 *
 * Counts the items that may be scored in the sections by domain.
 */
void
exam_unit_list_count_items (const ExamUnitList *self,
                            gint64              limit,
                            guint              *singles,
                            guint              *in_cases)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (singles != NULL);

  for (guint i = 0; i < self->n_units; i++)
    {
      const ExamUnit *unit = &self->units[i];

      if (!exam_unit_list_may_score (self, unit, limit))
        continue;
      if (!exam_unit_is_case (unit))
        singles[unit->domain]++;
      for (guint d = 0; in_cases != NULL && exam_unit_is_case (unit) && d < self->n_domains; d++)
        in_cases[d] += unit->counts[d];
    }
}
