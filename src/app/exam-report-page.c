/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-report-page.h"

#include <glib/gi18n.h>

#include "app/exam-compat.h"
#include "app/exam-export.h"
#include "app/exam-pacing-view.h"
#include "app/exam-questions-view.h"
#include "app/exam-report-output.h"
#include "app/exam-review-pane.h"
#include "app/exam-score-chart.h"
#include "app/exam-share-bar.h"
#include "app/exam-widget.h"
#include "report/exam-report-text.h"
#include "report/exam-result-export.h"
#include "sitting/exam-time-text.h"

/* The score report of an ended sitting, and behind it each item with answer, key and why. */
struct _ExamReportPage
{
  GtkWidget parent_instance;

  /* Template */
  AdwWindowTitle  *title;
  GtkStack        *stack;
  AdwViewStack    *views;
  GtkWidget       *switcher;
  GtkScrolledWindow *scrolled;
  GtkLabel        *verdict_label;
  GtkLabel        *score_label;
  GtkLabel        *about_label;
  ExamScoreChart  *score_chart;
  GtkLabel        *interval_label;
  GtkGrid         *facts_grid;
  GtkGrid         *domains_grid;
  GtkWidget       *gaps_box;
  GtkGrid         *gaps_grid;
  ExamQuestionsView *questions_view;
  AdwViewStackPage *pacing_page;
  ExamPacingView   *pacing_view;
  ExamReviewPane   *review_pane;
  GtkLabel         *cause_label;
  GtkMenuButton   *output_button;

  /* Owned */
  ExamStoredSitting *sitting;     /* (nullable) */
  ExamTranscript    *transcript;  /* (nullable) */
  guint              index;       /* of the item shown, among those that are gone through */
  ExamReviewExtent   extent;      /* of the file that is asked for */
  GCancellable      *cancellable;
  gboolean           from_elsewhere;  /* one came to the items past the report, and goes back so */
};

G_DEFINE_FINAL_TYPE (ExamReportPage, exam_report_page, GTK_TYPE_WIDGET)

enum {
  SIGNAL_SAVED,
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Grids of facts --- */

static GtkWidget *
make_grid_label (const char *text,
                 gboolean    name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, !name);
  if (name)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
add_fact (GtkGrid    *grid,
          int         row,
          const char *name,
          const char *value)
{
  gtk_grid_attach (grid, make_grid_label (name, TRUE), 0, row, 1, 1);
  gtk_grid_attach (grid, make_grid_label (value, FALSE), 1, row, 1, 1);
}

static gboolean
is_practice (ExamReportPage *self)
{
  return self->sitting->record->purpose != EXAM_PURPOSE_MOCK;
}

static void
show_facts (ExamReportPage *self)
{
  g_auto (GStrv) facts = exam_report_dup_facts (self->sitting);

  exam_widget_remove_children (GTK_WIDGET (self->facts_grid));
  for (guint i = 0; facts[i] != NULL; i += 2)
    add_fact (self->facts_grid, (int) i / 2, facts[i], facts[i + 1]);
}

/* --- Score --- */

/* No more than how many were right: what was chosen to be practised is no sample of an exam. */
static void
show_practice_score (ExamReportPage *self)
{
  static const char *const classes[] = { "title-1", NULL };
  const ExamSittingRecord *record = self->sitting->record;
  const char *title = exam_report_get_title (record);
  g_autofree char *score = g_strdup_printf (_("%u of %u"), record->n_right, record->n_answered);
  g_autofree char *date = exam_time_to_date (record->ended_at);
  g_autofree char *about = g_strdup_printf ("%s · %s", record->format_name, date);
  g_autofree char *result = exam_report_describe_practice (record);
  g_autofree char *announcement = g_strdup_printf ("%s, %s", title, result);

  gtk_label_set_text (self->verdict_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->verdict_label), GTK_ACCESSIBLE_PROPERTY_LABEL, announcement, -1);
  gtk_widget_set_css_classes (GTK_WIDGET (self->verdict_label), (const char **) classes);
  gtk_label_set_text (self->score_label, score);
  gtk_label_set_text (self->about_label, about);
  gtk_label_set_text (self->interval_label, _("Practice is kept apart from mock exams: it enters neither their trend nor what "
                                              "is said about passing."));
  exam_compat_announce (GTK_WIDGET (self), announcement);
}

