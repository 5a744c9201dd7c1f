/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-author-home.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/shared/exam-a11y.h"
#include "app/shared/exam-compat.h"
#include "app/shared/exam-recent-banks.h"
#include "app/shared/exam-widget.h"
#include "author/exam-draft.h"
#include "sitting/exam-time-text.h"

/* Where writing begins: a new bank, one that was written in before, or a copy of one that came with the program. */
struct _ExamAuthorHome
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget  *drafts_box;
  GtkListBox *drafts_list;
  GtkWidget  *recent_box;
  GtkListBox *recent_list;
  GtkWidget  *examples_box;
  GtkListBox *examples_list;

  ExamContext  *context;      /* (owned) */
  GCancellable *cancellable;  /* (owned): looking at the files of the rows */
};

G_DEFINE_FINAL_TYPE (ExamAuthorHome, exam_author_home, GTK_TYPE_WIDGET)

static void show_drafts (ExamAuthorHome *self);

/* --- Rows --- */

static void
name_row (GtkWidget *row)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                           adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));

  exam_a11y_name_action_row (ADW_ACTION_ROW (row), name);
}

static GtkWidget *
make_row (const char *title,
          const char *subtitle,
          const char *action,
          const char *path)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (row, path);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  name_row (row);
  return row;
}

/* As people know their folders. */
static char *
describe_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);
  g_autofree char *display = g_filename_display_name (folder);

  if (g_str_has_prefix (folder, home) && (folder[length] == '/' || folder[length] == '\0'))
    return g_strconcat ("~", display + length, NULL);
  return g_steal_pointer (&display);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GtkWidget) row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  g_autoptr (GDateTime) modified = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
  g_autofree char *path = g_file_get_path (G_FILE (source));
  g_autofree char *folder = describe_folder (path);
  g_autofree char *subtitle = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (modified != NULL)
    {
      g_autofree char *day = exam_time_to_day (g_date_time_to_unix (modified) * G_USEC_PER_SEC);

      /* Translators: a folder, and the day when a file in it was changed last */
      subtitle = g_strdup_printf (_("%s · changed %s"), folder, day);
    }
  else
    {
      subtitle = g_strdup_printf (_("%s · not there any more"), folder);
      gtk_widget_add_css_class (row, "dim-label");
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  name_row (row);
}

/* --- Drafts --- */

static void
discard_answered_cb (const char *response,
                     gpointer    data)
{
  GtkWidget *row = data;
  ExamAuthorHome *self = EXAM_AUTHOR_HOME (gtk_widget_get_ancestor (row, EXAM_TYPE_AUTHOR_HOME));
  const char *file = g_object_get_data (G_OBJECT (row), "draft");

  if (!g_str_equal (response, "discard") || self == NULL)
    return;
  g_unlink (file);
  show_drafts (self);
}

static void
discard_clicked_cb (GtkButton *button,
                    gpointer   row)
{
  const ExamAlertResponse responses[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "discard", _("_Discard"), ADW_RESPONSE_DESTRUCTIVE },
  };

  exam_compat_alert (row, _("Discard what was not saved?"), _("It cannot be brought back. The bank's file stays as it is."),
                     responses, G_N_ELEMENTS (responses), "cancel", discard_answered_cb, g_object_ref (row), g_object_unref);
}

static void
add_draft (ExamAuthorHome      *self,
           const ExamLeftDraft *draft)
{
  g_autofree char *name = draft->path != NULL ? g_filename_display_basename (draft->path) : g_strdup (_("New bank"));
  g_autofree char *time = exam_time_to_date (draft->modified_at * G_USEC_PER_SEC);
  /* Translators: %s is a day and a time */
  g_autofree char *subtitle = g_strdup_printf (_("Written until %s and not saved"), time);
  GtkWidget *row = make_row (name, subtitle, "win.recover-draft", draft->file);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: %s is the name of a file */
  g_autofree char *label = g_strdup_printf (_("Discard the draft of %s"), name);

  gtk_widget_set_tooltip_text (row, draft->path);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Discard"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (row), "draft", g_strdup (draft->file), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (discard_clicked_cb), row, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->drafts_list, row);
}

static void
show_drafts (ExamAuthorHome *self)
{
  g_autoptr (GPtrArray) drafts = exam_draft_list_left (exam_context_get_drafts (self->context));

  exam_widget_remove_rows (self->drafts_list);
  for (guint i = 0; i < drafts->len; i++)
    add_draft (self, g_ptr_array_index (drafts, i));
  gtk_widget_set_visible (self->drafts_box, drafts->len > 0);
}

