/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-practice-draw.h"

#include "sitting/exam-option-order.h"

/* --- Which items match --- */

typedef struct {
  const ExamPracticeSet  *set;
  const ExamPool         *pool;
  const ExamPracticePast *past;     /* (nullable) */
  GHashTable             *domains;  /* (owned) (nullable) ids, borrowed; NULL for all */
  GHashTable             *banks;    /* (owned) (nullable) the same */
} Matcher;

static GHashTable *
make_ids (char **ids)
{
  GHashTable *table = ids[0] != NULL ? g_hash_table_new (g_str_hash, g_str_equal) : NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    g_hash_table_add (table, ids[i]);
  return table;
}

static void
matcher_init (Matcher                *self,
              const ExamPracticeSet  *set,
              const ExamPool         *pool,
              const ExamPracticePast *past)
{
  *self = (Matcher) { set, pool, past, make_ids (set->domains), make_ids (set->banks) };
}

static void
matcher_clear (Matcher *self)
{
  g_clear_pointer (&self->domains, g_hash_table_unref);
  g_clear_pointer (&self->banks, g_hash_table_unref);
}

static gboolean
has_cause (const ExamItemPast *past,
           char              **causes)
{
  for (guint i = 0; past != NULL && past->causes != NULL && i < past->causes->len; i++)
    if (g_strv_contains ((const char *const *) causes, g_ptr_array_index (past->causes, i)))
      return TRUE;

  return FALSE;
}

static gboolean
matches_past (const ExamPracticeSet *set,
              const ExamItemPast    *past)
{
  static const ExamItemPast never_served = { 0 };

  if (past == NULL)
    past = &never_served;

  if (set->missed_in > 0 && (past->missed_rank == 0 || past->missed_rank > set->missed_in))
    return FALSE;
  if (set->not_seen_in > 0 && past->seen_rank > 0 && past->seen_rank <= set->not_seen_in)
    return FALSE;
  if ((set->flagged && !past->flagged) || (set->guessed && !past->guessed))
    return FALSE;
  return set->causes[0] == NULL || has_cause (past, set->causes);
}

static gboolean
matches (const Matcher *self,
         guint          index)
{
  const ExamItem *item = exam_pool_get_item (self->pool, index);

  if (self->domains != NULL && !g_hash_table_contains (self->domains, exam_item_get_domain (item)))
    return FALSE;
  if (self->banks != NULL &&
      !g_hash_table_contains (self->banks, exam_bank_get_id (exam_pool_get_bank (self->pool, index))))
    return FALSE;
  return matches_past (self->set,
                       self->past != NULL ? exam_practice_past_find (self->past, exam_item_get_id (item)) : NULL);
}

/* --- What is served whole --- */

/* No index of an item. */
#define NO_ITEM G_MAXUINT

/* An item, or a case with its items. */
typedef struct {
  guint    first;    /* index of its first item in the pool */
  guint    last;
  guint    n_items;
  gboolean matches;
} Unit;

typedef struct {
  GArray *units;  /* (owned) (element-type Unit): in the order of the pool, also those that do not match */
  guint  *next;   /* (owned): for each item of the pool the next one of its case, or NO_ITEM */
} Units;

/* A new unit, or the case's, which is longer by the item now. */
static Unit *
add_item (Units      *self,
          GHashTable *cases,
          ExamCase   *exam_case,
          guint       index)
{
  guint known = exam_case != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (cases, exam_case)) : 0;
  Unit unit = { .first = index };

  if (known == 0)
    {
      g_array_append_val (self->units, unit);
      known = self->units->len;
      if (exam_case != NULL)
        g_hash_table_insert (cases, exam_case, GUINT_TO_POINTER (known));
    }
  else
    self->next[g_array_index (self->units, Unit, known - 1).last] = index;

  return &g_array_index (self->units, Unit, known - 1);
}

static void
units_init (Units         *self,
            const Matcher *matcher)
{
  guint n_items = exam_pool_get_n_items (matcher->pool);
  g_autoptr (GHashTable) cases = g_hash_table_new (NULL, NULL);   /* ExamCase → index + 1 */

  *self = (Units) { g_array_sized_new (FALSE, FALSE, sizeof (Unit), n_items), g_new (guint, n_items) };
  for (guint i = 0; i < n_items; i++)
    {
      ExamCase *exam_case = exam_item_get_case (exam_pool_get_item (matcher->pool, i));
      Unit *unit = add_item (self, cases, matcher->set->whole_cases ? exam_case : NULL, i);

      self->next[i] = NO_ITEM;
      unit->last = i;
      unit->n_items++;
      unit->matches = unit->matches || matches (matcher, i);
    }
}

