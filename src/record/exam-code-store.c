/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-code-store.h"

#include "bank/exam-task.h"
#include "record/exam-code-books-private.h"

#define PER_MILLE 1000

/*
 * The code books for a main loop: what is asked is looked up in threads, one after the other, and what is not wanted any
 * more is not looked up at all. Books are added and removed by connections of their own, beside which reading goes on.
 */
struct _ExamCodeStore
{
  GObject parent_instance;

  char *folder;              /* (owned) */

  GMutex         mutex;      /* guards what follows */
  ExamCodeBooks *books;      /* (owned) (nullable) as long as nothing was asked */

  GPtrArray *list;           /* (owned) (element-type ExamCodeBook): what was there when it was read last */
  char      *trouble;        /* (owned) (nullable): why the books cannot be read */
  gboolean   loaded;
  int        progress;       /* (atomic) per mille */
};

G_DEFINE_FINAL_TYPE (ExamCodeStore, exam_code_store, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct {
  ExamCodeStoreFunc func;
  gpointer          data;         /* (owned) */
  GDestroyNotify    free_data;
  GDestroyNotify    free_result;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job);
}

static void
exam_code_store_finalize (GObject *object)
{
  ExamCodeStore *self = EXAM_CODE_STORE (object);

  g_clear_pointer (&self->books, exam_code_books_close);
  g_mutex_clear (&self->mutex);
  g_ptr_array_unref (self->list);
  g_free (self->trouble);
  g_free (self->folder);
  G_OBJECT_CLASS (exam_code_store_parent_class)->finalize (object);
}

static void
exam_code_store_class_init (ExamCodeStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exam_code_store_finalize;

  /**
   * ExamCodeStore::changed:
   *
   * What books there are was read, for the first time or because books were added or removed.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", EXAM_TYPE_CODE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
exam_code_store_init (ExamCodeStore *self)
{
  g_mutex_init (&self->mutex);
  self->list = g_ptr_array_new ();
}

/**
 * exam_code_store_new:
 * @folder: where the file with the books is, or will be
 *
 * Returns: (transfer full): the books of that folder; nothing is opened before it is needed
 */
ExamCodeStore *
exam_code_store_new (const char *folder)
{
  ExamCodeStore *self = g_object_new (EXAM_TYPE_CODE_STORE, NULL);

  self->folder = g_strdup (folder);
  return self;
}

/* --- Asking --- */

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  ExamCodeStore *self = source;
  Job *job = data;
  GError *error = NULL;
  gpointer result = NULL;

  g_mutex_lock (&self->mutex);
  if (!g_cancellable_set_error_if_cancelled (cancellable, &error))
    {
      if (self->books == NULL)
        self->books = exam_code_books_open_read_only (self->folder, &error);
      if (self->books != NULL)
        {
          if (self->books->database != NULL)
            exam_database_set_cancellable (self->books->database, cancellable);
          result = job->func (self->books, job->data, &error);
          if (self->books->database != NULL)
            exam_database_set_cancellable (self->books->database, NULL);
        }
    }
  g_mutex_unlock (&self->mutex);

  if (error == NULL)
    g_task_return_pointer (task, result, job->free_result);
  else
    {
      if (result != NULL && job->free_result != NULL)
        job->free_result (result);
      g_task_return_error (task, error);
    }
}

/**
 * exam_code_store_run_async:
 * @self: a store
 * @func: looks something up
 * @data: (transfer full): for @func
 * @free_data: (nullable): frees it
 * @free_result: (nullable): frees what @func returned, where nobody wants it any more
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Looks something up in a thread.
 */
void
exam_code_store_run_async (ExamCodeStore      *self,
                           ExamCodeStoreFunc   func,
                           gpointer            data,
                           GDestroyNotify      free_data,
                           GDestroyNotify      free_result,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new (Job, 1);

  g_return_if_fail (EXAM_IS_CODE_STORE (self));
  g_return_if_fail (func != NULL);

  *job = (Job) { func, data, free_data, free_result };
  task = exam_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, exam_code_store_run_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_thread);
}