static void
show_score (ExamReportPage *self)
{
  const ExamSittingRecord *record = self->sitting->record;
  const ExamFormat *format = exam_form_get_format (self->sitting->form);
  g_autofree char *value = exam_score_format_value (format, record->value);
  g_autofree char *about = exam_report_describe_about (record);
  g_autofree char *interval = exam_report_describe_interval (record, format);
  const char *verdict = record->passed ? _("Passed") : _("Not passed");
  const char *const classes[] = { "title-1", record->passed ? "outcome-right" : "outcome-wrong", NULL };
  /* Translators: "Passed" or "Not passed", and a score such as "72 %" */
  g_autofree char *announcement = g_strdup_printf (_("%s, score %s"), verdict, value);

  gtk_label_set_text (self->verdict_label, verdict);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->verdict_label), GTK_ACCESSIBLE_PROPERTY_LABEL, verdict, -1);
  gtk_widget_set_css_classes (GTK_WIDGET (self->verdict_label), (const char **) classes);
  gtk_label_set_text (self->score_label, value);
  gtk_label_set_text (self->about_label, about);
  gtk_label_set_text (self->interval_label, interval);
  exam_score_chart_set_record (self->score_chart, record);
  exam_compat_announce (GTK_WIDGET (self), announcement);
}

/* Points and number of items of a domain. What was not answered in practice does not count. */
static ExamDomainScore
sum_domain (ExamReportPage *self,
            guint           domain)
{
  const ExamFormat *format = exam_form_get_format (self->sitting->form);
  const ExamScore *score = self->sitting->score;
  const char *id = ((const ExamDomain *) g_ptr_array_index (format->domains, domain))->id;
  ExamDomainScore sum = { 0 };

  if (!is_practice (self))
    return g_array_index (score->domains, ExamDomainScore, domain);

  for (guint i = 0; i < score->items->len; i++)
    {
      const ExamItemScore *item = &g_array_index (score->items, ExamItemScore, i);

      if (item->outcome == EXAM_OUTCOME_OMITTED || !g_str_equal (exam_item_get_domain (exam_form_get_item (self->sitting->form, i)), id))
        continue;
      sum.points += item->credit;
      sum.n_items++;
    }
  return sum;
}

static void
show_domains (ExamReportPage *self)
{
  const ExamFormat *format = exam_form_get_format (self->sitting->form);
  double mark = is_practice (self) ? EXAM_SHARE_BAR_NO_MARK : format->raw_cut_percent / 100;
  int row = 0;

  exam_widget_remove_children (GTK_WIDGET (self->domains_grid));
  for (guint i = 0; i < format->domains->len; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (format->domains, i);
      const ExamDomainScore result = sum_domain (self, i);
      g_autofree char *points = exam_report_format_points (result.points);
      /* Translators: points got, which can be parts such as 71.50, and points there are */
      g_autofree char *count = g_strdup_printf (_("%s of %u"), points, result.n_items);
      g_autofree char *name = g_strdup_printf ("%s: %s", domain->name, count);
      GtkWidget *bar;
      GtkWidget *name_label = make_grid_label (domain->name, FALSE);
      GtkWidget *count_label = make_grid_label (count, TRUE);

      if (result.n_items == 0)
        continue;

      bar = exam_share_bar_new (result.points / result.n_items, mark, name);
      gtk_widget_set_hexpand (bar, TRUE);
      gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
      gtk_label_set_max_width_chars (GTK_LABEL (name_label), 28);
      gtk_label_set_width_chars (GTK_LABEL (name_label), 18);
      gtk_widget_set_hexpand (name_label, FALSE);
      gtk_widget_add_css_class (count_label, "numeric");
      gtk_grid_attach (self->domains_grid, name_label, 0, row, 1, 1);
      gtk_grid_attach (self->domains_grid, bar, 1, row, 1, 1);
      gtk_grid_attach (self->domains_grid, count_label, 2, row, 1, 1);
      row++;
    }
}

