/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-window-private.h"

#include <glib/gi18n.h>

#include "app/author/exam-new-bank-dialog.h"
#include "app/shared/exam-compat.h"
#include "author/exam-draft.h"

/* To the page where banks are written, and back. */

static gboolean
may_write (ExamWindow *self)
{
  return !exam_sitting_page_is_under_way (self->sitting_page);
}

/* --- Opening --- */

typedef struct {
  ExamWindow *window;  /* (owned) */
  char       *path;
  gboolean    copy;
  gboolean    is_draft;
} Opening;

static void
closed_cb (gpointer data)
{
  Opening *opening = data;

  if (opening->is_draft)
    exam_author_page_recover (opening->window->author_page, opening->path);
  else
    exam_author_page_open (opening->window->author_page, opening->path, opening->copy);
}

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->window);
  g_free (opening->path);
  g_free (opening);
}

/* What is open is closed first, and asks whether to be saved. */
static void
start_writing (ExamWindow *self,
               const char *path,
               gboolean    copy,
               gboolean    is_draft)
{
  Opening *opening;

  if (!may_write (self))
    return;

  opening = g_new (Opening, 1);
  *opening = (Opening) { g_object_ref (self), g_strdup (path), copy, is_draft };
  exam_author_page_close (self->author_page, closed_cb, opening, opening_free);
}

static void
open_to_write (ExamWindow *self,
               const char *path,
               gboolean    copy)
{
  start_writing (self, path, copy, FALSE);
}

static void
author_opened_cb (ExamWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "author");
  gtk_widget_grab_focus (GTK_WIDGET (self->author_page));
}

static void
write_bank_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  open_to_write (EXAM_WINDOW (widget), g_variant_get_string (parameter, NULL), FALSE);
}

static void
copy_bank_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  open_to_write (EXAM_WINDOW (widget), g_variant_get_string (parameter, NULL), TRUE);
}

static void
recover_draft_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  start_writing (EXAM_WINDOW (widget), g_variant_get_string (parameter, NULL), FALSE, TRUE);
}

static void
show_drafts_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.home", NULL);
  adw_view_stack_set_visible_child_name (EXAM_WINDOW (widget)->home_views, "author");
}

/** Says that there is unsaved work, if a program left some behind. */
void
exam_window_offer_drafts (ExamWindow *self)
{
  g_autoptr (GPtrArray) drafts = exam_draft_list_left (exam_context_get_drafts (self->context));
  AdwToast *toast;

  if (drafts->len == 0)
    return;
  toast = adw_toast_new (_("Questions that you wrote were not saved"));
  adw_toast_set_button_label (toast, _("Show"));
  adw_toast_set_action_name (toast, "win.show-drafts");
  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
file_chosen_cb (GFile   *file,
                gpointer data)
{
  ExamWindow *self = EXAM_WINDOW (data);
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    {
      open_to_write (self, path, FALSE);
    }
  else
    {
      g_autofree char *uri = g_file_get_uri (file);

      exam_compat_tell (GTK_WIDGET (self), _("Only files on this computer can be opened"), uri);
    }
}

static void
edit_bank_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  if (may_write (EXAM_WINDOW (widget)))
    exam_compat_open_file (GTK_WINDOW (widget), _("Edit a bank"), _("Question banks"), "xml", file_chosen_cb, widget);
}

static gboolean
is_ours (ExamWindow *self,
         const char *path)
{
  ExamLibrary *library = exam_context_get_library (self->context);
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_strcmp0 (folder, exam_context_get_user_banks (self->context)) == 0)
    return TRUE;
  for (guint i = 0; i < exam_library_get_n_files (library); i++)
    if (g_strcmp0 (exam_bank_file_get_path (exam_library_get_file (library, i)), path) == 0)
      return TRUE;
  return FALSE;
}

/* Forms are drawn from what was written now. */
static void
author_saved_cb (ExamWindow *self,
                 const char *path)
{
  if (is_ours (self, path))
    exam_context_reload_bank (self->context, path);
}

static void
created_cb (ExamWindow *self,
            const char *path)
{
  g_assert (EXAM_IS_WINDOW (self));
  author_saved_cb (self, path);
  open_to_write (self, path, FALSE);
}

static void
new_bank_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  ExamWindow *self = EXAM_WINDOW (widget);
  GtkWidget *dialog;

  if (!may_write (self))
    return;
  dialog = exam_new_bank_dialog_new (GTK_WINDOW (self), self->context);
  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Leaving --- */

static void
author_left_cb (ExamWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.home", NULL);
}

static void
closed_for_good_cb (gpointer data)
{
  gtk_window_close (GTK_WINDOW (data));
}

/** Returns: whether the window has to stay open, until somebody has said what becomes of a bank that is not saved */
gboolean
exam_window_keeps_bank (ExamWindow *self)
{
  if (!exam_author_page_is_modified (self->author_page))
    return FALSE;

  exam_author_page_close (self->author_page, closed_for_good_cb, g_object_ref (self), g_object_unref);
  return TRUE;
}

/** Installs the actions that have to do with writing banks. */
void
exam_window_install_authoring (GtkWidgetClass *widget_class)
{
  g_type_ensure (EXAM_TYPE_AUTHOR_HOME);
  g_type_ensure (EXAM_TYPE_AUTHOR_PAGE);
  gtk_widget_class_bind_template_child (widget_class, ExamWindow, author_home);
  gtk_widget_class_bind_template_child (widget_class, ExamWindow, author_page);
  gtk_widget_class_bind_template_callback (widget_class, author_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, author_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, author_saved_cb);
  gtk_widget_class_install_action (widget_class, "win.new-bank", NULL, new_bank_action);
  gtk_widget_class_install_action (widget_class, "win.edit-bank", NULL, edit_bank_action);
  gtk_widget_class_install_action (widget_class, "win.write-bank", "s", write_bank_action);
  gtk_widget_class_install_action (widget_class, "win.copy-bank", "s", copy_bank_action);
  gtk_widget_class_install_action (widget_class, "win.recover-draft", "s", recover_draft_action);
  gtk_widget_class_install_action (widget_class, "win.show-drafts", NULL, show_drafts_action);
}