static void
units_clear (Units *self)
{
  g_array_unref (self->units);
  g_free (self->next);
}

static GPtrArray *
list_matching (const Units *self)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->units->len; i++)
    {
      Unit *unit = &g_array_index (self->units, Unit, i);

      if (unit->matches)
        g_ptr_array_add (list, unit);
    }
  return list;
}

/**
 * exam_practice_count:
 * @set: how a practice set is put together
 * @pool: what there is of its format
 * @past: (nullable): what happened to the items; %NULL when none was ever served
 *
 * Counts what exam_practice_draw() has to choose from: the number of items that it draws when the set has no limit.
 * Whole cases count with all their items.
 *
 * Returns: how many items match, whatever the number that the set asks for
 */
guint
exam_practice_count (const ExamPracticeSet  *set,
                     const ExamPool         *pool,
                     const ExamPracticePast *past)
{
  Matcher matcher;
  Units units;
  guint count = 0;

  g_return_val_if_fail (set != NULL, 0);
  g_return_val_if_fail (pool != NULL, 0);

  matcher_init (&matcher, set, pool, past);
  units_init (&units, &matcher);
  for (guint i = 0; i < units.units->len; i++)
    if (g_array_index (units.units, Unit, i).matches)
      count += g_array_index (units.units, Unit, i).n_items;

  units_clear (&units);
  matcher_clear (&matcher);
  return count;
}

/* --- Time --- */

/* Items on a full form. Formats do not say how many items a case of their section of cases has: those of the pool are
 * typical. */
static guint
count_form_items (const ExamPool *pool)
{
  const ExamFormat *format = exam_pool_get_format (pool);
  g_autoptr (GHashTable) cases = g_hash_table_new (NULL, NULL);
  guint n_in_cases = 0, n_cases;

  if (format->cases.value == 0)
    return format->items.value;

  for (guint i = 0; i < exam_pool_get_n_items (pool); i++)
    {
      ExamCase *exam_case = exam_item_get_case (exam_pool_get_item (pool, i));

      if (exam_case != NULL)
        {
          g_hash_table_add (cases, exam_case);
          n_in_cases++;
        }
    }
  n_cases = g_hash_table_size (cases);
  return format->items.value + (n_cases > 0 ? format->cases.value * n_in_cases / n_cases : format->cases.value);
}

/**
 * exam_practice_get_minutes:
 * @pool: what there is of a format
 * @n_items: items of a practice set
 *
 * Returns: the minutes that the exam's pace gives them, rounded up
 */
guint
exam_practice_get_minutes (const ExamPool *pool,
                           guint           n_items)
{
  guint on_form;

  g_return_val_if_fail (pool != NULL, 0);

  on_form = MAX (count_form_items (pool), 1);
  return (guint) (((guint64) exam_pool_get_format (pool)->minutes.value * n_items + on_form - 1) / on_form);
}

/* --- Drawing --- */

/* In order, what still fits. Where every case alone is too long, the shortest is better than nothing. */
static GPtrArray *
choose_units (const GPtrArray *list,
              guint            n_items)
{
  GPtrArray *chosen = g_ptr_array_new ();
  Unit *shortest = NULL;
  guint missing = n_items > 0 ? n_items : G_MAXUINT;

  for (guint i = 0; i < list->len; i++)
    {
      Unit *unit = g_ptr_array_index (list, i);

      if (shortest == NULL || unit->n_items < shortest->n_items)
        shortest = unit;
      if (unit->n_items <= missing)
        {
          missing -= unit->n_items;
          g_ptr_array_add (chosen, unit);
        }
    }

  if (chosen->len == 0 && shortest != NULL)
    g_ptr_array_add (chosen, shortest);
  return chosen;
}

static guint
find_domain (const ExamPool *pool,
             const Unit     *unit)
{
  guint domain = 0;

  exam_format_find_domain (exam_pool_get_format (pool), exam_item_get_domain (exam_pool_get_item (pool, unit->first)),
                           &domain);
  return domain;
}

