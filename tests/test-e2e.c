/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "bank/exam-text-block.h"
#include "exam-robot.h"
#include "test-support.h"

/* The program as a whole, by keyboard alone, through what a screen reader is told. */

/* --- What the program shows, next to what the banks say --- */

static char *
dup_first_block (ExamText *text)
{
  g_autoptr (GPtrArray) blocks = exam_text_dup_blocks (text);
  const ExamTextBlock *block = g_ptr_array_index (blocks, 0);
  const ExamTextCell *cell = g_ptr_array_index (block->cells, 0);

  return exam_markup_to_plain (cell->markup, -1);
}

/* The names of the options on the screen that are radio buttons, or check boxes: "A. text" */
static GPtrArray *
list_options_of_role (ExamRobot *robot,
                      AtspiRole  role)
{
  g_autoptr (GPtrArray) names = exam_robot_list_names (robot, role);
  GPtrArray *options = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (g_ascii_isupper (name[0]) && name[1] == '.' && name[2] == ' ')
        g_ptr_array_add (options, g_strdup (name));
    }
  return options;
}

/* The names of the options on the screen, whatever they are. */
static GPtrArray *
list_options (ExamRobot *robot)
{
  GPtrArray *radios = list_options_of_role (robot, ATSPI_ROLE_RADIO_BUTTON);

  g_ptr_array_extend_and_steal (radios, list_options_of_role (robot, ATSPI_ROLE_CHECK_BOX));
  return radios;
}

/* Whether one option can be chosen or several is what their role tells those who do not see them. */
static void
check_role (ExamRobot      *robot,
            const ExamItem *item)
{
  gboolean single = exam_item_get_kind (item) == EXAM_ITEM_SINGLE_CHOICE;
  g_autoptr (GPtrArray) options =
    list_options_of_role (robot, single ? ATSPI_ROLE_RADIO_BUTTON : ATSPI_ROLE_CHECK_BOX);

  g_assert_cmpuint (options->len, ==, exam_item_get_n_options (item));
}

static int
find_option (const ExamItem  *item,
             const GPtrArray *shown,
             guint            place)
{
  const char *text = (const char *) g_ptr_array_index (shown, place) + 3;

  for (guint i = 0; i < exam_item_get_n_options (item); i++)
    {
      g_autofree char *plain = exam_text_dup_plain (exam_option_get_text (exam_item_get_option (item, i)));

      if (g_str_equal (plain, text))
        return (int) i;
    }
  return -1;
}

static gboolean
is_shown (const ExamItem  *item,
          const char      *stem,
          const GPtrArray *shown)
{
  g_autofree char *first = dup_first_block (exam_item_get_stem (item));

  if (!g_str_equal (first, stem) || shown->len != exam_item_get_n_options (item))
    return FALSE;
  for (guint place = 0; place < shown->len; place++)
    if (find_option (item, shown, place) < 0)
      return FALSE;
  return TRUE;
}

/* The item on the screen, which is the @number-th of @total */
static ExamItem *
read_item (ExamRobot      *robot,
           const ExamPool *pool,
           guint           number,
           guint           total,
           GPtrArray     **shown)
{
  g_autofree char *counter = g_strdup_printf ("Question %u of %u", number, total);
  g_autofree char *stem = exam_robot_dup_described (robot, counter);

  *shown = list_options (robot);
  for (guint i = 0; i < exam_pool_get_n_items (pool); i++)
    if (is_shown (exam_pool_get_item (pool, i), stem, *shown))
      return exam_pool_get_item (pool, i);

  g_error ("This question is not in the pool: %s", stem);
}

static void
press_letter (ExamRobot *robot,
              guint      place)
{
  const char letter[] = { (char) ('a' + place), '\0' };

  exam_robot_press (robot, letter);
}

