/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-window-private.h"

#include <glib/gi18n.h>

#include "app/exam-a11y.h"
#include "app/exam-compat.h"
#include "app/exam-preferences-window.h"
#include "app/exam-shortcuts-window.h"
#include "record/exam-journal.h"

G_DEFINE_FINAL_TYPE (ExamWindow, exam_window, ADW_TYPE_APPLICATION_WINDOW)

/** Says something that may be missed. */
void
exam_window_show_toast (ExamWindow *self,
                        const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_overlay_add_toast (self->toasts, toast);
  exam_compat_announce (GTK_WIDGET (self), message);
}

/* --- Results --- */

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

static void
show_records (ExamWindow *self)
{
  g_autoptr (GPtrArray) mocks = NULL;

  remove_ended (self);
  mocks = exam_sitting_records_select (self->records, TRUE);
  exam_exams_page_set_records (self->exams_page, mocks);
  exam_results_page_set_records (self->results_page, mocks);
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
      show_records (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    exam_window_show_toast (self, error->message);
}

static void
refresh_records (ExamWindow *self)
{
  exam_store_list_async (exam_context_get_store (self->context), self->cancellable, records_listed_cb,
                         g_object_ref (self));
}

static void
show_report (ExamWindow        *self,
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
    show_report (self, g_steal_pointer (&sitting));
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

/* --- Sitting --- */

static void
started_cb (ExamWindow *self,
            ExamFormat *format)
{
  g_assert (EXAM_IS_WINDOW (self));
  gtk_stack_set_visible_child_name (self->stack, "start");
  exam_start_page_show (self->start_page, format);
}

static void
show_sitting (ExamWindow  *self,
              ExamJournal *journal,
              const char  *candidate)
{
  gtk_stack_set_visible_child_name (self->stack, "sitting");
  exam_sitting_page_show (self->sitting_page, journal, candidate);
}

static void
begun_cb (ExamWindow  *self,
          ExamJournal *journal,
          const char  *candidate)
{
  g_assert (EXAM_IS_WINDOW (self));
  show_sitting (self, journal, candidate);
}

static void
ended_cb (ExamWindow  *self,
          ExamJournal *journal)
{
  gint64 id = exam_journal_get_sitting_id (journal);

  g_assert (EXAM_IS_WINDOW (self));

  if (self->leave_alert != NULL)
    exam_compat_close_alert (self->leave_alert);
  g_hash_table_add (self->ended, g_memdup2 (&id, sizeof id));
  show_records (self);
  show_report (self, exam_journal_dup_result (journal));
}

static ExamJournal *
replay (ExamWindow              *self,
        const ExamStoredSitting *stored)
{
  ExamClock *clock = exam_context_get_clock (self->context);
  g_autoptr (ExamSitting) sitting = exam_sitting_new (stored->form, &stored->record->rules, clock);

  exam_sitting_replay (sitting, stored->events, stored->record->elapsed);
  return exam_journal_new_for_stored (exam_context_get_store (self->context), sitting, stored, clock);
}

/* Returns: (transfer full) (nullable): the sitting that was asked for; @stored has what was kept of it */
static ExamJournal *
finish_replay (ExamWindow         *self,
               ExamStore          *store,
               GAsyncResult       *result,
               const char         *refusal,
               ExamStoredSitting **stored)
{
  g_autoptr (GError) error = NULL;

  *stored = exam_store_load_finish (store, result, &error);
  if (*stored != NULL)
    return replay (self, *stored);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    exam_compat_tell (GTK_WIDGET (self), refusal, error->message);
  return NULL;
}

static void
to_resume_loaded_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (ExamWindow) self = data;
  g_autoptr (ExamStoredSitting) stored = NULL;
  g_autoptr (ExamJournal) journal =
    finish_replay (self, EXAM_STORE (source), result, _("This sitting cannot be resumed"), &stored);

  if (journal == NULL)
    return;

  exam_sitting_reopen (exam_journal_get_sitting (journal), stored->record->alive_at);
  show_sitting (self, journal, stored->record->candidate);
}

static void
resumed_cb (ExamWindow *self,
            gint64      sitting_id)
{
  g_assert (EXAM_IS_WINDOW (self));
  exam_store_load_async (exam_context_get_store (self->context), sitting_id, self->cancellable, to_resume_loaded_cb,
                         g_object_ref (self));
}

static void
to_score_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (ExamWindow) self = data;
  g_autoptr (ExamStoredSitting) stored = NULL;
  g_autoptr (ExamJournal) journal =
    finish_replay (self, EXAM_STORE (source), result, _("This sitting cannot be scored"), &stored);

  if (journal != NULL && exam_sitting_end (exam_journal_get_sitting (journal)))
    show_report (self, exam_journal_dup_result (journal));
}

