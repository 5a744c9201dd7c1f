/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-window-private.h"

#include <glib/gi18n.h>

#include "app/exam-preferences-window.h"
#include "app/exam-shortcuts-window.h"
#include "app/shared/exam-a11y.h"
#include "app/shared/exam-compat.h"
#include "app/shared/exam-page-switcher.h"

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

/* Practice is put aside without a word, unless that would lose it. */
static gboolean
must_ask (ExamWindow *self)
{
  if (self->leaving || !exam_sitting_page_is_under_way (self->sitting_page))
    return FALSE;
  return exam_sitting_page_is_exam (self->sitting_page) ||
         exam_store_get_trouble (exam_context_get_store (self->context)) != NULL;
}

static gboolean
exam_window_close_request (GtkWindow *window)
{
  ExamWindow *self = EXAM_WINDOW (window);
  const ExamAlertResponse responses[] = {
    { "leave", _("_Leave"), ADW_RESPONSE_DESTRUCTIVE },
    { "stay", _("_Stay"), ADW_RESPONSE_SUGGESTED },
  };

  if (must_ask (self))
    {
      g_autofree char *body = describe_leaving (self);

      if (self->leave_alert == NULL)
        g_set_weak_pointer (&self->leave_alert,
                            exam_compat_alert (GTK_WIDGET (self), _("Leave the exam?"), body, responses,
                                               G_N_ELEMENTS (responses), "stay", leave_answered_cb,
                                               g_object_ref (self), g_object_unref));
      return GDK_EVENT_STOP;
    }

  if (exam_window_keeps_bank (self))
    return GDK_EVENT_STOP;

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
  exam_window_close_codes (self);
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
  g_free (self->deleted_set_name);
  g_free (self->deleted_set);
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

  g_type_ensure (EXAM_TYPE_ERROR_LOG_PAGE);
  g_type_ensure (EXAM_TYPE_EXAMS_PAGE);
  g_type_ensure (EXAM_TYPE_NOTICE_BAR);
  g_type_ensure (EXAM_TYPE_PAGE_SWITCHER);
  g_type_ensure (EXAM_TYPE_PRACTICE_PAGE);
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
  gtk_widget_class_bind_template_child (widget_class, ExamWindow, practice_page);
  gtk_widget_class_bind_template_child (widget_class, ExamWindow, results_page);
  gtk_widget_class_bind_template_child (widget_class, ExamWindow, errors_page);
  gtk_widget_class_bind_template_child (widget_class, ExamWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, ExamWindow, sitting_page);
  gtk_widget_class_bind_template_child (widget_class, ExamWindow, report_page);
  gtk_widget_class_bind_template_callback (widget_class, exam_window_leave_item);
  gtk_widget_class_bind_template_callback (widget_class, exam_window_open_item);

  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_action);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, fullscreen_action);
  gtk_widget_class_install_action (widget_class, "win.home", NULL, home_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
  exam_window_install_results (widget_class);
  exam_window_bind_sittings (widget_class);
  exam_window_install_bank_actions (widget_class);
  exam_window_install_practice (widget_class);
  exam_window_bind_compare (widget_class);
  exam_window_install_error_actions (widget_class);
  exam_window_install_history_actions (widget_class);
  exam_window_install_authoring (widget_class);
  exam_window_install_code_actions (widget_class);
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
  exam_author_home_set_context (self->author_home, context);
  exam_author_page_set_context (self->author_page, context);
  exam_exams_page_set_context (self->exams_page, context);
  exam_practice_page_set_context (self->practice_page, context);
  exam_error_log_page_set_context (self->errors_page, context);
  exam_report_page_set_context (self->report_page, context);
  exam_results_page_set_context (self->results_page, context);
  exam_start_page_set_context (self->start_page, context);
  exam_sitting_page_set_context (self->sitting_page, context);
  g_signal_connect_object (context, "notice", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::trouble", G_CALLBACK (trouble_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (exam_window_refresh_results), self, G_CONNECT_SWAPPED);
  exam_window_refresh_results (self);
  exam_window_offer_drafts (self);
  return GTK_WIDGET (self);
}
