/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <adwaita.h>

#include "app/author/exam-blueprint-meter.h"
#include "app/author/exam-item-preview.h"
#include "app/author/exam-problem-item.h"
#include "app/author/exam-problem-list.h"
#include "app/author/exam-trial-window.h"
#include "app/question/exam-item-view.h"
#include "app/sitting/exam-sitting-page.h"
#include "app/sitting/exam-start-page.h"
#include "bank/exam-bank-reader.h"
#include "check/exam-checker.h"
#include "exam-manual-clock.h"
#include "test-support.h"
#include "test-widgets-shown.h"

/* What stands beside the form in which a bank is written. */

static ExamBank *
read_bank (const char   *name,
           ExamFormats  *formats,
           ExamProblems *problems)
{
  g_autofree char *path = test_exams_path ("banks", name, NULL);
  ExamBank *bank = exam_bank_read_file (path, formats, problems, NULL, NULL);

  g_assert_nonnull (bank);
  return bank;
}

static GtkWidget *
show (GtkWidget *widget)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), widget);
  gtk_window_set_default_size (GTK_WINDOW (window), 420, 600);
  gtk_window_present (GTK_WINDOW (window));
  test_settle ();
  return window;
}

/* The preview shows each item of a bank as the exam and as the review do, and answers in it go nowhere. */
static void
test_preview (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamBank) bank = read_bank ("ccs-starter.xml", formats, problems);
  GtkWidget *preview = exam_item_preview_new ();
  GtkWidget *window = show (preview);
  GtkWidget *toggle = test_find_type (preview, GTK_TYPE_TOGGLE_BUTTON);

  exam_item_preview_set_format (EXAM_ITEM_PREVIEW (preview), exam_formats_find (formats, "ccs-2025"));
  exam_item_preview_clear (EXAM_ITEM_PREVIEW (preview), "nothing to see");
  g_assert_true (test_says (preview, "nothing to see"));

  for (guint i = 0; i < exam_bank_get_n_items (bank); i++)
    {
      ExamItem *item = exam_bank_get_item (bank, i);
      g_autofree char *stem = exam_text_dup_plain (exam_item_get_stem (item));
      g_autofree char *start = g_utf8_substring (stem, 0, 20);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
      exam_item_preview_set_item (EXAM_ITEM_PREVIEW (preview), item, NULL);
      g_assert_true (test_says (preview, start));
      if (exam_item_get_kind (item) != EXAM_ITEM_TYPED_CODES)
        {
          GtkWidget *view = test_find_type (preview, EXAM_TYPE_ITEM_VIEW);
          g_autofree char *option =
            exam_text_dup_plain (exam_option_get_text (exam_item_get_option (item, exam_item_get_n_options (item) - 1)));

          g_assert_true (test_says (preview, option));
          g_assert_true (exam_item_view_choose_place (EXAM_ITEM_VIEW (view), 0));
        }
      if (exam_item_get_case (item) != NULL)
        exam_item_preview_set_case (EXAM_ITEM_PREVIEW (preview), exam_item_get_case (item), NULL);
      exam_item_preview_set_item (EXAM_ITEM_PREVIEW (preview), item, NULL);
    }

  gtk_window_destroy (GTK_WINDOW (window));
  test_settle ();
}

static void
test_afterwards (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamBank) bank = read_bank ("cca-starter.xml", formats, problems);
  GtkWidget *preview = exam_item_preview_new ();
  GtkWidget *window = show (preview);
  ExamItem *item = exam_bank_get_item (bank, 1);
  g_autofree char *why = exam_text_dup_plain (exam_option_get_why (exam_item_get_option (item, 0)));

  exam_item_preview_set_format (EXAM_ITEM_PREVIEW (preview), exam_formats_find (formats, "cca-2026-05"));
  exam_item_preview_set_item (EXAM_ITEM_PREVIEW (preview), item, NULL);
  g_assert_false (test_says (preview, why));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (test_find_type (preview, GTK_TYPE_TOGGLE_BUTTON)), FALSE);
  g_assert_true (test_says (preview, why));

  gtk_window_destroy (GTK_WINDOW (window));
  test_settle ();
}

typedef struct {
  int   line;
  char *item_id;
  char *rule;
  char *because;
} Heard;

static void
opened_cb (Heard       *heard,
           ExamProblem *problem)
{
  heard->line = exam_problem_get_line (problem);
  g_free (heard->item_id);
  heard->item_id = g_strdup (exam_problem_get_item_id (problem));
}