static void
scored_cb (ExamWindow *self,
           gint64      sitting_id)
{
  g_assert (EXAM_IS_WINDOW (self));
  exam_store_load_async (exam_context_get_store (self->context), sitting_id, self->cancellable, to_score_loaded_cb,
                         g_object_ref (self));
}

static void
discarded_cb (ExamWindow *self,
              gint64      sitting_id)
{
  g_assert (EXAM_IS_WINDOW (self));
  exam_store_delete (exam_context_get_store (self->context), sitting_id);
}

/* --- Actions --- */

static void
home_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ExamWindow *self = EXAM_WINDOW (widget);

  if (exam_sitting_page_is_under_way (self->sitting_page))
    return;

  gtk_stack_set_visible_child_name (self->stack, "home");
  gtk_widget_child_focus (GTK_WIDGET (self->home_views), GTK_DIR_TAB_FORWARD);
}

static void
preferences_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  ExamWindow *self = EXAM_WINDOW (widget);
  GtkWidget *window = exam_preferences_window_new (GTK_WINDOW (self), exam_context_get_settings (self->context));

  gtk_window_present (GTK_WINDOW (window));
}

static void
shortcuts_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (exam_shortcuts_window_new (GTK_WINDOW (widget))));
}

static void
about_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  exam_compat_show_about (GTK_WINDOW (widget));
}

static void
fullscreen_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

/* --- Closing --- */

static void
save_window_state (ExamWindow *self)
{
  GSettings *settings = exam_context_get_settings (self->context);
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (!gtk_window_is_maximized (GTK_WINDOW (self)) && !gtk_window_is_fullscreen (GTK_WINDOW (self)))
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

static void
leave_answered_cb (const char *response,
                   gpointer    data)
{
  ExamWindow *self = EXAM_WINDOW (data);

  if (!g_str_equal (response, "leave"))
    return;

  self->leaving = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/* A result that is in memory only has to be given up knowingly as well. */
static char *
describe_leaving (ExamWindow *self)
{
  if (exam_store_get_trouble (exam_context_get_store (self->context)) != NULL)
    return g_strdup (_("The answers could not be saved. If you close the window now, they are lost."));
  return g_strdup (_("Your answers are saved. When you come back, you can go on with the time that is left now; "
                     "the interruption is noted on the report."));
}

static gboolean
exam_window_close_request (GtkWindow *window)
{
  ExamWindow *self = EXAM_WINDOW (window);
  const ExamAlertResponse responses[] = {
    { "leave", _("_Leave"), ADW_RESPONSE_DESTRUCTIVE },
    { "stay", _("_Stay"), ADW_RESPONSE_SUGGESTED },
  };

  if (exam_sitting_page_is_under_way (self->sitting_page) && !self->leaving)
    {
      g_autofree char *body = describe_leaving (self);

      if (self->leave_alert == NULL)
        g_set_weak_pointer (&self->leave_alert,
                            exam_compat_alert (GTK_WIDGET (self), _("Leave the exam?"), body, responses,
                                               G_N_ELEMENTS (responses), "stay", leave_answered_cb,
                                               g_object_ref (self), g_object_unref));
      return GDK_EVENT_STOP;
    }

  exam_sitting_page_leave (self->sitting_page);
  save_window_state (self);
  return GTK_WINDOW_CLASS (exam_window_parent_class)->close_request (window);
}

/* --- What the context says --- */

static void
trouble_cb (ExamWindow *self)
{
  const char *trouble = exam_store_get_trouble (exam_context_get_store (self->context));

  g_assert (EXAM_IS_WINDOW (self));

  if (trouble != NULL)
    {
      /* Translators: %s is what is wrong, such as "the disk is full" */
      g_autofree char *message = g_strdup_printf (_("Results cannot be saved: %s"), trouble);

      exam_notice_bar_show (self->trouble_bar, message);
    }
  else
    {
      exam_notice_bar_hide (self->trouble_bar);
    }
}

static void
notice_cb (ExamWindow *self,
           const char *message)
{
  g_assert (EXAM_IS_WINDOW (self));
  exam_compat_tell (GTK_WIDGET (self), _("Your results were repaired"), message);
}

/* --- GObject --- */

static void
exam_window_dispose (GObject *object)
{
  ExamWindow *self = EXAM_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->busy);
  g_clear_weak_pointer (&self->busy_alert);
  g_clear_weak_pointer (&self->leave_alert);
  g_clear_weak_pointer (&self->problems_window);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (exam_window_parent_class)->dispose (object);
}

static void
exam_window_finalize (GObject *object)
{
  ExamWindow *self = EXAM_WINDOW (object);

  g_clear_object (&self->busy);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->records);
  g_hash_table_unref (self->ended);
  G_OBJECT_CLASS (exam_window_parent_class)->finalize (object);
}

