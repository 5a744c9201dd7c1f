/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-assembly.h"

#include "sitting/exam-draw.h"
#include "sitting/exam-option-order.h"

/*
 * How a form is drawn
 *
 * ExamUnitList puts the units of the pool into order, a unit being what is served whole. ExamDraw takes from it
 * what the blueprint asks for: the scored units (exam-scored-choice.c, with exam-case-selection.c for cases),
 * then the unscored ones, then the section of cases. Here they become a form. All chance comes from one sequence
 * of random numbers, so that a step put before another changes every form.
 */

static void
add_unit (ExamForm       *form,
          const ExamPool *pool,
          const ExamUnit *unit,
          gboolean        pretest,
          ExamRandom     *random)
{
  for (guint i = 0; i < unit->n_items; i++)
    {
      guint index = exam_unit_is_case (unit) ? unit->items[i] : unit->first;
      ExamItem *item = exam_pool_get_item (pool, index);
      guint8 order[EXAM_ITEM_MAX_OPTIONS];

      exam_option_order_draw (item, random, order);
      exam_form_add (form, item, exam_pool_get_bank (pool, index), pretest, order);
    }
}

static int
compare_domains (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const ExamUnit *unit_a = *(ExamUnit *const *) a;
  const ExamUnit *unit_b = *(ExamUnit *const *) b;

  return (unit_a->domain > unit_b->domain) - (unit_a->domain < unit_b->domain);
}

static void
add_section (ExamForm       *form,
             const ExamPool *pool,
             GPtrArray      *scored,
             GPtrArray      *pretest,
             gboolean        by_domain,
             ExamRandom     *random)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  g_ptr_array_extend (units, scored, NULL, NULL);
  g_ptr_array_extend (units, pretest, NULL, NULL);
  exam_random_shuffle (random, units->pdata, units->len);
  if (by_domain && units->len > 0)
    g_qsort_with_data (units->pdata, (int) units->len, sizeof (gpointer), compare_domains, NULL);

  for (guint i = 0; i < units->len; i++)
    {
      const ExamUnit *unit = g_ptr_array_index (units, i);

      add_unit (form, pool, unit, g_ptr_array_find (pretest, unit, NULL), random);
    }
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
  g_autoptr (ExamRandom) random = exam_random_new (seed);
  g_autoptr (ExamUnitList) list = NULL;
  g_autoptr (ExamDraw) draw = NULL;
  ExamFormat *format;
  ExamForm *form;

  g_return_val_if_fail (pool != NULL, NULL);
  g_return_val_if_fail (blueprint != NULL, NULL);

  format = exam_pool_get_format (pool);
  list = exam_unit_list_new (pool, history, random);
  draw = exam_draw_new (list, blueprint);
  if (!exam_draw_is_complete (draw))
    {
      if (shortages != NULL)
        *shortages = g_array_ref (draw->shortages);
      return NULL;
    }

  form = exam_form_new (format, seed, blueprint->minutes, blueprint->is_short);
  add_section (form, pool, draw->scored, draw->pretest, format->order == EXAM_ORDER_DOMAINS, random);
  add_section (form, pool, draw->cases, draw->pretest_cases, FALSE, random);
  return form;
}