/* Presses the letters of the keys, or else of an option that is none. Returns: whether the item can be answered so */
static void
answer_choice (ExamRobot      *robot,
               const ExamItem *item,
               GPtrArray      *shown,
               gboolean        right)
{
  guint n_pressed = 0;

  for (guint place = 0; place < shown->len; place++)
    {
      gboolean key = exam_option_is_key (exam_item_get_option (item, (guint) find_option (item, shown, place)));

      if (key != right || n_pressed == exam_item_get_n_keys (item))
        continue;
      press_letter (robot, place);
      exam_robot_wait_for_state (robot, g_ptr_array_index (shown, place), ATSPI_STATE_CHECKED, TRUE);
      n_pressed++;
    }
  g_assert_cmpuint (n_pressed, >, 0);
}

static void
type_codes (ExamRobot      *robot,
            const ExamItem *item)
{
  gboolean first_listed = exam_item_is_first_listed (item);

  exam_robot_tab_to (robot, first_listed ? "First-listed code" : "Code 1", NULL);
  for (guint i = 0; i < exam_item_get_n_codes (item); i++)
    {
      g_autofree char *field = first_listed ? g_strdup_printf ("Additional code %u", i + 1)
                                            : g_strdup_printf ("Code %u", i + 2);
      g_autoptr (ExamNode) next = NULL;

      exam_robot_type (robot, exam_keyed_code_get_code (exam_item_get_code (item, i)));
      exam_robot_press (robot, "Return");
      next = exam_robot_wait_for (robot, field);
    }
}

static void
go_on (ExamRobot *robot)
{
  exam_robot_press (robot, "alt+n");
}

/* --- From the page of exams to the first question, and from the last to the report --- */

static void
begin (ExamRobot  *robot,
       const char *which,
       gboolean    short_form)
{
  exam_robot_tab_to (robot, "Start mock exam", which);
  exam_robot_press (robot, "Return");
  if (short_form)
    {
      exam_robot_tab_to (robot, "Sit a short form", NULL);
      exam_robot_press (robot, "Return");
    }
  exam_robot_tab_to (robot, "Begin exam", NULL);
  exam_robot_check_names (robot);
  exam_robot_press (robot, "Return");
}

static void
end (ExamRobot  *robot,
     const char *body)
{
  g_autoptr (ExamNode) text = NULL;

  exam_robot_press (robot, "alt+e");
  text = exam_robot_wait_for (robot, body);
  exam_robot_tab_to (robot, "End exam", NULL);
  exam_robot_press (robot, "Return");
}

static void
wait_for (ExamRobot  *robot,
          const char *name)
{
  g_autoptr (ExamNode) node = exam_robot_wait_for (robot, name);
}

static void
wait_for_prefix (ExamRobot  *robot,
                 const char *prefix)
{
  gint64 deadline = g_get_monotonic_time () + 10 * (gint64) G_USEC_PER_SEC;
  g_autofree char *name = NULL;

  while ((name = exam_robot_find_prefix (robot, prefix)) == NULL && g_get_monotonic_time () < deadline)
    g_usleep (50000);
  g_assert_nonnull (name);
}

/* Every question right: the scale's end, and the result is there the next day. */
static void
test_cca (void)
{
  g_autofree char *home = test_make_folder ();
  g_autoptr (ExamPool) pool = test_load_pool ("cca-2026-05");
  ExamRobot *robot = exam_robot_start (home, NULL);

  exam_robot_check_names (robot);
  begin (robot, "CCA · From 2026-05-01", FALSE);
  for (guint number = 1; number <= 105; number++)
    {
      g_autoptr (GPtrArray) shown = NULL;
      ExamItem *item = read_item (robot, pool, number, 105, &shown);

      if (number == 1)
        exam_robot_check_names (robot);
      answer_choice (robot, item, shown, TRUE);
      if (number % 20 == 0)
        exam_robot_press (robot, "alt+f");
      go_on (robot);
    }

  /* Behind the last question comes the review screen. */
  wait_for (robot, "All questions are answered.");
  exam_robot_check_names (robot);
  end (robot, "All 105 questions are answered. Once you have ended, you cannot come back to them.");
  wait_for (robot, "Passed");
  wait_for (robot, "400");
  wait_for (robot, "90 of 90");
  exam_robot_check_names (robot);
  exam_robot_close (robot);
  exam_robot_free (robot);

  robot = exam_robot_start (home, NULL);
  wait_for (robot, "Last score 400 · best 400");
  exam_robot_tab_to (robot, "Results", NULL);
  exam_robot_press (robot, "Return");
  wait_for_prefix (robot, "Clinical classification systems over time: 1 result, the last one 100 %");
  exam_robot_tab_to (robot, "Delete this result", NULL);
  exam_robot_check_names (robot);
  exam_robot_press (robot, "shift+Tab");
  exam_robot_press (robot, "Return");
  wait_for (robot, "Passed");
  wait_for (robot, "90 of 90");
  exam_robot_close (robot);
  exam_robot_free (robot);
  test_remove_folder (home);
}