static int
compare_domains (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  guint domain_a = find_domain (user_data, *(Unit *const *) a);
  guint domain_b = find_domain (user_data, *(Unit *const *) b);

  return (domain_a > domain_b) - (domain_a < domain_b);
}

static ExamForm *
make_form (const ExamPool *pool,
           const GArray   *indices,
           guint64         seed,
           ExamRandom     *random)
{
  guint minutes = exam_practice_get_minutes (pool, indices->len);
  ExamForm *form = exam_form_new (exam_pool_get_format (pool), seed, minutes, TRUE);

  for (guint i = 0; i < indices->len; i++)
    {
      guint index = g_array_index (indices, guint, i);
      ExamItem *item = exam_pool_get_item (pool, index);
      guint8 order[EXAM_ITEM_MAX_OPTIONS];

      exam_option_order_draw (item, random, order);
      exam_form_add (form, item, exam_pool_get_bank (pool, index), exam_item_is_pretest_only (item), order);
    }
  return form;
}

static GArray *
draw_indices (const Units           *units,
              const ExamPracticeSet *set,
              const ExamPool        *pool,
              ExamRandom            *random)
{
  g_autoptr (GPtrArray) list = list_matching (units);
  g_autoptr (GPtrArray) chosen = NULL;
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));

  exam_random_shuffle (random, list->pdata, list->len);
  chosen = choose_units (list, set->n_items);
  /* g_qsort_with_data() is documented to be stable: within a domain the order stays random. */
  if (set->by_domain && chosen->len > 0)
    g_qsort_with_data (chosen->pdata, (int) chosen->len, sizeof (gpointer), compare_domains, (gpointer) pool);

  for (guint i = 0; i < chosen->len; i++)
    {
      const Unit *unit = g_ptr_array_index (chosen, i);

      for (guint index = unit->first; index != NO_ITEM; index = units->next[index])
        g_array_append_val (indices, index);
    }
  return indices;
}

/**
 * exam_practice_draw:
 * @set: how a practice set is put together
 * @pool: what there is of its format
 * @past: (nullable): what happened to the items; %NULL when none was ever served
 * @seed: the same set, pool, past and seed give the same form
 *
 * Draws a form by chance, options shuffled as in exams. Where cases are served whole it has as many items as fit into
 * the number that the set asks for, and more only where the shortest case alone has more. Its minutes are those of
 * exam_practice_get_minutes(), also for untimed sets. Items that may only be unscored are unscored.
 *
 * Returns: (transfer full) (nullable): a short form, or %NULL when nothing matches
 */
ExamForm *
exam_practice_draw (const ExamPracticeSet  *set,
                    const ExamPool         *pool,
                    const ExamPracticePast *past,
                    guint64                 seed)
{
  g_autoptr (ExamRandom) random = exam_random_new (seed);
  g_autoptr (GArray) indices = NULL;
  Matcher matcher;
  Units units;

  g_return_val_if_fail (set != NULL, NULL);
  g_return_val_if_fail (pool != NULL, NULL);

  matcher_init (&matcher, set, pool, past);
  units_init (&units, &matcher);
  indices = draw_indices (&units, set, pool, random);
  units_clear (&units);
  matcher_clear (&matcher);

  return indices->len > 0 ? make_form (pool, indices, seed, random) : NULL;
}

/**
 * exam_practice_draw_listed:
 * @item_ids: (element-type utf8): ids of items, such as exam_review_queue_list_due() lists
 * @pool: what there is of their format
 * @seed: what options are shuffled with
 *
 * Returns: (transfer full) (nullable): a short form of the items in that order, each with its case; those that @pool
 *   does not have are left out; %NULL when none is left
 */
ExamForm *
exam_practice_draw_listed (const GPtrArray *item_ids,
                           const ExamPool  *pool,
                           guint64          seed)
{
  g_autoptr (ExamRandom) random = exam_random_new (seed);
  g_autoptr (GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (item_ids != NULL, NULL);
  g_return_val_if_fail (pool != NULL, NULL);

  for (guint i = 0; i < item_ids->len; i++)
    {
      guint index;

      if (exam_pool_find (pool, g_ptr_array_index (item_ids, i), &index))
        g_array_append_val (indices, index);
    }
  return indices->len > 0 ? make_form (pool, indices, seed, random) : NULL;
}