/* --- Recent banks --- */

static void
remove_clicked_cb (GtkButton *button,
                   gpointer   data)
{
  ExamAuthorHome *self = EXAM_AUTHOR_HOME (gtk_widget_get_ancestor (GTK_WIDGET (button), EXAM_TYPE_AUTHOR_HOME));
  int index = exam_widget_find_focus_row (self->recent_list);

  exam_recent_banks_remove (exam_context_get_settings (self->context),
                            g_object_get_data (G_OBJECT (button), "path"));
  exam_widget_focus_row (self->recent_list, index);
}

static void
add_recent (ExamAuthorHome *self,
            const char     *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = describe_folder (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *row = make_row (name, folder, "win.write-bank", path);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: %s is the name of a file */
  g_autofree char *label = g_strdup_printf (_("Take %s off this list"), name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Take off this list; the file stays"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->recent_list, row);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT,
                           self->cancellable, looked_cb, g_object_ref (row));
}

static void
show_recent (ExamAuthorHome *self)
{
  g_auto (GStrv) paths = exam_recent_banks_list (exam_context_get_settings (self->context));

  g_assert (EXAM_IS_AUTHOR_HOME (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  exam_widget_remove_rows (self->recent_list);
  for (guint i = 0; paths[i] != NULL; i++)
    add_recent (self, paths[i]);
  gtk_widget_set_visible (self->recent_box, paths[0] != NULL);
}

/* --- Examples --- */

static void
add_example (ExamAuthorHome *self,
             ExamBankFile   *file)
{
  ExamBank *bank = exam_bank_file_get_bank (file);
  const char *path = exam_bank_file_get_path (file);
  guint n = exam_bank_get_n_items (bank);
  /* Translators: of a bank that came with the program */
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%u question · opens as a copy", "%u questions · opens as a copy", n), n);
  GtkWidget *row = make_row (exam_bank_get_title (bank), subtitle, "win.copy-bank", path);

  gtk_list_box_append (self->examples_list, row);
}

static void
show_examples (ExamAuthorHome *self)
{
  ExamLibrary *library = exam_context_get_library (self->context);
  guint n = 0;

  g_assert (EXAM_IS_AUTHOR_HOME (self));

  /* While the banks are being read every one of them is a change. */
  if (!exam_context_is_loaded (self->context))
    return;

  exam_widget_remove_rows (self->examples_list);
  for (guint i = 0; i < exam_library_get_n_files (library); i++)
    {
      ExamBankFile *file = exam_library_get_file (library, i);

      if (exam_bank_file_get_origin (file) != EXAM_BANK_BUNDLED || exam_bank_file_get_bank (file) == NULL)
        continue;
      add_example (self, file);
      n++;
    }
  gtk_widget_set_visible (self->examples_box, n > 0);
}

/* --- GObject --- */

/* What other programs do to the files shows when one comes here. */
static void
exam_author_home_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (exam_author_home_parent_class)->map (widget);
  show_drafts (EXAM_AUTHOR_HOME (widget));
  show_recent (EXAM_AUTHOR_HOME (widget));
}

static void
exam_author_home_dispose (GObject *object)
{
  ExamAuthorHome *self = EXAM_AUTHOR_HOME (object);

  g_cancellable_cancel (self->cancellable);
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_AUTHOR_HOME);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (exam_author_home_parent_class)->dispose (object);
}

static void
exam_author_home_finalize (GObject *object)
{
  g_clear_object (&EXAM_AUTHOR_HOME (object)->cancellable);
  G_OBJECT_CLASS (exam_author_home_parent_class)->finalize (object);
}

static void
exam_author_home_class_init (ExamAuthorHomeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_author_home_dispose;
  object_class->finalize = exam_author_home_finalize;
  widget_class->map = exam_author_home_map;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-author-home.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorHome, drafts_box);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorHome, drafts_list);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorHome, recent_box);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorHome, recent_list);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorHome, examples_box);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorHome, examples_list);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exam_author_home_init (ExamAuthorHome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
exam_author_home_set_context (ExamAuthorHome *self,
                              ExamContext    *context)
{
  g_return_if_fail (EXAM_IS_AUTHOR_HOME (self));

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::loaded", G_CALLBACK (show_examples), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (exam_context_get_settings (context), "changed::recent-banks", G_CALLBACK (show_recent), self,
                           G_CONNECT_SWAPPED);
  show_examples (self);
  show_recent (self);
}
