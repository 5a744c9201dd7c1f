/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-remarks.h"

static void
clear_remark (gpointer data)
{
  ExamRemark *remark = data;

  g_free (remark->item_hash);
  g_free (remark->bank_id);
  g_free (remark->bank_revision);
  g_clear_pointer (&remark->past_causes, g_array_unref);
  g_free (remark->note);
  g_free (remark->doubt);
}

/** Returns: (transfer full): remarks on @n_items items, of which nothing is said */
ExamRemarks *
exam_remarks_new (guint n_items)
{
  ExamRemarks *self = g_new0 (ExamRemarks, 1);

  self->items = g_array_sized_new (FALSE, TRUE, sizeof (ExamRemark), n_items);
  g_array_set_clear_func (self->items, clear_remark);
  g_array_set_size (self->items, n_items);
  return self;
}

void
exam_remarks_free (ExamRemarks *self)
{
  g_return_if_fail (self != NULL);
  g_array_unref (self->items);
  g_free (self);
}

guint
exam_remarks_get_n_items (const ExamRemarks *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->items->len;
}

static ExamRemark *
get_remark (const ExamRemarks *self,
            guint              position)
{
  return &g_array_index (self->items, ExamRemark, position);
}

/** Returns: what is said of the item at the 0-based @position */
const ExamRemark *
exam_remarks_get (const ExamRemarks *self,
                  guint              position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->items->len, NULL);
  return get_remark (self, position);
}

/** Says why the item at @position was missed; %EXAM_CAUSE_NONE takes that back. */
void
exam_remarks_set_cause (ExamRemarks *self,
                        guint        position,
                        ExamCause    cause)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (position < self->items->len);
  get_remark (self, position)->cause = cause;
}

static void
set_text (char      **place,
          const char *text)
{
  g_autofree char *old = *place;

  *place = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/** Sets the note about the item at @position; %NULL or an empty one takes it back. */
void
exam_remarks_set_note (ExamRemarks *self,
                       guint        position,
                       const char  *note)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (position < self->items->len);
  set_text (&get_remark (self, position)->note, note);
}

/** Says why the key of the item at @position is doubtful; %NULL or an empty reason takes that back. */
void
exam_remarks_set_doubt (ExamRemarks *self,
                        guint        position,
                        const char  *reason)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (position < self->items->len);
  set_text (&get_remark (self, position)->doubt, reason);
}
