/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/charts/exam-data-table.h"
#include "app/exam-preferences-window.h"
#include "app/exam-shortcuts-window.h"
#include "app/exam-window.h"
#include "app/practice/exam-practice-dialog.h"
#include "app/practice/exam-practice-page.h"
#include "app/practice/exam-practice-sets.h"
#include "app/practice/exam-practice-start.h"
#include "app/question/exam-questions-view.h"
#include "app/results/exam-error-log-page.h"
#include "app/results/exam-report-page.h"
#include "app/results/exam-result-row.h"
#include "app/results/exam-results-page.h"
#include "app/results/exam-trend-view.h"
#include "app/shared/exam-compat.h"
#include "app/sitting/exam-bankless-row.h"
#include "app/sitting/exam-exams-page.h"
#include "app/sitting/exam-format-card.h"
#include "app/sitting/exam-problems-window.h"
#include "app/sitting/exam-sitting-page.h"
#include "app/sitting/exam-start-page.h"
#include "bank/exam-xml-parser.h"
#include "exam-manual-clock.h"
#include "insight/exam-practice-set.h"
#include "test-sittings.h"
#include "test-support.h"

/* The windows, without anyone to look at them: that each page fits on a small screen, with large text and with whatever
 * the bundled banks have to show, and that windows go when they are closed. */

/* The smallest screen that has to do. */
#define SCREEN_WIDTH 800
#define SCREEN_HEIGHT 600

/* What GTK calls the resolution is how large the desktop wants its text. */
#define NORMAL_TEXT (96 * 1024)
#define LARGE_TEXT (192 * 1024)

/* There is one in a process. */
static AdwApplication *application;

