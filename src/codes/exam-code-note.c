/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-note.h"

void
exam_code_note_free (ExamCodeNote *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->place);
  g_free (self->label);
  g_free (self->text);
  g_free (self);
}

void
exam_code_division_free (ExamCodeDivision *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->id);
  g_free (self->parent);
  g_free (self->title);
  g_free (self);
}
