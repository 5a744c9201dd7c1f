/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-report-page-private.h"

#include <glib/gi18n.h>

#include "app/shared/exam-compat.h"
#include "app/shared/exam-widget.h"

G_DEFINE_FINAL_TYPE (ExamReportPage, exam_report_page, GTK_TYPE_WIDGET)

enum {
  SIGNAL_SAVED,
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Items --- */

static const ExamReviewList *
get_list (ExamReportPage *self)
{
  return exam_questions_view_get_list (self->questions_view);
}

/* Says which of the questions gone through is shown, and which of all. */
static void
show_place (ExamReportPage *self)
{
  const GArray *positions = get_list (self)->positions;
  g_autofree char *question = g_strdup_printf (_("Question %u"), g_array_index (positions, guint, self->index) + 1);
  /* Translators: place of a question among those gone through, and how many these are: "3 of 12" */
  g_autofree char *place = g_strdup_printf (_("%u of %u"), self->index + 1, positions->len);
  g_autofree char *announcement = g_strdup_printf ("%s, %s", question, place);

  adw_window_title_set_title (self->title, question);
  adw_window_title_set_subtitle (self->title, place);
  exam_compat_announce (GTK_WIDGET (self), announcement);
}

static gboolean
shows_answer (ExamReportPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "answer") == 0;
}

static void
show_cause (ExamReportPage *self)
{
  g_autofree char *cause = exam_review_pane_dup_cause_text (self->review_pane);

  gtk_label_set_text (self->cause_label, cause);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cause_label), GTK_ACCESSIBLE_PROPERTY_LABEL, cause, -1);
}

/* While a question is shown, those that are gone through stay the same, whatever is said of them. */
static void
remarks_changed_cb (ExamReportPage *self)
{
  g_assert (EXAM_IS_REPORT_PAGE (self));

  if (shows_answer (self))
    show_cause (self);
  else
    exam_questions_view_set_remarks (self->questions_view, exam_review_pane_get_remarks (self->review_pane));
}

static void
cause_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  ExamReportPage *self = EXAM_REPORT_PAGE (widget);

  if (shows_answer (self))
    exam_review_pane_toggle_cause (self->review_pane, (ExamCause) g_variant_get_int32 (parameter));
}

/* Shows the question with the 0-based place @index among those that are gone through. */
static void
show_answer (ExamReportPage *self,
             guint           index)
{
  const GArray *positions = get_list (self)->positions;

  g_return_if_fail (index < positions->len);

  self->index = index;
  exam_review_pane_show (self->review_pane, g_array_index (positions, guint, index));
  show_cause (self);
  show_place (self);
  gtk_stack_set_visible_child_name (self->stack, "answer");
  gtk_widget_set_visible (self->switcher, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.previous", index > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.next", index + 1 < positions->len);
}

static void
opened_cb (ExamReportPage *self,
           guint           position)
{
  guint index;

  g_assert (EXAM_IS_REPORT_PAGE (self));

  if (!exam_review_list_find (get_list (self), position, &index))
    return;
  show_answer (self, index);
  gtk_widget_child_focus (GTK_WIDGET (self->review_pane), GTK_DIR_TAB_FORWARD);
}

/* The question may be one that the filter leaves out. */
static void
slow_opened_cb (ExamReportPage *self,
                guint           position)
{
  g_assert (EXAM_IS_REPORT_PAGE (self));

  if (!exam_review_list_find (get_list (self), position, NULL))
    exam_questions_view_filter (self->questions_view, 0, EXAM_REVIEW_ALL_DOMAINS);
  opened_cb (self, position);
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ExamReportPage *self = EXAM_REPORT_PAGE (widget);

  show_answer (self, g_str_equal (name, "report.next") ? self->index + 1 : self->index - 1);
}

static void
show_report (ExamReportPage *self)
{
  adw_window_title_set_title (self->title, exam_report_page_is_practice (self) ? _("Practice report") : _("Score report"));
  adw_window_title_set_subtitle (self->title, self->sitting->record->format_name);
  gtk_stack_set_visible_child_name (self->stack, "report");
  gtk_widget_set_visible (self->switcher, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.previous", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.next", FALSE);
}

/* From an item back to the report, and from there to where one came from; or past the report, as one came. */
static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ExamReportPage *self = EXAM_REPORT_PAGE (widget);
  guint position;

  if (!shows_answer (self))
    {
      gtk_widget_activate_action (widget, "win.home", NULL);
      return;
    }
  if (self->from_elsewhere)
    {
      g_signal_emit (self, signals[SIGNAL_LEFT], 0);
      return;
    }

  position = g_array_index (get_list (self)->positions, guint, self->index);
  show_report (self);
  exam_questions_view_set_remarks (self->questions_view, exam_review_pane_get_remarks (self->review_pane));
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "pacing") == 0)
    exam_pacing_view_focus (self->pacing_view, position);
  else
    exam_questions_view_focus (self->questions_view, position);
}

/* --- GObject --- */