typedef struct {
  ExamManualClock *clock;
  ExamContext     *context;
  GtkWidget       *window;
  const char      *where;    /* what is shown, for messages */
  int              width;    /* the largest minimum so far */
  int              height;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
wait_until_loaded (ExamContext *context)
{
  while (!exam_context_is_loaded (context))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture      *self,
        gconstpointer text_size)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", GPOINTER_TO_INT (text_size), NULL);
  self->clock = exam_manual_clock_new ();
  self->context = exam_context_new (exam_paths_new (), EXAM_CLOCK (self->clock));
  exam_context_load (self->context);
  wait_until_loaded (self->context);
  g_settings_reset (exam_context_get_settings (self->context), "text-scale");
  self->window = exam_window_new (application, self->context);
  gtk_window_set_default_size (GTK_WINDOW (self->window), SCREEN_WIDTH, SCREEN_HEIGHT);
  gtk_window_present (GTK_WINDOW (self->window));
  settle ();
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* The widgets of ours in @widget, without keeping them. */
static void
list_widgets (GtkWidget *widget,
              GPtrArray *list)
{
  GType source_view = g_type_from_name ("GtkSourceView");

  /* GtkSourceView 5.6 keeps any view of its own that has line numbers. */
  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Exam") &&
      (source_view == G_TYPE_INVALID || !g_type_is_a (G_OBJECT_TYPE (widget), source_view)))
    {
      GWeakRef *ref = g_new (GWeakRef, 1);

      g_weak_ref_init (ref, widget);
      g_ptr_array_add (list, ref);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_widgets (child, list);
}

static gboolean
has_any (const GPtrArray *refs)
{
  for (guint i = 0; i < refs->len; i++)
    {
      g_autoptr (GObject) object = g_weak_ref_get (g_ptr_array_index (refs, i));

      if (object != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Closes a window; nothing of it may stay. */
static void
close_window (GtkWidget *window)
{
  g_autoptr (GPtrArray) widgets = g_ptr_array_new_with_free_func (weak_ref_free);
  gint64 deadline = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  list_widgets (window, widgets);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  /* What it and its pages wait for comes, and finds that it is not wanted any more. */
  while ((window != NULL || has_any (widgets)) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  settle ();
  for (guint i = 0; i < widgets->len; i++)
    {
      g_autoptr (GtkWidget) left = g_weak_ref_get (g_ptr_array_index (widgets, i));

      if (left != NULL)
        {
          g_test_fail_printf ("The window is gone, and this of it is left: %s", G_OBJECT_TYPE_NAME (left));
          break;
        }
    }
}

static void
tear_down (Fixture      *self,
           gconstpointer text_size)
{
  g_assert_true (exam_store_flush (exam_context_get_store (self->context), 10 * G_USEC_PER_SEC));
  settle ();
  close_window (self->window);
  exam_context_close (self->context);
  settle ();
  g_assert_finalize_object (self->context);
  g_assert_finalize_object (self->clock);
}

static gpointer
get_part (Fixture    *self,
          const char *name)
{
  GObject *part = gtk_widget_get_template_child (self->window, EXAM_TYPE_WINDOW, name);

  g_assert_nonnull (part);
  return part;
}

/* --- Sizes --- */

static void
measure (Fixture   *self,
         GtkWidget *window)
{
  int width, height;

  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (window, GTK_ORIENTATION_VERTICAL, MAX (width, SCREEN_WIDTH), &height, NULL, NULL, NULL);
  if (width > SCREEN_WIDTH || height > SCREEN_HEIGHT)
    g_test_fail_printf ("%s needs %d×%d pixels", self->where, width, height);
  self->width = MAX (self->width, width);
  self->height = MAX (self->height, height);
}

/* Says what the window needs while it shows a page; more than the screen has fails the test. */
static void
check_page (Fixture    *self,
            const char *where)
{
  self->where = where;
  self->width = self->height = 0;
  measure (self, self->window);
  g_test_message ("%s: %d×%d", where, self->width, self->height);
}

static void
test_home (Fixture      *self,
           gconstpointer text_size)
{
  AdwViewStack *views = get_part (self, "home_views");

  check_page (self, "exams");
  adw_view_stack_set_visible_child_name (views, "results");
  check_page (self, "no results");
  adw_view_stack_set_visible_child_name (get_part (self, "home_views"), "errors");
  check_page (self, "no error log");
}

/* --- Formats without a bank --- */

static gboolean
is_shown (GtkWidget *widget,
          GtkWidget *top)
{
  for (; widget != NULL && widget != top; widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_visible (widget))
      return FALSE;
  return TRUE;
}

/* The ids of the formats that have a card on the page, in the order of the page. */
static void
list_cards (GtkWidget *widget,
            GtkWidget *page,
            GString   *ids)
{
  if (EXAM_IS_FORMAT_CARD (widget) && is_shown (widget, page))
    g_string_append_printf (ids, "%s ", exam_format_card_get_format (EXAM_FORMAT_CARD (widget))->id);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_cards (child, page, ids);
}

static void
assert_cards (Fixture    *self,
              const char *expected)
{
  GtkWidget *page = get_part (self, "exams_page");
  g_autoptr (GString) ids = g_string_new (NULL);

  list_cards (page, page, ids);
  g_assert_cmpstr (ids->str, ==, expected);
}

static guint
count_rows (GtkWidget *widget)
{
  guint n = ADW_IS_ACTION_ROW (widget) && strchr (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)), '"') != NULL;

  if (ADW_IS_ACTION_ROW (widget))
    g_test_message ("%s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

/* Adds a bank of one question, as who opens one does. */
static void
add_bank (Fixture    *self,
          const char *format,
          const char *domain)
{
  ExamLibrary *library = exam_context_get_library (self->context);
  g_autofree char *folder = test_make_folder ();
  g_autofree char *xml = g_strdup_printf (
    "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"own\" format=\"%s\"><title>Own</title><item id=\"own-1\" domain=\"%s\">"
    "<stem>Q?</stem><choice><option key=\"yes\">Yes</option><option>No</option></choice></item></bank>", format, domain);
  g_autofree char *path = test_write_file (folder, "own.xml", xml, -1);
  g_autoptr (ExamBankFile) file = exam_bank_file_read (path, EXAM_BANK_OPENED, exam_library_get_formats (library), NULL);

  g_assert_true (exam_bank_file_is_usable (file));
  exam_library_add (library, file);
  test_remove_folder (folder);
  settle ();
}

/* What can be sat has a card; what nobody has written questions for is named apart, until there are some. */
static void
test_bankless (Fixture      *self,
               gconstpointer text_size)
{
  static const char *const bundled = "cca-2026-05 ccs-2025 cpc-2022 cca-before-2026-05 ccs-2014 ";
  GtkWidget *page = get_part (self, "exams_page");
  GtkWidget *row = GTK_WIDGET (gtk_widget_get_template_child (page, EXAM_TYPE_EXAMS_PAGE, "bankless_row"));

  assert_cards (self, bundled);
  g_assert_true (is_shown (row, page));
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_true (g_str_has_prefix (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), "7 "));
  g_assert_cmpuint (count_rows (row), ==, 7);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  settle ();
  check_page (self, "formats without a bank");

  add_bank (self, "cic", "procedures");
  assert_cards (self, "cca-2026-05 ccs-2025 cic-2022 cpc-2022 cca-before-2026-05 ccs-2014 ");
  g_assert_cmpuint (count_rows (row), ==, 6);
  check_page (self, "a format with a bank");
}

static void
test_start (Fixture      *self,
            gconstpointer text_size)
{
  ExamFormats *formats = exam_library_get_formats (exam_context_get_library (self->context));

  gtk_stack_set_visible_child_name (get_part (self, "stack"), "start");
  for (guint i = 0; i < exam_formats_get_n (formats); i++)
    {
      ExamFormat *format = exam_formats_get (formats, i);

      exam_start_page_show (get_part (self, "start_page"), format);
      check_page (self, format->id);
    }
}

/* All there is for a format, in one form. */
static ExamForm *
make_form (Fixture    *self,
           const char *format_id)
{
  ExamLibrary *library = exam_context_get_library (self->context);
  ExamFormat *format = exam_formats_find (exam_library_get_formats (library), format_id);
  g_autoptr (ExamPool) pool = exam_library_create_pool (library, format);
  ExamForm *form = exam_form_new (format, 1, 600, FALSE);

  for (guint i = 0; i < exam_pool_get_n_items (pool); i++)
    exam_form_add (form, exam_pool_get_item (pool, i), exam_pool_get_bank (pool, i), FALSE, NULL);
  g_assert_cmpuint (exam_form_get_n_items (form), >, 0);
  return form;
}

/* Shows a sitting in the window, as the start page does. */
static ExamSitting *
begin (Fixture    *self,
       const char *format_id)
{
  const ExamRules rules = { .relaxed = TRUE, .time_percent = 100 };
  g_autoptr (ExamForm) form = make_form (self, format_id);
  ExamSitting *sitting = exam_sitting_new (form, &rules, EXAM_CLOCK (self->clock));
  g_autoptr (ExamJournal) journal =
    exam_journal_new (exam_context_get_store (self->context), sitting, EXAM_PURPOSE_MOCK, "Maximiliane von der Heide", EXAM_CLOCK (self->clock));

  exam_sitting_begin (sitting);
  gtk_stack_set_visible_child_name (get_part (self, "stack"), "sitting");
  exam_sitting_page_show (get_part (self, "sitting_page"), journal, "Maximiliane von der Heide");
  return sitting;
}

static void
activate (Fixture    *self,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (get_part (self, "sitting_page"), action, NULL));
}

static void
check_items (Fixture     *self,
             ExamSitting *sitting,
             const char  *where)
{
  self->where = where;
  self->width = self->height = 0;
  for (guint position = exam_form_get_n_items (exam_sitting_get_form (sitting)); position-- > 0; )
    {
      exam_sitting_go_to (sitting, position);
      g_assert_cmpuint (exam_sitting_get_position (sitting), ==, position);
      measure (self, self->window);
    }
  g_test_message ("%s: %d×%d", where, self->width, self->height);
}

/* Whether the button behind an action can be pressed. */
static gboolean
is_enabled (GtkWidget  *widget,
            const char *action)
{
  if (GTK_IS_ACTIONABLE (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return gtk_widget_get_sensitive (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_enabled (child, action))
      return TRUE;
  return FALSE;
}

/* Leaves through the end of the exam, to the report. */
static void
check_report (Fixture     *self,
              ExamSitting *sitting)
{
  ExamReportPage *page = get_part (self, "report_page");
  GtkWidget *views, *stack, *questions_view;
  const ExamReviewList *list;
  guint n_steps = 0;

  g_assert_true (exam_sitting_end (sitting));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_part (self, "stack")), ==, "report");
  views = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page), EXAM_TYPE_REPORT_PAGE, "views"));
  stack = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page), EXAM_TYPE_REPORT_PAGE, "stack"));
  questions_view = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page), EXAM_TYPE_REPORT_PAGE, "questions_view"));
  check_page (self, "report");
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), "pacing");
  check_page (self, "pacing");
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), "questions");
  check_page (self, "questions of the report");

  self->where = "question of the report";
  self->width = self->height = 0;
  for (guint position = 0; position < exam_form_get_n_items (exam_sitting_get_form (sitting)); position++)
    {
      g_signal_emit_by_name (questions_view, "opened", position);
      measure (self, self->window);
    }
  g_assert_true (gtk_stack_get_visible_child (GTK_STACK (stack)) != views);
  g_test_message ("%s: %d×%d", self->where, self->width, self->height);

  /* Nothing was answered, and so no answer was changed. */
  gtk_widget_activate_action (GTK_WIDGET (page), "report.back", NULL);
  g_assert_true (gtk_stack_get_visible_child (GTK_STACK (stack)) == views);
  exam_questions_view_filter (EXAM_QUESTIONS_VIEW (questions_view), 1u << EXAM_TRAIT_CHANGED, EXAM_REVIEW_ALL_DOMAINS);
  check_page (self, "no such questions");

  /* From the first of a domain to the last, and no further. */
  exam_questions_view_filter (EXAM_QUESTIONS_VIEW (questions_view), 1u << EXAM_TRAIT_MISSED, 1);
  list = exam_questions_view_get_list (EXAM_QUESTIONS_VIEW (questions_view));
  g_assert_cmpuint (list->positions->len, >, 0);
  g_assert_cmpuint (list->positions->len, <, list->entries->len);
  g_signal_emit_by_name (questions_view, "opened", g_array_index (list->positions, guint, 0));
  while (n_steps < list->positions->len && is_enabled (GTK_WIDGET (page), "report.next"))
    {
      gtk_widget_activate_action (GTK_WIDGET (page), "report.next", NULL);
      n_steps++;
    }
  g_assert_cmpuint (n_steps, ==, list->positions->len - 1);
}

