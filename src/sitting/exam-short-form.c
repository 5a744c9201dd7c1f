/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-short-form.h"

#include "sitting/exam-draw.h"

/* Fewer items than this are no exam, whatever their proportions. */
#define MIN_SHORT_FORM 10

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
  ExamFormat *format;

  g_return_val_if_fail (pool != NULL, NULL);

  format = exam_pool_get_format (pool);
  list = exam_unit_list_new (pool, NULL, random);

  for (guint total = MIN (exam_format_get_n_scored (format) - 1, exam_pool_get_n_items (pool));
       total >= MIN_SHORT_FORM;
       total--)
    {
      g_autoptr (ExamBlueprint) blueprint = exam_blueprint_new_short (format, total);
      g_autoptr (ExamDraw) draw = exam_draw_new (list, blueprint);

      if (exam_draw_is_complete (draw))
        return g_steal_pointer (&blueprint);
    }

  return NULL;
}