/* Problems that stay keep their rows, so that neither selection nor focus jumps while somebody types. */
static void
test_problems (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamProblems) fewer = exam_problems_new ();
  g_autoptr (ExamProblems) moved = exam_problems_new (), moved_again = exam_problems_new ();
  g_autofree char *summary = NULL;
  GtkWidget *list = exam_problem_list_new ();
  GtkWidget *window = show (list);
  GtkWidget *view;
  GtkSelectionModel *selection;
  g_autoptr (GObject) before = NULL, after = NULL;
  Heard heard = { 0 };

  for (int i = 1; i <= 3000; i++)
    exam_problems_add (problems, i % 2 == 0 ? EXAM_SEVERITY_ERROR : EXAM_SEVERITY_WARNING, "bank.xml", i, 1,
                       i % 3 == 0 ? NULL : "an-item", "problem %d", i);
  for (int i = 2; i <= 40; i++)
    exam_problems_add (fewer, i % 2 == 0 ? EXAM_SEVERITY_ERROR : EXAM_SEVERITY_WARNING, "bank.xml", i, 1,
                       i % 3 == 0 ? NULL : "an-item", "problem %d", i);

  exam_problem_list_set_problems (EXAM_PROBLEM_LIST (list), fewer);
  test_settle ();
  view = test_find_type (list, GTK_TYPE_LIST_VIEW);
  selection = gtk_list_view_get_model (GTK_LIST_VIEW (view));
  gtk_selection_model_select_item (selection, 5, TRUE);
  before = g_list_model_get_item (G_LIST_MODEL (selection), 5);

  exam_problem_list_set_problems (EXAM_PROBLEM_LIST (list), problems);
  test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 1000);
  g_assert_true (test_says (list, "1000"));
  g_assert_true (test_says (list, "3000"));

  exam_problem_list_set_problems (EXAM_PROBLEM_LIST (list), fewer);
  gtk_selection_model_select_item (selection, 5, TRUE);
  g_clear_object (&before);
  before = g_list_model_get_item (G_LIST_MODEL (selection), 5);
  exam_problem_list_set_problems (EXAM_PROBLEM_LIST (list), fewer);
  after = g_list_model_get_item (G_LIST_MODEL (selection), 5);
  g_assert_true (before == after);

  g_clear_object (&after);

  /* A line more above all of them: the rows stay, and lead to where their problems are now. */
  for (int i = 2; i <= 40; i++)
    exam_problems_add (moved, i % 2 == 0 ? EXAM_SEVERITY_ERROR : EXAM_SEVERITY_WARNING, "bank.xml", i + 1, 1, "an-item",
                       "problem %d", i);
  exam_problem_list_set_problems (EXAM_PROBLEM_LIST (list), moved);
  gtk_selection_model_select_item (selection, 5, TRUE);
  g_clear_object (&before);
  before = g_list_model_get_item (G_LIST_MODEL (selection), 5);
  for (int i = 2; i <= 40; i++)
    exam_problems_add (moved_again, i % 2 == 0 ? EXAM_SEVERITY_ERROR : EXAM_SEVERITY_WARNING, "bank.xml", i + 2, 1, "an-item",
                       "problem %d", i);
  exam_problem_list_set_problems (EXAM_PROBLEM_LIST (list), moved_again);
  after = g_list_model_get_item (G_LIST_MODEL (selection), 5);
  g_assert_true (before == after);
  g_clear_object (&after);

  g_signal_connect_swapped (list, "opened", G_CALLBACK (opened_cb), &heard);
  g_signal_emit_by_name (view, "activate", 0);
  g_assert_cmpint (heard.line, ==, 4);
  g_assert_cmpstr (heard.item_id, ==, "an-item");

  summary = exam_problem_list_dup_summary (problems);
  g_assert_nonnull (strstr (summary, "1500"));
  g_free (heard.item_id);
  gtk_window_destroy (GTK_WINDOW (window));
  test_settle ();
}

/* Problems as a bank has them, of which somebody mends some, and makes others, and changes what is said of the rest. */
typedef struct {
  guint number;  /* of the item */
  guint rule;
  guint line;    /* that the message names */
} Made;