static void
check_sitting (Fixture    *self,
               const char *format_id)
{
  g_autoptr (ExamSitting) sitting = begin (self, format_id);

  check_items (self, sitting, "item");
  activate (self, "sitting.calculator");
  check_items (self, sitting, "item with calculator");
  activate (self, "sitting.notes");
  check_page (self, "item with calculator and note");
  activate (self, "sitting.calculator");
  check_page (self, "item with note");
  activate (self, "sitting.navigator");
  check_page (self, "navigator");
  activate (self, "sitting.close-navigator");
  activate (self, "sitting.pause");
  check_page (self, "pause");
  activate (self, "sitting.continue");
  for (guint i = 0; i < 3; i++)
    activate (self, "sitting.larger-text");
  check_items (self, sitting, "item with larger text");
  activate (self, "sitting.review-screen");
  check_page (self, "review screen");
  check_report (self, sitting);
}

static void
test_cca (Fixture      *self,
          gconstpointer text_size)
{
  check_sitting (self, "cca-2026-05");
}

static void
test_ccs (Fixture      *self,
          gconstpointer text_size)
{
  check_sitting (self, "ccs-2025");
}

static void
test_cpc (Fixture      *self,
          gconstpointer text_size)
{
  check_sitting (self, "cpc-2022");
}

