/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-keyed-code.h"

struct _ExamKeyedCode
{
  char     *code;      /* (owned) as the author wrote it */
  ExamText *why;       /* (owned) (nullable) */
  gboolean  optional;
};

/**
 * exam_keyed_code_new:
 * @code: the code
 * @optional: whether it earns nothing and costs nothing
 * @why: (transfer full) (nullable): why it is reported
 */
ExamKeyedCode *
exam_keyed_code_new (const char *code,
                     gboolean    optional,
                     ExamText   *why)
{
  ExamKeyedCode *self;

  g_return_val_if_fail (code != NULL, NULL);

  self = g_new (ExamKeyedCode, 1);
  self->code = g_strdup (code);
  self->optional = optional;
  self->why = why;
  return self;
}

void
exam_keyed_code_free (ExamKeyedCode *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->code);
  g_clear_pointer (&self->why, exam_text_unref);
  g_free (self);
}

const char *
exam_keyed_code_get_code (const ExamKeyedCode *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->code;
}

gboolean
exam_keyed_code_is_optional (const ExamKeyedCode *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->optional;
}

ExamText *
exam_keyed_code_get_why (const ExamKeyedCode *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->why;
}
