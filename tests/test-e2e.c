/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "exam-robot-quick.h"
#include "test-support.h"

/* The program as a whole, by keyboard alone, through what a screen reader is told. */

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

/* Every question right: the scale's end, and the result is there the next day. */
static void
test_cca (void)
{
  g_autofree char *home = test_make_folder ();
  g_autoptr (ExamPool) pool = test_load_pool ("cca-2026-05");
  ExamRobot *robot = exam_robot_start (home, NULL);

  exam_robot_check_names (robot);
  robot_begin_exam (robot, "CCA · From 2026-05-01", FALSE);
  for (guint number = 1; number <= 105; number++)
    {
      g_autoptr (GPtrArray) shown = NULL;
      ExamItem *item = robot_read_item (robot, pool, number, 105, &shown);

      if (number == 1)
        exam_robot_check_names (robot);
      robot_answer_choice (robot, item, shown, TRUE);
      if (number % 20 == 0)
        exam_robot_press (robot, "alt+f");
      robot_go_on (robot);
    }

  /* Behind the last question comes the review screen. */
  robot_wait_for (robot, "All questions are answered.");
  exam_robot_check_names (robot);
  robot_end_exam (robot, "All 105 questions are answered. Once you have ended, you cannot come back to them.");
  robot_wait_for (robot, "Passed");
  robot_wait_for (robot, "400");
  robot_wait_for (robot, "90 of 90");
  exam_robot_check_names (robot);
  exam_robot_close (robot);
  exam_robot_free (robot);

  robot = exam_robot_start (home, NULL);
  robot_wait_for (robot, "Last score 400 · best 400");
  exam_robot_tab_to (robot, "Results", NULL);
  exam_robot_press (robot, "Return");
  robot_wait_for_prefix (robot, "Clinical classification systems over time: 1 result, the last one 100 %");
  exam_robot_tab_to (robot, "Delete this result", NULL);
  exam_robot_check_names (robot);
  exam_robot_press (robot, "shift+Tab");
  exam_robot_press (robot, "Return");
  robot_wait_for (robot, "Passed");
  robot_wait_for (robot, "90 of 90");
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
  robot_wait_for (robot, "55 of 55 questions");
  exam_robot_tab_to (robot, chip, NULL);
  exam_robot_press (robot, "space");
  robot_wait_for (robot, count);
  exam_robot_tab_to (robot, "Not answered, 5", NULL);
  exam_robot_press (robot, "space");
  robot_wait_for (robot, "5 of 55 questions");
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
  robot_wait_for_prefix (robot, "50 of 55 questions had an answer at the end, after");
  robot_wait_for_prefix (robot, "Never behind the pace.");
  robot_wait_for_prefix (robot, "One pass, in");
  robot_wait_for_prefix (robot, "Skipped or flagged in the first pass: 5 questions (skipped 5, flagged 0), shown again: 0.");
  exam_robot_check_names (robot);

  chart = exam_robot_wait_for_prefix (robot, "Ahead of the pace and behind it: 50 of 55 questions");
  exam_robot_tab_to (robot, chart, NULL);
  exam_robot_press (robot, "Right");
  robot_wait_for_prefix (robot, "At 0:");
  exam_robot_press (robot, "End");
  exam_robot_tab_to (robot, "Show as a table", NULL);
  exam_robot_press (robot, "space");
  robot_wait_for_prefix (robot, "Time: 0:");
  exam_robot_press (robot, "space");

  row = exam_robot_wait_for_prefix (robot, "Question ");
  exam_robot_tab_to (robot, row, NULL);
  exam_robot_press (robot, "Return");
  robot_wait_for (robot, "Previous");
  exam_robot_press (robot, "Escape");
  robot_wait_for (robot, "What took the most time");
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

  robot_begin_exam (robot, "CPC · From 2022-01-01", TRUE);
  for (guint number = 1; number <= 55; number++)
    {
      g_autoptr (GPtrArray) shown = NULL;
      ExamItem *item = robot_read_item (robot, pool, number, 55, &shown);

      if (number <= 50)
        robot_answer_choice (robot, item, shown, number % 3 != 0);
      n_right += number <= 50 && number % 3 != 0;
      robot_go_on (robot);
    }

  robot_wait_for (robot, "5 questions are not answered completely.");
  robot_end_exam (robot, "5 of 55 questions are not answered. Once you have ended, you cannot come back to them.");
  robot_wait_for (robot, "Not passed");
  points = g_strdup_printf ("%u of 55", n_right);
  score = g_strdup_printf ("%u %%", n_right * 100 / 55);
  robot_wait_for (robot, points);
  robot_wait_for (robot, score);
  check_missed (robot, 55 - n_right);
  check_pacing (robot);
  exam_robot_close (robot);
  exam_robot_free (robot);
  test_remove_folder (home);
}