/* All misses, and those of the first bar. */
static void
check_error_log (Fixture      *self,
                 AdwViewStack *views)
{
  GtkWidget *page = get_part (self, "errors_page");
  GtkStack *stack = GTK_STACK (gtk_widget_get_template_child (page, EXAM_TYPE_ERROR_LOG_PAGE, "stack"));
  GtkWidget *domains_view = GTK_WIDGET (gtk_widget_get_template_child (page, EXAM_TYPE_ERROR_LOG_PAGE, "domains_view"));
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  adw_view_stack_set_visible_child_name (views, "errors");
  while (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "log") != 0 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "log");
  check_page (self, "error log");
  g_signal_emit_by_name (domains_view, "opened", 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "misses");
  check_page (self, "misses");
  gtk_widget_activate_action (page, "errors.back", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "log");
}

/* An unfinished sitting on the page of exams, and the result of another. */
static void
test_records (Fixture      *self,
              gconstpointer text_size)
{
  g_autoptr (ExamSitting) ended = begin (self, "ccs-2025");
  g_autoptr (ExamSitting) unfinished = NULL;
  AdwViewStack *views = get_part (self, "home_views");
  GtkWidget *unfinished_box;
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  exam_sitting_end (ended);
  unfinished = begin (self, "cca-2026-05");
  unfinished_box = GTK_WIDGET (gtk_widget_get_template_child (get_part (self, "exams_page"), EXAM_TYPE_EXAMS_PAGE,
                                                              "unfinished_box"));
  while (!gtk_widget_get_visible (unfinished_box) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_widget_get_visible (unfinished_box));

  gtk_stack_set_visible_child_name (get_part (self, "stack"), "home");
  check_page (self, "unfinished sitting");
  adw_view_stack_set_visible_child_name (views, "results");
  check_page (self, "results");
  check_error_log (self, views);
}

