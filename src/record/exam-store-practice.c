/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-store-private.h"

static gboolean
work_add_review (ExamStore    *self,
                 ExamStoreJob *job,
                 GError      **error)
{
  return exam_archive_add_review (self->archive, &job->review, error);
}

/**
 * exam_store_add_review:
 * @self: a store
 * @sitting_id: a sitting for practice
 * @position: 0-based position of an item on its form
 * @item_id: its id
 * @rating: how its recall went: 1 forgotten, 2 hard, 3 good, 4 easy
 *
 * Keeps that an item was reviewed now, or how it was rated where that is kept already.
 */
void
exam_store_add_review (ExamStore  *self,
                       gint64      sitting_id,
                       guint       position,
                       const char *item_id,
                       guint       rating)
{
  ExamStoreJob *job;

  g_return_if_fail (EXAM_IS_STORE (self));
  g_return_if_fail (item_id != NULL);

  job = exam_store_job_new (work_add_review, sitting_id);
  job->review = (ExamReview) {
    .item_id = g_intern_string (item_id),
    .sitting_id = sitting_id,
    .position = position,
    .rating = rating,
    .reviewed_at = exam_clock_get_wall_time (self->clock),
  };
  exam_store_push (self, &self->writes, job);
}

/* --- Saved sets --- */

static gboolean
work_save_set (ExamStore    *self,
               ExamStoreJob *job,
               GError      **error)
{
  return exam_archive_save_set (self->archive, job->text, job->settings, exam_clock_get_wall_time (self->clock), error);
}

/** Keeps the settings of a practice set under a name, or as those used last under %EXAM_SAVED_SET_LAST. */
void
exam_store_save_set (ExamStore  *self,
                     const char *name,
                     const char *settings)
{
  ExamStoreJob *job;

  g_return_if_fail (EXAM_IS_STORE (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (settings != NULL);

  job = exam_store_job_new (work_save_set, 0);
  job->text = g_strdup (name);
  job->settings = g_strdup (settings);
  job->changes_list = TRUE;
  exam_store_push (self, &self->writes, job);
}

static gboolean
work_delete_set (ExamStore    *self,
                 ExamStoreJob *job,
                 GError      **error)
{
  return exam_archive_delete_set (self->archive, job->text, error);
}

/** Deletes a practice set; saving its settings again takes that back. */
void
exam_store_delete_set (ExamStore  *self,
                       const char *name)
{
  ExamStoreJob *job;

  g_return_if_fail (EXAM_IS_STORE (self));
  g_return_if_fail (name != NULL);

  job = exam_store_job_new (work_delete_set, 0);
  job->text = g_strdup (name);
  job->changes_list = TRUE;
  exam_store_push (self, &self->writes, job);
}

static gboolean
work_list_sets (ExamStore    *self,
                ExamStoreJob *job,
                GError      **error)
{
  GPtrArray *sets = exam_archive_list_sets (self->archive, error);

  if (sets != NULL)
    g_task_return_pointer (job->task, sets, (GDestroyNotify) g_ptr_array_unref);
  return sets != NULL;
}

/** Lists the saved practice sets. */
void
exam_store_list_sets_async (ExamStore          *self,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_return_if_fail (EXAM_IS_STORE (self));
  exam_store_push (self, &self->reads,
                   exam_store_job_new_read (self, work_list_sets, cancellable, callback, user_data,
                                            exam_store_list_sets_async));
}

/** Returns: (transfer full) (nullable) (element-type ExamSavedSet): see exam_archive_list_sets() */
GPtrArray *
exam_store_list_sets_finish (ExamStore    *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, exam_store_list_sets_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- What sets are chosen by --- */

static gboolean
work_list_servings (ExamStore    *self,
                    ExamStoreJob *job,
                    GError      **error)
{
  return exam_store_job_give_array (job, exam_archive_list_servings (self->archive, job->text, error));
}

/** Lists every time that an item was shown in sittings of a format. */
void
exam_store_list_servings_async (ExamStore          *self,
                                const char         *format_id,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  ExamStoreJob *job;

  g_return_if_fail (EXAM_IS_STORE (self));
  g_return_if_fail (format_id != NULL);

  job = exam_store_job_new_read (self, work_list_servings, cancellable, callback, user_data, exam_store_list_servings_async);
  job->text = g_strdup (format_id);
  exam_store_push (self, &self->reads, job);
}

/** Returns: (transfer full) (nullable) (element-type ExamServing): see exam_archive_list_servings() */
GArray *
exam_store_list_servings_finish (ExamStore    *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, exam_store_list_servings_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
