/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-task.h"

/* A task whose thread is late: it lets go when the main loop has done so. */
typedef struct {
  GTask     *task;       /* (owned): by the thread */
  GMutex     mutex;
  GCond      cond;
  gboolean   called;     /* the callback was, and nobody else holds the task */
  GThread   *source_end;
  GThread   *data_end;
} Late;

static void
note_thread (gpointer place)
{
  *(GThread **) place = g_thread_self ();
}

static void
source_gone_cb (gpointer  place,
                GObject  *where_it_was)
{
  note_thread (place);
}

static gpointer
return_and_linger (gpointer data)
{
  Late *late = data;

  g_task_return_boolean (late->task, TRUE);
  g_mutex_lock (&late->mutex);
  while (!late->called)
    g_cond_wait (&late->cond, &late->mutex);
  g_mutex_unlock (&late->mutex);
  g_object_unref (late->task);
  return NULL;
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      done)
{
  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
  *(gboolean *) done = TRUE;
}

static void
test_late_thread (void)
{
  Late late = { NULL };
  g_autoptr (GObject) source = g_object_new (G_TYPE_OBJECT, NULL);
  gboolean done = FALSE;
  GThread *thread;

  g_mutex_init (&late.mutex);
  g_cond_init (&late.cond);
  g_object_weak_ref (source, source_gone_cb, &late.source_end);
  late.task = exam_task_new (source, NULL, done_cb, &done);
  g_task_set_task_data (late.task, &late.data_end, note_thread);
  g_clear_object (&source);

  thread = g_thread_new ("late", return_and_linger, &late);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (late.source_end);

  g_mutex_lock (&late.mutex);
  late.called = TRUE;
  g_cond_signal (&late.cond);
  g_mutex_unlock (&late.mutex);
  g_thread_join (thread);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (late.source_end == g_thread_self ());
  g_assert_true (late.data_end == g_thread_self ());
  g_mutex_clear (&late.mutex);
  g_cond_clear (&late.cond);
}

/* Where nobody is late, all is gone when the callback has returned. */
static void
test_main_thread (void)
{
  GObject *source = g_object_new (G_TYPE_OBJECT, NULL);
  GTask *task;
  gboolean done = FALSE;

  g_object_add_weak_pointer (source, (gpointer *) &source);
  task = exam_task_new (source, NULL, done_cb, &done);
  g_object_unref (source);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
  g_assert_nonnull (source);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (source);
}

static void
add_one (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  g_atomic_int_inc ((int *) data);
  g_task_return_boolean (task, TRUE);
}

/* Many threads at once, some early and some late: everything ends here. */
static void
test_many (void)
{
  int n = 0;
  const int n_tasks = 2000;
  GObject *source = g_object_new (G_TYPE_OBJECT, NULL);
  GThread *end = NULL;

  g_object_weak_ref (source, source_gone_cb, &end);
  for (int i = 0; i < n_tasks; i++)
    {
      g_autoptr (GTask) task = exam_task_new (source, NULL, NULL, NULL);

      g_task_set_task_data (task, &n, NULL);
      g_task_run_in_thread (task, add_one);
    }
  g_object_unref (source);
  while (end == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (end == g_thread_self ());
  g_assert_cmpint (g_atomic_int_get (&n), ==, n_tasks);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/task/late-thread", test_late_thread);
  g_test_add_func ("/task/main-thread", test_main_thread);
  g_test_add_func ("/task/many", test_many);

  return g_test_run ();
}
