/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-window-private.h"

#include <glib/gi18n.h>

#include "app/shared/exam-compat.h"
#include "app/shared/exam-export.h"
#include "report/exam-doubt-export.h"

/* From the error log or a comparison to a question and back, and what was reported of questions to the authors of banks. */

typedef struct {
  ExamWindow *window;  /* (owned) */
  guint       position;
} Wanted;

static void
wanted_free (Wanted *wanted)
{
  g_object_unref (wanted->window);
  g_free (wanted);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wanted, wanted_free)

static void
miss_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (Wanted) wanted = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamStoredSitting) sitting = exam_store_load_finish (EXAM_STORE (source), result, &error);
  ExamWindow *self = wanted->window;

  if (sitting != NULL && sitting->score != NULL && wanted->position < exam_form_get_n_items (sitting->form))
    {
      self->item_origin = g_intern_string (gtk_stack_get_visible_child_name (self->stack));
      gtk_stack_set_visible_child_name (self->stack, "report");
      exam_report_page_take_sitting (self->report_page, g_steal_pointer (&sitting));
      exam_report_page_open_item (self->report_page, wanted->position);
    }
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    exam_compat_tell (GTK_WIDGET (self), _("This result cannot be read"), error->message);
}

/** Shows the question at the 0-based @position of an ended sitting; from there one goes back to where one was. */
void
exam_window_open_item (ExamWindow *self,
                       gint64      sitting_id,
                       guint       position)
{
  Wanted *wanted;

  g_return_if_fail (EXAM_IS_WINDOW (self));

  wanted = g_new (Wanted, 1);
  *wanted = (Wanted) { g_object_ref (self), position };
  exam_store_load_async (exam_context_get_store (self->context), sitting_id, self->cancellable, miss_loaded_cb, wanted);
}

/** Goes back from a question to the page that it was opened from. */
void
exam_window_leave_item (ExamWindow *self)
{
  g_return_if_fail (EXAM_IS_WINDOW (self));

  if (self->item_origin == NULL || g_str_equal (self->item_origin, "home"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.home", NULL);
  else
    {
      gtk_stack_set_visible_child_name (self->stack, self->item_origin);
      exam_compare_page_focus_opened (self->compare_page);
    }
}

/* --- Doubtful keys --- */

static void
doubts_listed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (ExamWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) doubts = exam_store_list_doubts_finish (EXAM_STORE (source), result, &error);

  if (doubts != NULL)
    exam_export_text (GTK_WIDGET (self), _("Export doubtful keys"), _("Comma-separated values"), "csv", "doubtful-keys.csv",
                      exam_doubt_export_to_csv (doubts));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    exam_compat_tell (GTK_WIDGET (self), _("The results cannot be read"), error->message);
}

static void
export_doubts_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  ExamWindow *self = EXAM_WINDOW (widget);

  exam_store_list_doubts_async (exam_context_get_store (self->context), self->cancellable, doubts_listed_cb,
                                g_object_ref (self));
}

/** Installs the actions that have to do with what was said of questions. */
void
exam_window_install_error_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export-doubts", NULL, export_doubts_action);
}
