/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-store.h"

#include "bank/exam-error.h"
#include "record/exam-archive.h"

#define RETRY_INTERVAL (2 * G_TIME_SPAN_SECOND)

typedef struct _Job Job;

typedef gboolean (*Work) (ExamStore *self,
                          Job       *job,
                          GError   **error);

/* Something for the thread to do. */
struct _Job
{
  Work               work;
  gint64             sitting_id;
  gint64             number;     /* exam time of a beat, wall time of a deletion */
  ExamSittingRecord *record;     /* (owned) (nullable) */
  ExamForm          *form;       /* (owned) (nullable) */
  ExamSitting       *sitting;    /* (owned) (nullable) */
  GPtrArray         *events;     /* (owned) (nullable) (element-type ExamEvent) */
  GTask             *task;       /* (owned) (nullable): who waits for the result */
  gboolean           changes_list;
};

/*
 * The results file for a window, which must never wait for a disk: one thread does all the reading and writing. Writes are
 * done in the order in which they came; one that fails stays first and is tried again, while the sitting goes on in memory.
 */
struct _ExamStore
{
  GObject parent_instance;

  /* Owned, set once */
  char      *folder;
  ExamClock *clock;

  /* The window's side */
  GThread *thread;      /* (owned) (nullable) */
  Job     *opening;     /* (owned) (nullable): what the thread does first */
  char    *trouble;     /* (owned) (nullable) */
  gboolean in_memory;

  /* The thread's side */
  ExamArchive *archive; /* (owned) (nullable) */

  /* Both sides, under the lock */
  GMutex   lock;
  GCond    wake_thread;
  GCond    writes_done;
  GQueue   writes;      /* (owned) (element-type Job) */
  GQueue   reads;       /* (owned) (element-type Job) */
  guint    n_writing;   /* a write was taken from the queue and is not done */
  gint64   retry_at;    /* monotonic time before which no write is tried, or 0 */
  gboolean closing;
};

G_DEFINE_FINAL_TYPE (ExamStore, exam_store, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_TROUBLE,
  N_PROPS
};

enum {
  SIGNAL_SAVED,
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
job_free (Job *job)
{
  g_clear_pointer (&job->record, exam_sitting_record_free);
  g_clear_pointer (&job->form, exam_form_unref);
  g_clear_object (&job->sitting);
  g_clear_pointer (&job->events, g_ptr_array_unref);
  g_clear_object (&job->task);
  g_free (job);
}

/* --- From the thread to the window --- */

typedef struct {
  ExamStore *store;       /* (owned) */
  char      *trouble;     /* (owned) (nullable) */
  gboolean   saved;
  gboolean   changed;
  gint64     sitting_id;
  guint      sequence;
} Message;

static gboolean
deliver_cb (gpointer data)
{
  Message *message = data;
  ExamStore *self = message->store;

  /* What keeps everything in memory stays true until the program is started again. */
  if (!self->in_memory && g_strcmp0 (self->trouble, message->trouble) != 0)
    {
      g_free (self->trouble);
      self->trouble = g_steal_pointer (&message->trouble);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
    }
  if (message->saved)
    g_signal_emit (self, signals[SIGNAL_SAVED], 0, message->sitting_id, message->sequence);
  if (message->changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
message_free (gpointer data)
{
  Message *message = data;

  g_object_unref (message->store);
  g_free (message->trouble);
  g_free (message);
}

static void
tell_window (ExamStore    *self,
             const Job    *job,
             const GError *error)
{
  Message *message = g_new0 (Message, 1);

  message->store = g_object_ref (self);
  message->trouble = error != NULL ? g_strdup (error->message) : NULL;
  message->changed = error == NULL && job->changes_list;
  if (error == NULL && job->events != NULL && job->events->len > 0)
    {
      const ExamEvent *last = g_ptr_array_index (job->events, job->events->len - 1);

      message->saved = TRUE;
      message->sitting_id = job->sitting_id;
      message->sequence = last->sequence;
    }
  g_idle_add_full (G_PRIORITY_DEFAULT, deliver_cb, message, message_free);
}

/* --- The thread --- */

static gboolean
work_append (ExamStore *self,
             Job       *job,
             GError   **error)
{
  return exam_archive_append (self->archive, job->sitting_id, job->events, error);
}

/* Events that came while the disk was busy go into one transaction. */
static void
merge_appends (ExamStore *self,
               Job       *job)
{
  while (TRUE)
    {
      Job *next = g_queue_peek_head (&self->writes);

      if (job->work != work_append || next == NULL || next->work != work_append ||
          next->sitting_id != job->sitting_id)
        return;

      g_queue_pop_head (&self->writes);
      g_ptr_array_extend_and_steal (job->events, g_steal_pointer (&next->events));
      job_free (next);
    }
}

static void
run_write (ExamStore *self,
           Job       *job)
{
  g_autoptr (GError) error = NULL;
  gboolean retry = !job->work (self, job, &error) && !g_error_matches (error, EXAM_ERROR, EXAM_ERROR_INVALID);

  /* Trying again would not make it any better, and would keep all that follows from being written. */
  if (error != NULL && !retry)
    g_critical ("Not written: %s", error->message);

  tell_window (self, job, retry ? error : NULL);

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
      job_free (job);
    }
  if (g_queue_is_empty (&self->writes) || retry)
    g_cond_broadcast (&self->writes_done);
  g_mutex_unlock (&self->lock);
}

static void
run_read (ExamStore *self,
          Job       *job)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_return_error_if_cancelled (job->task) && !job->work (self, job, &error))
    g_task_return_error (job->task, g_steal_pointer (&error));
  job_free (job);
}

