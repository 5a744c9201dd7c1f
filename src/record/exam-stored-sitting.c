/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-stored-sitting.h"

/** Returns: (transfer full): a copy that another thread may have; what never changes is shared */
ExamStoredSitting *
exam_stored_sitting_copy (const ExamStoredSitting *self)
{
  ExamStoredSitting *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (ExamStoredSitting, 1);
  copy->record = exam_sitting_record_copy (self->record);
  copy->form = exam_form_ref (self->form);
  copy->events = g_ptr_array_ref (self->events);
  copy->score = self->score != NULL ? exam_score_copy (self->score) : NULL;
  return copy;
}

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
