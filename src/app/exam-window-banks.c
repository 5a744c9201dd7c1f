/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-window-private.h"

#include <glib/gi18n.h>

#include "app/shared/exam-compat.h"
#include "app/sitting/exam-problems-window.h"

/* Banks that are opened: from the menu, by dropping them on the window, or from outside. */

static gboolean
may_open_banks (ExamWindow *self)
{
  return !exam_sitting_page_is_under_way (self->sitting_page);
}

static void
show_problems (ExamWindow *self)
{
  if (self->problems_window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->problems_window));

  g_set_weak_pointer (&self->problems_window,
                      exam_problems_window_new (GTK_WINDOW (self), exam_context_get_library (self->context)));
  gtk_window_present (GTK_WINDOW (self->problems_window));
}

static char *
describe_opened (const char *title,
                 guint       n_added)
{
  /* Translators: title of a bank */
  if (n_added == 0)
    return g_strdup_printf (_("“%s”: its questions are here already"), title);

  /* Translators: title of a bank, and the number of its questions */
  return g_strdup_printf (ngettext ("“%s”: %u question added until you quit",
                                    "“%s”: %u questions added until you quit", n_added),
                          title, n_added);
}

static void
bank_opened_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (ExamWindow) self = data;
  g_autoptr (ExamBankFile) file = exam_context_open_bank_finish (EXAM_CONTEXT (source), result, NULL);
  ExamBank *bank = file != NULL ? exam_bank_file_get_bank (file) : NULL;
  g_autofree char *message = NULL;

  if (file == NULL)
    return;
  if (exam_bank_file_is_faulty (file) || bank == NULL)
    {
      show_problems (self);
      return;
    }

  message = describe_opened (exam_bank_get_title (bank),
                             exam_library_count_served (exam_context_get_library (self->context), file));
  exam_window_show_toast (self, message);
}

/** Reads a bank and adds its questions to what forms are drawn from, until the program ends. */
void
exam_window_open_bank (ExamWindow *self,
                       GFile      *file)
{
  g_autofree char *path = NULL;

  g_return_if_fail (EXAM_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  path = g_file_get_path (file);
  if (path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      exam_compat_tell (GTK_WIDGET (self), _("Only files on this computer can be opened"), uri);
    }
  else if (may_open_banks (self))
    exam_context_open_bank_async (self->context, path, bank_opened_cb, g_object_ref (self));
}

static void
bank_chosen_cb (GFile   *file,
                gpointer data)
{
  exam_window_open_bank (EXAM_WINDOW (data), file);
}

static gboolean
files_dropped_cb (ExamWindow   *self,
                  const GValue *value)
{
  const GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

  g_assert (EXAM_IS_WINDOW (self));

  if (!may_open_banks (self))
    return FALSE;
  for (; files != NULL; files = files->next)
    exam_window_open_bank (self, files->data);
  return TRUE;
}

static void
open_bank_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  ExamWindow *self = EXAM_WINDOW (widget);

  if (may_open_banks (self))
    exam_compat_open_file (GTK_WINDOW (self), _("Open bank"), _("Question banks"), "xml", bank_chosen_cb, self);
}

static void
show_problems_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  show_problems (EXAM_WINDOW (widget));
}

/** Installs the actions that have to do with banks. */
void
exam_window_install_bank_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-bank", NULL, open_bank_action);
  gtk_widget_class_install_action (widget_class, "win.show-problems", NULL, show_problems_action);
}

/** Lets banks be dropped on the window. */
void
exam_window_accept_banks (ExamWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (files_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