/* Chooses all results, and waits for their comparison. */
static void
compare_all (Fixture    *self,
             GtkListBox *list_box,
             guint       n_results)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  for (guint i = 0; i < n_results; i++)
    exam_result_row_set_chosen (EXAM_RESULT_ROW (gtk_list_box_get_row_at_index (list_box, (int) i)), TRUE);
  g_assert_true (gtk_widget_activate_action (get_part (self, "results_page"), "results.compare", NULL));
  while (g_strcmp0 (gtk_stack_get_visible_child_name (get_part (self, "stack")), "compare") != 0 &&
         g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_part (self, "stack")), ==, "compare");
  settle ();
}

/* Results of two formats, two of each, with the chart of the first and of the other. */
static void
test_results (Fixture      *self,
              gconstpointer text_size)
{
  static const char *const formats[] = { "ccs-2025", "cca-2026-05", "ccs-2025", "cca-2026-05" };
  GtkWidget *page = get_part (self, "results_page");
  GtkWidget *trend_view = GTK_WIDGET (gtk_widget_get_template_child (page, EXAM_TYPE_RESULTS_PAGE, "trend_view"));
  GtkDropDown *drop_down =
    GTK_DROP_DOWN (gtk_widget_get_template_child (trend_view, EXAM_TYPE_TREND_VIEW, "format_drop_down"));
  GtkWidget *domains = GTK_WIDGET (gtk_widget_get_template_child (trend_view, EXAM_TYPE_TREND_VIEW, "domains_expander"));
  GtkToggleButton *table_button =
    GTK_TOGGLE_BUTTON (gtk_widget_get_template_child (trend_view, EXAM_TYPE_TREND_VIEW, "table_button"));
  ExamDataTable *table = EXAM_DATA_TABLE (gtk_widget_get_template_child (trend_view, EXAM_TYPE_TREND_VIEW, "table"));
  GtkListBox *list_box = GTK_LIST_BOX (gtk_widget_get_template_child (page, EXAM_TYPE_RESULTS_PAGE, "list_box"));
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (ExamSitting) sitting = begin (self, formats[i]);

      exam_sitting_end (sitting);
    }
  while (gtk_list_box_get_row_at_index (list_box, G_N_ELEMENTS (formats) - 1) == NULL &&
         g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (gtk_list_box_get_row_at_index (list_box, G_N_ELEMENTS (formats) - 1));

  gtk_stack_set_visible_child_name (get_part (self, "stack"), "home");
  adw_view_stack_set_visible_child_name (get_part (self, "home_views"), "results");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (drop_down)));
  for (guint i = 0; i < 2; i++)
    {
      gtk_drop_down_set_selected (drop_down, gtk_drop_down_get_selected (drop_down) == 0 ? 1 : 0);
      /* What is there of the other format goes at once, and comes when it has been read. */
      g_assert_false (gtk_widget_get_visible (domains));
      while (!gtk_widget_get_visible (domains) && g_get_monotonic_time () < deadline)
        g_main_context_iteration (NULL, FALSE);
      g_assert_true (gtk_widget_get_visible (domains));
      check_page (self, "trend");
      gtk_toggle_button_set_active (table_button, TRUE);
      g_assert_cmpuint (exam_data_table_get_n_rows (table), >, 0);
      check_page (self, "trend with table");
      gtk_toggle_button_set_active (table_button, FALSE);
    }

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_template_child (page, EXAM_TYPE_RESULTS_PAGE, "choose_button")),
                                TRUE);
  check_page (self, "choosing results");
  compare_all (self, list_box, G_N_ELEMENTS (formats));
  check_page (self, "comparison");
}