/* Goes to the questions of the report and narrows them down to those that were missed, and to the five of them that were
 * not answered. */
static void
check_missed (ExamRobot *robot,
              guint      n_missed)
{
  g_autofree char *chip = g_strdup_printf ("Missed, %u", n_missed);
  g_autofree char *count = g_strdup_printf ("%u of 55 questions", n_missed);

  exam_robot_tab_to (robot, "Questions", NULL);
  exam_robot_press (robot, "Return");
  wait_for (robot, "55 of 55 questions");
  exam_robot_tab_to (robot, chip, NULL);
  exam_robot_press (robot, "space");
  wait_for (robot, count);
  exam_robot_tab_to (robot, "Not answered, 5", NULL);
  exam_robot_press (robot, "space");
  wait_for (robot, "5 of 55 questions");
  exam_robot_check_names (robot);
}

/* Goes along the chart of pacing, to the question that took the most time, though the filter leaves that out perhaps, and
 * back to where it was opened. */
static void
check_pacing (ExamRobot *robot)
{
  g_autofree char *chart = NULL;
  g_autofree char *row = NULL;

  exam_robot_tab_to (robot, "Pacing", NULL);
  exam_robot_press (robot, "Return");
  wait_for_prefix (robot, "50 of 55 questions had an answer at the end, after");
  wait_for_prefix (robot, "Never behind the pace.");
  wait_for_prefix (robot, "One pass, in");
  wait_for_prefix (robot, "Skipped or flagged in the first pass: 5 questions (skipped 5, flagged 0), shown again: 0.");
  exam_robot_check_names (robot);

  chart = exam_robot_find_prefix (robot, "Ahead of the pace and behind it: 50 of 55 questions");
  g_assert_nonnull (chart);
  exam_robot_tab_to (robot, chart, NULL);
  exam_robot_press (robot, "Right");
  wait_for_prefix (robot, "At 0:");
  exam_robot_press (robot, "End");
  exam_robot_tab_to (robot, "Show as a table", NULL);
  exam_robot_press (robot, "space");
  wait_for_prefix (robot, "Time: 0:");
  exam_robot_press (robot, "space");

  row = exam_robot_find_prefix (robot, "Question ");
  g_assert_nonnull (row);
  exam_robot_tab_to (robot, row, NULL);
  exam_robot_press (robot, "Return");
  wait_for (robot, "Previous");
  exam_robot_press (robot, "Escape");
  wait_for (robot, "What took the most time");
  exam_robot_wait_for_state (robot, row, ATSPI_STATE_FOCUSED, TRUE);
}

/* Two of three right, and the last five not answered: the bundled bank makes a short form of 55. */
static void
test_cpc (void)
{
  g_autofree char *home = test_make_folder ();
  g_autoptr (ExamPool) pool = test_load_pool ("cpc-2022");
  ExamRobot *robot = exam_robot_start (home, NULL);
  guint n_right = 0;
  g_autofree char *points = NULL;
  g_autofree char *score = NULL;

  begin (robot, "CPC · From 2022-01-01", TRUE);
  for (guint number = 1; number <= 55; number++)
    {
      g_autoptr (GPtrArray) shown = NULL;
      ExamItem *item = read_item (robot, pool, number, 55, &shown);

      if (number <= 50)
        answer_choice (robot, item, shown, number % 3 != 0);
      n_right += number <= 50 && number % 3 != 0;
      go_on (robot);
    }

  wait_for (robot, "5 questions are not answered completely.");
  end (robot, "5 of 55 questions are not answered. Once you have ended, you cannot come back to them.");
  wait_for (robot, "Not passed");
  points = g_strdup_printf ("%u of 55", n_right);
  score = g_strdup_printf ("%u %%", n_right * 100 / 55);
  wait_for (robot, points);
  wait_for (robot, score);
  check_missed (robot, 55 - n_right);
  check_pacing (robot);
  exam_robot_close (robot);
  exam_robot_free (robot);
  test_remove_folder (home);
}

