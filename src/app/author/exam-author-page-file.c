/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-author-page-private.h"

#include <glib/gi18n.h>

#include "app/shared/exam-compat.h"
#include "app/shared/exam-export.h"
#include "app/shared/exam-recent-banks.h"
#include "author/exam-bank-text.h"
#include "bank/exam-error.h"
#include "bank/exam-task.h"

/* The bank and its file: opening, saving, closing. */

/* --- Opening --- */

/* What is read: a bank's file, or a draft that was left behind. */
typedef struct {
  char    *path;
  char    *drafts;
  gboolean copy;
  gboolean is_draft;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening->drafts);
  g_free (opening);
}

static ExamBankDocument *
read_copy (const Opening *opening,
           GError       **error)
{
  g_autoptr (ExamManuscript) manuscript = exam_bank_text_load (opening->path, error);

  return manuscript != NULL ? exam_bank_document_new (exam_manuscript_get_text (manuscript, NULL), opening->drafts) : NULL;
}

static ExamBankDocument *
read_draft (const Opening *opening,
            GError       **error)
{
  g_autoptr (ExamLeftDraft) draft = exam_left_draft_read (opening->path, error);

  return draft != NULL ? exam_bank_document_recover (draft, opening->drafts) : NULL;
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Opening *opening = data;
  g_autoptr (GError) error = NULL;
  ExamBankDocument *document;

  if (opening->is_draft)
    document = read_draft (opening, &error);
  else if (opening->copy)
    document = read_copy (opening, &error);
  else
    document = exam_bank_document_open (opening->path, opening->drafts, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (source);
  const Opening *opening = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  ExamBankDocument *document = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (document == NULL)
    {
      g_autofree char *text = g_strdup_printf ("%s: %s", opening->path, error->message);

      exam_compat_tell (GTK_WIDGET (self), _("The bank cannot be opened"), text);
      return;
    }

  exam_author_page_take (self, document,
                         opening->is_draft ? exam_bank_document_get_path (document) : opening->path);
  if (self->path != NULL)
    exam_recent_banks_add (exam_context_get_settings (self->context), self->path);
  /* What the file says now may be another thing than what the draft was made of. */
  exam_bank_document_check_file (document);
}

static void
start_reading (ExamAuthorPage *self,
               const char     *path,
               gboolean        copy,
               gboolean        is_draft)
{
  g_autoptr (GTask) task = exam_task_new (self, self->cancellable, read_cb, NULL);
  Opening *opening = g_new (Opening, 1);

  *opening = (Opening) { g_strdup (path), g_strdup (exam_context_get_drafts (self->context)), copy, is_draft };
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, read_thread);
}

/* Returns: whether a file came with the program, whose next version would replace it */
static gboolean
is_bundled (ExamAuthorPage *self,
            const char     *path)
{
  ExamLibrary *library = exam_context_get_library (self->context);
  g_autoptr (GFile) wanted = g_file_new_for_path (path);

  for (guint i = 0; i < exam_library_get_n_files (library); i++)
    {
      ExamBankFile *file = exam_library_get_file (library, i);
      g_autoptr (GFile) known = g_file_new_for_path (exam_bank_file_get_path (file));

      if (exam_bank_file_get_origin (file) == EXAM_BANK_BUNDLED && g_file_equal (wanted, known))
        return TRUE;
    }
  return FALSE;
}

/** Says under @heading that no bank is written at @path, if that came with the program. Returns: whether it did */
gboolean
exam_author_page_refuses (ExamAuthorPage *self,
                          const char     *path,
                          const char     *heading)
{
  if (!is_bundled (self, path))
    return FALSE;
  exam_compat_tell (GTK_WIDGET (self), heading,
                    _("This file came with the program, and would be replaced by its next version. Choose another place."));
  return TRUE;
}

/**
 * exam_author_page_open:
 * @self: the page, with no bank in it that is not saved
 * @path: a bank
 * @copy: leave that file alone; who saves is asked where
 *
 * Reads a bank, off the window's thread, and shows it. A bank that came with the program is always a copy.
 */
void
exam_author_page_open (ExamAuthorPage *self,
                       const char     *path,
                       gboolean        copy)
{
  g_return_if_fail (EXAM_IS_AUTHOR_PAGE (self));
  g_return_if_fail (path != NULL);

  start_reading (self, path, copy || is_bundled (self, path), FALSE);
}

/**
 * exam_author_page_recover:
 * @self: the page, with no bank in it that is not saved
 * @draft: a draft's file, which a program left behind
 *
 * Reads what was written and not saved, and shows it. Saving it puts it where the bank was.
 */
void
exam_author_page_recover (ExamAuthorPage *self,
                          const char     *draft)
{
  g_return_if_fail (EXAM_IS_AUTHOR_PAGE (self));
  g_return_if_fail (draft != NULL);

  start_reading (self, draft, FALSE, TRUE);
}

/* --- Saving --- */