/* Waits until the list of results has @n_rows, and returns whether that came true. */
static gboolean
wait_for_rows (GtkListBox *list_box,
               int         n_rows)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (((n_rows > 0 && gtk_list_box_get_row_at_index (list_box, n_rows - 1) == NULL) ||
          gtk_list_box_get_row_at_index (list_box, n_rows) != NULL) &&
         g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  return (n_rows == 0 || gtk_list_box_get_row_at_index (list_box, n_rows - 1) != NULL) &&
         gtk_list_box_get_row_at_index (list_box, n_rows) == NULL;
}

/* Many results are listed a few at a time; who asks for more goes on where the list ended. */
static void
test_many_results (Fixture      *self,
                   gconstpointer text_size)
{
  GtkWidget *page = get_part (self, "results_page");
  GtkListBox *list_box = GTK_LIST_BOX (gtk_widget_get_template_child (page, EXAM_TYPE_RESULTS_PAGE, "list_box"));
  GtkWidget *more = GTK_WIDGET (gtk_widget_get_template_child (page, EXAM_TYPE_RESULTS_PAGE, "more_button"));
  GtkWidget *row;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_sitting_record_free);

  for (guint i = 0; i < 120; i++)
    {
      const ExamSittingRecord record = {
        .id = i + 1, .format_id = (char *) "cca-2026-05", .format_name = (char *) "CCA", .candidate = (char *) "",
        .started_at = (gint64) (200 - i) * 86400 * G_USEC_PER_SEC, .ended = TRUE, .scaled = TRUE, .scale_min = 100,
        .scale_max = 400, .value = 250, .low = 230, .high = 270, .cut = 300, .rules.time_percent = 100,
      };

      g_ptr_array_add (records, exam_sitting_record_copy (&record));
    }

  exam_results_page_set_records (EXAM_RESULTS_PAGE (page), records);
  adw_view_stack_set_visible_child_name (get_part (self, "home_views"), "results");
  g_assert_true (wait_for_rows (list_box, 20));
  g_assert_true (gtk_widget_get_visible (more));
  check_page (self, "many results");
  g_signal_emit_by_name (more, "clicked");
  g_assert_true (wait_for_rows (list_box, 40));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list_box, 20))));

  /* What comes anew does not take away what was asked for. */
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (list_box, 1));
  exam_results_page_set_records (EXAM_RESULTS_PAGE (page), records);
  g_assert_true (wait_for_rows (list_box, 40));
  g_assert_true (GTK_WIDGET (gtk_list_box_get_row_at_index (list_box, 1)) == row);

  /* Rows of results that are still there are those that were there. */
  g_ptr_array_remove_index (records, 0);
  exam_results_page_set_records (EXAM_RESULTS_PAGE (page), records);
  g_assert_true (GTK_WIDGET (gtk_list_box_get_row_at_index (list_box, 0)) == row);
  g_assert_true (wait_for_rows (list_box, 40));
  while (gtk_widget_get_visible (more))
    g_signal_emit_by_name (more, "clicked");
  g_assert_true (wait_for_rows (list_box, 119));
  g_assert_false (gtk_widget_get_visible (more));
  g_ptr_array_set_size (records, 0);
  exam_results_page_set_records (EXAM_RESULTS_PAGE (page), records);
}

/* Returns: (nullable): the alert that is shown, if its heading is @heading */
static GtkWidget *
find_alert (Fixture    *self,
            const char *heading)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      g_autofree char *found = NULL;

      if (window == self->window || g_object_class_find_property (G_OBJECT_GET_CLASS (window), "heading") == NULL)
        continue;
      g_object_get (window, "heading", &found, NULL);
      if (g_strcmp0 (found, heading) == 0)
        return window;
    }
  return NULL;
}

static void
wait_for_alert (Fixture    *self,
                const char *heading)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  GtkWidget *alert;

  while ((alert = find_alert (self, heading)) == NULL && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (alert);
  exam_compat_close_alert (alert);
  settle ();
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GPtrArray **records = data;

  *records = exam_store_list_finish (EXAM_STORE (source), result, NULL);
}

