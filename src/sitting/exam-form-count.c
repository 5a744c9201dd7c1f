/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-form-count.h"

#include "sitting/exam-assembly.h"

/* Returns: whether none of the items was on a form before; then all of them were now */
static gboolean
add_all_new (ExamHistory    *history,
             const ExamForm *form,
             guint           number)
{
  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    {
      const char *id = exam_item_get_id (exam_form_get_item (form, i));

      if (exam_history_get_last_seen (history, id) > 0)
        return FALSE;
      exam_history_add (history, id, number);
    }
  return TRUE;
}

/**
 * exam_form_count:
 * @pool: items of a format
 * @most: how many forms are enough
 *
 * Draws forms one after the other, as they are drawn for a candidate who sits them all.
 *
 * Returns: how many complete ones come before a question comes a second time
 */
guint
exam_form_count (const ExamPool *pool,
                 guint           most)
{
  g_autoptr (ExamBlueprint) blueprint = NULL;
  g_autoptr (ExamHistory) history = exam_history_new ();
  guint n_forms = 0;

  g_return_val_if_fail (pool != NULL, 0);

  blueprint = exam_blueprint_new (exam_pool_get_format (pool));
  while (n_forms < most)
    {
      g_autoptr (ExamForm) form = exam_assemble (pool, blueprint, history, n_forms + 1, NULL);

      if (form == NULL || !add_all_new (history, form, n_forms + 1))
        break;
      n_forms++;
    }
  return n_forms;
}
