/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-watch.h"

#include <signal.h>

#include <gio/gio.h>
#include <glib-unix.h>

/* Editors write a file in several steps: wait until they are through. In milliseconds. */
#define SETTLE_MS 100

typedef struct {
  ExamCliChanged changed;
  gpointer       data;
  guint          timeout;
  GMainLoop     *loop;
} Watch;

static gboolean
settled_cb (gpointer data)
{
  Watch *watch = data;

  watch->timeout = 0;
  watch->changed (watch->data);
  return G_SOURCE_REMOVE;
}

static void
file_changed_cb (GFileMonitor     *monitor,
                 GFile            *file,
                 GFile            *other,
                 GFileMonitorEvent event,
                 Watch            *watch)
{
  if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED || event == G_FILE_MONITOR_EVENT_DELETED)
    return;

  g_clear_handle_id (&watch->timeout, g_source_remove);
  watch->timeout = g_timeout_add (SETTLE_MS, settled_cb, watch);
}

static gboolean
interrupted_cb (gpointer data)
{
  g_main_loop_quit (((Watch *) data)->loop);
  return G_SOURCE_CONTINUE;
}

static GFileMonitor *
monitor_new (const char *path,
             Watch      *watch)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GFileMonitor *monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);

  if (monitor == NULL)
    g_printerr ("%s: %s\n", path, error->message);
  else
    g_signal_connect (monitor, "changed", G_CALLBACK (file_changed_cb), watch);
  return monitor;
}

/**
 * exam_cli_watch:
 * @paths: (array zero-terminated=1): files
 * @changed: called when one of them has changed, once for all changes that come together
 * @data: for @changed
 *
 * Watches files until the program is interrupted. A file that is replaced by another of its name, as careful editors do, is
 * watched on.
 */
void
exam_cli_watch (char          **paths,
                ExamCliChanged  changed,
                gpointer        data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GPtrArray) monitors = g_ptr_array_new_with_free_func (g_object_unref);
  Watch watch = { changed, data, 0, loop };
  guint interrupt = g_unix_signal_add (SIGINT, interrupted_cb, &watch);
  guint terminate = g_unix_signal_add (SIGTERM, interrupted_cb, &watch);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      GFileMonitor *monitor = monitor_new (paths[i], &watch);

      if (monitor != NULL)
        g_ptr_array_add (monitors, monitor);
    }
  if (monitors->len > 0)
    g_main_loop_run (loop);

  g_clear_handle_id (&watch.timeout, g_source_remove);
  g_source_remove (interrupt);
  g_source_remove (terminate);
}