/* Waits for the next job; %NULL when the store is closed and nothing more can be done. */
static Job *
take_job (ExamStore *self,
          gboolean  *is_write)
{
  Job *job = NULL;

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

static gpointer
thread_main (gpointer data)
{
  ExamStore *self = data;
  gboolean is_write;
  Job *job;

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

static void
push (ExamStore *self,
      GQueue    *queue,
      Job       *job)
{
  g_mutex_lock (&self->lock);
  g_queue_push_tail (queue, job);
  g_cond_signal (&self->wake_thread);
  g_mutex_unlock (&self->lock);
}

/* --- GObject --- */

static void
exam_store_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  ExamStore *self = EXAM_STORE (object);

  switch (prop_id)
    {
    case PROP_TROUBLE:
      g_value_set_string (value, exam_store_get_trouble (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
exam_store_finalize (GObject *object)
{
  ExamStore *self = EXAM_STORE (object);

  exam_store_close (self);
  g_queue_clear_full (&self->writes, (GDestroyNotify) job_free);
  g_queue_clear_full (&self->reads, (GDestroyNotify) job_free);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->wake_thread);
  g_cond_clear (&self->writes_done);
  g_clear_object (&self->clock);
  g_free (self->folder);
  g_free (self->trouble);

  G_OBJECT_CLASS (exam_store_parent_class)->finalize (object);
}

static void
exam_store_class_init (ExamStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = exam_store_get_property;
  object_class->finalize = exam_store_finalize;

  /**
   * ExamStore:trouble: (nullable)
   *
   * What keeps results from being written, in words for the user.
   */
  properties[PROP_TROUBLE] =
    g_param_spec_string ("trouble", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * ExamStore::saved:
   * @sitting_id: a sitting
   * @sequence: its events up to this one are on the disk
   */
  signals[SIGNAL_SAVED] =
    g_signal_new ("saved", EXAM_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_UINT);

  /**
   * ExamStore::changed:
   *
   * The list of sittings is not what it was.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", EXAM_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
exam_store_init (ExamStore *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->wake_thread);
  g_cond_init (&self->writes_done);
  g_queue_init (&self->writes);
  g_queue_init (&self->reads);
}

/**
 * exam_store_new:
 * @folder: where the results file is; made when the store is opened
 * @clock: tells when things are written
 *
 * Returns: (transfer full): a store that is not open yet; what is written is kept until it is
 */
ExamStore *
exam_store_new (const char *folder,
                ExamClock  *clock)
{
  ExamStore *self;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (EXAM_IS_CLOCK (clock), NULL);

  self = g_object_new (EXAM_TYPE_STORE, NULL);
  self->folder = g_strdup (folder);
  self->clock = g_object_ref (clock);
  return self;
}

/** Returns: (nullable): what keeps results from being written, in words for the user */
const char *
exam_store_get_trouble (ExamStore *self)
{
  g_return_val_if_fail (EXAM_IS_STORE (self), NULL);
  return self->trouble;
}

/** Returns: whether nothing is written at all, and results are gone when the program ends */
gboolean
exam_store_is_in_memory (ExamStore *self)
{
  g_return_val_if_fail (EXAM_IS_STORE (self), FALSE);
  return self->in_memory;
}

/* --- Opening and closing --- */

static gboolean
work_open (ExamStore *self,
           Job       *job,
           GError   **error)
{
  char *notice = NULL;

  self->archive = exam_archive_open (self->folder, exam_clock_get_wall_time (self->clock), &notice, error);
  if (self->archive == NULL)
    {
      self->archive = exam_archive_open_in_memory ();
      return FALSE;
    }

  g_task_return_pointer (job->task, notice, g_free);
  return TRUE;
}

/**
 * exam_store_open_async:
 * @self: a store
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * Opens the results file. Should that fail, the store works in memory, and the error says why.
 */
void
exam_store_open_async (ExamStore          *self,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (EXAM_IS_STORE (self));
  g_return_if_fail (self->thread == NULL);

  job->work = work_open;
  job->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (job->task, exam_store_open_async);

  self->opening = job;
  self->thread = g_thread_new ("exam-store", thread_main, self);
}

/**
 * exam_store_open_finish:
 * @self: a store
 * @result: from the callback
 * @notice: (out) (transfer full) (nullable): something that the user has to be told
 * @error: why the store works in memory only
 *
 * Returns: whether results are written to the disk
 */
gboolean
exam_store_open_finish (ExamStore    *self,
                        GAsyncResult *result,
                        char        **notice,
                        GError      **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  *notice = g_task_propagate_pointer (G_TASK (result), &local_error);
  if (local_error == NULL)
    return TRUE;

  self->in_memory = TRUE;
  g_free (self->trouble);
  self->trouble = g_strdup (local_error->message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/** Writes what is waiting and closes the file. Waits for the disk. */
void
exam_store_close (ExamStore *self)
{
  g_return_if_fail (EXAM_IS_STORE (self));

  if (self->thread == NULL)
    return;

  g_mutex_lock (&self->lock);
  self->closing = TRUE;
  g_cond_signal (&self->wake_thread);
  g_mutex_unlock (&self->lock);

  /* The thread itself can hold the last reference, and cannot wait for its own end. */
  if (self->thread == g_thread_self ())
    g_clear_pointer (&self->thread, g_thread_unref);
  else
    g_clear_pointer (&self->thread, g_thread_join);
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

/* --- Writing --- */

static gboolean
work_begin (ExamStore *self,
            Job       *job,
            GError   **error)
{
  return exam_archive_begin (self->archive, job->record, job->form, error);
}

/** Keeps a new sitting and all that it serves. */
void
exam_store_begin (ExamStore               *self,
                  const ExamSittingRecord *record,
                  ExamForm                *form)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (EXAM_IS_STORE (self));

  job->work = work_begin;
  job->record = exam_sitting_record_copy (record);
  job->form = exam_form_ref (form);
  job->changes_list = TRUE;
  push (self, &self->writes, job);
}

/** Appends an event to the journal of a sitting; ::saved says when it is on the disk. */
void
exam_store_append (ExamStore       *self,
                   gint64           sitting_id,
                   const ExamEvent *event)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (EXAM_IS_STORE (self));

  job->work = work_append;
  job->sitting_id = sitting_id;
  job->events = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_event_free);
  g_ptr_array_add (job->events, exam_event_copy (event));
  push (self, &self->writes, job);
}

static gboolean
work_beat (ExamStore *self,
           Job       *job,
           GError   **error)
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
  Job *last;
  Job *job;

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

  job = g_new0 (Job, 1);
  job->work = work_beat;
  job->sitting_id = sitting_id;
  job->number = elapsed;
  push (self, &self->writes, job);
}

static gboolean
work_end (ExamStore *self,
          Job       *job,
          GError   **error)
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
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (EXAM_IS_STORE (self));
  g_return_if_fail (exam_sitting_get_state (sitting) == EXAM_SITTING_ENDED);

  job->work = work_end;
  job->sitting_id = sitting_id;
  job->sitting = g_object_ref (sitting);
  job->changes_list = TRUE;
  push (self, &self->writes, job);
}

static gboolean
work_set_deleted (ExamStore *self,
                  Job       *job,
                  GError   **error)
{
  return exam_archive_set_deleted (self->archive, job->sitting_id, job->number, error);
}

static void
set_deleted (ExamStore *self,
             gint64     sitting_id,
             gint64     wall_time)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (EXAM_IS_STORE (self));

  job->work = work_set_deleted;
  job->sitting_id = sitting_id;
  job->number = wall_time;
  job->changes_list = TRUE;
  push (self, &self->writes, job);
}

/** Deletes a sitting; exam_store_undelete() takes that back until the program ends. */
void
exam_store_delete (ExamStore *self,
                   gint64     sitting_id)
{
  set_deleted (self, sitting_id, exam_clock_get_wall_time (self->clock));
}

void
exam_store_undelete (ExamStore *self,
                     gint64     sitting_id)
{
  set_deleted (self, sitting_id, 0);
}

/* --- Reading --- */

static void
push_read (ExamStore          *self,
           Work                work,
           gint64              sitting_id,
           GCancellable       *cancellable,
           GAsyncReadyCallback callback,
           gpointer            user_data,
           gpointer            source_tag)
{
  Job *job = g_new0 (Job, 1);

  job->work = work;
  job->sitting_id = sitting_id;
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, source_tag);
  push (self, &self->reads, job);
}

static gboolean
work_list (ExamStore *self,
           Job       *job,
           GError   **error)
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
work_load (ExamStore *self,
           Job       *job,
           GError   **error)
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
work_load_history (ExamStore *self,
                   Job       *job,
                   GError   **error)
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
