/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-assembly.h"

#include <string.h>

#include "sitting/exam-case-selection.h"
#include "sitting/exam-random.h"

/*
 * How a form is drawn
 *
 * Units are what is served whole: an item that stands alone, or a case with all its items. They are put into a random
 * order and then, without disturbing it, sorted by when they were last seen. Fewest old units: the newest limit on
 * "last seen" that still allows a form is searched for, and only units up to it are used.
 *
 * Cases are settled first, because they bind several places at once; single items fill what is left of each domain.
 */

/* Fewer items than this are no exam, whatever their proportions. */
#define MIN_SHORT_FORM 10

typedef struct {
  guint  first;      /* index of its first item in the pool */
  guint  n_items;
  guint  domain;     /* of its first item */
  gint64 last_seen;  /* of the item seen last; 0 never */
  guint *counts;     /* (owned) (nullable): items in each domain, for cases */
  guint *items;      /* (owned) (nullable): indices in the pool, for cases */
  guint8 pretest_only;
  guint8 used;
} Unit;

typedef struct {
  const ExamPool      *pool;
  const ExamBlueprint *blueprint;
  guint                n_domains;
  ExamRandom          *random;     /* (owned) */
  GArray              *all;        /* (owned) (element-type Unit), in order once they are ordered */
  GPtrArray           *order;      /* (owned) (element-type Unit): seen last, served last */
  GArray              *shortages;  /* (owned) (element-type ExamShortage) */

  const char *last_domain_id;  /* borrowed: of the item looked at last */
  guint       last_domain;     /* its index */

  /* What is drawn: (owned) (element-type Unit) */
  GPtrArray *scored;
  GPtrArray *pretest;
  GPtrArray *cases;
  GPtrArray *pretest_cases;
} Assembly;

static void
unit_clear (gpointer data)
{
  Unit *unit = data;

  g_free (unit->counts);
  g_free (unit->items);
}

/* --- From the pool to units in order --- */

/* Banks are written domain by domain and their ids are interned, so that the domain found last is mostly the right one. */
static guint
domain_of (Assembly *self,
           guint     index)
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
add_to_case (Assembly *self,
             Unit     *unit,
             guint     index,
             gint64    last_seen)
{
  if (unit->counts == NULL)
    unit->counts = g_new0 (guint, self->n_domains);

  unit->items = g_renew (guint, unit->items, unit->n_items + 1);
  unit->items[unit->n_items++] = index;
  unit->counts[domain_of (self, index)]++;
  unit->last_seen = MAX (unit->last_seen, last_seen);
  unit->pretest_only |= exam_item_is_pretest_only (exam_pool_get_item (self->pool, index)) != FALSE;
}

typedef struct {
  const ExamPool *pool;
  gint64         *times;
} LastSeen;

static void
note_last_seen (const char *item_id,
                gint64      last_seen,
                gpointer    user_data)
{
  LastSeen *self = user_data;
  guint index;

  if (exam_pool_find (self->pool, item_id, &index))
    self->times[index] = last_seen;
}

/* When each item of the pool was last seen. From the history, because it is the smaller one of the two. */
static gint64 *
list_last_seen (const ExamPool    *pool,
                const ExamHistory *history)
{
  LastSeen last_seen = { pool, g_new0 (gint64, exam_pool_get_n_items (pool)) };

  if (history != NULL)
    exam_history_foreach (history, note_last_seen, &last_seen);
  return last_seen.times;
}