/* Other tests have left some, and practice beside them. */
static guint
count_results (Fixture *self)
{
  GPtrArray *records = NULL;
  guint n = 0;

  exam_store_list_async (exam_context_get_store (self->context), NULL, listed_cb, &records);
  while (records == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < records->len; i++)
    {
      const ExamSittingRecord *record = g_ptr_array_index (records, i);

      n += record->ended && record->purpose == EXAM_PURPOSE_MOCK;
    }
  g_ptr_array_unref (records);
  return n;
}

static GtkWidget *
find_button (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child);
  return found;
}

/* The history leaves in a file, and what is deleted here meanwhile comes back with it. A bad file changes nothing. */
static void
test_history (Fixture      *self,
              gconstpointer text_size)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *file = g_build_filename (folder, "h.mockingbird", NULL);
  GtkListBox *list_box =
    GTK_LIST_BOX (gtk_widget_get_template_child (get_part (self, "results_page"), EXAM_TYPE_RESULTS_PAGE, "list_box"));
  int n_rows;
  g_autoptr (ExamSitting) sitting = begin (self, "cca-2026-05");
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  /* While an exam is under way nothing is carried. */
  exam_window_export_history (EXAM_WINDOW (self->window), file);
  g_assert_null (find_alert (self, _("Exporting the history")));
  exam_sitting_end (sitting);
  g_assert_true (exam_store_flush (exam_context_get_store (self->context), 10 * G_USEC_PER_SEC));
  settle ();
  gtk_stack_set_visible_child_name (get_part (self, "stack"), "home");

  exam_window_export_history (EXAM_WINDOW (self->window), file);
  g_assert_nonnull (find_alert (self, _("Exporting the history")));
  while (find_alert (self, _("Exporting the history")) != NULL && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (g_file_test (file, G_FILE_TEST_IS_REGULAR));

  n_rows = (int) count_results (self);
  g_assert_true (wait_for_rows (list_box, n_rows));
  g_signal_emit_by_name (find_button (GTK_WIDGET (gtk_list_box_get_row_at_index (list_box, 0))), "clicked");
  g_assert_true (wait_for_rows (list_box, n_rows - 1));

  exam_window_import_history (EXAM_WINDOW (self->window), file);
  wait_for_alert (self, _("History imported"));
  g_assert_true (wait_for_rows (list_box, n_rows));

  g_assert_true (g_file_set_contents (file, "no history", -1, NULL));
  exam_window_import_history (EXAM_WINDOW (self->window), file);
  wait_for_alert (self, _("The history was not imported"));
  g_assert_true (wait_for_rows (list_box, n_rows));
  test_remove_folder (folder);
}

/* --- Practice --- */

/* Each question with its key below it. */
static void
check_feedback (Fixture    *self,
                const char *format_id)
{
  g_autoptr (ExamForm) form = make_form (self, format_id);
  g_autoptr (ExamJournal) journal = exam_practice_begin (self->context, form, EXAM_PURPOSE_SET, TRUE, TRUE);
  ExamSitting *sitting = exam_journal_get_sitting (journal);

  gtk_stack_set_visible_child_name (get_part (self, "stack"), "sitting");
  exam_sitting_page_show (get_part (self, "sitting_page"), journal, "");
  check_page (self, "practice");
  self->where = "key in practice";
  self->width = self->height = 0;
  for (guint position = 0; position < exam_form_get_n_items (form); position++)
    {
      exam_sitting_go_to (sitting, position);
      test_answer (sitting, position % 2 == 0);
      g_assert_true (exam_sitting_reveal (sitting));
      g_assert_true (exam_transcript_get_response (exam_sitting_get_transcript (sitting), position)->revealed);
      measure (self, self->window);
    }
  g_test_message ("%s: %d×%d", self->where, self->width, self->height);

  /* All is answered: on from the last one there is only the end. */
  activate (self, "sitting.unsure");
  g_assert_cmpint (exam_sitting_get_state (sitting), ==, EXAM_SITTING_ENDED);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_part (self, "stack")), ==, "report");
  check_page (self, "practice report");
}

static void
wait_until_visible (GtkWidget *widget)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!gtk_widget_get_visible (widget) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_widget_get_visible (widget));
}

