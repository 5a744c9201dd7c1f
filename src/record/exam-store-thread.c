/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-store-private.h"

#include "bank/exam-error.h"

#define RETRY_INTERVAL (2 * G_TIME_SPAN_SECOND)

ExamStoreJob *
exam_store_job_new (ExamStoreWork work,
                    gint64        sitting_id)
{
  ExamStoreJob *job = g_new0 (ExamStoreJob, 1);

  job->work = work;
  job->sitting_id = sitting_id;
  return job;
}

void
exam_store_job_free (ExamStoreJob *job)
{
  g_clear_pointer (&job->record, exam_sitting_record_free);
  g_clear_pointer (&job->form, exam_form_unref);
  g_clear_object (&job->sitting);
  g_clear_pointer (&job->events, g_ptr_array_unref);
  g_free (job->item_id);
  g_free (job->text);
  g_free (job->settings);
  g_clear_object (&job->task);
  g_free (job);
}

/* Events that came while the disk was busy go into one transaction. */
static void
merge_appends (ExamStore    *self,
               ExamStoreJob *job)
{
  while (TRUE)
    {
      ExamStoreJob *next = g_queue_peek_head (&self->writes);

      if (job->events == NULL || next == NULL || next->events == NULL || next->sitting_id != job->sitting_id)
        return;

      g_queue_pop_head (&self->writes);
      g_ptr_array_extend_and_steal (job->events, g_steal_pointer (&next->events));
      exam_store_job_free (next);
    }
}

static void
run_write (ExamStore    *self,
           ExamStoreJob *job)
{
  g_autoptr (GError) error = NULL;
  gboolean retry = !job->work (self, job, &error) && !g_error_matches (error, EXAM_ERROR, EXAM_ERROR_INVALID);

  /* Trying again would not make it any better, and would keep all that follows from being written. */
  if (error != NULL && !retry)
    g_critical ("Not written: %s", error->message);

  exam_store_tell_window (self, job, retry ? error : NULL);

  g_mutex_lock (&self->lock);
  self->n_writing = 0;
  if (retry)
    {
      g_queue_push_head (&self->writes, job);
      self->retry_at = g_get_monotonic_time () + RETRY_INTERVAL;
    }
  else
    {
      self->retry_at = 0;
      exam_store_job_free (job);
    }
  if (g_queue_is_empty (&self->writes) || retry)
    g_cond_broadcast (&self->writes_done);
  g_mutex_unlock (&self->lock);
}

static void
run_read (ExamStore    *self,
          ExamStoreJob *job)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_return_error_if_cancelled (job->task) && !job->work (self, job, &error))
    g_task_return_error (job->task, g_steal_pointer (&error));
  exam_store_job_free (job);
}

/* Waits for the next job; %NULL when the store is closed and nothing more can be done. */
static ExamStoreJob *
take_job (ExamStore *self,
          gboolean  *is_write)
{
  ExamStoreJob *job = NULL;

  g_mutex_lock (&self->lock);
  while (job == NULL)
    {
      gboolean writable = !g_queue_is_empty (&self->writes) &&
                          (self->retry_at == 0 || self->retry_at <= g_get_monotonic_time () || self->closing);

      *is_write = writable;
      if (writable)
        {
          job = g_queue_pop_head (&self->writes);
          merge_appends (self, job);
          self->n_writing = 1;
        }
      else if (!g_queue_is_empty (&self->reads))
        job = g_queue_pop_head (&self->reads);
      else if (self->closing)
        break;
      else if (self->retry_at > 0 && !g_queue_is_empty (&self->writes))
        g_cond_wait_until (&self->wake_thread, &self->lock, self->retry_at);
      else
        g_cond_wait (&self->wake_thread, &self->lock);
    }
  g_mutex_unlock (&self->lock);

  return job;
}

/* The thread: does what is pushed until the store is closed. */
gpointer
exam_store_run (gpointer data)
{
  ExamStore *self = data;
  gboolean is_write;
  ExamStoreJob *job;

  run_read (self, g_steal_pointer (&self->opening));

  while ((job = take_job (self, &is_write)) != NULL)
    {
      gboolean last_try;

      g_mutex_lock (&self->lock);
      last_try = self->closing && self->retry_at > 0;
      g_mutex_unlock (&self->lock);

      if (!is_write)
        run_read (self, job);
      else
        run_write (self, job);

      /* Closing with a disk that still does not take anything: there is nobody left to wait for it. */
      g_mutex_lock (&self->lock);
      last_try = last_try && self->retry_at > 0;
      g_mutex_unlock (&self->lock);
      if (last_try)
        break;
    }

  g_clear_pointer (&self->archive, exam_archive_close);
  return NULL;
}

/* Gives the thread something to do: @queue is that of writes or of reads. What a store that is closed is asked for is cancelled:
 * nobody would ever answer, and the question would keep alive whoever waits. */
void
exam_store_push (ExamStore    *self,
                 GQueue       *queue,
                 ExamStoreJob *job)
{
  gboolean refused;

  if (queue == &self->writes)
    self->revision++;
  g_mutex_lock (&self->lock);
  refused = self->closing && queue == &self->reads;
  if (!refused)
    g_queue_push_tail (queue, job);
  g_cond_signal (&self->wake_thread);
  g_mutex_unlock (&self->lock);

  if (refused)
    {
      g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The results are closed");
      exam_store_job_free (job);
    }
}