/** Returns: (transfer full) (nullable): what was found; %NULL without @error when the function found nothing */
gpointer
exam_code_store_run_finish (ExamCodeStore *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, exam_code_store_run_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- What there is --- */

static gpointer
list_books (ExamCodeBooks *books,
            gpointer       data,
            GError       **error)
{
  return exam_code_books_list (books, error);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  ExamCodeStore *self = EXAM_CODE_STORE (source);
  g_autoptr (GError) error = NULL;
  GPtrArray *list = exam_code_store_run_finish (self, result, &error);

  g_ptr_array_unref (self->list);
  self->list = list != NULL ? list : g_ptr_array_new ();
  g_free (self->trouble);
  self->trouble = error != NULL ? g_strdup (error->message) : NULL;
  self->loaded = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/** Reads, in a thread, which books there are; ::changed comes when that is known. */
void
exam_code_store_load (ExamCodeStore *self)
{
  g_return_if_fail (EXAM_IS_CODE_STORE (self));
  exam_code_store_run_async (self, list_books, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb, NULL);
}

/** Returns: whether it is known which books there are */
gboolean
exam_code_store_is_loaded (ExamCodeStore *self)
{
  g_return_val_if_fail (EXAM_IS_CODE_STORE (self), FALSE);
  return self->loaded;
}

/** Returns: (transfer none) (element-type ExamCodeBook): the books, by system and newest first; none before they were read */
const GPtrArray *
exam_code_store_get_books (ExamCodeStore *self)
{
  g_return_val_if_fail (EXAM_IS_CODE_STORE (self), NULL);
  return self->list;
}

/** Returns: whether there are codes of @system; with %EXAM_CODE_BOOKS_ALL, of any */
gboolean
exam_code_store_has_system (ExamCodeStore *self,
                            ExamCodeSystem system)
{
  g_return_val_if_fail (EXAM_IS_CODE_STORE (self), FALSE);

  for (guint i = 0; i < self->list->len; i++)
    {
      const ExamCodeBook *book = g_ptr_array_index (self->list, i);

      if ((system == EXAM_CODE_BOOKS_ALL || book->system == system) && book->n_codes > 0)
        return TRUE;
    }
  return FALSE;
}

/** Returns: (nullable): why the books cannot be read */
const char *
exam_code_store_get_trouble (ExamCodeStore *self)
{
  g_return_val_if_fail (EXAM_IS_CODE_STORE (self), NULL);
  return self->trouble;
}

/* --- Adding and removing --- */

/* The next who asks opens the file anew: there may have been none. */
static void
reopen (ExamCodeStore *self)
{
  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->books, exam_code_books_close);
  g_mutex_unlock (&self->mutex);
}

typedef struct {
  ExamCodeStore *store;
  GCancellable  *cancellable;
} Adding;

static gboolean
progress_cb (double   share,
             gpointer data)
{
  Adding *adding = data;

  g_atomic_int_set (&adding->store->progress, (int) (share * PER_MILLE));
  return !g_cancellable_is_cancelled (adding->cancellable);
}

static void
add_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  ExamCodeStore *self = source;
  GError *error = NULL;
  Adding adding = { self, cancellable };
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamCodeBooks) books = exam_code_books_open (self->folder, &error);

  if (books != NULL && exam_code_books_add (books, data, problems, progress_cb, &adding, &error))
    {
      reopen (self);
      g_task_return_pointer (task, g_steal_pointer (&problems), (GDestroyNotify) exam_problems_free);
    }
  else
    g_task_return_error (task, error);
}

/**
 * exam_code_store_add_async:
 * @self: a store
 * @editions: (transfer full) (element-type ExamCodeEdition): what official files have, of known years
 * @cancellable: (nullable): stops it; then the books are as they were
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Adds to the books, in a thread; see exam_code_store_get_progress().
 */
void
exam_code_store_add_async (ExamCodeStore      *self,
                           GPtrArray          *editions,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (EXAM_IS_CODE_STORE (self));
  g_return_if_fail (editions != NULL);

  g_atomic_int_set (&self->progress, 0);
  task = exam_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, exam_code_store_add_async);
  /* What was added in spite of a late wish to stop has been added, and is said to be. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, editions, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, add_thread);
}

/** Returns: (transfer full) (nullable): warnings about what was added; %NULL when nothing was */
ExamProblems *
exam_code_store_add_finish (ExamCodeStore *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  ExamProblems *problems;

  g_return_val_if_fail (g_async_result_is_tagged (result, exam_code_store_add_async), NULL);

  problems = g_task_propagate_pointer (G_TASK (result), error);
  if (problems != NULL)
    exam_code_store_load (self);
  return problems;
}

/** Returns: how much of the addition under way is done, 0 to 1 */
double
exam_code_store_get_progress (ExamCodeStore *self)
{
  g_return_val_if_fail (EXAM_IS_CODE_STORE (self), 0);
  return (double) g_atomic_int_get (&self->progress) / PER_MILLE;
}

static void
remove_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  ExamCodeStore *self = source;
  const ExamCodeBook *book = data;
  GError *error = NULL;
  g_autoptr (ExamCodeBooks) books = exam_code_books_open (self->folder, &error);

  if (books != NULL && exam_code_books_remove (books, book->system, book->year, &error))
    {
      reopen (self);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

/** Removes a book, in a thread. */
void
exam_code_store_remove_async (ExamCodeStore      *self,
                              ExamCodeSystem      system,
                              guint               year,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  ExamCodeBook *book = g_new0 (ExamCodeBook, 1);

  g_return_if_fail (EXAM_IS_CODE_STORE (self));

  book->system = system;
  book->year = year;
  task = exam_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, exam_code_store_remove_async);
  g_task_set_task_data (task, book, g_free);
  g_task_run_in_thread (task, remove_thread);
}

/** Returns: whether the book was removed */
gboolean
exam_code_store_remove_finish (ExamCodeStore *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, exam_code_store_remove_async), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  exam_code_store_load (self);
  return TRUE;
}
