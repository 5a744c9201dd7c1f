/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exam-robot-exam.h"
#include "test-sittings.h"
#include "test-support.h"

/* Practice as a whole, by keyboard alone, through what a screen reader is told. */

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define FORMAT "cca-2026-05"

static const ExamRules exam_day = { .time_percent = 100 };

/* A mock exam of two days ago, of which six questions were seen and three of them missed. */
static void
add_mock_exam (const char *home)
{
  g_autofree char *folder = g_build_filename (home, "data", "mockingbird", NULL);
  g_autofree char *notice = NULL;
  g_autoptr (ExamForm) form = test_draw_form (FORMAT, 1);
  g_autoptr (GError) error = NULL;
  ExamArchive *archive = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  archive = exam_archive_open (folder, g_get_real_time (), &notice, &error);
  g_assert_no_error (error);
  test_sit (archive, form, &(TestSitting) { g_get_real_time () - 2 * DAY, exam_day, .answers = "wwwrrr." });
  exam_archive_close (archive);
}

static void
open_practice (ExamRobot *robot)
{
  exam_robot_tab_to (robot, "Practice", NULL);
  exam_robot_press (robot, "Return");
  robot_wait_for (robot, "New practice set…");
}

/* Enter checks, and a digit says how sure one was, and goes on. */
static void
practise (ExamRobot      *robot,
          const ExamPool *pool,
          guint           number,
          guint           total,
          gboolean        right,
          const char     *confidence)
{
  g_autoptr (GPtrArray) shown = NULL;
  const ExamItem *item = robot_read_item (robot, pool, number, total, &shown);

  robot_answer_choice (robot, item, shown, right);
  exam_robot_press (robot, "Return");
  robot_wait_for (robot, "How sure were you?");
  robot_wait_for (robot, right ? "Right" : "Wrong");
  robot_wait_for (robot, "Key");
  exam_robot_press (robot, confidence);
}

/* From misses to a set, through it with feedback, and what becomes of the queue. */
static void
test_set (void)
{
  g_autofree char *home = test_make_folder ();
  g_autofree char *zone = robot_make_zone ();
  const char *environment[] = { zone, NULL };
  g_autoptr (ExamPool) pool = test_load_pool (FORMAT);
  ExamRobot *robot;

  add_mock_exam (home);
  robot = exam_robot_start (home, environment);
  open_practice (robot);
  robot_wait_for (robot, "3 questions due today");
  exam_robot_check_names (robot);

  exam_robot_tab_to (robot, "New practice set…", NULL);
  exam_robot_press (robot, "Return");
  robot_wait_for (robot, "120 questions match");
  exam_robot_check_names (robot);
  exam_robot_tab_to (robot, "Flagged", NULL);
  exam_robot_press (robot, "Return");
  robot_wait_for (robot, "No question matches. Without “Flagged” 120 would.");
  exam_robot_wait_for_state (robot, "Start", ATSPI_STATE_SENSITIVE, FALSE);
  exam_robot_press (robot, "Return");
  robot_wait_for (robot, "120 questions match");
  exam_robot_tab_to (robot, "Missed in the last exams", NULL);
  exam_robot_press (robot, "Tab");
  exam_robot_press (robot, "Up");
  robot_wait_for (robot, "3 questions match");
  /* The entry behind the domains does not say that it has the focus. */
  exam_robot_tab_to (robot, "Domains", NULL);
  exam_robot_press (robot, "Tab");
  exam_robot_type (robot, "Misses");
  exam_robot_press (robot, "alt+s");

  exam_robot_check_names (robot);
  practise (robot, pool, 1, 3, TRUE, "1");
  practise (robot, pool, 2, 3, FALSE, "3");
  practise (robot, pool, 3, 3, TRUE, "2");

  /* All is answered: the report comes by itself, and says nothing about passing. */
  robot_wait_for (robot, "Practice, 2 of 3 right");
  robot_wait_for (robot, "1 sure, 1 unsure, 1 guessed");
  g_assert_false (exam_robot_sees (robot, "Passed"));
  g_assert_false (exam_robot_sees (robot, "Not passed"));
  exam_robot_check_names (robot);

  /* All three come back within minutes. */
  exam_robot_press (robot, "Escape");
  robot_wait_for (robot, "All of them come back within the day; you can begin at once.");
  robot_wait_for (robot, "Misses");
  robot_wait_for (robot, "2 of 3 right");
  exam_robot_check_names (robot);

  /* Mock exams know nothing of it. */
  exam_robot_tab_to (robot, "Results", NULL);
  exam_robot_press (robot, "Return");
  robot_wait_for (robot, "Delete this result");
  g_assert_false (exam_robot_sees (robot, "2 of 3 right"));
  exam_robot_close (robot);
  exam_robot_free (robot);
  test_remove_folder (home);
}

/* A session of the queue that is put aside, and one that the death of the program interrupts. */
static void
test_queue (void)
{
  g_autofree char *home = test_make_folder ();
  g_autofree char *zone = robot_make_zone ();
  const char *environment[] = { zone, NULL };
  g_autoptr (ExamPool) pool = test_load_pool (FORMAT);
  ExamRobot *robot;

  add_mock_exam (home);
  robot = exam_robot_start (home, environment);
  open_practice (robot);
  exam_robot_tab_to (robot, "Start, CCA · Certified Coding Associate", NULL);
  exam_robot_press (robot, "Return");
  practise (robot, pool, 1, 3, TRUE, "1");
  robot_wait_for (robot, "Question 2 of 3");
  exam_robot_press (robot, "alt+l");
  robot_wait_for (robot, "2 now, 1 later today");

  exam_robot_tab_to (robot, "Resume, CCA · Certified Coding Associate", NULL);
  exam_robot_press (robot, "Return");
  practise (robot, pool, 2, 3, TRUE, "1");
  robot_wait_for (robot, "Question 3 of 3");
  exam_robot_kill (robot);
  exam_robot_free (robot);

  robot = exam_robot_start (home, environment);
  open_practice (robot);
  robot_wait_for (robot, "1 now, 2 later today");
  g_assert_false (exam_robot_sees (robot, "Unfinished sitting"));
  exam_robot_tab_to (robot, "Resume, CCA · Certified Coding Associate", NULL);
  exam_robot_press (robot, "Return");
  practise (robot, pool, 3, 3, FALSE, "3");
  robot_wait_for (robot, "Review queue, 2 of 3 right");
  exam_robot_close (robot);
  exam_robot_free (robot);
  test_remove_folder (home);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/e2e-practice/set", test_set);
  g_test_add_func ("/e2e-practice/queue", test_queue);

  return g_test_run ();
}
