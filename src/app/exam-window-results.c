/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-window-private.h"

#include <glib/gi18n.h>

#include "app/shared/exam-compat.h"

/* What has ended: listed, opened, deleted and brought back. */

/* While the disk is full, what has ended is still unfinished on it, and must not be resumed. */
static void
remove_ended (ExamWindow *self)
{
  for (guint i = self->records->len; i > 0; i--)
    {
      const ExamSittingRecord *record = g_ptr_array_index (self->records, i - 1);

      if (!record->ended && g_hash_table_contains (self->ended, &record->id))
        g_ptr_array_remove_index (self->records, i - 1);
    }
}

/** Shows the results on the pages that list them. */
void
exam_window_show_results (ExamWindow *self)
{
  g_autoptr (GPtrArray) mocks = NULL;
  g_autoptr (GPtrArray) practice = NULL;

  remove_ended (self);
  mocks = exam_sitting_records_select (self->records, TRUE);
  exam_exams_page_set_records (self->exams_page, mocks);
  exam_results_page_set_records (self->results_page, mocks);
  practice = exam_sitting_records_select (self->records, FALSE);
  exam_practice_page_set_records (self->practice_page, practice);
}

static void
records_listed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (ExamWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = exam_store_list_finish (EXAM_STORE (source), result, &error);

  if (records != NULL)
    {
      g_clear_pointer (&self->records, g_ptr_array_unref);
      self->records = g_steal_pointer (&records);
      exam_window_show_results (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    exam_window_show_toast (self, error->message);
}

/** Reads the results again. */
void
exam_window_refresh_results (ExamWindow *self)
{
  exam_store_list_async (exam_context_get_store (self->context), self->cancellable, records_listed_cb,
                         g_object_ref (self));
}

/** Shows the report on an ended sitting (transfer full). */
void
exam_window_show_report (ExamWindow        *self,
                         ExamStoredSitting *sitting)
{
  gtk_stack_set_visible_child_name (self->stack, "report");
  exam_report_page_take_sitting (self->report_page, sitting);
}

static void
result_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (ExamWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamStoredSitting) sitting = exam_store_load_finish (EXAM_STORE (source), result, &error);

  if (sitting != NULL && sitting->score != NULL)
    exam_window_show_report (self, g_steal_pointer (&sitting));
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    exam_compat_tell (GTK_WIDGET (self), _("This result cannot be read"), error->message);
}

static void
result_opened_cb (ExamWindow *self,
                  gint64      sitting_id)
{
  g_assert (EXAM_IS_WINDOW (self));
  exam_store_load_async (exam_context_get_store (self->context), sitting_id, self->cancellable, result_loaded_cb,
                         g_object_ref (self));
}

static void
undelete_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  ExamWindow *self = EXAM_WINDOW (widget);

  exam_store_undelete (exam_context_get_store (self->context), self->deleted_id);
}

static void
report_saved_cb (ExamWindow *self)
{
  g_assert (EXAM_IS_WINDOW (self));
  exam_window_show_toast (self, _("Report saved"));
}

static void
result_deleted_cb (ExamWindow *self,
                   gint64      sitting_id)
{
  AdwToast *toast = adw_toast_new (_("Result deleted"));

  g_assert (EXAM_IS_WINDOW (self));

  self->deleted_id = sitting_id;
  exam_store_delete (exam_context_get_store (self->context), sitting_id);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undelete");
  adw_toast_set_timeout (toast, 10);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/** Adds what the template and the toasts call. */
void
exam_window_install_results (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, report_saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, result_deleted_cb);
  gtk_widget_class_bind_template_callback (widget_class, result_opened_cb);
  gtk_widget_class_install_action (widget_class, "win.undelete", NULL, undelete_action);
}
