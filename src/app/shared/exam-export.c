/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-export.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/shared/exam-compat.h"
#include "bank/exam-safe-file.h"
#include "bank/exam-task.h"

/* Text that is written to a file which the user names. */

typedef struct {
  GtkWidget *widget;  /* (owned) */
  char      *path;    /* (owned) */
  char      *text;    /* (owned) */
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_object_unref (self->widget);
  g_free (self->path);
  g_free (self->text);
  g_free (self);
}

/** Returns: (transfer full) (nullable): where a file is; %NULL when it is on another computer, which is said */
char *
exam_export_get_path (GtkWidget *widget,
                      GFile     *file)
{
  char *path = g_file_get_path (file);

  if (path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      exam_compat_tell (widget, _("Only folders on this computer can be written to"), uri);
    }
  return path;
}

/** Says that a file was written. */
void
exam_export_done (GtkWidget  *widget,
                  const char *path)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *name = g_filename_display_basename (path);
  /* Translators: %s is the name of a file */
  g_autofree char *message = g_strdup_printf (_("%s written"), name);

  if (toasts == NULL)
    return;

  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), adw_toast_new (message));
  exam_compat_announce (toasts, message);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  const Export *self = data;
  g_autoptr (GError) error = NULL;

  if (exam_safe_file_save (self->path, self->text, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  const Export *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  /* The window may be gone by now. */
  if (gtk_widget_get_root (self->widget) == NULL)
    return;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    exam_export_done (self->widget, self->path);
  else
    exam_compat_tell (self->widget, _("The file was not written"), error->message);
}

static void
chosen_cb (GFile   *file,
           gpointer data)
{
  GtkWidget *widget = data;
  g_autofree char *text = g_object_steal_data (G_OBJECT (widget), "exam-export");
  g_autofree char *path = exam_export_get_path (widget, file);
  g_autoptr (GTask) task = NULL;
  Export *self;

  if (path == NULL || text == NULL)
    return;

  self = g_new0 (Export, 1);
  self->widget = g_object_ref (widget);
  self->path = g_steal_pointer (&path);
  self->text = g_steal_pointer (&text);
  task = exam_task_new (NULL, NULL, written_cb, NULL);
  g_task_set_source_tag (task, exam_export_text);
  g_task_set_task_data (task, self, export_free);
  g_task_run_in_thread (task, write_thread);
}

/**
 * exam_export_text:
 * @widget: a widget of a window, where it was asked for
 * @title: title of the question where to
 * @filter_name: what such files are called
 * @suffix: their suffix, without the dot
 * @name: what the file could be called
 * @text: (transfer full): what to write
 *
 * Asks for a file and writes it, off the window's thread; says so when it is done or why it is not.
 */
void
exam_export_text (GtkWidget  *widget,
                  const char *title,
                  const char *filter_name,
                  const char *suffix,
                  const char *name,
                  char       *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  /* Kept with the widget while the question is open, which may never be answered. */
  g_object_set_data_full (G_OBJECT (widget), "exam-export", text, g_free);
  exam_compat_save_file (GTK_WINDOW (gtk_widget_get_root (widget)), title, filter_name, suffix, name, chosen_cb, widget);
}
