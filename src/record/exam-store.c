/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-store-private.h"

#include "bank/exam-task.h"

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

/* --- From the thread to the window --- */

typedef struct {
  ExamStore   *store;       /* (owned) */
  ExamSitting *sitting;     /* (owned) (nullable): that was written; the window's objects end on its side */
  char        *trouble;     /* (owned) (nullable) */
  gboolean     saved;
  gboolean     changed;
  gint64       sitting_id;
  guint        sequence;
} Message;

static gboolean
deliver_cb (gpointer data)
{
  Message *message = data;
  ExamStore *self = message->store;

  /* What failed first and was done later changes what can be read only now. */
  self->revision++;
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
  g_clear_object (&message->sitting);
  g_free (message->trouble);
  g_free (message);
}

/* Called by the thread when a job of writing was done, or failed with @error and will be tried again. */
void
exam_store_tell_window (ExamStore    *self,
                        ExamStoreJob *job,
                        const GError *error)
{
  Message *message = g_new0 (Message, 1);

  message->store = g_object_ref (self);
  if (error == NULL)
    message->sitting = g_steal_pointer (&job->sitting);
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

/* Called on the window's side when something that was no write has changed the list. */
void
exam_store_tell_changed (ExamStore *self)
{
  self->revision++;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
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

/* What is waiting is written now: the thread tells of it, for which it takes references. */
static void
exam_store_dispose (GObject *object)
{
  exam_store_close (EXAM_STORE (object));

  G_OBJECT_CLASS (exam_store_parent_class)->dispose (object);
}

static void
exam_store_finalize (GObject *object)
{
  ExamStore *self = EXAM_STORE (object);

  g_queue_clear_full (&self->writes, (GDestroyNotify) exam_store_job_free);
  g_queue_clear_full (&self->reads, (GDestroyNotify) exam_store_job_free);
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
  object_class->dispose = exam_store_dispose;
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

/** Returns: a number that grows with each change: what was read at the same number is as it would be read now */
guint64
exam_store_get_revision (ExamStore *self)
{
  g_return_val_if_fail (EXAM_IS_STORE (self), 0);
  return self->revision;
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
work_open (ExamStore    *self,
           ExamStoreJob *job,
           GError      **error)
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
  ExamStoreJob *job;

  g_return_if_fail (EXAM_IS_STORE (self));
  g_return_if_fail (self->thread == NULL);

  job = exam_store_job_new (work_open, 0);
  job->task = exam_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (job->task, exam_store_open_async);

  self->opening = job;
  self->thread = g_thread_new ("exam-store", exam_store_run, self);
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

/** Writes what is waiting and closes the file. Waits for the disk. The last one to let go of a store does so, too. */
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

  /* The thread hands each reference that it has over to the window's side, so that it is never the last to let go. */
  g_assert (self->thread != g_thread_self ());
  g_clear_pointer (&self->thread, g_thread_join);
}