/* A format of one minute, with a bank of its own. */
static char *
write_quick_exams (const char *folder)
{
  char *exams = g_build_filename (folder, "exams", NULL);
  g_autofree char *formats = g_build_filename (exams, "formats", NULL);
  g_autofree char *banks = g_build_filename (exams, "banks", NULL);
  g_autoptr (GString) bank = g_string_new ("<bank xmlns=\"urn:mockingbird:exam:1\" id=\"quick\" format=\"quick\"><title>Quick</title>");
  g_autofree char *format_path = NULL;
  g_autofree char *bank_path = NULL;

  g_assert_cmpint (g_mkdir_with_parents (formats, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (banks, 0700), ==, 0);
  format_path = test_write_file (formats, "quick.xml",
    "<format xmlns=\"urn:mockingbird:exam:1\" id=\"quick\" family=\"quick\" credential=\"Quick\">"
    "<name>Quick test</name><body>Nobody</body><edition from=\"2020\"/><items>3</items><pretest>0</pretest><minutes>1</minutes>"
    "<blueprint order=\"random\"><domain id=\"d\" items=\"3\">Domain</domain></blueprint>"
    "<item-kind name=\"single-choice\"/><percent-score cut=\"70\"/>"
    "<multiple-choice-credit rule=\"all-or-nothing\"/><typed-codes-credit rule=\"share\"/>"
    "<navigation mode=\"free\"/><review allowed=\"yes\"/><break allowed=\"no\"/></format>", -1);
  for (guint i = 0; i < 3; i++)
    g_string_append_printf (bank, "<item id=\"q%u\" domain=\"d\"><stem>Question number %u</stem><choice><option key=\"yes\">Yes</option>"
                            "<option>No</option></choice></item>", i, i);
  g_string_append (bank, "</bank>");
  bank_path = test_write_file (banks, "quick.xml", bank->str, -1);
  return exams;
}

/* The clock runs out: what was answered is scored. */
static void
test_time_out (void)
{
  g_autofree char *home = test_make_folder ();
  g_autofree char *exams = write_quick_exams (home);
  g_autofree char *variable = g_strconcat ("MOCKINGBIRD_EXAMS=", exams, NULL);
  const char *environment[] = { variable, NULL };
  ExamRobot *robot = exam_robot_start (home, environment);
  gint64 begun;
  g_autoptr (GPtrArray) shown = NULL;

  begin (robot, "Quick · From 2020", FALSE);
  begun = g_get_monotonic_time ();
  wait_for (robot, "Question 1 of 3");
  shown = list_options (robot);
  press_letter (robot, strstr (g_ptr_array_index (shown, 0), "Yes") != NULL ? 0 : 1);
  go_on (robot);
  wait_for (robot, "Question 2 of 3");

  while (!exam_robot_sees (robot, "The time is up"))
    g_assert_cmpint (g_get_monotonic_time () - begun, <, 75 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (g_get_monotonic_time () - begun, >, 55 * (gint64) G_USEC_PER_SEC);
  exam_robot_tab_to (robot, "Show score report", NULL);
  exam_robot_press (robot, "Return");
  wait_for (robot, "Not passed");
  wait_for (robot, "1 of 3");
  exam_robot_close (robot);
  exam_robot_free (robot);
  test_remove_folder (home);
}

/* Answers the three quick questions with Yes, which is right; the one with @missed as its stem with No. */
static void
sit_quick_exam (ExamRobot  *robot,
                const char *missed)
{
  begin (robot, "Quick · From 2020", FALSE);
  for (guint number = 1; number <= 3; number++)
    {
      g_autofree char *counter = g_strdup_printf ("Question %u of 3", number);
      g_autofree char *stem = exam_robot_dup_described (robot, counter);
      g_autoptr (GPtrArray) shown = list_options (robot);
      const char *answer = g_strcmp0 (stem, missed) == 0 ? "No" : "Yes";
      guint place = strstr (g_ptr_array_index (shown, 0), answer) != NULL ? 0 : 1;

      press_letter (robot, place);
      exam_robot_wait_for_state (robot, g_ptr_array_index (shown, place), ATSPI_STATE_CHECKED, TRUE);
      go_on (robot);
    }
  end (robot, "All 3 questions are answered. Once you have ended, you cannot come back to them.");
}

/* The name of the result in the list that ends so */
static char *
find_result (ExamRobot  *robot,
             const char *score)
{
  g_autoptr (GPtrArray) names = exam_robot_list_names (robot, ATSPI_ROLE_LIST_ITEM);

  for (guint i = 0; i < names->len; i++)
    if (g_str_has_suffix (g_ptr_array_index (names, i), score))
      return g_strdup (g_ptr_array_index (names, i));
  g_error ("There is no result of %s", score);
}

/* Two results are chosen and compared by keyboard; what went wrong is opened, and one comes back to it. */
static void
test_compare (void)
{
  g_autofree char *home = test_make_folder ();
  g_autofree char *exams = write_quick_exams (home);
  g_autofree char *variable = g_strconcat ("MOCKINGBIRD_EXAMS=", exams, NULL);
  const char *environment[] = { variable, NULL };
  ExamRobot *robot = exam_robot_start (home, environment);
  g_autofree char *newest = NULL;
  g_autofree char *row = NULL;

  sit_quick_exam (robot, NULL);
  wait_for (robot, "3 of 3");
  exam_robot_press (robot, "Escape");
  sit_quick_exam (robot, "Question number 1");
  wait_for (robot, "2 of 3");
  exam_robot_press (robot, "Escape");

  exam_robot_tab_to (robot, "Results", NULL);
  exam_robot_press (robot, "Return");
  exam_robot_tab_to (robot, "Compare…", NULL);
  exam_robot_press (robot, "space");
  wait_for (robot, "Choose two results or more");
  exam_robot_wait_for_state (robot, "Compare", ATSPI_STATE_SENSITIVE, FALSE);
  exam_robot_check_names (robot);
  newest = find_result (robot, ", 66 %");
  exam_robot_tab_to (robot, newest, NULL);
  exam_robot_press (robot, "Return");
  wait_for (robot, "1 result chosen");
  exam_robot_wait_for_state (robot, "Compare", ATSPI_STATE_SENSITIVE, FALSE);
  exam_robot_press (robot, "Down");
  exam_robot_press (robot, "Return");
  wait_for (robot, "2 results chosen");
  exam_robot_tab_to (robot, "Compare", NULL);
  exam_robot_press (robot, "Return");

  wait_for (robot, "Not right any more (1)");
  exam_robot_wait_for_state (robot, "Comparison of results", ATSPI_STATE_FOCUSED, TRUE);
  wait_for (robot, "100 % → 67 % · −33, may be chance");
  wait_for (robot, "All questions: 1: 100 %, 2: 67 %; difference −33, may be chance");
  wait_for (robot, "3 questions were in all of them: 3 the same to the letter, 0 with changed wording, 0 with a changed key. "
                   "The score on common questions is that on the same ones alone.");
  g_assert_false (exam_robot_sees (robot, "What was not the same"));
  exam_robot_check_names (robot);
  row = exam_robot_find_prefix (robot, "Right → Wrong · Question ");
  g_assert_nonnull (row);
  exam_robot_tab_to (robot, row, NULL);
  exam_robot_press (robot, "Return");
  wait_for (robot, "Question number 1");
  exam_robot_wait_until_gone (robot, row);
  exam_robot_check_names (robot);

  exam_robot_press (robot, "Escape");
  exam_robot_wait_for_state (robot, row, ATSPI_STATE_FOCUSED, TRUE);
  exam_robot_press (robot, "Escape");
  wait_for (robot, newest);
  g_assert_false (exam_robot_sees (robot, "2 results chosen"));
  exam_robot_close (robot);
  exam_robot_free (robot);
  test_remove_folder (home);
}

static int
read_seconds_left (ExamRobot *robot)
{
  g_autoptr (GPtrArray) names = exam_robot_list_names (robot, ATSPI_ROLE_LABEL);

  for (guint i = 0; i < names->len; i++)
    {
      int hours, minutes, seconds;
      char rest;

      if (sscanf (g_ptr_array_index (names, i), "%d:%2d:%2d%c", &hours, &minutes, &seconds, &rest) == 3)
        return (hours * 60 + minutes) * 60 + seconds;
    }
  g_error ("There is no clock on the screen");
}

/* Killed in the middle of an exam: everything is there, and the time that was left. */
static void
test_resume (void)
{
  g_autofree char *home = test_make_folder ();
  g_autoptr (ExamPool) pool = test_load_pool ("cca-2026-05");
  ExamRobot *robot = exam_robot_start (home, NULL);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  int left;

  begin (robot, "CCA · From 2026-05-01", FALSE);
  check_role (robot, read_item (robot, pool, 1, 105, &first));
  press_letter (robot, 1);
  exam_robot_wait_for_state (robot, g_ptr_array_index (first, 1), ATSPI_STATE_CHECKED, TRUE);
  exam_robot_press (robot, "ctrl+c");
  exam_robot_press (robot, "alt+f");
  go_on (robot);
  read_item (robot, pool, 2, 105, &second);
  press_letter (robot, 0);
  exam_robot_wait_for_state (robot, g_ptr_array_index (second, 0), ATSPI_STATE_CHECKED, TRUE);
  exam_robot_press (robot, "alt+o");
  wait_for (robot, "Your note to this question");
  exam_robot_type (robot, "look it up");
  go_on (robot);
  wait_for (robot, "Question 3 of 105");
  left = read_seconds_left (robot);
  exam_robot_kill (robot);
  exam_robot_free (robot);

  robot = exam_robot_start (home, NULL);
  wait_for (robot, "Unfinished sitting");
  exam_robot_check_names (robot);
  exam_robot_tab_to (robot, "Resume", NULL);
  exam_robot_press (robot, "Return");
  wait_for (robot, "Question 3 of 105");
  /* The program did not run for a while, and reading the screen took a while. */
  g_assert_cmpint (read_seconds_left (robot), <=, left + 1);
  g_assert_cmpint (read_seconds_left (robot), >=, left - 6);

  exam_robot_press (robot, "alt+p");
  wait_for (robot, "Question 2 of 105");
  exam_robot_wait_for_state (robot, g_ptr_array_index (second, 0), ATSPI_STATE_CHECKED, TRUE);
  wait_for (robot, "Your note to this question");
  exam_robot_press (robot, "alt+p");
  wait_for (robot, "Question 1 of 105");
  exam_robot_wait_for_state (robot, g_ptr_array_index (first, 1), ATSPI_STATE_CHECKED, TRUE);
  exam_robot_wait_for_state (robot, "Flag for review", ATSPI_STATE_PRESSED, TRUE);
  {
    g_autofree char *struck = exam_robot_dup_described (robot, "struck out");

    g_assert_cmpstr (struck, ==, g_ptr_array_index (first, 2));
  }
  exam_robot_free (robot);
  test_remove_folder (home);
}

/* The CCA as it was: no way back, and no way on without an answer. */
static void
test_forward_only (void)
{
  g_autofree char *home = test_make_folder ();
  g_autoptr (ExamPool) pool = test_load_pool ("cca-before-2026-05");
  ExamRobot *robot = exam_robot_start (home, NULL);
  g_autofree char *notice = NULL;

  begin (robot, "CCA · Before 2026-05-01", FALSE);
  wait_for (robot, "Question 1 of 105");
  exam_robot_wait_for_state (robot, "Previous", ATSPI_STATE_SENSITIVE, FALSE);
  exam_robot_wait_for_state (robot, "Navigator", ATSPI_STATE_SENSITIVE, FALSE);
  go_on (robot);
  wait_for (robot, "This exam asks for an answer before the next question. There is no way back to it.");
  wait_for (robot, "Question 1 of 105");

  for (guint number = 1; number <= 105; number++)
    {
      g_autoptr (GPtrArray) shown = NULL;
      ExamItem *item = read_item (robot, pool, number, 105, &shown);

      answer_choice (robot, item, shown, FALSE);
      if (number == 3)
        exam_robot_press (robot, "alt+p");
      if (number < 105)
        go_on (robot);
    }

  end (robot, "All 105 questions are answered. Once you have ended, you cannot come back to them.");
  wait_for (robot, "Not passed");
  wait_for (robot, "100");
  wait_for (robot, "0 of 90");
  exam_robot_close (robot);
  exam_robot_free (robot);
  test_remove_folder (home);
}

/* A CCS with its cases: the record beside the question, codes typed into fields. Only the typed codes are answered. */
static void
test_typed_codes (void)
{
  g_autofree char *home = test_make_folder ();
  g_autoptr (ExamPool) pool = test_load_pool ("ccs-2025");
  ExamRobot *robot = exam_robot_start (home, NULL);
  guint n_typed = 0;
  g_autofree char *unanswered = NULL;

  begin (robot, "CCS · From 2025", TRUE);
  for (guint number = 1; number <= 54; number++)
    {
      g_autoptr (GPtrArray) shown = NULL;
      ExamItem *item = read_item (robot, pool, number, 54, &shown);

      if (exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES)
        {
          wait_for (robot, "Medical record");
          exam_robot_check_names (robot);
          type_codes (robot, item);
          n_typed++;
        }
      else
        {
          check_role (robot, item);
        }
      go_on (robot);
    }

  g_assert_cmpuint (n_typed, >=, 1);
  unanswered = g_strdup_printf ("%u of 54 questions are not answered. Once you have ended, you cannot come back to them.",
                                54 - n_typed);
  end (robot, unanswered);
  wait_for (robot, "Not passed");
  exam_robot_tab_to (robot, "Questions", NULL);
  exam_robot_press (robot, "Return");
  {
    g_autofree char *right = exam_robot_find_prefix (robot, "Right · ");

    while (right == NULL)
      right = exam_robot_find_prefix (robot, "Right · ");
  }
  exam_robot_check_names (robot);
  exam_robot_close (robot);
  exam_robot_free (robot);
  test_remove_folder (home);
}

/* Starts in Spanish; the questions stay as their banks have them. */
static void
test_spanish (void)
{
  const char *environment[] = { "LC_ALL=C.UTF-8", "LANGUAGE=es", NULL };
  g_autofree char *home = test_make_folder ();
  ExamRobot *robot = exam_robot_start (home, environment);

  exam_robot_tab_to (robot, "Empezar examen de práctica", "CCA · Desde el 2026-05-01");
  exam_robot_check_names (robot);
  exam_robot_press (robot, "Return");
  exam_robot_tab_to (robot, "Comenzar examen", NULL);
  exam_robot_press (robot, "Return");
  wait_for (robot, "Pregunta 1 de 105");
  wait_for (robot, "Siguiente");
  exam_robot_check_names (robot);
  exam_robot_free (robot);
  test_remove_folder (home);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/e2e/cca", test_cca);
  g_test_add_func ("/e2e/cpc", test_cpc);
  g_test_add_func ("/e2e/time-out", test_time_out);
  g_test_add_func ("/e2e/compare", test_compare);
  g_test_add_func ("/e2e/resume", test_resume);
  g_test_add_func ("/e2e/forward-only", test_forward_only);
  g_test_add_func ("/e2e/typed-codes", test_typed_codes);
  g_test_add_func ("/e2e/spanish", test_spanish);

  return g_test_run ();
}