static void
collect_units (Assembly          *self,
               const ExamHistory *history)
{
  g_autofree gint64 *times = list_last_seen (self->pool, history);
  g_autoptr (GHashTable) cases = g_hash_table_new (NULL, NULL);   /* ExamCase → index + 1 */
  guint n_items = exam_pool_get_n_items (self->pool);

  for (guint i = 0; i < n_items; i++)
    {
      ExamItem *item = exam_pool_get_item (self->pool, i);
      ExamCase *exam_case = exam_item_get_case (item);
      guint known = exam_case != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (cases, exam_case)) : 0;
      Unit unit = { .first = i, .domain = domain_of (self, i) };

      if (known > 0)
        {
          add_to_case (self, &g_array_index (self->all, Unit, known - 1), i, times[i]);
          continue;
        }

      if (exam_case != NULL)
        {
          add_to_case (self, &unit, i, times[i]);
          g_hash_table_insert (cases, exam_case, GUINT_TO_POINTER (self->all->len + 1));
        }
      else
        {
          unit.n_items = 1;
          unit.last_seen = times[i];
          unit.pretest_only = exam_item_is_pretest_only (item) != FALSE;
        }
      g_array_append_val (self->all, unit);
    }
}

/* Stable, so that units seen at the same time stay in random order. */
static int
compare_last_seen (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  const Unit *unit_a = *(Unit *const *) a;
  const Unit *unit_b = *(Unit *const *) b;

  return (unit_a->last_seen > unit_b->last_seen) - (unit_a->last_seen < unit_b->last_seen);
}

/* The order is walked again and again. In a large pool most of that time would go into jumping about in memory, so the
 * units themselves are put in order too. */
static void
move_into_order (Assembly *self)
{
  GArray *ordered = g_array_sized_new (FALSE, FALSE, sizeof (Unit), self->order->len);

  for (guint i = 0; i < self->order->len; i++)
    {
      g_array_append_vals (ordered, g_ptr_array_index (self->order, i), 1);
      g_ptr_array_index (self->order, i) = &g_array_index (ordered, Unit, i);
    }

  /* What the units own has moved with them. */
  g_array_set_clear_func (self->all, NULL);
  g_array_unref (self->all);
  self->all = ordered;
  g_array_set_clear_func (self->all, unit_clear);
}

/* Those never seen are mostly nearly all: they come first as they are, and only the others are sorted. */
static void
sort_by_last_seen (GPtrArray *order)
{
  guint n_unseen = 0;
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();

  for (guint i = 0; i < order->len; i++)
    {
      Unit *unit = g_ptr_array_index (order, i);

      if (unit->last_seen > 0)
        g_ptr_array_add (seen, unit);
      else
        g_ptr_array_index (order, n_unseen++) = unit;
    }

  /* g_qsort_with_data() is a merge sort, and documented to be stable. */
  if (seen->len > 0)
    g_qsort_with_data (seen->pdata, (gint) seen->len, sizeof (gpointer), compare_last_seen, NULL);
  for (guint i = 0; i < seen->len; i++)
    g_ptr_array_index (order, n_unseen + i) = g_ptr_array_index (seen, i);
}

static void
order_units (Assembly *self)
{
  for (guint i = 0; i < self->all->len; i++)
    g_ptr_array_add (self->order, &g_array_index (self->all, Unit, i));

  exam_random_shuffle (self->random, self->order->pdata, self->order->len);
  sort_by_last_seen (self->order);
  move_into_order (self);
}

/* --- Which units may take part --- */

static gboolean
is_case (const Unit *unit)
{
  return unit->items != NULL;
}

/* Where the format has a section of cases, cases are served there and nowhere else. */
static gboolean
has_case_section (const Assembly *self)
{
  return exam_pool_get_format (self->pool)->cases.value > 0;
}

static gboolean
may_be_scored (const Assembly *self,
               const Unit     *unit,
               gint64          limit)
{
  return !unit->used && !unit->pretest_only && unit->last_seen <= limit &&
         !(is_case (unit) && has_case_section (self));
}

static guint *
count_singles (const Assembly *self,
               gint64          limit)
{
  guint *singles = g_new0 (guint, self->n_domains);

  for (guint i = 0; i < self->order->len; i++)
    {
      const Unit *unit = g_ptr_array_index (self->order, i);

      if (!is_case (unit) && may_be_scored (self, unit, limit))
        singles[unit->domain]++;
    }

  return singles;
}

/* --- The scored items --- */

/*
 * As a random sample of the pool would have it: walk the units in order and take what still has room. The cases taken
 * on that walk are those to prefer; whether they can stand the search decides.
 */
