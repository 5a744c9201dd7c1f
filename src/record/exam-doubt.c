/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-doubt.h"

void
exam_doubt_free (ExamDoubt *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->item, exam_item_unref);
  g_free (self->item_hash);
  g_free (self->bank_id);
  g_free (self->bank_revision);
  g_free (self->reason);
  g_free (self);
}
