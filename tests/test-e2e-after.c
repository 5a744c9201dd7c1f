/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <gio/gio.h>

#include "exam-robot-quick.h"
#include "test-support.h"

/* What comes after the score, from the first misses to the paper that shows they were not missed again: by keyboard alone,
 * through what a screen reader is told, as somebody does who has the program for the first time. */

#define N_ITEMS 6
#define N_MISSED 3
#define MINUTES 10

static const char *const planned[N_MISSED + 1] = { "Question number 1", "Question number 3", "Question number 4", NULL };

/* --- The first sitting, and why its questions were missed --- */

/* Returns: (transfer full) (element-type utf8): how the rows of the misses begin: "Question 2 · Domain" */
static GPtrArray *
list_missed_rows (const GPtrArray *stems)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < stems->len; i++)
    if (g_strv_contains (planned, g_ptr_array_index (stems, i)))
      g_ptr_array_add (rows, g_strdup_printf ("Question %u · Domain", i + 1));
  g_assert_cmpuint (rows->len, ==, N_MISSED);
  return rows;
}

static void
sit_with_misses (ExamRobot  *robot,
                 GPtrArray **stems)
{
  *stems = robot_sit_quick_exam (robot, N_ITEMS, planned);
  robot_wait_for (robot, "Not passed");
  robot_wait_for (robot, "50 %");
  robot_wait_for (robot, "3 of 6");
  exam_robot_check_names (robot);
}

static void
open_misses (ExamRobot  *robot,
             const char *first)
{
  g_autofree char *row = NULL;

  robot_tab_and_press (robot, "Questions", "Return");
  robot_wait_for (robot, "6 of 6 questions");
  robot_tab_and_press (robot, "Missed, 3", "space");
  robot_wait_for (robot, "3 of 6 questions");
  row = exam_robot_wait_for_prefix (robot, first);
  robot_tab_and_press (robot, row, "Return");
}

/* On to the next miss, or back to the one before: @place among the misses, how its @row begins, and its cause. */
static void
step (ExamRobot  *robot,
      const char *keys,
      const char *place,
      const char *row,
      const char *cause)
{
  exam_robot_press (robot, keys);
  robot_wait_for (robot, place);
  robot_wait_for (robot, row);
  robot_wait_for (robot, cause);
}

/* Goes through the misses, and says of the first two why they were: each time one key. */
static void
review_misses (ExamRobot       *robot,
               const GPtrArray *stems)
{
  g_autoptr (GPtrArray) rows = list_missed_rows (stems);
  const char *unsaid = "Why missed? Keys 1 to 9 and 0";

  open_misses (robot, rows->pdata[0]);
  robot_wait_for (robot, "1 of 3");
  robot_wait_for (robot, rows->pdata[0]);
  robot_wait_for (robot, "Your answer");
  robot_wait_for (robot, "Key");
  robot_wait_for (robot, unsaid);
  exam_robot_check_names (robot);
  robot_press_and_wait (robot, "2", "Cause: Guideline");
  step (robot, "alt+n", "2 of 3", rows->pdata[1], unsaid);
  robot_press_and_wait (robot, "7", "Cause: Misread");
  step (robot, "alt+n", "3 of 3", rows->pdata[2], unsaid);
  exam_robot_wait_for_state (robot, "Next", ATSPI_STATE_SENSITIVE, FALSE);
  step (robot, "alt+p", "2 of 3", rows->pdata[1], "Cause: Misread");
  step (robot, "alt+p", "1 of 3", rows->pdata[0], "Cause: Guideline");
  exam_robot_wait_for_state (robot, "Previous", ATSPI_STATE_SENSITIVE, FALSE);
  robot_press_and_wait (robot, "Escape", "3 of 6 questions");
}

/* The last of the causes in the list leaves the second miss. */
static void
filter_by_cause (ExamRobot       *robot,
                 const GPtrArray *stems)
{
  g_autoptr (GPtrArray) rows = list_missed_rows (stems);

  robot_tab_and_press (robot, "Cause: All causes", "Return");
  robot_wait_for (robot, "Guideline (1)");
  robot_wait_for (robot, "Misread (1)");
  exam_robot_press (robot, "End");
  robot_press_and_wait (robot, "Return", "1 of 6 questions");
  robot_wait_for (robot, "Cause: Misread (1)");
  robot_wait_for_prefix (robot, rows->pdata[1]);
  exam_robot_check_names (robot);
}

/* --- Practice --- */

/* Answers what is on the screen right; Enter checks it, and a digit says how sure one was, and goes on. */
static void
practise (ExamRobot  *robot,
          guint       number,
          const char *confidence)
{
  g_autofree char *stem = robot_answer_quick_item (robot, number, N_MISSED, NULL);

  g_assert_true (g_strv_contains (planned, stem));
  exam_robot_press (robot, "Return");
  robot_wait_for (robot, "How sure were you?");
  robot_wait_for (robot, "Right");
  robot_wait_for (robot, "Key");
  exam_robot_press (robot, confidence);
}