static ExamProblems *
make_problems (GArray *all)
{
  static const char *const rules[] = { "near-duplicate", "long-option", "no-source" };
  ExamProblems *problems = exam_problems_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const Made *made = &g_array_index (all, Made, i);
      g_autofree char *id = g_strdup_printf ("item-%u", made->number);
      g_autofree char *message = g_strdup_printf ("as in line %u", made->line);

      exam_problems_add_rule (problems, rules[made->rule], "bank.xml", (int) i + 1, 1, id, message);
    }
  return problems;
}

static void
change_some (GArray *all)
{
  guint n = (guint) g_test_rand_int_range (0, 20);

  for (guint i = 0; i < n; i++)
    {
      guint at = (guint) g_test_rand_int_range (0, (int) all->len + 1);
      guint n_removed = (guint) g_test_rand_int_range (0, 6);
      const Made made = { (guint) g_test_rand_int_range (0, 2000), (guint) g_test_rand_int_range (0, 3), at };

      if (g_test_rand_bit ())
        g_array_insert_val (all, at, made);
      else
        g_array_remove_range (all, at, MIN (all->len - at, n_removed));
    }
  for (guint i = 0; i < all->len && g_test_rand_bit (); i++)
    g_array_index (all, Made, i).line++;
}

/* Each row that can be seen says what is wrong with its item: the place, and behind it the message. */
static void
assert_rows_say (GtkWidget          *widget,
                 const ExamProblems *problems)
{
  gboolean found = FALSE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_rows_say (child, problems);
  if (!GTK_IS_LABEL (widget) || !gtk_widget_get_mapped (widget) ||
      !g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), "as in line"))
    return;
  for (guint i = 0; i < exam_problems_get_n (problems) && !found; i++)
    {
      const ExamProblem *problem = exam_problems_get (problems, i);

      found = g_str_equal (exam_problem_get_message (problem), gtk_label_get_text (GTK_LABEL (widget))) &&
              g_str_equal (exam_problem_get_item_id (problem),
                           gtk_label_get_text (GTK_LABEL (gtk_widget_get_prev_sibling (widget))));
    }
  g_assert_true (found);
}

/* Whatever changes, the rows are those of the problems that there are, and say what these say. */
static void
test_problem_rows (void)
{
  GtkWidget *list = exam_problem_list_new ();
  GtkWidget *window = show (list);
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (test_find_type (list, GTK_TYPE_LIST_VIEW))));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Made));
  g_autoptr (ExamProblems) fewer = NULL;
  g_autoptr (GObject) before = NULL, after = NULL;

  for (guint i = 0; i < 900; i++)
    g_array_append_val (all, ((Made) { i, i % 3, i }));
  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (ExamProblems) problems = make_problems (all);

      exam_problem_list_set_problems (EXAM_PROBLEM_LIST (list), problems);
      g_assert_cmpuint (g_list_model_get_n_items (rows), ==, MIN (all->len, 1000));
      for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
        {
          g_autoptr (ExamProblemItem) row = g_list_model_get_item (rows, i);

          g_assert_true (exam_problem_item_get_problem (row) == exam_problems_get (problems, i));
        }
      if (round % 10 == 0)
        {
          test_settle ();
          assert_rows_say (list, problems);
        }
      change_some (all);
    }

  /* More than are listed: who has something mended at the beginning stays where they are. */
  g_array_set_size (all, 0);
  for (guint i = 0; i < 1500; i++)
    g_array_append_val (all, ((Made) { i, 1, i }));
  fewer = make_problems (all);
  exam_problem_list_set_problems (EXAM_PROBLEM_LIST (list), fewer);
  before = g_list_model_get_item (rows, 500);
  g_array_remove_index (all, 3);
  for (guint i = 0; i < all->len; i++)
    g_array_index (all, Made, i).line++;
  exam_problems_free (g_steal_pointer (&fewer));
  fewer = make_problems (all);
  exam_problem_list_set_problems (EXAM_PROBLEM_LIST (list), fewer);
  after = g_list_model_get_item (rows, 499);
  g_assert_true (before == after);

  gtk_window_destroy (GTK_WINDOW (window));
  test_settle ();
}

