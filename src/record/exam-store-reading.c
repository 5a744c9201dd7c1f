/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-store-private.h"

#include "bank/exam-task.h"

/* Returns: (transfer full): something to read for @callback, which can be told more before it is pushed */
ExamStoreJob *
exam_store_job_new_read (ExamStore          *self,
                         ExamStoreWork       work,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data,
                         gpointer            source_tag)
{
  ExamStoreJob *job = exam_store_job_new (work, 0);

  job->task = exam_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, source_tag);
  return job;
}

/* Gives @array (transfer full) (nullable) to who waits for it. Returns: whether there is one */
gboolean
exam_store_job_give_array (ExamStoreJob *job,
                           GArray       *array)
{
  if (array != NULL)
    g_task_return_pointer (job->task, array, (GDestroyNotify) g_array_unref);
  return array != NULL;
}

static void
push_read (ExamStore          *self,
           ExamStoreWork       work,
           gint64              sitting_id,
           GCancellable       *cancellable,
           GAsyncReadyCallback callback,
           gpointer            user_data,
           gpointer            source_tag)
{
  ExamStoreJob *job = exam_store_job_new_read (self, work, cancellable, callback, user_data, source_tag);

  job->sitting_id = sitting_id;
  exam_store_push (self, &self->reads, job);
}

static gboolean
work_list (ExamStore    *self,
           ExamStoreJob *job,
           GError      **error)
{
  GPtrArray *records = exam_archive_list (self->archive, error);

  if (records != NULL)
    g_task_return_pointer (job->task, records, (GDestroyNotify) g_ptr_array_unref);
  return records != NULL;
}

/** Lists all sittings. */
void
exam_store_list_async (ExamStore          *self,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_return_if_fail (EXAM_IS_STORE (self));
  push_read (self, work_list, 0, cancellable, callback, user_data, exam_store_list_async);
}

/** Returns: (transfer full) (nullable) (element-type ExamSittingRecord): all sittings, newest first */
GPtrArray *
exam_store_list_finish (ExamStore    *self,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, exam_store_list_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
free_stored_sitting (gpointer sitting)
{
  exam_stored_sitting_free (sitting);
}

static gboolean
work_load (ExamStore    *self,
           ExamStoreJob *job,
           GError      **error)
{
  ExamStoredSitting *sitting = exam_archive_load (self->archive, job->sitting_id, error);

  if (sitting != NULL)
    g_task_return_pointer (job->task, sitting, free_stored_sitting);
  return sitting != NULL;
}

/** Loads one sitting with all that is kept of it. */
void
exam_store_load_async (ExamStore          *self,
                       gint64              sitting_id,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_return_if_fail (EXAM_IS_STORE (self));
  push_read (self, work_load, sitting_id, cancellable, callback, user_data, exam_store_load_async);
}

/** Returns: (transfer full) (nullable): the sitting */
ExamStoredSitting *
exam_store_load_finish (ExamStore    *self,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, exam_store_load_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
work_load_history (ExamStore    *self,
                   ExamStoreJob *job,
                   GError      **error)
{
  ExamHistory *history = exam_archive_load_history (self->archive, error);

  if (history != NULL)
    g_task_return_pointer (job->task, history, (GDestroyNotify) exam_history_free);
  return history != NULL;
}

/** Loads when each item was last seen. */
void
exam_store_load_history_async (ExamStore          *self,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_return_if_fail (EXAM_IS_STORE (self));
  push_read (self, work_load_history, 0, cancellable, callback, user_data, exam_store_load_history_async);
}

/** Returns: (transfer full) (nullable): when each item was last seen */
ExamHistory *
exam_store_load_history_finish (ExamStore    *self,
                                GAsyncResult *result,
                                GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, exam_store_load_history_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
