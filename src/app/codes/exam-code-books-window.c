/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/codes/exam-code-books-window.h"

#include <glib/gi18n.h>

#include "app/codes/exam-code-books-group.h"
#include "app/codes/exam-code-outcome.h"
#include "app/codes/exam-code-sources.h"
#include "app/shared/exam-compat.h"
#include "bank/exam-task.h"
#include "record/exam-code-import.h"

#define PROGRESS_MS 100

/* Which code books there are; files are added to them, and books removed. All files that are chosen together are added, or
 * none. */
struct _ExamCodeBooksWindow
{
  AdwWindow parent_instance;

  /* Template */
  GtkStack            *stack;
  AdwPreferencesGroup *outcome_group;
  ExamCodeBooksGroup  *books_group;
  GtkWidget           *add_button;
  GtkLabel            *busy_label;
  GtkProgressBar      *progress_bar;
  AdwPreferencesGroup *year_group;
  GtkSpinButton       *year_spin;

  /* Owned */
  ExamContext    *context;      /* (nullable) */
  GCancellable   *cancellable;  /* (nullable): of what is under way */
  ExamCodeImport *import;       /* (nullable): read, and not added yet */
  char           *summary;      /* (nullable): what is being added */
  GPtrArray      *outcome_rows; /* (element-type GtkWidget) borrowed children of the group */

  guint    progress_source;
  gboolean adding;              /* how far it is is known */
};

G_DEFINE_FINAL_TYPE (ExamCodeBooksWindow, exam_code_books_window, ADW_TYPE_WINDOW)

static ExamCodeStore *
get_codes (ExamCodeBooksWindow *self)
{
  return exam_context_get_code_store (self->context);
}

/* --- What came of it --- */

static void
clear_rows (AdwPreferencesGroup *group,
            GPtrArray           *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
show_outcome (ExamCodeBooksWindow *self,
              const char          *title,
              const char          *text)
{
  clear_rows (self->outcome_group, self->outcome_rows);
  adw_preferences_group_set_title (self->outcome_group, title);
  adw_preferences_group_set_description (self->outcome_group, text);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome_group), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "books");
  gtk_widget_grab_focus (self->add_button);
  exam_compat_announce (GTK_WIDGET (self), title);
}

static void
add_outcome_row (ExamCodeBooksWindow *self,
                 GtkWidget           *row)
{
  adw_preferences_group_add (self->outcome_group, row);
  g_ptr_array_add (self->outcome_rows, row);
}

static void
show_files (ExamCodeBooksWindow  *self,
            const ExamCodeImport *import)
{
  for (guint i = 0; i < exam_code_import_get_n_files (import); i++)
    add_outcome_row (self, exam_code_outcome_create_row (exam_code_import_get_file (import, i)));
}

/* --- What takes a while --- */

static gboolean
progress_cb (gpointer data)
{
  ExamCodeBooksWindow *self = EXAM_CODE_BOOKS_WINDOW (data);

  if (self->adding)
    gtk_progress_bar_set_fraction (self->progress_bar, exam_code_store_get_progress (get_codes (self)));
  else
    gtk_progress_bar_pulse (self->progress_bar);
  return G_SOURCE_CONTINUE;
}

static void
show_busy (ExamCodeBooksWindow *self,
           const char          *text,
           gboolean             adding)
{
  self->adding = adding;
  gtk_label_set_text (self->busy_label, text);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  if (self->progress_source == 0)
    self->progress_source = g_timeout_add (PROGRESS_MS, progress_cb, self);
}

static void
show_idle (ExamCodeBooksWindow *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
}

static void
show_stopped (ExamCodeBooksWindow *self)
{
  g_clear_pointer (&self->import, exam_code_import_free);
  show_outcome (self, _("Stopped"), _("Nothing was added; the books are as they were."));
}