static void
prefer_cases (const Assembly    *self,
              gint64             limit,
              const guint       *singles,
              ExamCaseSelection *selection)
{
  guint n_domains = self->n_domains;
  g_autofree guint *most = g_new0 (guint, n_domains);
  g_autofree guint *wanted = g_new0 (guint, n_domains);
  g_autofree guint *taken = g_new0 (guint, n_domains);
  g_autofree guint *there = g_memdup2 (singles, n_domains * sizeof (guint));

  for (guint i = 0; i < self->order->len; i++)
    {
      const Unit *unit = g_ptr_array_index (self->order, i);

      for (guint d = 0; is_case (unit) && may_be_scored (self, unit, limit) && d < n_domains; d++)
        there[d] += unit->counts[d];
    }
  for (guint d = 0; d < n_domains; d++)
    most[d] = MAX (MIN (self->blueprint->most[d], there[d]), self->blueprint->least[d]);
  exam_blueprint_settle (self->blueprint, self->blueprint->least, most, wanted);

  for (guint i = 0; i < self->order->len; i++)
    {
      const Unit *unit = g_ptr_array_index (self->order, i);
      gboolean room = TRUE;

      if (!may_be_scored (self, unit, limit))
        continue;

      if (!is_case (unit))
        {
          taken[unit->domain] += taken[unit->domain] < wanted[unit->domain];
          continue;
        }

      for (guint d = 0; d < n_domains; d++)
        room = room && taken[d] + unit->counts[d] <= wanted[d];
      exam_case_selection_add (selection, unit->counts, room);
      for (guint d = 0; room && d < n_domains; d++)
        taken[d] += unit->counts[d];
    }
}

/* Which cases are served; the n-th answer belongs to the n-th case in order that may be scored up to @limit. */
static gboolean
choose_cases (const Assembly *self,
              gint64          limit,
              GArray        **chosen)
{
  g_autofree guint *singles = count_singles (self, limit);
  g_autoptr (ExamCaseSelection) selection = exam_case_selection_new (self->n_domains, singles);

  prefer_cases (self, limit, singles, selection);
  *chosen = exam_case_selection_solve (selection, self->blueprint->least, self->blueprint->most,
                                       self->blueprint->total);
  return *chosen != NULL;
}

static GArray *
list_limits (const Assembly *self)
{
  GArray *limits = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->order->len; i++)
    {
      const Unit *unit = g_ptr_array_index (self->order, i);

      if (limits->len == 0 || g_array_index (limits, gint64, limits->len - 1) < unit->last_seen)
        g_array_append_val (limits, unit->last_seen);
    }

  return limits;
}

/* More units never hurt, so that the lowest limit can be found by halving. */
static gboolean
find_limit (const Assembly *self,
            gint64         *limit,
            GArray        **chosen)
{
  g_autoptr (GArray) limits = list_limits (self);
  g_autoptr (GArray) best = NULL;
  guint low = 0, high = limits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      GArray *attempt;

      if (choose_cases (self, g_array_index (limits, gint64, middle), &attempt))
        {
          g_clear_pointer (&best, g_array_unref);
          best = attempt;
          *limit = g_array_index (limits, gint64, middle);
          high = middle;
        }
      else
        low = middle + 1;
    }

  *chosen = g_steal_pointer (&best);
  return *chosen != NULL;
}

static void
take_cases (Assembly     *self,
            gint64        limit,
            const GArray *chosen,
            guint        *counts)
{
  guint n_cases = 0;

  for (guint i = 0; i < self->order->len && n_cases < chosen->len; i++)
    {
      Unit *unit = g_ptr_array_index (self->order, i);

      if (!is_case (unit) || !may_be_scored (self, unit, limit))
        continue;
      if (!g_array_index (chosen, gboolean, n_cases++))
        continue;

      for (guint d = 0; d < self->n_domains; d++)
        counts[d] += unit->counts[d];
      g_ptr_array_add (self->scored, unit);
    }

  /* Only now, because a used unit does not count as a case any more. */
  for (guint i = 0; i < self->scored->len; i++)
    ((Unit *) g_ptr_array_index (self->scored, i))->used = TRUE;
}

