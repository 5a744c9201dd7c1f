/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exam-manual-clock.h"
#include "sitting/exam-stopwatch.h"

#define SECONDS(n) ((gint64) (n) * G_USEC_PER_SEC)

static void
assert_elapsed (const ExamStopwatch *stopwatch,
                gint64               seconds)
{
  g_assert_cmpint (exam_stopwatch_get_elapsed (stopwatch), ==, SECONDS (seconds));
}

static void
test_runs_and_stands (void)
{
  g_autoptr (ExamManualClock) clock = exam_manual_clock_new ();
  g_autoptr (ExamStopwatch) stopwatch = exam_stopwatch_new (EXAM_CLOCK (clock), TRUE, 0);

  exam_manual_clock_advance (clock, 5);
  assert_elapsed (stopwatch, 0);
  g_assert_false (exam_stopwatch_is_running (stopwatch));

  exam_stopwatch_start (stopwatch);
  g_assert_true (exam_stopwatch_is_running (stopwatch));
  exam_manual_clock_advance (clock, 7);
  assert_elapsed (stopwatch, 7);

  exam_stopwatch_stop (stopwatch);
  exam_manual_clock_advance (clock, 100);
  assert_elapsed (stopwatch, 7);

  exam_stopwatch_start (stopwatch);
  exam_manual_clock_advance (clock, 3);
  assert_elapsed (stopwatch, 10);
  g_assert_cmpint (exam_stopwatch_get_limit (stopwatch), ==, 0);
  g_assert_cmpint (exam_stopwatch_get_remaining (stopwatch), ==, G_MAXINT64);
}

static void
test_limit (void)
{
  g_autoptr (ExamManualClock) clock = exam_manual_clock_new ();
  g_autoptr (ExamStopwatch) stopwatch = exam_stopwatch_new (EXAM_CLOCK (clock), TRUE, SECONDS (60));

  exam_stopwatch_start (stopwatch);
  exam_manual_clock_advance (clock, 59);
  g_assert_cmpint (exam_stopwatch_get_remaining (stopwatch), ==, SECONDS (1));
  exam_manual_clock_advance (clock, 10);
  g_assert_cmpint (exam_stopwatch_get_remaining (stopwatch), ==, 0);
  assert_elapsed (stopwatch, 60);
}

static void
test_goes_on_from (void)
{
  g_autoptr (ExamManualClock) clock = exam_manual_clock_new ();
  g_autoptr (ExamStopwatch) stopwatch = exam_stopwatch_new (EXAM_CLOCK (clock), TRUE, SECONDS (60));

  exam_stopwatch_set_elapsed (stopwatch, SECONDS (40));
  exam_stopwatch_start (stopwatch);
  exam_manual_clock_advance (clock, 5);
  assert_elapsed (stopwatch, 45);
}

static void
test_suspend (gconstpointer data)
{
  gboolean counts = GPOINTER_TO_INT (data);
  g_autoptr (ExamManualClock) clock = exam_manual_clock_new ();
  g_autoptr (ExamStopwatch) stopwatch = exam_stopwatch_new (EXAM_CLOCK (clock), counts, 0);

  /* What was slept before the start is not told. */
  exam_manual_clock_suspend (clock, 500);
  exam_stopwatch_start (stopwatch);
  g_assert_cmpint (exam_stopwatch_take_suspend (stopwatch), ==, 0);

  exam_manual_clock_advance (clock, 10);
  exam_manual_clock_suspend (clock, 30);
  assert_elapsed (stopwatch, counts ? 40 : 10);
  g_assert_cmpint (exam_stopwatch_take_suspend (stopwatch), ==, SECONDS (30));
  g_assert_cmpint (exam_stopwatch_take_suspend (stopwatch), ==, 0);

  /* The clocks differ by a little all the time; that adds up before it is told. */
  exam_manual_clock_suspend (clock, 1);
  g_assert_cmpint (exam_stopwatch_take_suspend (stopwatch), ==, 0);
  exam_manual_clock_suspend (clock, 1);
  g_assert_cmpint (exam_stopwatch_take_suspend (stopwatch), ==, SECONDS (2));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stopwatch/runs-and-stands", test_runs_and_stands);
  g_test_add_func ("/stopwatch/limit", test_limit);
  g_test_add_func ("/stopwatch/goes-on-from", test_goes_on_from);
  g_test_add_data_func ("/stopwatch/suspend-counts", GINT_TO_POINTER (TRUE), test_suspend);
  g_test_add_data_func ("/stopwatch/suspend-does-not-count", GINT_TO_POINTER (FALSE), test_suspend);

  return g_test_run ();
}
