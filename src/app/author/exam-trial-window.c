/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-trial-window.h"

#include <glib/gi18n.h>

#include "app/practice/exam-practice-start.h"
#include "app/results/exam-report-page.h"
#include "app/shared/exam-a11y.h"
#include "app/sitting/exam-sitting-page.h"
#include "app/sitting/exam-start-page.h"
#include "insight/exam-practice-draw.h"
#include "record/exam-journal.h"

/* A bank that is being written is tried out: by the pages of a real sitting, in a context of its own in which nothing counts. */
struct _ExamTrialWindow
{
  AdwWindow parent_instance;

  /* Template */
  AdwToastOverlay *toasts;
  GtkLabel        *notice_label;
  GtkStack        *stack;
  ExamStartPage   *start_page;
  ExamSittingPage *sitting_page;
  ExamReportPage  *report_page;

  /* Owned */
  ExamContext *context;
  ExamBank    *bank;
  ExamFormat  *format;
};

G_DEFINE_FINAL_TYPE (ExamTrialWindow, exam_trial_window, ADW_TYPE_WINDOW)

static void
show_sitting (ExamTrialWindow *self,
              ExamJournal     *journal,
              const char      *candidate)
{
  gtk_stack_set_visible_child_name (self->stack, "sitting");
  exam_sitting_page_show (self->sitting_page, journal, candidate);
}

static void
begun_cb (ExamTrialWindow *self,
          ExamJournal     *journal,
          const char      *candidate)
{
  g_assert (EXAM_IS_TRIAL_WINDOW (self));
  show_sitting (self, journal, candidate);
}

static void
ended_cb (ExamTrialWindow *self,
          ExamJournal     *journal)
{
  g_assert (EXAM_IS_TRIAL_WINDOW (self));

  gtk_stack_set_visible_child_name (self->stack, "report");
  exam_report_page_take_sitting (self->report_page, exam_journal_dup_result (journal));
}

/* What leads home elsewhere ends the trial. */
static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static guint64
draw_seed (void)
{
  return (guint64) g_random_int () + 1;
}

/* All of @ids, one after the other, and the key after each answer. */
static void
sit_items (ExamTrialWindow *self,
           GPtrArray       *ids)
{
  g_autoptr (ExamPool) pool = exam_library_create_pool (exam_context_get_library (self->context), self->format);
  g_autoptr (ExamForm) form = exam_practice_draw_listed (ids, pool, draw_seed ());
  g_autoptr (ExamJournal) journal = NULL;

  if (form == NULL)
    {
      /* Its kind of question is none of the exam's, for example. */
      gtk_label_set_text (self->notice_label, _("Nothing here can be sat: the exam has no questions of this kind."));
      return;
    }
  journal = exam_practice_begin (self->context, form, EXAM_PURPOSE_SET, FALSE, TRUE);
  show_sitting (self, journal, "");
}

/** Shows the start page of the bank's exam, from which a form is drawn. */
void
exam_trial_window_sit_form (ExamTrialWindow *self)
{
  g_return_if_fail (EXAM_IS_TRIAL_WINDOW (self));

  gtk_stack_set_visible_child_name (self->stack, "start");
  exam_start_page_show (self->start_page, self->format);
}

/** Goes through all items of the bank, in the order of the file. */
void
exam_trial_window_sit_bank (ExamTrialWindow *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_return_if_fail (EXAM_IS_TRIAL_WINDOW (self));

  for (guint i = 0; i < exam_bank_get_n_items (self->bank); i++)
    g_ptr_array_add (ids, (char *) exam_item_get_id (exam_bank_get_item (self->bank, i)));
  sit_items (self, ids);
}

/**
 * exam_trial_window_sit_item:
 * @self: a trial
 * @item_id: a sound item of the bank
 *
 * Sits one item.
 */
void
exam_trial_window_sit_item (ExamTrialWindow *self,
                            const char      *item_id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_return_if_fail (EXAM_IS_TRIAL_WINDOW (self));
  g_return_if_fail (item_id != NULL);

  g_ptr_array_add (ids, (char *) item_id);
  sit_items (self, ids);
}

/* --- GObject --- */

static gboolean
exam_trial_window_close_request (GtkWindow *window)
{
  exam_sitting_page_leave (EXAM_TRIAL_WINDOW (window)->sitting_page);
  return GTK_WINDOW_CLASS (exam_trial_window_parent_class)->close_request (window);
}

static void
exam_trial_window_dispose (GObject *object)
{
  ExamTrialWindow *self = EXAM_TRIAL_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->bank, exam_bank_unref);
  g_clear_pointer (&self->format, exam_format_unref);
  G_OBJECT_CLASS (exam_trial_window_parent_class)->dispose (object);
}

static void
exam_trial_window_class_init (ExamTrialWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_trial_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = exam_trial_window_close_request;

  g_type_ensure (EXAM_TYPE_REPORT_PAGE);
  g_type_ensure (EXAM_TYPE_SITTING_PAGE);
  g_type_ensure (EXAM_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-trial-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamTrialWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ExamTrialWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, ExamTrialWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ExamTrialWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, ExamTrialWindow, sitting_page);
  gtk_widget_class_bind_template_child (widget_class, ExamTrialWindow, report_page);
  gtk_widget_class_bind_template_callback (widget_class, begun_cb);
  gtk_widget_class_bind_template_callback (widget_class, ended_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);

  gtk_widget_class_install_action (widget_class, "win.home", NULL, close_action);
}

static void
exam_trial_window_init (ExamTrialWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exam_a11y_prepare (GTK_WIDGET (self));
}

/**
 * exam_trial_window_new:
 * @parent: the window in which the bank is written
 * @context: what it shares
 * @bank: the sound items
 * @format: the exam that they are for
 * @error: set to a #GFileError where there is no room for a trial
 *
 * Returns: (transfer floating) (nullable): a window in which @bank can be tried out
 */
GtkWidget *
exam_trial_window_new (GtkWindow   *parent,
                       ExamContext *context,
                       ExamBank    *bank,
                       ExamFormat  *format,
                       GError     **error)
{
  g_autoptr (ExamContext) trial = NULL;
  ExamTrialWindow *self;

  g_return_val_if_fail (EXAM_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (bank != NULL && format != NULL, NULL);

  trial = exam_context_new_trial (context, bank, error);
  if (trial == NULL)
    return NULL;

  self = g_object_new (EXAM_TYPE_TRIAL_WINDOW, "transient-for", parent, NULL);
  self->context = g_steal_pointer (&trial);
  self->bank = exam_bank_ref (bank);
  self->format = exam_format_ref (format);
  exam_start_page_set_context (self->start_page, self->context);
  exam_sitting_page_set_context (self->sitting_page, self->context);
  exam_report_page_set_context (self->report_page, self->context);
  return GTK_WIDGET (self);
}