static void
take_singles (Assembly *self,
              gint64    limit,
              guint    *counts)
{
  guint n_domains = self->n_domains;
  g_autofree guint *most = count_singles (self, limit);
  g_autofree guint *least = g_new0 (guint, n_domains);
  g_autofree guint *wanted = g_new0 (guint, n_domains);

  for (guint d = 0; d < n_domains; d++)
    {
      least[d] = MAX (counts[d], self->blueprint->least[d]);
      most[d] = MIN (counts[d] + most[d], self->blueprint->most[d]);
    }
  if (!exam_blueprint_settle (self->blueprint, least, most, wanted))
    g_assert_not_reached ();

  for (guint i = 0; i < self->order->len; i++)
    {
      Unit *unit = g_ptr_array_index (self->order, i);

      if (is_case (unit) || !may_be_scored (self, unit, limit) || counts[unit->domain] >= wanted[unit->domain])
        continue;

      counts[unit->domain]++;
      unit->used = TRUE;
      g_ptr_array_add (self->scored, unit);
    }
}

static gboolean
choose_scored (Assembly *self)
{
  g_autofree guint *counts = g_new0 (guint, self->n_domains);
  g_autoptr (GArray) chosen = NULL;
  gint64 limit = 0;

  if (!find_limit (self, &limit, &chosen))
    return FALSE;

  take_cases (self, limit, chosen, counts);
  take_singles (self, limit, counts);
  return TRUE;
}

/* --- Unscored items, and the section of cases --- */

/* Items that may only be unscored come first; of the others what was seen the longest ago. */
static guint
choose_pretest (Assembly *self)
{
  guint missing = self->blueprint->pretest;

  for (int others = 0; others <= 1; others++)
    for (guint i = 0; i < self->order->len && missing > 0; i++)
      {
        Unit *unit = g_ptr_array_index (self->order, i);

        if (unit->used || unit->n_items > missing || unit->pretest_only == others ||
            (is_case (unit) && has_case_section (self)))
          continue;

        missing -= unit->n_items;
        unit->used = TRUE;
        g_ptr_array_add (self->pretest, unit);
      }

  return missing;
}

static guint
choose_section_cases (Assembly  *self,
                      guint      wanted,
                      gboolean   pretest,
                      GPtrArray *units)
{
  guint missing = wanted;

  for (guint i = 0; i < self->order->len && missing > 0; i++)
    {
      Unit *unit = g_ptr_array_index (self->order, i);

      if (unit->used || !is_case (unit) || (unit->pretest_only && !pretest))
        continue;

      missing--;
      unit->used = TRUE;
      g_ptr_array_add (units, unit);
    }

  return missing;
}

/* --- What is missing --- */

static void
add_shortage (Assembly        *self,
              ExamShortageKind kind,
              guint            domain,
              guint            needed,
              guint            there)
{
  ExamShortage shortage = { kind, domain, needed, there };

  g_array_append_val (self->shortages, shortage);
}

static void
explain_scored (Assembly *self)
{
  const ExamBlueprint *blueprint = self->blueprint;
  g_autofree guint *there = g_new0 (guint, blueprint->n_domains);
  guint usable = 0;

  for (guint i = 0; i < self->order->len; i++)
    {
      const Unit *unit = g_ptr_array_index (self->order, i);

      if (!may_be_scored (self, unit, G_MAXINT64))
        continue;
      for (guint d = 0; is_case (unit) && d < blueprint->n_domains; d++)
        there[d] += unit->counts[d];
      if (!is_case (unit))
        there[unit->domain]++;
    }

  for (guint d = 0; d < blueprint->n_domains; d++)
    {
      usable += MIN (there[d], blueprint->most[d]);
      if (there[d] < blueprint->least[d])
        add_shortage (self, EXAM_SHORTAGE_DOMAIN, d, blueprint->least[d], there[d]);
    }

  if (self->shortages->len == 0 && usable < blueprint->total)
    add_shortage (self, EXAM_SHORTAGE_TOTAL, 0, blueprint->total, usable);
  if (self->shortages->len == 0)
    add_shortage (self, EXAM_SHORTAGE_FIT, 0, blueprint->total, usable);
}

