/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-draw.h"

#include "sitting/exam-case-selection.h"
#include "sitting/exam-scored-choice.h"

static void
use (ExamUnit  *unit,
     GPtrArray *units)
{
  unit->used = TRUE;
  g_ptr_array_add (units, unit);
}

/* --- Unscored items --- */

/* Items that may only be unscored come first; of the others what was seen the longest ago. */
static GPtrArray *
list_pretest (ExamUnitList *list)
{
  GPtrArray *units = g_ptr_array_new ();

  for (int others = 0; others <= 1; others++)
    for (guint i = 0; i < list->n_units; i++)
      {
        ExamUnit *unit = &list->units[i];

        if (!unit->used && unit->pretest_only != others && !(exam_unit_is_case (unit) && list->cases_apart))
          g_ptr_array_add (units, unit);
      }

  return units;
}

/* One after the other, what has room; how many items are missing in the end. */
static guint
take_pretest_in_order (const GPtrArray *units,
                       guint            missing,
                       GPtrArray       *pretest)
{
  for (guint i = 0; i < units->len && missing > 0; i++)
    {
      ExamUnit *unit = g_ptr_array_index (units, i);

      if (unit->n_items > missing)
        continue;
      missing -= unit->n_items;
      use (unit, pretest);
    }

  return missing;
}

/* Gives some units back for others, so that whole cases make the number after all. */
static gboolean
exchange_pretest (const GPtrArray *units,
                  guint            wanted,
                  GPtrArray       *pretest)
{
  const guint singles = 0;
  g_autoptr (ExamCaseSelection) selection = exam_case_selection_new (1, &singles);
  g_autoptr (GArray) chosen = NULL;

  for (guint i = 0; i < units->len; i++)
    {
      const ExamUnit *unit = g_ptr_array_index (units, i);

      exam_case_selection_add (selection, &unit->n_items, unit->used);
    }
  chosen = exam_case_selection_solve (selection, &wanted, &wanted, wanted);
  if (chosen == NULL)
    return FALSE;

  g_ptr_array_set_size (pretest, 0);
  for (guint i = 0; i < units->len; i++)
    {
      ExamUnit *unit = g_ptr_array_index (units, i);

      unit->used = FALSE;
      if (g_array_index (chosen, gboolean, i))
        use (unit, pretest);
    }
  return TRUE;
}

/* Gives back how many are missing. */
static guint
draw_pretest (ExamUnitList *list,
              guint         wanted,
              GPtrArray    *pretest)
{
  g_autoptr (GPtrArray) units = NULL;
  guint missing;

  if (wanted == 0)
    return 0;

  units = list_pretest (list);
  missing = take_pretest_in_order (units, wanted, pretest);
  return missing == 0 || exchange_pretest (units, wanted, pretest) ? 0 : missing;
}

/* --- The section of cases --- */

/* Gives back how many are missing. */
static guint
draw_cases (ExamUnitList *list,
            guint         wanted,
            gboolean      pretest,
            GPtrArray    *cases)
{
  guint missing = wanted;

  for (guint i = 0; i < list->n_units && missing > 0; i++)
    {
      ExamUnit *unit = &list->units[i];

      if (unit->used || !exam_unit_is_case (unit) || (unit->pretest_only && !pretest))
        continue;

      missing--;
      use (unit, cases);
    }

  return missing;
}

/* --- The whole --- */

static void
draw_domain_sections (ExamDraw            *self,
                      ExamUnitList        *list,
                      const ExamBlueprint *blueprint)
{
  guint missing;

  if (!exam_scored_choice_make (list, blueprint, self->scored))
    {
      exam_shortages_add_scored (self->shortages, list, blueprint);
      return;
    }

  missing = draw_pretest (list, blueprint->pretest, self->pretest);
  if (missing > 0)
    exam_shortages_add (self->shortages, EXAM_SHORTAGE_PRETEST, 0, blueprint->pretest, blueprint->pretest - missing);
}

static void
draw_case_section (ExamDraw            *self,
                   ExamUnitList        *list,
                   const ExamBlueprint *blueprint)
{
  guint wanted = blueprint->cases + blueprint->pretest_cases;
  guint missing = draw_cases (list, blueprint->cases, FALSE, self->cases);

  missing += draw_cases (list, blueprint->pretest_cases, TRUE, self->pretest_cases);
  if (missing > 0)
    exam_shortages_add (self->shortages, EXAM_SHORTAGE_CASES, 0, wanted, wanted - missing);
}

/**
 * exam_draw_new:
 * @list: what can be served; it has to outlive the draw
 * @blueprint: how much of what
 *
 * Draws units for a form, and marks them as used; what was drawn from @list before is forgotten.
 *
 * Returns: (transfer full): a draw, complete or with what is missing
 */
ExamDraw *
exam_draw_new (ExamUnitList        *list,
               const ExamBlueprint *blueprint)
{
  ExamDraw *self;

  g_return_val_if_fail (list != NULL, NULL);
  g_return_val_if_fail (blueprint != NULL, NULL);

  self = g_new (ExamDraw, 1);
  self->scored = g_ptr_array_new ();
  self->pretest = g_ptr_array_new ();
  self->cases = g_ptr_array_new ();
  self->pretest_cases = g_ptr_array_new ();
  self->shortages = g_array_new (FALSE, FALSE, sizeof (ExamShortage));

  exam_unit_list_forget_used (list);
  draw_domain_sections (self, list, blueprint);
  draw_case_section (self, list, blueprint);
  return self;
}

void
exam_draw_free (ExamDraw *self)
{
  g_return_if_fail (self != NULL);
  g_ptr_array_unref (self->scored);
  g_ptr_array_unref (self->pretest);
  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->pretest_cases);
  g_array_unref (self->shortages);
  g_free (self);
}

/** Returns: whether nothing is missing */
gboolean
exam_draw_is_complete (const ExamDraw *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->shortages->len == 0;
}
