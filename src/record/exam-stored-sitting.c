/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-stored-sitting.h"

void
exam_stored_sitting_free (ExamStoredSitting *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->record, exam_sitting_record_free);
  g_clear_pointer (&self->form, exam_form_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->score, exam_score_free);
  g_free (self);
}