/* The meter counts what is there, and what came while it counted; it may go while it does. */
static void
test_meter (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamBank) starter = read_bank ("cca-starter.xml", formats, problems);
  g_autoptr (ExamBank) core = read_bank ("cca-core.xml", formats, problems);
  ExamFormat *format = exam_formats_find (formats, "cca-2026-05");
  const ExamDomain *domain = g_ptr_array_index (format->domains, 0);
  GtkWidget *meter = exam_blueprint_meter_new ();
  GtkWidget *window = show (meter);
  guint n_items = 0;
  g_autofree char *figures = NULL;

  for (guint i = 0; i < exam_bank_get_n_items (core); i++)
    n_items += g_str_equal (exam_item_get_domain (exam_bank_get_item (core, i)), domain->id);
  figures = g_strdup_printf ("%u of %u", n_items, exam_format_get_least (format, 0));

  exam_blueprint_meter_set_bank (EXAM_BLUEPRINT_METER (meter), starter, format);
  exam_blueprint_meter_set_bank (EXAM_BLUEPRINT_METER (meter), starter, format);
  exam_blueprint_meter_set_bank (EXAM_BLUEPRINT_METER (meter), core, format);
  while (!test_says (meter, figures))
    g_main_context_iteration (NULL, TRUE);

  exam_blueprint_meter_set_bank (EXAM_BLUEPRINT_METER (meter), NULL, NULL);
  g_assert_false (test_says (meter, figures));

  exam_blueprint_meter_set_bank (EXAM_BLUEPRINT_METER (meter), starter, format);
  g_object_add_weak_pointer (G_OBJECT (meter), (gpointer *) &meter);
  gtk_window_destroy (GTK_WINDOW (window));
  while (meter != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_trials (void)
{
  g_autoptr (GDir) entries = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (entries)) != NULL)
    n += g_str_has_prefix (name, "mockingbird-trial-");
  return n;
}

static GtkWidget *
make_trial (ExamContext *context,
            ExamBank    *bank)
{
  ExamFormats *formats = exam_library_get_formats (exam_context_get_library (context));
  g_autoptr (GError) error = NULL;
  GtkWidget *window = exam_trial_window_new (NULL, context, bank, exam_formats_find (formats, "cca-2026-05"), &error);

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
close_trial (GtkWidget *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  while (window != NULL)
    g_main_context_iteration (NULL, FALSE);
}

/* A trial is sat by the pages of a real exam, and what it leaves behind is nothing. */
static void
test_trial (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autoptr (ExamClock) clock = EXAM_CLOCK (exam_manual_clock_new ());
  ExamPaths *paths = exam_paths_new ();
  g_autoptr (ExamContext) context = NULL;
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamBank) bank = NULL;
  guint n_trials = count_trials ();
  ExamFormats *formats;
  GtkWidget *window;

  g_free (paths->results);
  paths->results = g_build_filename (folder, "results", NULL);
  g_free (paths->settings);
  paths->settings = g_build_filename (folder, "settings.ini", NULL);
  context = exam_context_new (paths, clock);
  formats = exam_library_get_formats (exam_context_get_library (context));
  bank = read_bank ("cca-starter.xml", formats, problems);

  window = make_trial (context, bank);
  g_assert_cmpuint (count_trials (), ==, n_trials + 1);
  exam_trial_window_sit_item (EXAM_TRIAL_WINDOW (window), "cca-cls-002");
  test_settle ();
  g_assert_true (test_says (window, "Late-onset"));
  close_trial (window);

  window = make_trial (context, bank);
  exam_trial_window_sit_form (EXAM_TRIAL_WINDOW (window));
  test_settle ();
  g_assert_nonnull (test_find_type (window, EXAM_TYPE_START_PAGE));
  g_assert_true (gtk_widget_get_mapped (test_find_type (window, EXAM_TYPE_START_PAGE)));
  close_trial (window);

  window = make_trial (context, bank);
  exam_trial_window_sit_bank (EXAM_TRIAL_WINDOW (window));
  test_settle ();
  g_assert_true (exam_sitting_page_is_under_way (EXAM_SITTING_PAGE (test_find_type (window, EXAM_TYPE_SITTING_PAGE))));
  close_trial (window);
  while (count_trials () > n_trials)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (g_file_test (paths->results, G_FILE_TEST_EXISTS));
  exam_context_close (context);
  test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/author-views/preview", test_preview);
  g_test_add_func ("/author-views/afterwards", test_afterwards);
  g_test_add_func ("/author-views/problems", test_problems);
  g_test_add_func ("/author-views/problem-rows", test_problem_rows);
  g_test_add_func ("/author-views/meter", test_meter);
  g_test_add_func ("/author-views/trial", test_trial);

  return g_test_run ();
}