/* --- From units to a form --- */

static void
shuffle_options (Assembly       *self,
                 const ExamItem *item,
                 guint8         *order)
{
  guint free_places[EXAM_ITEM_MAX_OPTIONS];
  gpointer options[EXAM_ITEM_MAX_OPTIONS];
  guint n_free = 0;

  for (guint i = 0; i < exam_item_get_n_options (item); i++)
    {
      order[i] = (guint8) i;
      if (!exam_item_is_shuffled (item) || exam_option_is_pinned (exam_item_get_option (item, i)))
        continue;

      free_places[n_free] = i;
      options[n_free++] = GUINT_TO_POINTER (i);
    }

  exam_random_shuffle (self->random, options, n_free);
  for (guint i = 0; i < n_free; i++)
    order[free_places[i]] = (guint8) GPOINTER_TO_UINT (options[i]);
}

static void
add_unit (Assembly   *self,
          ExamForm   *form,
          const Unit *unit,
          gboolean    pretest)
{
  for (guint i = 0; i < unit->n_items; i++)
    {
      guint index = is_case (unit) ? unit->items[i] : unit->first;
      ExamItem *item = exam_pool_get_item (self->pool, index);
      guint8 order[EXAM_ITEM_MAX_OPTIONS];

      shuffle_options (self, item, order);
      exam_form_add (form, item, exam_pool_get_bank (self->pool, index), pretest, order);
    }
}

static int
compare_domains (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const Unit *unit_a = *(Unit *const *) a;
  const Unit *unit_b = *(Unit *const *) b;

  return (unit_a->domain > unit_b->domain) - (unit_a->domain < unit_b->domain);
}

static void
add_section (Assembly  *self,
             ExamForm  *form,
             GPtrArray *scored,
             GPtrArray *pretest,
             gboolean   by_domain)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  g_ptr_array_extend (units, scored, NULL, NULL);
  g_ptr_array_extend (units, pretest, NULL, NULL);
  exam_random_shuffle (self->random, units->pdata, units->len);
  if (by_domain && units->len > 0)
    g_qsort_with_data (units->pdata, (gint) units->len, sizeof (gpointer), compare_domains, NULL);

  for (guint i = 0; i < units->len; i++)
    {
      Unit *unit = g_ptr_array_index (units, i);

      add_unit (self, form, unit, g_ptr_array_find (pretest, unit, NULL));
    }
}

/* --- The whole --- */

static void
assembly_init (Assembly          *self,
               const ExamPool    *pool,
               guint              n_domains,
               const ExamHistory *history,
               guint64            seed)
{
  *self = (Assembly) {
    .pool = pool,
    .n_domains = n_domains,
    .random = exam_random_new (seed),
    .all = g_array_new (FALSE, FALSE, sizeof (Unit)),
    .order = g_ptr_array_new (),
    .shortages = g_array_new (FALSE, FALSE, sizeof (ExamShortage)),
    .scored = g_ptr_array_new (),
    .pretest = g_ptr_array_new (),
    .cases = g_ptr_array_new (),
    .pretest_cases = g_ptr_array_new (),
  };
  g_array_set_clear_func (self->all, unit_clear);
  collect_units (self, history);
  order_units (self);
}

static void
assembly_clear (Assembly *self)
{
  exam_random_free (self->random);
  g_ptr_array_unref (self->order);
  g_array_unref (self->all);
  g_clear_pointer (&self->shortages, g_array_unref);
  g_ptr_array_unref (self->scored);
  g_ptr_array_unref (self->pretest);
  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->pretest_cases);
}

