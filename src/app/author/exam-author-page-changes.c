/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-author-page-private.h"

#include <glib/gi18n.h>

#include "app/author/exam-difference-window.h"
#include "app/shared/exam-compat.h"

/* The bank's file is changed by another program while it is written here, or its draft cannot be kept. */

static void
compare (ExamAuthorPage *self)
{
  g_autoptr (GBytes) theirs = exam_bank_document_load_changed (self->document);
  g_autoptr (GBytes) mine = exam_bank_document_dup_text (self->document);
  GtkWidget *window;

  if (theirs == NULL)
    return;
  window = exam_difference_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), mine, theirs);
  /* Then it is still to be said which of the two it should be. */
  g_signal_connect_object (window, "destroy", G_CALLBACK (exam_author_page_ask_about_file), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
reload (ExamAuthorPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!exam_bank_document_reload (self->document, &error))
    exam_compat_tell (GTK_WIDGET (self), _("The file cannot be read again"), error->message);
}

static void
answered_cb (const char *response,
             gpointer    data)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (data);

  if (self->document == NULL)
    return;
  if (g_str_equal (response, "reload"))
    reload (self);
  else if (g_str_equal (response, "compare"))
    compare (self);
  else if (g_str_equal (response, "keep"))
    exam_bank_document_keep_mine (self->document);
}

/** Asks what becomes of what another program wrote into the bank's file. */
void
exam_author_page_ask_about_file (ExamAuthorPage *self)
{
  const ExamAlertResponse responses[] = {
    { "compare", _("_Compare"), ADW_RESPONSE_DEFAULT },
    { "reload", _("_Reload"), ADW_RESPONSE_DESTRUCTIVE },
    { "keep", _("_Keep mine"), ADW_RESPONSE_SUGGESTED },
  };

  g_assert (EXAM_IS_AUTHOR_PAGE (self));

  if (self->document == NULL || self->file_alert != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_set_weak_pointer (&self->file_alert,
                      exam_compat_alert (GTK_WIDGET (self), _("Another program changed this file"),
                                         _("What you wrote here is not saved yet. Reload takes what is in the file, and Undo "
                                           "brings back what you wrote. If you keep yours, saving replaces the file; what is in "
                                           "it now stays beside it as a backup."),
                                         responses, G_N_ELEMENTS (responses), "later", answered_cb, g_object_ref (self),
                                         g_object_unref));
}

static void
reloaded_cb (ExamAuthorPage *self)
{
  g_assert (EXAM_IS_AUTHOR_PAGE (self));
  exam_author_page_show_state (self);
  exam_author_page_tell_saved (self);
  exam_author_page_say (self, _("Another program changed the file; it was read again"));
}

static void
draft_failed_cb (ExamAuthorPage *self)
{
  const char *failure = exam_draft_get_failure (exam_bank_document_get_draft (self->document));
  g_autofree char *message = NULL;

  if (failure == NULL)
    return;
  /* Translators: %s is why, such as "the disk is full" */
  message = g_strdup_printf (_("What is not saved would be lost in a crash: %s"), failure);
  exam_author_page_say (self, message);
}

/** Watches the file of the bank that is open, and its draft. */
void
exam_author_page_watch_file (ExamAuthorPage *self)
{
  g_signal_connect_object (self->document, "file-changed", G_CALLBACK (exam_author_page_ask_about_file), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "reloaded", G_CALLBACK (reloaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (exam_bank_document_get_draft (self->document), "notify::failure", G_CALLBACK (draft_failed_cb),
                           self, G_CONNECT_SWAPPED);
}