static void
exam_report_page_dispose (GObject *object)
{
  g_cancellable_cancel (EXAM_REPORT_PAGE (object)->cancellable);
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_REPORT_PAGE);
  G_OBJECT_CLASS (exam_report_page_parent_class)->dispose (object);
}

static void
exam_report_page_finalize (GObject *object)
{
  ExamReportPage *self = EXAM_REPORT_PAGE (object);

  g_clear_pointer (&self->transcript, exam_transcript_free);
  g_clear_pointer (&self->sitting, exam_stored_sitting_free);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (exam_report_page_parent_class)->finalize (object);
}

static void
exam_report_page_class_init (ExamReportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_report_page_dispose;
  object_class->finalize = exam_report_page_finalize;

  g_type_ensure (EXAM_TYPE_PACING_VIEW);
  g_type_ensure (EXAM_TYPE_QUESTIONS_VIEW);
  g_type_ensure (EXAM_TYPE_REVIEW_PANE);
  g_type_ensure (EXAM_TYPE_SCORE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, title);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, views);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, verdict_label);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, score_label);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, about_label);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, score_chart);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, interval_label);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, facts_grid);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, domains_grid);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, gaps_box);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, gaps_grid);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, questions_view);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, pacing_page);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, pacing_view);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, review_pane);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, cause_label);
  gtk_widget_class_bind_template_child (widget_class, ExamReportPage, output_button);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, remarks_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, slow_opened_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  /**
   * ExamReportPage::saved:
   *
   * The report was saved as a file.
   */
  signals[SIGNAL_SAVED] =
    g_signal_new ("saved", EXAM_TYPE_REPORT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * ExamReportPage::left:
   *
   * One goes back from an item that was opened by exam_report_page_open_item().
   */
  signals[SIGNAL_LEFT] =
    g_signal_new ("left", EXAM_TYPE_REPORT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  exam_report_page_install_output (widget_class);
  gtk_widget_class_install_action (widget_class, "report.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "report.cause", "i", cause_action);
  gtk_widget_class_install_action (widget_class, "report.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "report.next", NULL, step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_ALT_MASK, "report.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_ALT_MASK, "report.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "report.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "report.back", NULL);
  for (int i = 1; i < EXAM_N_CAUSES; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, (guint) (GDK_KEY_0 + i % 10), 0, "report.cause", "i", i);
      gtk_widget_class_add_binding_action (widget_class, (guint) (GDK_KEY_KP_0 + i % 10), 0, "report.cause", "i", i);
    }
}

/** Says that the report was saved as a file. */
void
exam_report_page_emit_saved (ExamReportPage *self)
{
  g_return_if_fail (EXAM_IS_REPORT_PAGE (self));
  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
}

static void
exam_report_page_init (ExamReportPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
}

/** Says where remarks are kept and banks are. */
void
exam_report_page_set_context (ExamReportPage *self,
                              ExamContext    *context)
{
  g_return_if_fail (EXAM_IS_REPORT_PAGE (self));
  exam_review_pane_set_context (self->review_pane, context);
}

/** Shows the report of an ended sitting (transfer full). */
void
exam_report_page_take_sitting (ExamReportPage    *self,
                               ExamStoredSitting *sitting)
{
  g_return_if_fail (EXAM_IS_REPORT_PAGE (self));
  g_return_if_fail (sitting != NULL && sitting->score != NULL);

  g_clear_pointer (&self->transcript, exam_transcript_free);
  g_clear_pointer (&self->sitting, exam_stored_sitting_free);
  self->sitting = sitting;
  self->from_elsewhere = FALSE;
  self->transcript = exam_transcript_new_for_events (sitting->form, sitting->events);
  exam_review_pane_set_sitting (self->review_pane, sitting->record->id, self->transcript, sitting->score);

  exam_report_page_show_score (self);
  /* On paper nobody measured the time. */
  adw_view_stack_page_set_visible (self->pacing_page, !self->transcript->on_paper &&
                                   exam_pacing_view_show (self->pacing_view, sitting, self->transcript));
  exam_questions_view_show (self->questions_view, self->transcript, sitting->score);
  if (exam_report_page_is_practice (self) && exam_review_list_count_trait (get_list (self), EXAM_TRAIT_MISSED) > 0)
    exam_questions_view_filter (self->questions_view, 1u << EXAM_TRAIT_MISSED, EXAM_REVIEW_ALL_DOMAINS);
  show_report (self);
  adw_view_stack_set_visible_child_name (self->views, "score");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
}

/**
 * exam_report_page_open_item:
 * @self: a report page that shows a sitting
 * @position: 0-based position of an item
 *
 * Opens an item past the report: going back from it leads to where one came from, which #ExamReportPage::left asks for.
 */
void
exam_report_page_open_item (ExamReportPage *self,
                            guint           position)
{
  g_return_if_fail (EXAM_IS_REPORT_PAGE (self));
  g_return_if_fail (self->sitting != NULL);

  opened_cb (self, position);
  self->from_elsewhere = TRUE;
}