/* A set of what was missed in the last exam, answered right. */
static void
practise_misses (ExamRobot *robot)
{
  robot_tab_and_press (robot, "Practice", "Return");
  robot_wait_for (robot, "3 questions due today");
  robot_tab_and_press (robot, "New practice set…", "Return");
  robot_wait_for (robot, "6 questions match");
  exam_robot_tab_to (robot, "Missed in the last exams", NULL);
  exam_robot_press (robot, "Tab");
  robot_press_and_wait (robot, "Up", "3 questions match");
  exam_robot_check_names (robot);
  exam_robot_press (robot, "alt+s");

  practise (robot, 1, "1");
  practise (robot, 2, "2");
  practise (robot, 3, "1");
  robot_wait_for (robot, "Practice, 3 of 3 right");
  robot_wait_for (robot, "2 sure, 1 unsure, 0 guessed");
  exam_robot_press (robot, "Escape");
}

/* All that was missed comes back within the day, though it was answered right in the set; and the queue lets go of what one
 * was sure of twice. */
static void
work_off_queue (ExamRobot *robot)
{
  robot_wait_for (robot, "3 questions due today");
  robot_wait_for (robot, "All of them come back within the day; you can begin at once.");
  robot_wait_for_prefix (robot, "Quick · Quick test, 3 due · 3 in the queue");
  exam_robot_check_names (robot);
  robot_tab_and_press (robot, "Start, Quick · Quick test", "Return");
  for (guint number = 1; number <= N_MISSED; number++)
    practise (robot, number, "1");
  robot_wait_for (robot, "Review queue, 3 of 3 right");
  robot_press_and_wait (robot, "Escape", "1 question due today");
  exam_robot_check_names (robot);
}

/* --- The second sitting, beside the first --- */

static void
sit_again (ExamRobot *robot)
{
  g_autoptr (GPtrArray) stems = NULL;

  robot_tab_and_press (robot, "Exams", "Return");
  stems = robot_sit_quick_exam (robot, N_ITEMS, NULL);
  robot_wait_for (robot, "Passed");
  robot_wait_for (robot, "6 of 6");
  exam_robot_press (robot, "Escape");
}

static guint
count_labels (ExamRobot  *robot,
              const char *name)
{
  g_autoptr (GPtrArray) names = exam_robot_list_names (robot, ATSPI_ROLE_LABEL, ATSPI_ROLE_INVALID);
  guint n = 0;

  for (guint i = 0; i < names->len; i++)
    n += g_str_equal (g_ptr_array_index (names, i), name);
  return n;
}

/* What is common is all of it, so the points are there twice in each card. */
static void
check_comparison (ExamRobot *robot)
{
  g_autofree char *worse = exam_robot_find_prefix (robot, "Not right any more");

  g_assert_null (worse);
  g_assert_cmpuint (count_labels (robot, "3 of 6"), ==, 2);
  g_assert_cmpuint (count_labels (robot, "6 of 6"), ==, 2);
  robot_wait_for_prefix (robot, "6 questions were in all of them: 6 the same to the letter, 0 with changed wording, "
                         "0 with a changed key.");
  robot_wait_for_prefix (robot, "All questions: 1: 50 %, 2: 100 %; difference +50");
  exam_robot_check_names (robot);
}

/* Opens the first of what became right, and comes back to it. */
static void
open_compared (ExamRobot *robot)
{
  g_autofree char *row = exam_robot_wait_for_prefix (robot, "Wrong → Right · Question ");
  const char *stem = strstr (row, "Question number");

  g_assert_nonnull (stem);
  g_assert_true (g_strv_contains (planned, stem));
  robot_tab_and_press (robot, row, "Return");
  exam_robot_wait_until_gone (robot, row);
  robot_wait_for (robot, stem);
  robot_wait_for (robot, "Your answer");
  exam_robot_press (robot, "Escape");
  exam_robot_wait_for_state (robot, row, ATSPI_STATE_FOCUSED, TRUE);
}

/* From the list of results to two of them side by side, to what became right, and back. */
static void
compare (ExamRobot *robot)
{
  g_autofree char *newest = NULL;

  robot_tab_and_press (robot, "Results", "Return");
  robot_tab_and_press (robot, "Compare…", "space");
  robot_wait_for (robot, "Choose two results or more");
  newest = robot_find_result (robot, ", 100 %");
  robot_tab_and_press (robot, newest, "Return");
  robot_wait_for (robot, "1 result chosen");
  exam_robot_press (robot, "Down");
  robot_press_and_wait (robot, "Return", "2 results chosen");
  robot_tab_and_press (robot, "Compare", "Return");

  exam_robot_wait_for_state (robot, "Comparison of results", ATSPI_STATE_FOCUSED, TRUE);
  robot_wait_for (robot, "Became right (3)");
  check_comparison (robot);
  open_compared (robot);
  robot_press_and_wait (robot, "Escape", newest);
}