/* The page with all that can be on it: a practice set left unfinished, a queue, a saved set and results. */
static void
test_practice (Fixture      *self,
               gconstpointer text_size)
{
  GtkWidget *page = get_part (self, "practice_page");
  GtkWidget *sets_view = GTK_WIDGET (gtk_widget_get_template_child (page, EXAM_TYPE_PRACTICE_PAGE, "sets_view"));
  GtkWidget *unfinished_box = GTK_WIDGET (gtk_widget_get_template_child (page, EXAM_TYPE_PRACTICE_PAGE, "unfinished_box"));
  g_autoptr (ExamForm) form = make_form (self, "cca-2026-05");
  g_autoptr (ExamJournal) unfinished = NULL;
  g_autofree char *settings = NULL;
  g_autoptr (ExamPracticeSet) set = exam_practice_set_new ();

  adw_view_stack_set_visible_child_name (get_part (self, "home_views"), "practice");
  check_page (self, "no practice");

  check_feedback (self, "ccs-2025");
  check_feedback (self, "cca-2026-05");
  unfinished = exam_practice_begin (self->context, form, EXAM_PURPOSE_SET, TRUE, TRUE);
  set->flagged = set->guessed = TRUE;
  set->missed_in = set->not_seen_in = 3;
  settings = exam_practice_set_to_text (set);
  exam_store_save_set (exam_context_get_store (self->context), "What I have to look at again before long", settings);
  gtk_stack_set_visible_child_name (get_part (self, "stack"), "home");
  wait_until_visible (GTK_WIDGET (gtk_widget_get_template_child (sets_view, EXAM_TYPE_PRACTICE_SETS, "list_box")));
  wait_until_visible (unfinished_box);
  check_page (self, "practice page");
}

/* --- Other windows --- */

static void
check_window (Fixture    *self,
              GtkWidget  *window,
              const char *where)
{
  self->where = where;
  self->width = self->height = 0;
  measure (self, window);
  g_test_message ("%s: %d×%d", where, self->width, self->height);

  gtk_window_present (GTK_WINDOW (window));
  settle ();
  close_window (window);
}

static void
test_preferences (Fixture      *self,
                  gconstpointer text_size)
{
  check_window (self,
                exam_preferences_window_new (GTK_WINDOW (self->window), exam_context_get_settings (self->context)),
                "preferences");
}

static void
test_practice_dialog (Fixture      *self,
                      gconstpointer text_size)
{
  check_window (self, exam_practice_dialog_new (GTK_WINDOW (self->window), self->context, NULL, NULL), "practice set");
}

static void
test_shortcuts (Fixture      *self,
                gconstpointer text_size)
{
  check_window (self, exam_shortcuts_window_new (GTK_WINDOW (self->window)), "shortcuts");
}

static void
test_problems (Fixture      *self,
               gconstpointer text_size)
{
  check_window (self, exam_problems_window_new (GTK_WINDOW (self->window), exam_context_get_library (self->context)),
                "problems");
}

/* The window goes with all its pages, also from the middle of a sitting. */
static void
test_close (Fixture      *self,
            gconstpointer text_size)
{
  GtkWidget *window = exam_window_new (application, self->context);

  check_window (self, window, "window");
}

static void
add (const char *name,
     void      (*test) (Fixture *self, gconstpointer text_size))
{
  g_autofree char *normal = g_strdup_printf ("/window/normal/%s", name);
  g_autofree char *large = g_strdup_printf ("/window/large/%s", name);

  g_test_add (normal, Fixture, GINT_TO_POINTER (NORMAL_TEXT), set_up, test, tear_down);
  g_test_add (large, Fixture, GINT_TO_POINTER (LARGE_TEXT), set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("MOCKINGBIRD_TRANSLATIONS"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  exam_xml_parser_init ();
  g_test_init (&argc, &argv, NULL);

  application = adw_application_new (APPLICATION_ID, G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, "gtk-enable-animations", FALSE, NULL);

  add ("home", test_home);
  add ("bankless", test_bankless);
  add ("start", test_start);
  add ("cca", test_cca);
  add ("ccs", test_ccs);
  add ("cpc", test_cpc);
  add ("records", test_records);
  add ("results", test_results);
  add ("practice", test_practice);
  add ("practice-dialog", test_practice_dialog);
  add ("many-results", test_many_results);
  add ("history", test_history);
  add ("preferences", test_preferences);
  add ("shortcuts", test_shortcuts);
  add ("problems", test_problems);
  add ("close", test_close);

  return g_test_run ();
}