static void
show_gaps (ExamReportPage *self)
{
  const GArray *gaps = self->transcript->gaps;

  exam_widget_remove_children (GTK_WIDGET (self->gaps_grid));
  gtk_widget_set_visible (self->gaps_box, gaps->len > 0);
  for (guint i = 0; i < gaps->len; i++)
    {
      const ExamGap *gap = &g_array_index (gaps, ExamGap, i);
      g_autofree char *at = exam_time_to_clock (gap->at);
      /* Translators: the time used until then, such as "1:12:04" */
      g_autofree char *name = g_strdup_printf (_("At %s"), at);
      g_autofree char *description = exam_report_describe_gap (gap);

      add_fact (self->gaps_grid, (int) i, name, description);
    }
}

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
  adw_window_title_set_title (self->title, is_practice (self) ? _("Practice report") : _("Score report"));
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

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  ExamReportPage *self = EXAM_REPORT_PAGE (widget);
  const char *suffix = g_variant_get_string (parameter, NULL);
  gboolean csv = g_str_equal (suffix, "csv");
  g_autofree char *suggestion = NULL;

  if (self->sitting == NULL)
    return;

  suggestion = g_strdup_printf ("%s-%" G_GINT64_FORMAT ".%s", self->sitting->record->format_id, self->sitting->record->id, suffix);
  exam_export_text (widget, _("Export the report"), csv ? _("Comma-separated values") : _("JSON"), suffix, suggestion,
                    csv ? exam_result_export_sitting_to_csv (self->sitting, self->transcript)
                        : exam_result_export_sitting_to_json (self->sitting, self->transcript));
}

/* --- On paper --- */

static GtkWindow *
get_window (ExamReportPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (ExamReportPage) self = data;
  g_autoptr (GError) error = NULL;

  if (exam_report_output_save_finish (result, &error))
    g_signal_emit (self, signals[SIGNAL_SAVED], 0);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    exam_compat_tell (GTK_WIDGET (self), _("The report was not saved"), error->message);
}

static void
save_to_cb (GFile   *file,
            gpointer data)
{
  ExamReportPage *self = EXAM_REPORT_PAGE (data);
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    exam_compat_tell (GTK_WIDGET (self), _("The report was not saved"), _("It can only be saved to a folder of this computer."));
  else if (self->sitting != NULL)
    exam_report_output_save_async (self->sitting, self->extent, exam_paper_get_default (), path, self->cancellable, saved_cb,
                                   g_object_ref (self));
}

static ExamReviewExtent
get_extent (GVariant *parameter)
{
  ExamReviewExtent extent = EXAM_REVIEW_EXTENT_ALL;

  exam_review_extent_from_name (g_variant_get_string (parameter, NULL), &extent);
  return extent;
}

static void
save_pdf_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  ExamReportPage *self = EXAM_REPORT_PAGE (widget);
  g_autofree char *file_name = exam_report_output_make_name (self->sitting->record);

  self->extent = get_extent (parameter);
  exam_compat_save_file (get_window (self), _("Save as PDF"), _("PDF documents"), "pdf", file_name, save_to_cb, self);
}

static void
tell_print_error (ExamReportPage *self,
                  const GError   *error)
{
  exam_compat_tell (GTK_WIDGET (self), _("The report was not printed"), error->message);
}

static void
printed_cb (GtkPrintOperation      *operation,
            GtkPrintOperationResult result,
            ExamReportPage         *self)
{
  g_autoptr (GError) error = NULL;

  g_assert (EXAM_IS_REPORT_PAGE (self));

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  tell_print_error (self, error);
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  ExamReportPage *self = EXAM_REPORT_PAGE (widget);
  g_autoptr (GtkPrintOperation) operation = exam_report_output_new_print (self->sitting, get_extent (parameter));

  /* It holds itself until it is done, and tells what went wrong. */
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, get_window (self), NULL);
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

  gtk_widget_class_install_action (widget_class, "report.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "report.cause", "i", cause_action);
  gtk_widget_class_install_action (widget_class, "report.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "report.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "report.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "report.print", "s", print_action);
  gtk_widget_class_install_action (widget_class, "report.save-pdf", "s", save_pdf_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "report.print", "s", "all");
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

  gtk_widget_set_visible (GTK_WIDGET (self->score_chart), !is_practice (self));
  if (is_practice (self))
    {
      show_practice_score (self);
      show_facts (self);
    }
  else
    {
      show_score (self);
      show_facts (self);
    }
  show_domains (self);
  /* On paper nobody measured the time. */
  adw_view_stack_page_set_visible (self->pacing_page, !self->transcript->on_paper &&
                                   exam_pacing_view_show (self->pacing_view, sitting, self->transcript));
  show_gaps (self);
  exam_questions_view_show (self->questions_view, self->transcript, sitting->score);
  if (is_practice (self) && exam_review_list_count_trait (get_list (self), EXAM_TRAIT_MISSED) > 0)
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