/* The misses of both sittings are those of the first; practice got them right. */
static void
read_error_log (ExamRobot *robot)
{
  robot_tab_and_press (robot, "Error log", "Return");
  robot_wait_for_prefix (robot, "3 misses of 3 questions · cause given for 2");
  robot_wait_for (robot, "Guideline, 1 of 3 misses");
  robot_wait_for (robot, "Misread, 1 of 3 misses");
  robot_wait_for (robot, "Not said, 1 of 3 misses");
  exam_robot_check_names (robot);
}

/* --- What can be taken along --- */

/* Saves the report of the second sitting, by the menu of its page and the dialog for files. */
static void
save_pdf (ExamRobot  *robot,
          const char *path)
{
  g_autofree char *result = NULL;

  robot_tab_and_press (robot, "Results", "Return");
  robot_wait_for (robot, "Compare…");
  result = robot_find_result (robot, ", 100 %");
  robot_tab_and_press (robot, result, "Return");
  robot_wait_for (robot, "Passed");
  robot_tab_and_press (robot, "Save or print", "Return");
  exam_robot_wait_for_state (robot, "Report and all questions…", ATSPI_STATE_FOCUSED, TRUE);
  exam_robot_press (robot, "Return");
  exam_robot_tab_to (robot, "Name:", NULL);
  exam_robot_press (robot, "ctrl+a");
  exam_robot_type (robot, path);
  exam_robot_wait_for_text (robot, path);
  exam_robot_press (robot, "Return");
  robot_wait_for (robot, "Report saved");
}

static void
check_pdf (const char *path)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  if (program == NULL)
    {
      g_test_message ("What the report says is not checked: pdftotext is not installed");
      return;
    }

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "-layout", path, "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "Passed"));
  g_assert_nonnull (strstr (text, "100 %"));
  g_assert_nonnull (strstr (text, "6 of 6"));
  g_assert_nonnull (strstr (text, "Question number 3"));
  g_assert_nonnull (strstr (text, "Why yes, number 3"));
}

/* The lines of what a command prints, the first of which names the columns. It needs no display. */
static char **
run (const char *home,
     const char *command,
     const char *id)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *data = g_build_filename (home, "data", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", data, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("MOCKINGBIRD_PROGRAM"), command, "--csv", id, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return g_strsplit (g_strchomp (text), "\r\n", -1);
}

static guint
find_column (const char *header,
             const char *name)
{
  g_auto (GStrv) columns = g_strsplit (header, ",", -1);
  guint i = 0;

  while (columns[i] != NULL && !g_str_equal (columns[i], name))
    i++;
  g_assert_nonnull (columns[i]);
  return i;
}

/* Returns: how many lines have @value in a column; the last one of them is in @line. */
static guint
count_lines (char      **lines,
             const char *column,
             const char *value,
             char      **line)
{
  guint place = find_column (lines[0], column);
  guint n = 0;

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);

      g_assert_cmpuint (g_strv_length (fields), >, place);
      if (!g_str_equal (fields[place], value))
        continue;
      *line = lines[i];
      n++;
    }
  return n;
}

/* By command, the first sitting is the same as it was in the window. */
static void
check_csv (const char *home)
{
  g_auto (GStrv) results = run (home, "results", NULL);
  g_auto (GStrv) fields = NULL;
  g_auto (GStrv) items = NULL;
  char *line;

  g_assert_cmpuint (count_lines (results, "score", "50", &line), ==, 1);
  fields = g_strsplit (line, ",", -1);
  items = run (home, "report", fields[find_column (results[0], "id")]);
  g_assert_cmpuint (g_strv_length (items), ==, 1 + N_ITEMS);
  g_assert_cmpuint (count_lines (items, "outcome", "right", &line), ==, N_ITEMS - N_MISSED);
  g_assert_cmpuint (count_lines (items, "outcome", "wrong", &line), ==, N_MISSED);
}

static void
test_after_score (void)
{
  g_autofree char *home = test_make_folder ();
  g_autofree char *exams = robot_write_quick_exams (home, N_ITEMS, MINUTES);
  g_autofree char *pdf = g_build_filename (home, "Report.pdf", NULL);
  g_autofree char *zone = robot_make_zone ();
  const char *environment[] = { zone, NULL };
  ExamRobot *robot = exam_robot_start (home, environment);
  g_autoptr (GPtrArray) stems = NULL;

  sit_with_misses (robot, &stems);
  review_misses (robot, stems);
  filter_by_cause (robot, stems);
  exam_robot_press (robot, "Escape");
  practise_misses (robot);
  work_off_queue (robot);
  sit_again (robot);
  compare (robot);
  read_error_log (robot);
  save_pdf (robot, pdf);
  exam_robot_close (robot);
  exam_robot_free (robot);

  check_pdf (pdf);
  check_csv (home);
  test_remove_folder (home);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/e2e-after/score", test_after_score);

  return g_test_run ();
}
