/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-allowance.h"

static void
exam_allowance_free (gpointer data)
{
  ExamAllowance *self = data;

  g_free (self->rule);
  g_free (self->because);
  g_free (self);
}

/**
 * exam_allowances_add:
 * @allowances: (transfer full) (nullable) (element-type ExamAllowance): those before; most items have none
 * @rule: name of a rule
 * @because: why
 *
 * Returns: (transfer full) (element-type ExamAllowance): all of them
 */
GPtrArray *
exam_allowances_add (GPtrArray  *allowances,
                     const char *rule,
                     const char *because)
{
  ExamAllowance *allowance = g_new (ExamAllowance, 1);

  *allowance = (ExamAllowance) { g_strdup (rule), g_strdup (because) };
  if (allowances == NULL)
    allowances = g_ptr_array_new_with_free_func (exam_allowance_free);
  g_ptr_array_add (allowances, allowance);
  return allowances;
}

/** Returns: whether @rule is switched off */
gboolean
exam_allowances_have (const GPtrArray *allowances,
                      const char      *rule)
{
  for (guint i = 0; i < allowances->len; i++)
    if (g_strcmp0 (((const ExamAllowance *) g_ptr_array_index (allowances, i))->rule, rule) == 0)
      return TRUE;

  return FALSE;
}

/** Returns: (transfer none): @allowances, or an empty list in place of %NULL */
const GPtrArray *
exam_allowances_or_none (const GPtrArray *allowances)
{
  static const GPtrArray none = { NULL, 0 };

  return allowances != NULL ? allowances : &none;
}
