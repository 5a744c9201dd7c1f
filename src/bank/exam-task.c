/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-task.h"

/*
 * The thread of g_task_run_in_thread() lets go of the task when the callback may have been called already. If it is the last one,
 * it frees the task's data and its source, such as a page that was closed by the callback, beside the main loop, which widgets
 * and all who listen to their signals cannot stand. Here the last one to let go of a task is always the thread that made it.
 */

static void toggled_cb (gpointer  home,
                        GObject  *task,
                        gboolean  is_last);

static gboolean
let_go_cb (gpointer task)
{
  g_object_remove_toggle_ref (task, toggled_cb, g_thread_self ());
  return G_SOURCE_REMOVE;
}

/* In the thread of whoever let go of the last reference but ours, which nobody can take up again. */
static void
toggled_cb (gpointer  home,
            GObject  *task,
            gboolean  is_last)
{
  g_autoptr (GSource) source = NULL;

  if (!is_last)
    return;
  if (home == g_thread_self ())
    {
      let_go_cb (task);
      return;
    }

  source = g_idle_source_new ();
  g_source_set_priority (source, g_task_get_priority (G_TASK (task)));
  g_source_set_static_name (source, "[mockingbird] exam_task_new");
  g_source_set_callback (source, let_go_cb, task, NULL);
  g_source_attach (source, g_task_get_context (G_TASK (task)));
}

/**
 * exam_task_new:
 * @source: (nullable) (type GObject): whose work it is; it is held as long as the task
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called when it is done
 * @user_data: for @callback
 *
 * Makes a task like g_task_new(), in a thread that runs the main context of now. Whatever thread lets go of it last, it is freed,
 * and lets go of @source and of its data, in this one.
 *
 * Returns: (transfer full): the task
 */
GTask *
exam_task_new (gpointer            source,
               GCancellable       *cancellable,
               GAsyncReadyCallback callback,
               gpointer            user_data)
{
  GTask *task = g_task_new (source, cancellable, callback, user_data);

  g_object_add_toggle_ref (G_OBJECT (task), toggled_cb, g_thread_self ());
  return task;
}