/* --- Adding --- */

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (ExamCodeBooksWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamProblems) problems = exam_code_store_add_finish (EXAM_CODE_STORE (source), result, &error);
  g_autoptr (ExamCodeImport) import = g_steal_pointer (&self->import);

  if (self->context == NULL)
    return;
  show_idle (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_stopped (self);
  else if (problems == NULL)
    {
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      show_outcome (self, _("Nothing was added"), text);
    }
  else
    {
      show_outcome (self, _("Added"), self->summary);
      show_files (self, import);
      if (exam_problems_get_n (problems) > 0)
        add_outcome_row (self, exam_code_outcome_create_problems_row (_("Together with the books that are there"), problems));
    }
}

static void
add (ExamCodeBooksWindow *self)
{
  GPtrArray *editions = exam_code_import_steal_editions (self->import);

  g_free (self->summary);
  self->summary = exam_code_outcome_describe (editions);
  show_busy (self, _("Adding…"), TRUE);
  exam_code_store_add_async (get_codes (self), editions, self->cancellable, added_cb, g_object_ref (self));
}

/* --- The year --- */

static void
ask_year (ExamCodeBooksWindow *self,
          const char          *names)
{
  gint64 now = exam_clock_get_wall_time (exam_context_get_clock (self->context));
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);
  /* Translators: %s are names of files */
  g_autofree char *text = g_strdup_printf (_("Neither the file nor its name tells: %s"), names);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_group_set_description (self->year_group, escaped);
  gtk_spin_button_set_value (self->year_spin, g_date_time_get_year (time));
  gtk_stack_set_visible_child_name (self->stack, "year");
  gtk_widget_grab_focus (GTK_WIDGET (self->year_spin));
}

static void
year_clicked_cb (ExamCodeBooksWindow *self)
{
  g_assert (EXAM_IS_CODE_BOOKS_WINDOW (self));

  if (self->import == NULL)
    return;
  gtk_spin_button_update (self->year_spin);
  exam_code_import_set_year (self->import, (guint) gtk_spin_button_get_value_as_int (self->year_spin));
  add (self);
}

static void
year_cancel_clicked_cb (ExamCodeBooksWindow *self)
{
  g_assert (EXAM_IS_CODE_BOOKS_WINDOW (self));
  show_stopped (self);
}

/* --- Reading --- */

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  if (exam_code_import_read (data, cancellable))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  ExamCodeBooksWindow *self = EXAM_CODE_BOOKS_WINDOW (source);
  g_autoptr (ExamCodeImport) import = data;
  gboolean good = g_task_propagate_boolean (G_TASK (result), NULL);
  g_autofree char *undated = NULL;

  if (self->context == NULL)
    return;
  if (!good)
    {
      show_idle (self);
      show_stopped (self);
      return;
    }
  if (!exam_code_import_is_sound (import))
    {
      show_idle (self);
      show_outcome (self, _("Nothing was added"),
                    _("The books are as they were. All files that are chosen together are added, or none."));
      show_files (self, import);
      return;
    }

  undated = exam_code_import_dup_undated (import);
  self->import = g_steal_pointer (&import);
  if (undated == NULL)
    {
      add (self);
      return;
    }
  show_idle (self);
  ask_year (self, undated);
}

static gboolean
is_busy (ExamCodeBooksWindow *self)
{
  return self->progress_source != 0;
}

