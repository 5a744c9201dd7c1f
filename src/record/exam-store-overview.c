/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-store-private.h"

static gboolean
work_list_domain_results (ExamStore    *self,
                          ExamStoreJob *job,
                          GError      **error)
{
  return exam_store_job_give_array (job, exam_archive_list_domain_results (self->archive, job->text, error));
}

/** Lists how each domain went in each mock exam of a format. */
void
exam_store_list_domain_results_async (ExamStore          *self,
                                      const char         *format_id,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  ExamStoreJob *job;

  g_return_if_fail (EXAM_IS_STORE (self));
  g_return_if_fail (format_id != NULL);

  job = exam_store_job_new_read (self, work_list_domain_results, cancellable, callback, user_data,
                                 exam_store_list_domain_results_async);
  job->text = g_strdup (format_id);
  exam_store_push (self, &self->reads, job);
}

/** Returns: (transfer full) (nullable) (element-type ExamDomainResult): the oldest first */
GArray *
exam_store_list_domain_results_finish (ExamStore    *self,
                                       GAsyncResult *result,
                                       GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, exam_store_list_domain_results_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
work_list_reviews (ExamStore    *self,
                   ExamStoreJob *job,
                   GError      **error)
{
  return exam_store_job_give_array (job, exam_archive_list_reviews (self->archive, error));
}

/** Lists what the review queue is made of. */
void
exam_store_list_reviews_async (ExamStore          *self,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_return_if_fail (EXAM_IS_STORE (self));
  exam_store_push (self, &self->reads,
                   exam_store_job_new_read (self, work_list_reviews, cancellable, callback, user_data,
                                            exam_store_list_reviews_async));
}

/** Returns: (transfer full) (nullable) (element-type ExamReview): the oldest first */
GArray *
exam_store_list_reviews_finish (ExamStore    *self,
                                GAsyncResult *result,
                                GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, exam_store_list_reviews_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
work_list_misses (ExamStore    *self,
                  ExamStoreJob *job,
                  GError      **error)
{
  return exam_store_job_give_array (job, exam_archive_list_misses (self->archive, error));
}

/** Lists everything that was missed. */
void
exam_store_list_misses_async (ExamStore          *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_return_if_fail (EXAM_IS_STORE (self));
  exam_store_push (self, &self->reads,
                   exam_store_job_new_read (self, work_list_misses, cancellable, callback, user_data,
                                            exam_store_list_misses_async));
}

/** Returns: (transfer full) (nullable) (element-type ExamMiss): the newest first */
GArray *
exam_store_list_misses_finish (ExamStore    *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, exam_store_list_misses_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
