/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-window-private.h"

#include <glib/gi18n.h>

#include "app/shared/exam-compat.h"
#include "app/shared/exam-export.h"
#include "report/exam-result-export.h"

/* Results that leave the program or come from another computer: from the main menu. */

static gboolean
may_carry (ExamWindow *self)
{
  return !exam_sitting_page_is_under_way (self->sitting_page) && self->busy_alert == NULL;
}

static char *
make_name (ExamWindow *self,
           const char *what,
           const char *suffix)
{
  gint64 now = exam_clock_get_wall_time (exam_context_get_clock (self->context));
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);
  g_autofree char *date = g_date_time_format (time, "%Y-%m-%d");

  return g_strdup_printf ("%s-%s.%s", what, date, suffix);
}

/* --- What takes a while --- */

static void
busy_answered_cb (const char *response,
                  gpointer    data)
{
  g_cancellable_cancel (data);
}

/* Nothing else can be done meanwhile, but one can change one's mind. Returns: (transfer none): stops it */
static GCancellable *
show_busy (ExamWindow *self,
           const char *heading)
{
  const ExamAlertResponse responses[] = { { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT } };
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);

  g_clear_object (&self->busy);
  self->busy = g_cancellable_new ();
  g_set_weak_pointer (&self->busy_alert,
                      exam_compat_alert (GTK_WIDGET (self), heading, NULL, responses, G_N_ELEMENTS (responses), "cancel",
                                         busy_answered_cb, g_object_ref (self->busy), g_object_unref));
  exam_compat_set_alert_child (self->busy_alert, spinner);
  return self->busy;
}

/* Returns: whether the window is still there to say how it went */
static gboolean
hide_busy (ExamWindow *self)
{
  GtkWidget *alert = self->busy_alert;

  g_clear_weak_pointer (&self->busy_alert);
  if (self->context == NULL)
    return FALSE;
  if (alert != NULL)
    exam_compat_close_alert (alert);
  return TRUE;
}

static void
tell_failure (ExamWindow   *self,
              const char   *heading,
              const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    exam_compat_tell (GTK_WIDGET (self), heading, error->message);
}

/* --- History --- */

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (ExamWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean good = exam_store_export_finish (EXAM_STORE (source), result, &error);

  if (!hide_busy (self))
    return;
  if (good)
    exam_window_show_toast (self, _("History exported"));
  else
    tell_failure (self, _("The history was not exported"), error);
}

static void
export_chosen_cb (GFile   *file,
                  gpointer data)
{
  ExamWindow *self = EXAM_WINDOW (data);
  g_autofree char *path = exam_export_get_path (GTK_WIDGET (self), file);

  if (path != NULL)
    exam_window_export_history (self, path);
}

/** Writes all that is kept to a file. */
void
exam_window_export_history (ExamWindow *self,
                            const char *path)
{
  g_return_if_fail (EXAM_IS_WINDOW (self));

  if (may_carry (self))
    exam_store_export_async (exam_context_get_store (self->context), path, show_busy (self, _("Exporting the history")),
                             exported_cb, g_object_ref (self));
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (ExamWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  ExamHistoryReport report;
  gboolean good = exam_store_import_finish (EXAM_STORE (source), result, &report, &error);

  if (!hide_busy (self))
    return;
  if (!good)
    {
      tell_failure (self, _("The history was not imported"), error);
      return;
    }

  text = exam_history_report_to_string (&report);
  exam_compat_tell (GTK_WIDGET (self), _("History imported"), text);
}

static void
import_chosen_cb (GFile   *file,
                  gpointer data)
{
  ExamWindow *self = EXAM_WINDOW (data);
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    {
      exam_window_import_history (self, path);
    }
  else
    {
      g_autofree char *uri = g_file_get_uri (file);

      exam_compat_tell (GTK_WIDGET (self), _("Only files on this computer can be opened"), uri);
    }
}

/** Adds what is in a file to the history; not while an exam is under way. */
void
exam_window_import_history (ExamWindow *self,
                            const char *path)
{
  g_return_if_fail (EXAM_IS_WINDOW (self));

  if (may_carry (self))
    exam_store_import_async (exam_context_get_store (self->context), path, show_busy (self, _("Importing the history")),
                             imported_cb, g_object_ref (self));
}

static void
export_history_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  ExamWindow *self = EXAM_WINDOW (widget);
  g_autofree char *suggestion = make_name (self, "mockingbird", EXAM_HISTORY_SUFFIX);

  if (may_carry (self))
    exam_compat_save_file (GTK_WINDOW (self), _("Export history"), _("Histories"), EXAM_HISTORY_SUFFIX, suggestion,
                           export_chosen_cb, self);
}

static void
import_history_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  ExamWindow *self = EXAM_WINDOW (widget);

  if (may_carry (self))
    exam_compat_open_file (GTK_WINDOW (self), _("Import history"), _("Histories"), EXAM_HISTORY_SUFFIX, import_chosen_cb, self);
}

/* --- Results --- */

static GPtrArray *
select_ended (ExamWindow *self)
{
  g_autoptr (GPtrArray) mocks = exam_sitting_records_select (self->records, TRUE);
  GPtrArray *ended = g_ptr_array_new ();

  for (guint i = 0; i < mocks->len; i++)
    if (((ExamSittingRecord *) g_ptr_array_index (mocks, i))->ended)
      g_ptr_array_add (ended, g_ptr_array_index (mocks, i));
  return ended;
}

static void
export_results_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  ExamWindow *self = EXAM_WINDOW (widget);
  const char *suffix = g_variant_get_string (parameter, NULL);
  gboolean csv = g_str_equal (suffix, "csv");
  g_autoptr (GPtrArray) ended = select_ended (self);
  g_autofree char *suggestion = make_name (self, "results", suffix);

  exam_export_text (widget, _("Export results"), csv ? _("Comma-separated values") : _("JSON"), suffix, suggestion,
                    csv ? exam_result_export_list_to_csv (ended) : exam_result_export_list_to_json (ended));
}

/** Installs the actions that have to do with taking results elsewhere. */
void
exam_window_install_history_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export-history", NULL, export_history_action);
  gtk_widget_class_install_action (widget_class, "win.import-history", NULL, import_history_action);
  gtk_widget_class_install_action (widget_class, "win.export-results", "s", export_results_action);
}
