/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-pace.h"
#include "test-support.h"

#define SECOND ((gint64) G_USEC_PER_SEC)

static void
apply (ExamTranscript *transcript,
       ExamEventKind   kind,
       int             position,
       gint64          at,
       const char     *detail)
{
  g_autoptr (ExamEvent) event = exam_event_new (transcript->n_events + 1, kind, position, at, 0, detail);

  g_assert_true (exam_transcript_apply (transcript, event));
}

static void
answer (ExamTranscript *transcript,
        int             position,
        gint64          at,
        const char     *letters)
{
  if (transcript->position != (guint) position)
    apply (transcript, EXAM_EVENT_SHOW, position, at, NULL);
  apply (transcript, EXAM_EVENT_ANSWER, position, at, letters);
}

static ExamTranscript *
begin (guint n_items)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamForm) form = test_make_form (exam_formats_find (formats, "cca-2026-05"), n_items);
  ExamTranscript *transcript = exam_transcript_new (form);

  apply (transcript, EXAM_EVENT_BEGIN, 0, 0, NULL);
  return transcript;
}

static void
assert_points (const ExamPace *pace,
               const gint64   *at,
               guint           n)
{
  g_assert_cmpuint (pace->points->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (g_array_index (pace->points, ExamPacePoint, i).at, ==, at[i]);
      g_assert_cmpuint (g_array_index (pace->points, ExamPacePoint, i).n_answered, ==, i + 1);
    }
}

/* Points come in the order of time, whatever the order of the items. */
static void
test_order (void)
{
  static const gint64 expected[] = { 10 * SECOND, 20 * SECOND, 45 * SECOND };
  g_autoptr (ExamTranscript) transcript = begin (5);
  g_autoptr (ExamPace) pace = NULL;

  answer (transcript, 4, 10 * SECOND, "A");
  answer (transcript, 0, 20 * SECOND, "B");
  answer (transcript, 2, 45 * SECOND, "C");
  apply (transcript, EXAM_EVENT_END, -1, 60 * SECOND, NULL);
  pace = exam_pace_new (transcript, 300 * SECOND);

  assert_points (pace, expected, G_N_ELEMENTS (expected));
  g_assert_cmpuint (pace->n_items, ==, 5);
  g_assert_cmpint (pace->elapsed, ==, 60 * SECOND);
  g_assert_cmpint (pace->limit, ==, 300 * SECOND);
}

static void
test_first_answer_counts (void)
{
  static const gint64 expected[] = { 10 * SECOND, 30 * SECOND };
  g_autoptr (ExamTranscript) transcript = begin (3);
  g_autoptr (ExamPace) pace = NULL;

  answer (transcript, 0, 10 * SECOND, "A");
  answer (transcript, 1, 30 * SECOND, "A");
  answer (transcript, 0, 40 * SECOND, "B");
  answer (transcript, 1, 50 * SECOND, "");
  pace = exam_pace_new (transcript, 0);

  assert_points (pace, expected, G_N_ELEMENTS (expected));
}

static void
test_nothing_answered (void)
{
  g_autoptr (ExamTranscript) transcript = begin (3);
  g_autoptr (ExamPace) pace = NULL;

  apply (transcript, EXAM_EVENT_SHOW, 2, 5 * SECOND, NULL);
  apply (transcript, EXAM_EVENT_FLAG, 2, 6 * SECOND, "1");
  apply (transcript, EXAM_EVENT_TIME_OUT, -1, 300 * SECOND, NULL);
  pace = exam_pace_new (transcript, 300 * SECOND);

  assert_points (pace, NULL, 0);
  g_assert_cmpint (pace->elapsed, ==, 300 * SECOND);
}

/* Items answered at the same moment are two points. */
static void
test_same_moment (void)
{
  static const gint64 expected[] = { 10 * SECOND, 10 * SECOND };
  g_autoptr (ExamTranscript) transcript = begin (2);
  g_autoptr (ExamPace) pace = NULL;

  answer (transcript, 1, 10 * SECOND, "A");
  answer (transcript, 0, 10 * SECOND, "A");
  pace = exam_pace_new (transcript, 60 * SECOND);

  assert_points (pace, expected, G_N_ELEMENTS (expected));
}

static void
test_even (void)
{
  g_autoptr (ExamTranscript) transcript = begin (7);
  g_autoptr (ExamPace) pace = exam_pace_new (transcript, 240 * 60 * SECOND);

  g_assert_cmpint (exam_pace_get_even (pace, 0), ==, 0);
  g_assert_cmpint (exam_pace_get_even (pace, 1), ==, 240 * 60 * SECOND / 7);
  /* The last item is due when the time is up, and not a moment before. */
  g_assert_cmpint (exam_pace_get_even (pace, 7), ==, 240 * 60 * SECOND);
}

static void
test_even_without_limit (void)
{
  g_autoptr (ExamTranscript) transcript = begin (7);
  g_autoptr (ExamPace) pace = exam_pace_new (transcript, 0);

  g_assert_cmpint (exam_pace_get_even (pace, 7), ==, 0);
}

static void
test_no_items (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamForm) form = test_make_form (exam_formats_find (formats, "cca-2026-05"), 0);
  g_autoptr (ExamTranscript) transcript = exam_transcript_new (form);
  g_autoptr (ExamPace) pace = exam_pace_new (transcript, 60 * SECOND);

  assert_points (pace, NULL, 0);
  g_assert_cmpint (exam_pace_get_even (pace, 1), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pace/order", test_order);
  g_test_add_func ("/pace/first-answer-counts", test_first_answer_counts);
  g_test_add_func ("/pace/nothing-answered", test_nothing_answered);
  g_test_add_func ("/pace/same-moment", test_same_moment);
  g_test_add_func ("/pace/even", test_even);
  g_test_add_func ("/pace/even-without-limit", test_even_without_limit);
  g_test_add_func ("/pace/no-items", test_no_items);

  return g_test_run ();
}
