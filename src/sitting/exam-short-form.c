/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-short-form.h"

#include "sitting/exam-case-selection.h"
#include "sitting/exam-draw.h"

/* Fewer items than this are no exam, whatever their proportions. */
#define MIN_SHORT_FORM 10

/* Adds up once what the pool has: most lengths fail on that, and there is no need to draw for each. */
static void
survey (const ExamUnitList *list,
        ExamCaseSelection  *cases,
        guint              *singles)
{
  exam_unit_list_count_items (list, G_MAXINT64, singles, NULL);
  for (guint i = 0; i < list->n_units; i++)
    if (exam_unit_is_case (&list->units[i]) && exam_unit_list_may_score (list, &list->units[i], G_MAXINT64))
      exam_case_selection_add (cases, list->units[i].counts, TRUE);
}

static gboolean
can_be_drawn (ExamUnitList        *list,
              ExamCaseSelection   *cases,
              const ExamBlueprint *blueprint)
{
  g_autoptr (GArray) chosen = exam_case_selection_solve (cases, blueprint->least, blueprint->most, blueprint->total);
  g_autoptr (ExamDraw) draw = chosen != NULL ? exam_draw_new (list, blueprint) : NULL;

  return draw != NULL && exam_draw_is_complete (draw);
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
  g_autoptr (ExamRandom) random = exam_random_new (0);
  g_autoptr (ExamUnitList) list = NULL;
  g_autofree guint *singles = NULL;
  g_autoptr (ExamCaseSelection) cases = NULL;
  ExamFormat *format;

  g_return_val_if_fail (pool != NULL, NULL);

  format = exam_pool_get_format (pool);
  list = exam_unit_list_new (pool, NULL, random);
  singles = g_new0 (guint, list->n_domains);
  cases = exam_case_selection_new (list->n_domains, singles);
  survey (list, cases, singles);

  for (guint total = MIN (exam_format_get_n_scored (format) - 1, exam_pool_get_n_items (pool));
       total >= MIN_SHORT_FORM;
       total--)
    {
      g_autoptr (ExamBlueprint) blueprint = exam_blueprint_new_short (format, total);

      if (can_be_drawn (list, cases, blueprint))
        return g_steal_pointer (&blueprint);
    }

  return NULL;
}
