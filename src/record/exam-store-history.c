/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-store-private.h"

static gboolean
work_export (ExamStore    *self,
             ExamStoreJob *job,
             GError      **error)
{
  if (!exam_history_file_export (self->archive, job->text, g_task_get_cancellable (job->task), error))
    return FALSE;

  g_task_return_boolean (job->task, TRUE);
  return TRUE;
}

static void
push (ExamStore          *self,
      ExamStoreWork       work,
      const char         *path,
      GCancellable       *cancellable,
      GAsyncReadyCallback callback,
      gpointer            user_data,
      gpointer            source_tag)
{
  ExamStoreJob *job = exam_store_job_new_read (self, work, cancellable, callback, user_data, source_tag);

  job->text = g_strdup (path);
  exam_store_push (self, &self->reads, job);
}

/** Writes the whole history to a file, as exam_history_file_export() does. */
void
exam_store_export_async (ExamStore          *self,
                         const char         *path,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_return_if_fail (EXAM_IS_STORE (self));
  g_return_if_fail (path != NULL);
  push (self, work_export, path, cancellable, callback, user_data, exam_store_export_async);
}

/** Returns: whether the file is complete and on the disk */
gboolean
exam_store_export_finish (ExamStore    *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, exam_store_export_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
work_import (ExamStore    *self,
             ExamStoreJob *job,
             GError      **error)
{
  ExamHistoryReport report;

  if (!exam_history_file_import (self->archive, job->text, exam_clock_get_wall_time (self->clock),
                                 g_task_get_cancellable (job->task), &report, error))
    return FALSE;

  /* What is done is done: who cancels now is told so. */
  g_task_set_check_cancellable (job->task, FALSE);
  g_task_return_pointer (job->task, g_memdup2 (&report, sizeof report), g_free);
  return TRUE;
}

/** Adds what is in a file to the history, as exam_history_file_import() does; then the list of sittings has changed. */
void
exam_store_import_async (ExamStore          *self,
                         const char         *path,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_return_if_fail (EXAM_IS_STORE (self));
  g_return_if_fail (path != NULL);
  push (self, work_import, path, cancellable, callback, user_data, exam_store_import_async);
}

/** Returns: whether it went well; then @report says what was done */
gboolean
exam_store_import_finish (ExamStore         *self,
                          GAsyncResult      *result,
                          ExamHistoryReport *report,
                          GError           **error)
{
  g_autofree ExamHistoryReport *done = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, exam_store_import_async), FALSE);

  done = g_task_propagate_pointer (G_TASK (result), error);
  if (done == NULL)
    return FALSE;

  *report = *done;
  exam_store_tell_changed (self);
  return TRUE;
}
