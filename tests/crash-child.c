/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <unistd.h>

#include "record/exam-journal.h"
#include "sitting/exam-random.h"
#include "sitting/exam-system-clock.h"
#include "test-support.h"

/*
 * Sits an exam without a window until somebody kills it; with "quiet" behind the folder, the candidate soon only reads. Says on standard output, a line each and never buffered:
 *   begin ID        the clock has started
 *   did N DETAIL    the candidate did something, which is event N
 *   saved N         events up to N are acknowledged
 */

static void
say (const char *format,
     ...) G_GNUC_PRINTF (1, 2);

static void
say (const char *format,
     ...)
{
  va_list args;

  va_start (args, format);
  vdprintf (STDOUT_FILENO, format, args);
  va_end (args);
}

static void
event_cb (ExamSitting *sitting,
          ExamEvent   *event,
          gpointer     data)
{
  say ("did %u %s:%d:%s\n", event->sequence, exam_event_kind_to_name (event->kind), event->position,
       event->detail != NULL ? event->detail : "");
}

static void
saved_cb (ExamJournal *journal)
{
  say ("saved %u\n", exam_journal_get_n_saved (journal));
}

static guint n_acts_left = G_MAXUINT;

static gboolean
act_cb (gpointer data)
{
  ExamSitting *sitting = data;
  static ExamRandom *random;

  if (n_acts_left-- == 0)
    return G_SOURCE_REMOVE;

  if (random == NULL)
    random = exam_random_new ((guint64) g_get_real_time ());

  switch (exam_random_below (random, 6))
    {
    case 0: case 1: case 2: exam_sitting_choose (sitting, exam_random_below (random, 4)); break;
    case 3: exam_sitting_flag (sitting, exam_random_below (random, 2)); break;
    case 4: exam_sitting_strike (sitting, exam_random_below (random, 4), exam_random_below (random, 2)); break;
    default: exam_sitting_go_to (sitting, exam_random_below (random, 60)); break;
    }
  exam_sitting_tick (sitting);

  g_timeout_add (exam_random_below (random, 12), act_cb, sitting);
  return G_SOURCE_REMOVE;
}

int
main (int   argc,
      char *argv[])
{
  static const ExamRules exam_day = { .time_percent = 100 };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (ExamClock) clock = exam_system_clock_new ();
  g_autoptr (ExamFormats) formats = NULL;
  g_autoptr (ExamForm) form = NULL;
  g_autoptr (ExamStore) store = NULL;
  g_autoptr (ExamSitting) sitting = NULL;
  g_autoptr (ExamJournal) journal = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >=, 2);
  if (argc > 2 && g_str_equal (argv[2], "quiet"))
    n_acts_left = 5;

  formats = test_load_formats ();
  form = test_make_form (exam_formats_find (formats, "cca-2026-05"), 60);
  store = exam_store_new (argv[1], clock);
  exam_store_open_async (store, NULL, NULL);
  sitting = exam_sitting_new (form, &exam_day, clock);
  journal = exam_journal_new (store, sitting, EXAM_PURPOSE_MOCK, "", clock);
  g_signal_connect (sitting, "event", G_CALLBACK (event_cb), NULL);
  g_signal_connect (journal, "notify::n-saved", G_CALLBACK (saved_cb), NULL);

  exam_sitting_begin (sitting);
  say ("begin %" G_GINT64_FORMAT "\n", exam_journal_get_sitting_id (journal));
  act_cb (sitting);
  g_main_loop_run (loop);
  return 0;
}
