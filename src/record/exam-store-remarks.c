/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-store-private.h"

/* What the candidate says of questions after a sitting. It is written in the order in which it was said, behind what the
 * sitting itself still has to write. */

static ExamStoreJob *
new_write (ExamStore    *self,
           ExamStoreWork work,
           gint64        sitting_id,
           guint         position,
           const char   *text)
{
  ExamStoreJob *job = exam_store_job_new (work, sitting_id);

  job->position = position;
  job->text = g_strdup (text);
  job->number = exam_clock_get_wall_time (self->clock);
  return job;
}

static gboolean
work_set_cause (ExamStore    *self,
                ExamStoreJob *job,
                GError      **error)
{
  ExamCause cause = EXAM_CAUSE_NONE;

  exam_cause_from_name (job->text, &cause);
  return exam_archive_set_cause (self->archive, job->sitting_id, job->position, cause, job->number, error);
}

/** Keeps why the item at the 0-based @position of a sitting was missed; %EXAM_CAUSE_NONE takes it back. */
void
exam_store_set_cause (ExamStore *self,
                      gint64     sitting_id,
                      guint      position,
                      ExamCause  cause)
{
  g_return_if_fail (EXAM_IS_STORE (self));
  exam_store_push (self, &self->writes, new_write (self, work_set_cause, sitting_id, position, exam_cause_to_name (cause)));
}

static gboolean
work_set_item_note (ExamStore    *self,
                    ExamStoreJob *job,
                    GError      **error)
{
  return exam_archive_set_item_note (self->archive, job->item_id, job->text, job->number, error);
}

/* A note comes letter by letter: one that waits is overtaken by the next. */
static gboolean
overtake_note (ExamStore  *self,
               const char *item_id,
               const char *note)
{
  ExamStoreJob *last;
  gboolean waits;

  g_mutex_lock (&self->lock);
  last = g_queue_peek_tail (&self->writes);
  waits = last != NULL && last->work == work_set_item_note && g_str_equal (last->item_id, item_id);
  if (waits)
    {
      g_free (last->text);
      last->text = g_strdup (note);
      last->number = exam_clock_get_wall_time (self->clock);
    }
  g_mutex_unlock (&self->lock);

  return waits;
}

/** Keeps a note about an item, whatever the sitting; an empty @note takes it back. */
void
exam_store_set_item_note (ExamStore  *self,
                          const char *item_id,
                          const char *note)
{
  ExamStoreJob *job;

  g_return_if_fail (EXAM_IS_STORE (self));
  g_return_if_fail (item_id != NULL && note != NULL);

  if (overtake_note (self, item_id, note))
    return;

  job = new_write (self, work_set_item_note, 0, 0, note);
  job->item_id = g_strdup (item_id);
  exam_store_push (self, &self->writes, job);
}

static gboolean
work_set_doubt (ExamStore    *self,
                ExamStoreJob *job,
                GError      **error)
{
  return exam_archive_set_doubt (self->archive, job->sitting_id, job->position, job->text, job->number, error);
}

/** Keeps why the key of an item, as it was served at @position of a sitting, is doubtful; an empty @reason takes it back. */
void
exam_store_set_doubt (ExamStore  *self,
                      gint64      sitting_id,
                      guint       position,
                      const char *reason)
{
  g_return_if_fail (EXAM_IS_STORE (self));
  g_return_if_fail (reason != NULL);
  exam_store_push (self, &self->writes, new_write (self, work_set_doubt, sitting_id, position, reason));
}

static void
free_remarks (gpointer remarks)
{
  exam_remarks_free (remarks);
}

static gboolean
work_load_remarks (ExamStore    *self,
                   ExamStoreJob *job,
                   GError      **error)
{
  ExamRemarks *remarks = exam_archive_load_remarks (self->archive, job->sitting_id, error);

  if (remarks != NULL)
    g_task_return_pointer (job->task, remarks, free_remarks);
  return remarks != NULL;
}

/** Loads what the candidate says of the items of a sitting. */
void
exam_store_load_remarks_async (ExamStore          *self,
                               gint64              sitting_id,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  ExamStoreJob *job;

  g_return_if_fail (EXAM_IS_STORE (self));

  job = exam_store_job_new_read (self, work_load_remarks, cancellable, callback, user_data, exam_store_load_remarks_async);
  job->sitting_id = sitting_id;
  exam_store_push (self, &self->reads, job);
}

/** Returns: (transfer full) (nullable): what is said; of no item when the sitting is not on the disk yet */
ExamRemarks *
exam_store_load_remarks_finish (ExamStore    *self,
                                GAsyncResult *result,
                                GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, exam_store_load_remarks_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
work_list_doubts (ExamStore    *self,
                  ExamStoreJob *job,
                  GError      **error)
{
  GPtrArray *doubts = exam_archive_list_doubts (self->archive, error);

  if (doubts != NULL)
    g_task_return_pointer (job->task, doubts, (GDestroyNotify) g_ptr_array_unref);
  return doubts != NULL;
}

/** Lists the keys that the candidate holds for doubtful. */
void
exam_store_list_doubts_async (ExamStore          *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_return_if_fail (EXAM_IS_STORE (self));
  exam_store_push (self, &self->reads,
                   exam_store_job_new_read (self, work_list_doubts, cancellable, callback, user_data,
                                            exam_store_list_doubts_async));
}

/** Returns: (transfer full) (nullable) (element-type ExamDoubt): by item */
GPtrArray *
exam_store_list_doubts_finish (ExamStore    *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, exam_store_list_doubts_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
