/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-entry.h"

ExamCodeEntry *
exam_code_entry_copy (const ExamCodeEntry *self)
{
  ExamCodeEntry *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->code = g_strdup (self->code);
  copy->title = g_strdup (self->title);
  return copy;
}

void
exam_code_entry_free (ExamCodeEntry *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->code);
  g_free (self->title);
  g_free (self);
}

/** Returns: (transfer full): the code as books print it, such as E11.9 */
char *
exam_code_entry_dup_printed (const ExamCodeEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return exam_code_format (self->system, self->code);
}

/**
 * exam_code_entry_is_active:
 * @self: an entry
 * @on: a day, as the number YYYYMMDD
 *
 * Books of HCPCS keep codes that were ended long ago, and have some that begin later in their year.
 *
 * Returns: whether the code can be used on that day, as far as the book says
 */
gboolean
exam_code_entry_is_active (const ExamCodeEntry *self,
                           guint                on)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->added_on <= on && (self->ended_on == 0 || on <= self->ended_on);
}