/* Draws for one blueprint, forgetting what was drawn before. */
static gboolean
draw (Assembly            *self,
      const ExamBlueprint *blueprint)
{
  guint missing;

  self->blueprint = blueprint;
  g_array_set_size (self->shortages, 0);
  g_ptr_array_set_size (self->scored, 0);
  g_ptr_array_set_size (self->pretest, 0);
  g_ptr_array_set_size (self->cases, 0);
  g_ptr_array_set_size (self->pretest_cases, 0);
  for (guint i = 0; i < self->all->len; i++)
    g_array_index (self->all, Unit, i).used = FALSE;

  if (!choose_scored (self))
    explain_scored (self);
  else
    {
      missing = choose_pretest (self);
      if (missing > 0)
        add_shortage (self, EXAM_SHORTAGE_PRETEST, 0, blueprint->pretest, blueprint->pretest - missing);
    }

  missing = choose_section_cases (self, blueprint->cases, FALSE, self->cases);
  missing += choose_section_cases (self, blueprint->pretest_cases, TRUE, self->pretest_cases);
  if (missing > 0)
    add_shortage (self, EXAM_SHORTAGE_CASES, 0, blueprint->cases + blueprint->pretest_cases,
                  blueprint->cases + blueprint->pretest_cases - missing);

  return self->shortages->len == 0;
}

/**
 * exam_assemble:
 * @pool: what to draw from
 * @blueprint: how much of what, for the format of @pool
 * @history: (nullable): what the candidate has seen; unseen items come first, then those seen the longest ago
 * @seed: the same seed, pool and history give the same form
 * @shortages: (out) (optional) (transfer full) (element-type ExamShortage): what is missing, when no form can be drawn
 *
 * Draws a form: the blueprint's numbers exactly or within its ranges, cases whole and together, unscored items spread
 * among the others, options shuffled except the pinned ones, sections in the format's order.
 *
 * Returns: (transfer full) (nullable): the form, or %NULL when the pool is too small
 */
ExamForm *
exam_assemble (const ExamPool      *pool,
               const ExamBlueprint *blueprint,
               const ExamHistory   *history,
               guint64              seed,
               GArray             **shortages)
{
  ExamFormat *format;
  ExamForm *form = NULL;
  Assembly self;

  g_return_val_if_fail (pool != NULL, NULL);
  g_return_val_if_fail (blueprint != NULL, NULL);

  format = exam_pool_get_format (pool);
  assembly_init (&self, pool, blueprint->n_domains, history, seed);

  if (draw (&self, blueprint))
    {
      form = exam_form_new (format, seed, blueprint->minutes, blueprint->is_short);
      add_section (&self, form, self.scored, self.pretest, format->order == EXAM_ORDER_DOMAINS);
      add_section (&self, form, self.cases, self.pretest_cases, FALSE);
    }
  else if (shortages != NULL)
    *shortages = g_steal_pointer (&self.shortages);

  assembly_clear (&self);
  return form;
}

/**
 * exam_find_short_blueprint:
 * @pool: a pool from which no full form can be drawn
 *
 * Finds the longest form of the same proportions that the pool allows, of at least ten scored items.
 *
 * Returns: (transfer full) (nullable): its blueprint, or %NULL when the pool allows none
 */
ExamBlueprint *
exam_find_short_blueprint (const ExamPool *pool)
{
  g_autoptr (ExamBlueprint) blueprint = NULL;
  ExamFormat *format;
  Assembly self;
  gboolean found = FALSE;

  g_return_val_if_fail (pool != NULL, NULL);

  format = exam_pool_get_format (pool);
  assembly_init (&self, pool, format->domains->len, NULL, 0);

  for (guint total = MIN (exam_format_get_n_scored (format) - 1, exam_pool_get_n_items (pool));
       total >= MIN_SHORT_FORM && !found;
       total--)
    {
      g_clear_pointer (&blueprint, exam_blueprint_free);
      blueprint = exam_blueprint_new_short (format, total);
      found = draw (&self, blueprint);
    }

  assembly_clear (&self);
  return found ? g_steal_pointer (&blueprint) : NULL;
}