/* The clock runs out: what was answered is scored. */
static void
test_time_out (void)
{
  g_autofree char *home = test_make_folder ();
  g_autofree char *exams = robot_write_quick_exams (home, 3, 1);
  g_autofree char *variable = g_strconcat ("MOCKINGBIRD_EXAMS=", exams, NULL);
  const char *environment[] = { variable, NULL };
  ExamRobot *robot = exam_robot_start (home, environment);
  gint64 begun;
  g_autoptr (GPtrArray) shown = NULL;

  robot_begin_exam (robot, "Quick · From 2020", FALSE);
  begun = g_get_monotonic_time ();
  robot_wait_for (robot, "Question 1 of 3");
  shown = robot_list_options (robot);
  robot_press_letter (robot, strstr (g_ptr_array_index (shown, 0), "Yes") != NULL ? 0 : 1);
  robot_go_on (robot);
  robot_wait_for (robot, "Question 2 of 3");

  while (!exam_robot_sees (robot, "The time is up"))
    g_assert_cmpint (g_get_monotonic_time () - begun, <, 75 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (g_get_monotonic_time () - begun, >, 55 * (gint64) G_USEC_PER_SEC);
  exam_robot_tab_to (robot, "Show score report", NULL);
  exam_robot_press (robot, "Return");
  robot_wait_for (robot, "Not passed");
  robot_wait_for (robot, "1 of 3");
  exam_robot_close (robot);
  exam_robot_free (robot);
  test_remove_folder (home);
}

/* Two results are chosen and compared by keyboard; what went wrong is opened, and one comes back to it. */
static void
test_compare (void)
{
  g_autofree char *home = test_make_folder ();
  g_autofree char *exams = robot_write_quick_exams (home, 3, 1);
  g_autofree char *variable = g_strconcat ("MOCKINGBIRD_EXAMS=", exams, NULL);
  const char *environment[] = { variable, NULL };
  ExamRobot *robot = exam_robot_start (home, environment);
  const char *missed[] = { "Question number 1", NULL };
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autofree char *newest = NULL;
  g_autofree char *row = NULL;

  first = robot_sit_quick_exam (robot, 3, NULL);
  robot_wait_for (robot, "3 of 3");
  exam_robot_press (robot, "Escape");
  second = robot_sit_quick_exam (robot, 3, missed);
  robot_wait_for (robot, "2 of 3");
  exam_robot_press (robot, "Escape");

  exam_robot_tab_to (robot, "Results", NULL);
  exam_robot_press (robot, "Return");
  exam_robot_tab_to (robot, "Compare…", NULL);
  exam_robot_press (robot, "space");
  robot_wait_for (robot, "Choose two results or more");
  exam_robot_wait_for_state (robot, "Compare", ATSPI_STATE_SENSITIVE, FALSE);
  exam_robot_check_names (robot);
  newest = robot_find_result (robot, ", 66 %");
  exam_robot_tab_to (robot, newest, NULL);
  exam_robot_press (robot, "Return");
  robot_wait_for (robot, "1 result chosen");
  exam_robot_wait_for_state (robot, "Compare", ATSPI_STATE_SENSITIVE, FALSE);
  exam_robot_press (robot, "Down");
  exam_robot_press (robot, "Return");
  robot_wait_for (robot, "2 results chosen");
  exam_robot_tab_to (robot, "Compare", NULL);
  exam_robot_press (robot, "Return");

  robot_wait_for (robot, "Not right any more (1)");
  exam_robot_wait_for_state (robot, "Comparison of results", ATSPI_STATE_FOCUSED, TRUE);
  robot_wait_for (robot, "100 % → 67 % · −33, may be chance");
  robot_wait_for (robot, "All questions: 1: 100 %, 2: 67 %; difference −33, may be chance");
  robot_wait_for (robot, "3 questions were in all of them: 3 the same to the letter, 0 with changed wording, 0 with a changed key. "
                   "The score on common questions is that on the same ones alone.");
  g_assert_false (exam_robot_sees (robot, "What was not the same"));
  exam_robot_check_names (robot);
  row = exam_robot_wait_for_prefix (robot, "Right → Wrong · Question ");
  exam_robot_tab_to (robot, row, NULL);
  exam_robot_press (robot, "Return");
  robot_wait_for (robot, "Question number 1");
  exam_robot_wait_until_gone (robot, row);
  exam_robot_check_names (robot);

  exam_robot_press (robot, "Escape");
  exam_robot_wait_for_state (robot, row, ATSPI_STATE_FOCUSED, TRUE);
  exam_robot_press (robot, "Escape");
  robot_wait_for (robot, newest);
  g_assert_false (exam_robot_sees (robot, "2 results chosen"));
  exam_robot_close (robot);
  exam_robot_free (robot);
  test_remove_folder (home);
}

/* All three questions wrong, and the review of the first. */
static void
miss_quick_exam (ExamRobot *robot)
{
  const char *missed[] = { "Question number 0", "Question number 1", "Question number 2", NULL };
  g_autoptr (GPtrArray) stems = robot_sit_quick_exam (robot, 3, missed);
  g_autofree char *row = NULL;

  robot_wait_for (robot, "Not passed");
  robot_tab_and_press (robot, "Questions", "Return");
  robot_wait_for (robot, "3 of 3 questions");
  row = exam_robot_wait_for_prefix (robot, "Question 1 · Domain, ");
  robot_tab_and_press (robot, row, "Return");
}

/* In the review of three misses: two causes by key, one of them said and taken back before; a note with digits in it, which
 * are no causes; and a doubt. */
static void
say_remarks (ExamRobot *robot)
{
  robot_wait_for (robot, "Why missed? Keys 1 to 9 and 0");
  exam_robot_check_names (robot);
  robot_press_and_wait (robot, "7", "Cause: Misread");
  robot_press_and_wait (robot, "alt+n", "Why missed? Keys 1 to 9 and 0");
  robot_press_and_wait (robot, "2", "Cause: Guideline");
  robot_press_and_wait (robot, "2", "Why missed? Keys 1 to 9 and 0");
  robot_press_and_wait (robot, "7", "Cause: Misread");
  robot_press_and_wait (robot, "alt+n", "Why missed? Keys 1 to 9 and 0");
  /* GTK 4.8 does not tell of a text of several lines that it has the focus. */
  exam_robot_tab_to (robot, "Guessed", NULL);
  exam_robot_press (robot, "Tab");
  exam_robot_type (robot, "see 38");
  robot_tab_and_press (robot, "Report a doubtful key…", "Return");
  exam_robot_tab_to (robot, "What is doubtful about the key?", NULL);
  exam_robot_type (robot, "two are right");
  robot_press_and_wait (robot, "Return", "Reported as doubtful: two are right");
  robot_wait_for (robot, "Why missed? Keys 1 to 9 and 0");
}

static void
filter_by_cause (ExamRobot *robot)
{
  robot_press_and_wait (robot, "Escape", "3 of 3 questions");
  robot_wait_for (robot, "With notes, 1");
  robot_tab_and_press (robot, "Cause: All causes", "Return");
  robot_wait_for (robot, "Misread (2)");
  exam_robot_press (robot, "Down");
  exam_robot_press (robot, "Down");
  robot_press_and_wait (robot, "Return", "2 of 3 questions");
  robot_wait_for (robot, "Cause: Misread (2)");
  exam_robot_check_names (robot);
}

static void
open_error_log (ExamRobot *robot)
{
  robot_tab_and_press (robot, "Error log", "Return");
  robot_wait_for (robot, "3 misses of 3 questions · cause given for 2");
  exam_robot_check_names (robot);
}

/* Why questions were missed, from the review to the error log and back; and a bank whose keys change meanwhile. */
static void
test_remarks (void)
{
  g_autofree char *home = test_make_folder ();
  g_autofree char *exams = robot_write_quick_exams (home, 3, 1);
  g_autofree char *variable = g_strconcat ("MOCKINGBIRD_EXAMS=", exams, NULL);
  const char *environment[] = { variable, NULL };
  ExamRobot *robot = exam_robot_start (home, environment);

  miss_quick_exam (robot);
  say_remarks (robot);
  filter_by_cause (robot);
  exam_robot_press (robot, "Escape");

  open_error_log (robot);
  robot_tab_and_press (robot, "Misread, 2 of 3 misses", "Return");
  robot_wait_for (robot, "Misread: 2 misses");
  exam_robot_check_names (robot);
  robot_press_and_wait (robot, "Return", "Cause: Misread");
  robot_press_and_wait (robot, "Escape", "Misread: 2 misses");
  exam_robot_close (robot);
  exam_robot_free (robot);

  robot_write_quick_bank (exams, 3, "No");
  robot = exam_robot_start (home, environment);
  open_error_log (robot);
  robot_tab_and_press (robot, "Not said, 1 of 3 misses", "Return");
  robot_wait_for (robot, "Not said: 1 miss");
  robot_press_and_wait (robot, "Return", "Reported as doubtful: two are right");
  robot_wait_for (robot, "The key of this question has changed since.");
  robot_tab_and_press (robot, "Show it as it is now", "space");
  robot_wait_for (robot, "As it is in the bank now");
  exam_robot_check_names (robot);
  exam_robot_close (robot);
  exam_robot_free (robot);
  test_remove_folder (home);
}

static int
read_seconds_left (ExamRobot *robot)
{
  g_autoptr (GPtrArray) names = exam_robot_list_names (robot, ATSPI_ROLE_LABEL, ATSPI_ROLE_INVALID);

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

  robot_begin_exam (robot, "CCA · From 2026-05-01", FALSE);
  robot_check_role (robot, robot_read_item (robot, pool, 1, 105, &first));
  robot_press_letter (robot, 1);
  exam_robot_wait_for_state (robot, g_ptr_array_index (first, 1), ATSPI_STATE_CHECKED, TRUE);
  exam_robot_press (robot, "ctrl+c");
  exam_robot_press (robot, "alt+f");
  robot_go_on (robot);
  robot_read_item (robot, pool, 2, 105, &second);
  robot_press_letter (robot, 0);
  exam_robot_wait_for_state (robot, g_ptr_array_index (second, 0), ATSPI_STATE_CHECKED, TRUE);
  exam_robot_press (robot, "alt+o");
  robot_wait_for (robot, "Your note to this question");
  exam_robot_type (robot, "look it up");
  exam_robot_wait_for_text (robot, "look it up");
  robot_go_on (robot);
  robot_wait_for (robot, "Question 3 of 105");
  left = read_seconds_left (robot);
  exam_robot_kill (robot);
  exam_robot_free (robot);

  robot = exam_robot_start (home, NULL);
  robot_wait_for (robot, "Unfinished sitting");
  exam_robot_check_names (robot);
  exam_robot_tab_to (robot, "Resume", NULL);
  exam_robot_press (robot, "Return");
  robot_wait_for (robot, "Question 3 of 105");
  /* The program did not run for a while, and reading the screen took a while. */
  g_assert_cmpint (read_seconds_left (robot), <=, left + 1);
  g_assert_cmpint (read_seconds_left (robot), >=, left - 6);

  exam_robot_press (robot, "alt+p");
  robot_wait_for (robot, "Question 2 of 105");
  exam_robot_wait_for_state (robot, g_ptr_array_index (second, 0), ATSPI_STATE_CHECKED, TRUE);
  robot_wait_for (robot, "Your note to this question");
  exam_robot_press (robot, "alt+p");
  robot_wait_for (robot, "Question 1 of 105");
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

  robot_begin_exam (robot, "CCA · Before 2026-05-01", FALSE);
  robot_wait_for (robot, "Question 1 of 105");
  exam_robot_wait_for_state (robot, "Previous", ATSPI_STATE_SENSITIVE, FALSE);
  exam_robot_wait_for_state (robot, "Navigator", ATSPI_STATE_SENSITIVE, FALSE);
  robot_go_on (robot);
  robot_wait_for (robot, "This exam asks for an answer before the next question. There is no way back to it.");
  robot_wait_for (robot, "Question 1 of 105");

  for (guint number = 1; number <= 105; number++)
    {
      g_autoptr (GPtrArray) shown = NULL;
      ExamItem *item = robot_read_item (robot, pool, number, 105, &shown);

      robot_answer_choice (robot, item, shown, FALSE);
      if (number == 3)
        exam_robot_press (robot, "alt+p");
      if (number < 105)
        robot_go_on (robot);
    }

  robot_end_exam (robot, "All 105 questions are answered. Once you have ended, you cannot come back to them.");
  robot_wait_for (robot, "Not passed");
  robot_wait_for (robot, "100");
  robot_wait_for (robot, "0 of 90");
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

  robot_begin_exam (robot, "CCS · From 2025", TRUE);
  for (guint number = 1; number <= 54; number++)
    {
      g_autoptr (GPtrArray) shown = NULL;
      ExamItem *item = robot_read_item (robot, pool, number, 54, &shown);

      if (exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES)
        {
          robot_wait_for (robot, "Medical record");
          exam_robot_check_names (robot);
          type_codes (robot, item);
          n_typed++;
        }
      else
        {
          robot_check_role (robot, item);
        }
      robot_go_on (robot);
    }

  g_assert_cmpuint (n_typed, >=, 1);
  unanswered = g_strdup_printf ("%u of 54 questions are not answered. Once you have ended, you cannot come back to them.",
                                54 - n_typed);
  robot_end_exam (robot, unanswered);
  robot_wait_for (robot, "Not passed");
  exam_robot_tab_to (robot, "Questions", NULL);
  exam_robot_press (robot, "Return");
  robot_wait_for_prefix (robot, "Right · ");
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
  robot_wait_for (robot, "Pregunta 1 de 105");
  robot_wait_for (robot, "Siguiente");
  exam_robot_check_names (robot);
  exam_robot_free (robot);
  test_remove_folder (home);
}

/* Formats without a bank stay out of the way of who sits exams, and are there for who looks for them. */
static void
test_bankless (void)
{
  g_autofree char *home = test_make_folder ();
  ExamRobot *robot = exam_robot_start (home, NULL);
  const char *cic = "CIC · Certified Inpatient Coder\n"
                    "AAPC · From 2022-01-01 (estimate)\n"
                    "40 questions, and 7 cases · 4 hours · 70 % to pass\n"
                    "A bank for this exam says format=\"cic\"";

  exam_robot_tab_to (robot, "Start mock exam", "CPC · From 2022-01-01");
  g_assert_false (exam_robot_sees (robot, cic));
  exam_robot_tab_to (robot, "Formats without a bank", NULL);
  exam_robot_press (robot, "Return");
  robot_wait_for (robot, cic);
  exam_robot_check_names (robot);
  exam_robot_tab_to (robot, "Formats without a bank", NULL);
  exam_robot_press (robot, "Down");
  exam_robot_press (robot, "Down");
  exam_robot_tab_to (robot, cic, NULL);
  exam_robot_close (robot);
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
  g_test_add_func ("/e2e/remarks", test_remarks);
  g_test_add_func ("/e2e/time-out", test_time_out);
  g_test_add_func ("/e2e/compare", test_compare);
  g_test_add_func ("/e2e/resume", test_resume);
  g_test_add_func ("/e2e/forward-only", test_forward_only);
  g_test_add_func ("/e2e/typed-codes", test_typed_codes);
  g_test_add_func ("/e2e/spanish", test_spanish);
  g_test_add_func ("/e2e/bankless", test_bankless);

  return g_test_run ();
}
