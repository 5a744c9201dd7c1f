/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-author-page-private.h"

#include <glib/gi18n.h>

#include "app/shared/exam-compat.h"
#include "app/shared/exam-export.h"
#include "app/shared/exam-recent-banks.h"
#include "author/exam-bank-text.h"
#include "author/exam-entry-order.h"
#include "bank/exam-task.h"

/* Moves the selected question or case to the end of another bank, which is saved at once. */

typedef struct {
  ExamEntry *entry;   /* (owned) */
  char      *xml;
  char      *path;    /* of the other bank */
  char      *folder;  /* (nullable): of this one */
} Transfer;

static void
transfer_free (gpointer data)
{
  Transfer *transfer = data;

  g_object_unref (transfer->entry);
  g_free (transfer->xml);
  g_free (transfer->path);
  g_free (transfer->folder);
  g_free (transfer);
}

static void
append_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  const Transfer *transfer = data;
  g_autoptr (GError) error = NULL;
  char *id = exam_bank_text_append (transfer->path, transfer->xml, transfer->folder, &error);

  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes away here what is there now, unless somebody wrote in it meanwhile. */
static gboolean
remove_moved (ExamAuthorPage *self,
              const Transfer *transfer)
{
  g_autofree char *xml = NULL;
  ExamEntry *next;

  if (self->editor == NULL ||
      exam_entry_order_find (exam_bank_editor_get_entries (self->editor), transfer->entry) == G_MAXUINT)
    return FALSE;
  xml = exam_bank_editor_dup_xml (self->editor, transfer->entry);
  if (g_strcmp0 (xml, transfer->xml) != 0)
    return FALSE;

  exam_entry_list_select (self->entry_list, transfer->entry);
  next = exam_entry_list_get_neighbour (self->entry_list);
  if (!exam_bank_editor_remove (self->editor, transfer->entry))
    return FALSE;
  exam_entry_list_select (self->entry_list, next);
  return TRUE;
}

static void
appended_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (source);
  const Transfer *transfer = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *name = g_filename_display_basename (transfer->path);
  g_autofree char *message = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (id == NULL)
    {
      g_autofree char *text = g_strdup_printf ("%s: %s", name, error->message);

      exam_compat_tell (GTK_WIDGET (self), _("It was not moved"), text);
      return;
    }

  exam_recent_banks_add (exam_context_get_settings (self->context), transfer->path);
  /* Translators: the id of a question or case, and the name of a file */
  message = g_strdup_printf (remove_moved (self, transfer) ? _("Moved to the end of %2$s as “%1$s”")
                                                           : _("Copied to the end of %2$s as “%1$s”"), id, name);
  exam_author_page_say (self, message);
}

static void
start (ExamAuthorPage *self,
       const char     *path)
{
  ExamEntry *entry = self->editor != NULL ? exam_entry_list_get_selected (self->entry_list) : NULL;
  g_autoptr (GTask) task = NULL;
  Transfer *transfer;

  if (entry == NULL)
    return;
  if (g_strcmp0 (path, self->path) == 0)
    {
      exam_compat_tell (GTK_WIDGET (self), _("It was not moved"), _("That is the bank it is in."));
      return;
    }

  transfer = g_new (Transfer, 1);
  *transfer = (Transfer) { g_object_ref (entry), exam_bank_editor_dup_xml (self->editor, entry), g_strdup (path),
                           self->path != NULL ? g_path_get_dirname (self->path) : NULL };
  task = exam_task_new (self, self->cancellable, appended_cb, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, transfer, transfer_free);
  g_task_run_in_thread (task, append_thread);
}

/* --- Where to --- */

static void
file_chosen_cb (GFile   *file,
                gpointer data)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (data);
  g_autofree char *path = exam_export_get_path (GTK_WIDGET (self), file);

  if (path != NULL && !exam_author_page_refuses (self, path, _("It was not moved")))
    start (self, path);
}

static void
choose_file (ExamAuthorPage *self)
{
  exam_compat_open_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Move to bank"), _("Question banks"), "xml",
                         file_chosen_cb, self);
}

/* What is chosen among the check buttons of a question. */
typedef struct {
  ExamAuthorPage *page;    /* (owned) */
  GPtrArray      *paths;   /* (owned) (element-type utf8) */
  GPtrArray      *checks;  /* (owned) (element-type GtkCheckButton) */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->page);
  g_ptr_array_unref (choice->paths);
  g_ptr_array_unref (choice->checks);
  g_free (choice);
}

static void
answered_cb (const char *response,
             gpointer    data)
{
  const Choice *choice = data;

  if (!g_str_equal (response, "move"))
    return;
  for (guint i = 0; i < choice->paths->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (choice->checks, i)))
      {
        start (choice->page, g_ptr_array_index (choice->paths, i));
        return;
      }
  choose_file (choice->page);
}

static void
add_check (Choice     *choice,
           GtkBox     *box,
           const char *name,
           const char *tooltip)
{
  GtkWidget *check = gtk_check_button_new_with_label (name);

  if (choice->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), g_ptr_array_index (choice->checks, 0));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), choice->checks->len == 0);
  gtk_widget_set_tooltip_text (check, tooltip);
  g_ptr_array_add (choice->checks, g_object_ref (check));
  gtk_box_append (box, check);
}

static void
transfer_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (widget);
  const ExamAlertResponse responses[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "move", _("_Move"), ADW_RESPONSE_SUGGESTED },
  };
  g_auto (GStrv) recent = exam_recent_banks_list (exam_context_get_settings (self->context));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *alert;
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice) { g_object_ref (self), g_ptr_array_new_with_free_func (g_free),
                       g_ptr_array_new_with_free_func (g_object_unref) };
  for (guint i = 0; recent[i] != NULL; i++)
    if (g_strcmp0 (recent[i], self->path) != 0 && g_file_test (recent[i], G_FILE_TEST_IS_REGULAR))
      {
        g_autofree char *label = g_filename_display_basename (recent[i]);

        g_ptr_array_add (choice->paths, g_strdup (recent[i]));
        add_check (choice, GTK_BOX (box), label, recent[i]);
      }
  if (choice->paths->len == 0)
    {
      g_object_ref_sink (box);
      g_object_unref (box);
      choice_free (choice);
      choose_file (self);
      return;
    }

  add_check (choice, GTK_BOX (box), _("Another file…"), NULL);
  alert = exam_compat_alert (widget, _("Move to another bank"),
                             _("It goes to the end of that bank, which is saved at once, and leaves this one."), responses,
                             G_N_ELEMENTS (responses), "cancel", answered_cb, choice, choice_free);
  exam_compat_set_alert_child (alert, box);
}

/** Installs what moves between banks. */
void
exam_author_page_install_transfer (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "author.transfer", NULL, transfer_action);
}
