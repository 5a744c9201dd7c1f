/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-store-private.h"

static gboolean
work_begin (ExamStore    *self,
            ExamStoreJob *job,
            GError      **error)
{
  return exam_archive_begin (self->archive, job->record, job->form, error);
}

/** Keeps a new sitting and all that it serves. */
void
exam_store_begin (ExamStore               *self,
                  const ExamSittingRecord *record,
                  ExamForm                *form)
{
  ExamStoreJob *job;

  g_return_if_fail (EXAM_IS_STORE (self));

  job = exam_store_job_new (work_begin, 0);
  job->record = exam_sitting_record_copy (record);
  job->form = exam_form_ref (form);
  job->changes_list = TRUE;
  exam_store_push (self, &self->writes, job);
}

static gboolean
work_append (ExamStore    *self,
             ExamStoreJob *job,
             GError      **error)
{
  return exam_archive_append (self->archive, job->sitting_id, job->events, error);
}

/** Appends an event to the journal of a sitting; ::saved says when it is on the disk. */
void
exam_store_append (ExamStore       *self,
                   gint64           sitting_id,
                   const ExamEvent *event)
{
  ExamStoreJob *job;

  g_return_if_fail (EXAM_IS_STORE (self));

  job = exam_store_job_new (work_append, sitting_id);
  job->events = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_event_free);
  g_ptr_array_add (job->events, exam_event_copy (event));
  exam_store_push (self, &self->writes, job);
}

static gboolean
work_beat (ExamStore    *self,
           ExamStoreJob *job,
           GError      **error)
{
  return exam_archive_beat (self->archive, job->sitting_id, job->number,
                            exam_clock_get_wall_time (self->clock), error);
}

/**
 * exam_store_beat:
 * @self: a store
 * @sitting_id: a sitting under way
 * @elapsed: its exam time, in microseconds
 *
 * Keeps how far the clock has come. A beat that has to wait is overtaken by the next.
 */
void
exam_store_beat (ExamStore *self,
                 gint64     sitting_id,
                 gint64     elapsed)
{
  ExamStoreJob *last;
  ExamStoreJob *job;

  g_return_if_fail (EXAM_IS_STORE (self));

  g_mutex_lock (&self->lock);
  last = g_queue_peek_tail (&self->writes);
  if (last != NULL && last->work == work_beat && last->sitting_id == sitting_id)
    {
      last->number = elapsed;
      g_mutex_unlock (&self->lock);
      return;
    }
  g_mutex_unlock (&self->lock);

  job = exam_store_job_new (work_beat, sitting_id);
  job->number = elapsed;
  exam_store_push (self, &self->writes, job);
}

static gboolean
work_end (ExamStore    *self,
          ExamStoreJob *job,
          GError      **error)
{
  const ExamTranscript *transcript = exam_sitting_get_transcript (job->sitting);
  g_autoptr (ExamScore) score = exam_score_new (transcript);
  gint64 now = exam_clock_get_wall_time (self->clock);
  g_autoptr (GError) backup_error = NULL;

  if (!exam_archive_end (self->archive, job->sitting_id, transcript, score, now, error))
    return FALSE;

  /* A backup that fails is no reason to hold anything up: the results themselves are safe. */
  if (!exam_archive_back_up (self->archive, now, &backup_error))
    g_message ("No backup: %s", backup_error->message);
  return TRUE;
}

/**
 * exam_store_end:
 * @self: a store
 * @sitting_id: a sitting
 * @sitting: it, ended: nothing changes it any more, so that the thread may look at it
 *
 * Keeps the score, and makes a backup.
 */
void
exam_store_end (ExamStore   *self,
                gint64       sitting_id,
                ExamSitting *sitting)
{
  ExamStoreJob *job;

  g_return_if_fail (EXAM_IS_STORE (self));
  g_return_if_fail (exam_sitting_get_state (sitting) == EXAM_SITTING_ENDED);

  job = exam_store_job_new (work_end, sitting_id);
  job->sitting = g_object_ref (sitting);
  job->changes_list = TRUE;
  exam_store_push (self, &self->writes, job);
}

static gboolean
work_set_deleted (ExamStore    *self,
                  ExamStoreJob *job,
                  GError      **error)
{
  return exam_archive_set_deleted (self->archive, job->sitting_id, job->number, error);
}

static void
set_deleted (ExamStore *self,
             gint64     sitting_id,
             gint64     wall_time)
{
  ExamStoreJob *job;

  g_return_if_fail (EXAM_IS_STORE (self));

  job = exam_store_job_new (work_set_deleted, sitting_id);
  job->number = wall_time;
  job->changes_list = TRUE;
  exam_store_push (self, &self->writes, job);
}

/** Deletes a sitting; exam_store_undelete() takes that back until the program ends. */
void
exam_store_delete (ExamStore *self,
                   gint64     sitting_id)
{
  set_deleted (self, sitting_id, exam_clock_get_wall_time (self->clock));
}

/** Takes exam_store_delete() back. */
void
exam_store_undelete (ExamStore *self,
                     gint64     sitting_id)
{
  set_deleted (self, sitting_id, 0);
}

/**
 * exam_store_flush:
 * @self: a store
 * @timeout: how long to wait at the most, in microseconds
 *
 * Waits until all that was written is on the disk. For the end of the program and for tests; a window does not wait.
 *
 * Returns: whether it is
 */
gboolean
exam_store_flush (ExamStore *self,
                  gint64     timeout)
{
  gint64 until = g_get_monotonic_time () + timeout;
  gboolean done;

  g_return_val_if_fail (EXAM_IS_STORE (self), FALSE);

  g_mutex_lock (&self->lock);
  while ((self->n_writing > 0 || !g_queue_is_empty (&self->writes)) &&
         g_cond_wait_until (&self->writes_done, &self->lock, until))
    ;
  done = self->n_writing == 0 && g_queue_is_empty (&self->writes);
  g_mutex_unlock (&self->lock);

  return done;
}