static void
exam_window_class_init (ExamWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_window_dispose;
  object_class->finalize = exam_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = exam_window_close_request;

  g_type_ensure (EXAM_TYPE_EXAMS_PAGE);
  g_type_ensure (EXAM_TYPE_NOTICE_BAR);
  g_type_ensure (EXAM_TYPE_REPORT_PAGE);
  g_type_ensure (EXAM_TYPE_RESULTS_PAGE);
  g_type_ensure (EXAM_TYPE_SITTING_PAGE);
  g_type_ensure (EXAM_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ExamWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ExamWindow, home_views);
  gtk_widget_class_bind_template_child (widget_class, ExamWindow, trouble_bar);
  gtk_widget_class_bind_template_child (widget_class, ExamWindow, exams_page);
  gtk_widget_class_bind_template_child (widget_class, ExamWindow, results_page);
  gtk_widget_class_bind_template_child (widget_class, ExamWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, ExamWindow, sitting_page);
  gtk_widget_class_bind_template_child (widget_class, ExamWindow, report_page);
  gtk_widget_class_bind_template_callback (widget_class, begun_cb);
  gtk_widget_class_bind_template_callback (widget_class, discarded_cb);
  gtk_widget_class_bind_template_callback (widget_class, ended_cb);
  gtk_widget_class_bind_template_callback (widget_class, report_saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, result_deleted_cb);
  gtk_widget_class_bind_template_callback (widget_class, result_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, resumed_cb);
  gtk_widget_class_bind_template_callback (widget_class, scored_cb);
  gtk_widget_class_bind_template_callback (widget_class, started_cb);

  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_action);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, fullscreen_action);
  gtk_widget_class_install_action (widget_class, "win.home", NULL, home_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.undelete", NULL, undelete_action);
  exam_window_install_bank_actions (widget_class);
  exam_window_bind_compare (widget_class);
  exam_window_install_history_actions (widget_class);
}

static void
exam_window_init (ExamWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->records = g_ptr_array_new ();
  self->ended = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  exam_a11y_prepare (GTK_WIDGET (self));
  exam_window_accept_banks (self);
}

GtkWidget *
exam_window_new (AdwApplication *application,
                 ExamContext    *context)
{
  ExamWindow *self;
  GSettings *settings = exam_context_get_settings (context);
  ExamStore *store = exam_context_get_store (context);

  self = g_object_new (EXAM_TYPE_WINDOW, "application", application,
                       "default-width", g_settings_get_int (settings, "window-width"),
                       "default-height", g_settings_get_int (settings, "window-height"),
                       "maximized", g_settings_get_boolean (settings, "window-maximized"),
                       NULL);
  self->context = g_object_ref (context);
  exam_exams_page_set_context (self->exams_page, context);
  exam_results_page_set_context (self->results_page, context);
  exam_start_page_set_context (self->start_page, context);
  exam_sitting_page_set_context (self->sitting_page, context);
  g_signal_connect_object (context, "notice", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::trouble", G_CALLBACK (trouble_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh_records), self, G_CONNECT_SWAPPED);
  refresh_records (self);
  return GTK_WIDGET (self);
}
