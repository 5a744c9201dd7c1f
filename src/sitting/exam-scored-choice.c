/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-scored-choice.h"

#include "sitting/exam-case-selection.h"

/*
 * Fewest old units: the newest limit on "last seen" that still allows a form is searched for, and only units up
 * to it are used. Cases are settled first, because they bind several places at once; single items fill what is
 * left of each domain.
 */

/* How many items of each domain the form would have if every case could be split. */
static guint *
find_wanted (const ExamBlueprint *blueprint,
             const guint         *singles,
             const guint         *in_cases)
{
  guint *wanted = g_new0 (guint, blueprint->n_domains);
  g_autofree guint *most = g_new0 (guint, blueprint->n_domains);

  for (guint d = 0; d < blueprint->n_domains; d++)
    most[d] = MAX (MIN (blueprint->most[d], singles[d] + in_cases[d]), blueprint->least[d]);

  exam_blueprint_settle (blueprint, blueprint->least, most, wanted);
  return wanted;
}

/*
 * As a random sample of the pool would have it: walk the units in order and take what still has room. The cases taken
 * on that walk are those to prefer; whether they can stand the search decides.
 */
static void
add_cases (const ExamUnitList *list,
           const guint        *wanted,
           gint64              limit,
           ExamCaseSelection  *selection)
{
  g_autofree guint *taken = g_new0 (guint, list->n_domains);

  for (guint i = 0; i < list->n_units; i++)
    {
      const ExamUnit *unit = &list->units[i];
      gboolean room = TRUE;

      if (!exam_unit_list_may_score (list, unit, limit))
        continue;

      if (!exam_unit_is_case (unit))
        {
          taken[unit->domain] += taken[unit->domain] < wanted[unit->domain];
          continue;
        }

      for (guint d = 0; room && d < list->n_domains; d++)
        room = taken[d] + unit->counts[d] <= wanted[d];
      for (guint d = 0; room && d < list->n_domains; d++)
        taken[d] += unit->counts[d];
      exam_case_selection_add (selection, unit->counts, room);
    }
}

/* Which cases are served; the n-th answer belongs to the n-th case in order that may be scored up to @limit. */
static GArray *
choose_cases (const ExamUnitList  *list,
              const ExamBlueprint *blueprint,
              gint64               limit)
{
  g_autofree guint *singles = g_new0 (guint, list->n_domains);
  g_autofree guint *in_cases = g_new0 (guint, list->n_domains);
  g_autofree guint *wanted = NULL;
  g_autoptr (ExamCaseSelection) selection = exam_case_selection_new (list->n_domains, singles);

  exam_unit_list_count_items (list, limit, singles, in_cases);
  wanted = find_wanted (blueprint, singles, in_cases);
  add_cases (list, wanted, limit, selection);
  return exam_case_selection_solve (selection, blueprint->least, blueprint->most, blueprint->total);
}

/* Each time at which a unit was last seen, as they are in order. */
static GArray *
list_limits (const ExamUnitList *list)
{
  GArray *limits = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < list->n_units; i++)
    if (i == 0 || list->units[i - 1].last_seen < list->units[i].last_seen)
      g_array_append_val (limits, list->units[i].last_seen);

  return limits;
}

/* More units never hurt, so that the lowest limit can be found by halving. */
static GArray *
find_limit (const ExamUnitList  *list,
            const ExamBlueprint *blueprint,
            gint64              *limit)
{
  g_autoptr (GArray) limits = list_limits (list);
  g_autoptr (GArray) best = NULL;
  guint low = 0, high = limits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gint64 attempted = g_array_index (limits, gint64, middle);
      g_autoptr (GArray) chosen = choose_cases (list, blueprint, attempted);

      if (chosen == NULL)
        {
          low = middle + 1;
          continue;
        }

      g_clear_pointer (&best, g_array_unref);
      best = g_steal_pointer (&chosen);
      *limit = attempted;
      high = middle;
    }

  return g_steal_pointer (&best);
}

static void
take_cases (ExamUnitList *list,
            gint64        limit,
            const GArray *chosen,
            guint        *counts,
            GPtrArray    *scored)
{
  guint n_cases = 0;

  for (guint i = 0; i < list->n_units && n_cases < chosen->len; i++)
    {
      ExamUnit *unit = &list->units[i];

      if (!exam_unit_is_case (unit) || !exam_unit_list_may_score (list, unit, limit))
        continue;
      if (!g_array_index (chosen, gboolean, n_cases++))
        continue;

      for (guint d = 0; d < list->n_domains; d++)
        counts[d] += unit->counts[d];
      unit->used = TRUE;
      g_ptr_array_add (scored, unit);
    }
}

static void
take_singles (ExamUnitList        *list,
              const ExamBlueprint *blueprint,
              gint64               limit,
              guint               *counts,
              GPtrArray           *scored)
{
  g_autofree guint *most = g_new0 (guint, list->n_domains);
  g_autofree guint *least = g_new0 (guint, list->n_domains);
  g_autofree guint *wanted = g_new0 (guint, list->n_domains);

  exam_unit_list_count_items (list, limit, most, NULL);
  for (guint d = 0; d < list->n_domains; d++)
    {
      least[d] = MAX (counts[d], blueprint->least[d]);
      most[d] = MIN (counts[d] + most[d], blueprint->most[d]);
    }
  if (!exam_blueprint_settle (blueprint, least, most, wanted))
    g_assert_not_reached ();

  for (guint i = 0; i < list->n_units; i++)
    {
      ExamUnit *unit = &list->units[i];

      if (exam_unit_is_case (unit) || !exam_unit_list_may_score (list, unit, limit) ||
          counts[unit->domain] >= wanted[unit->domain])
        continue;

      counts[unit->domain]++;
      unit->used = TRUE;
      g_ptr_array_add (scored, unit);
    }
}

/**
 * exam_scored_choice_make:
 * @list: what can be served
 * @blueprint: how much of what
 * @scored: (element-type ExamUnit): the units chosen are added, borrowed from @list
 *
 * Chooses the scored units of the sections by domain, and marks them as used.
 *
 * Returns: whether the units make the numbers of @blueprint; if not, nothing is chosen
 */
gboolean
exam_scored_choice_make (ExamUnitList        *list,
                         const ExamBlueprint *blueprint,
                         GPtrArray           *scored)
{
  g_autofree guint *counts = NULL;
  g_autoptr (GArray) chosen = NULL;
  gint64 limit = 0;

  g_return_val_if_fail (list != NULL, FALSE);
  g_return_val_if_fail (blueprint != NULL, FALSE);

  chosen = find_limit (list, blueprint, &limit);
  if (chosen == NULL)
    return FALSE;

  counts = g_new0 (guint, list->n_domains);
  take_cases (list, limit, chosen, counts, scored);
  take_singles (list, blueprint, limit, counts, scored);
  return TRUE;
}