/* What is written, and what must be in the file for that. */
typedef struct {
  char   *path;
  GBytes *text;
  GBytes *expected;  /* (nullable): anything may be */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_free (saving->path);
  g_bytes_unref (saving->text);
  g_clear_pointer (&saving->expected, g_bytes_unref);
  g_free (saving);
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Saving *saving = data;
  g_autoptr (GError) error = NULL;

  if (exam_bank_document_write (saving->path, saving->text, saving->expected, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/** Forgets that the bank is being closed: somebody thought better of it. */
void
exam_author_page_stop_closing (ExamAuthorPage *self)
{
  gpointer data = g_steal_pointer (&self->closed_data);

  self->closed = NULL;
  if (self->closed_destroy != NULL)
    g_steal_pointer (&self->closed_destroy) (data);
}

static void
finish_closing (ExamAuthorPage *self)
{
  ExamAuthorPageClosed closed = g_steal_pointer (&self->closed);

  if (closed == NULL)
    return;
  exam_author_page_clear (self);
  closed (self->closed_data);
  exam_author_page_stop_closing (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (source);
  const Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      exam_author_page_stop_closing (self);
      if (g_error_matches (error, EXAM_ERROR, EXAM_ERROR_CHANGED))
        exam_author_page_ask_about_file (self);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        exam_compat_tell (GTK_WIDGET (self), _("The bank was not saved"), error->message);
      return;
    }

  /* Another bank was opened meanwhile. */
  if (self->document == NULL)
    return;
  exam_bank_document_take_saved (self->document, saving->path, saving->text);
  if (g_strcmp0 (self->path, saving->path) != 0)
    {
      g_free (self->path);
      g_free (self->name);
      self->path = g_strdup (saving->path);
      self->name = g_filename_display_basename (saving->path);
      exam_bank_inspector_set_path (self->inspector, self->path);
      exam_author_page_tell_views_path (self);
    }
  exam_recent_banks_add (exam_context_get_settings (self->context), self->path);
  exam_author_page_show_state (self);
  exam_author_page_tell_saved (self);
  if (self->closed != NULL)
    finish_closing (self);
  else
    exam_author_page_say (self, _("Saved"));
}

static void
save_to (ExamAuthorPage *self,
         const char     *path)
{
  g_autoptr (GTask) task = exam_task_new (self, self->cancellable, saved_cb, NULL);
  Saving *saving = g_new (Saving, 1);
  gboolean same = g_strcmp0 (path, self->path) == 0;

  /* Who chose another file was asked about what is in it. */
  *saving = (Saving) { g_strdup (path), exam_bank_document_dup_text (self->document),
                       same ? g_bytes_ref (exam_bank_document_get_base (self->document)) : NULL };
  g_task_set_source_tag (task, save_to);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, save_thread);
}

static void
place_chosen_cb (GFile   *file,
                 gpointer data)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (data);
  g_autofree char *path = exam_export_get_path (GTK_WIDGET (self), file);

  if (path != NULL && self->editor != NULL && !exam_author_page_refuses (self, path, _("The bank was not saved")))
    save_to (self, path);
}

static void
save_as (ExamAuthorPage *self)
{
  exam_compat_save_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Save bank"), _("Question banks"), "xml",
                         self->name, place_chosen_cb, self);
}

/** Saves the bank where it is, or asks where to. */
void
exam_author_page_save (ExamAuthorPage *self)
{
  if (self->path != NULL)
    save_to (self, self->path);
  else
    save_as (self);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  exam_author_page_stop_closing (EXAM_AUTHOR_PAGE (widget));
  exam_author_page_save (EXAM_AUTHOR_PAGE (widget));
}

static void
save_as_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  exam_author_page_stop_closing (EXAM_AUTHOR_PAGE (widget));
  save_as (EXAM_AUTHOR_PAGE (widget));
}

/* --- Closing --- */

static void
close_answered_cb (const char *response,
                   gpointer    data)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (data);

  if (g_str_equal (response, "save"))
    exam_author_page_save (self);
  else if (g_str_equal (response, "discard"))
    {
      exam_draft_discard (exam_bank_document_get_draft (self->document));
      finish_closing (self);
    }
  else
    exam_author_page_stop_closing (self);
}

/**
 * exam_author_page_close:
 * @self: the page
 * @closed: called when the bank is closed; not called when who is asked whether to save it says not to close it
 * @user_data: for @closed
 * @destroy: (nullable): called with @user_data when @closed is not wanted any more
 *
 * Closes the bank that is open, if there is one.
 */
void
exam_author_page_close (ExamAuthorPage      *self,
                        ExamAuthorPageClosed closed,
                        gpointer             user_data,
                        GDestroyNotify       destroy)
{
  const ExamAlertResponse responses[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "discard", _("_Discard"), ADW_RESPONSE_DESTRUCTIVE },
    { "save", _("_Save"), ADW_RESPONSE_SUGGESTED },
  };
  g_autofree char *heading = NULL;

  g_return_if_fail (EXAM_IS_AUTHOR_PAGE (self));

  exam_author_page_stop_closing (self);
  self->closed = closed;
  self->closed_data = user_data;
  self->closed_destroy = destroy;
  if (!exam_author_page_is_modified (self))
    {
      finish_closing (self);
      return;
    }
  if (self->ask_alert != NULL)
    return;

  /* Translators: %s is the title of a bank */
  heading = g_strdup_printf (_("Save “%s”?"), adw_window_title_get_title (self->title));
  g_set_weak_pointer (&self->ask_alert,
                      exam_compat_alert (GTK_WIDGET (self), heading,
                                         _("What was changed since the bank was saved last is lost otherwise."), responses,
                                         G_N_ELEMENTS (responses), "cancel", close_answered_cb, g_object_ref (self),
                                         g_object_unref));
}

/** Installs what saves. */
void
exam_author_page_install_file (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "author.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "author.save-as", NULL, save_as_action);
}