/** Reads files and adds what is in them; @paths: (element-type utf8). Not while others are being added. */
void
exam_code_books_window_add_files (ExamCodeBooksWindow *self,
                                  const GPtrArray     *paths)
{
  g_autoptr (GTask) task = NULL;
  ExamCodeImport *import;

  g_return_if_fail (EXAM_IS_CODE_BOOKS_WINDOW (self));
  g_return_if_fail (paths != NULL);

  if (is_busy (self) || paths->len == 0)
    return;

  g_clear_pointer (&self->import, exam_code_import_free);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  import = exam_code_import_new (paths);
  show_busy (self, _("Reading…"), FALSE);
  task = exam_task_new (self, self->cancellable, read_cb, import);
  g_task_set_source_tag (task, exam_code_books_window_add_files);
  /* The thread is done with the files before anybody else has them. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, import, NULL);
  g_task_run_in_thread (task, read_thread);
}

/* --- Choosing files --- */

static void
add_list (ExamCodeBooksWindow *self,
          GPtrArray           *files)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < files->len; i++)
    {
      char *path = g_file_get_path (g_ptr_array_index (files, i));

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  if (paths->len < files->len)
    exam_compat_tell (GTK_WIDGET (self), _("Only files on this computer can be opened"), "");
  else
    exam_code_books_window_add_files (self, paths);
}

static void
files_chosen_cb (GListModel *files,
                 gpointer    data)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (list, g_list_model_get_item (files, i));
  add_list (EXAM_CODE_BOOKS_WINDOW (data), list);
}

static gboolean
files_dropped_cb (ExamCodeBooksWindow *self,
                  const GValue        *value)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  g_assert (EXAM_IS_CODE_BOOKS_WINDOW (self));

  for (const GSList *l = gdk_file_list_get_files (g_value_get_boxed (value)); l != NULL; l = l->next)
    g_ptr_array_add (list, l->data);
  add_list (self, list);
  return TRUE;
}

/** Asks for files to be added. */
void
exam_code_books_window_choose_files (ExamCodeBooksWindow *self)
{
  static const char *const suffixes[] = { "zip", "txt", "xml", "csv", NULL };

  g_return_if_fail (EXAM_IS_CODE_BOOKS_WINDOW (self));

  if (!is_busy (self))
    exam_compat_open_files (GTK_WINDOW (self), _("Add files"), _("Code books"), suffixes, files_chosen_cb, self);
}

static void
add_clicked_cb (ExamCodeBooksWindow *self)
{
  exam_code_books_window_choose_files (self);
}

static void
cancel_clicked_cb (ExamCodeBooksWindow *self)
{
  g_assert (EXAM_IS_CODE_BOOKS_WINDOW (self));
  g_cancellable_cancel (self->cancellable);
}

/* --- GObject --- */

static void
exam_code_books_window_dispose (GObject *object)
{
  ExamCodeBooksWindow *self = EXAM_CODE_BOOKS_WINDOW (object);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  /* A window that is closed adds nothing any more. */
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (exam_code_books_window_parent_class)->dispose (object);
}

static void
exam_code_books_window_finalize (GObject *object)
{
  ExamCodeBooksWindow *self = EXAM_CODE_BOOKS_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->import, exam_code_import_free);
  g_free (self->summary);
  g_ptr_array_unref (self->outcome_rows);
  G_OBJECT_CLASS (exam_code_books_window_parent_class)->finalize (object);
}

static void
exam_code_books_window_class_init (ExamCodeBooksWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_code_books_window_dispose;
  object_class->finalize = exam_code_books_window_finalize;

  g_type_ensure (EXAM_TYPE_CODE_BOOKS_GROUP);
  g_type_ensure (EXAM_TYPE_CODE_SOURCES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-code-books-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamCodeBooksWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeBooksWindow, outcome_group);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeBooksWindow, books_group);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeBooksWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeBooksWindow, busy_label);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeBooksWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeBooksWindow, year_group);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeBooksWindow, year_spin);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
exam_code_books_window_init (ExamCodeBooksWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->outcome_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->outcome_group), FALSE);
  g_signal_connect_object (target, "drop", G_CALLBACK (files_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
exam_code_books_window_new (GtkWindow   *parent,
                            ExamContext *context)
{
  ExamCodeBooksWindow *self = g_object_new (EXAM_TYPE_CODE_BOOKS_WINDOW, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  exam_code_books_group_set_code_store (self->books_group, get_codes (self));
  return GTK_WIDGET (self);
}
