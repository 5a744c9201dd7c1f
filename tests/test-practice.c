/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exam-manual-clock.h"
#include "sitting/exam-score.h"
#include "sitting/exam-sitting.h"
#include "test-sittings.h"
#include "test-support.h"

/* Practice: the key right after the answer, and a way through the items that no exam's rules are in. */

typedef struct {
  ExamFormats     *formats;
  ExamManualClock *clock;
  ExamSitting     *sitting;
  GPtrArray       *events;
} Fixture;

static const ExamRules feedback = { .relaxed = TRUE, .time_percent = EXAM_RULES_UNTIMED, .feedback = TRUE };
static const ExamRules no_feedback = { .relaxed = TRUE, .time_percent = 100 };

static void
event_cb (ExamSitting *sitting,
          ExamEvent   *event,
          GPtrArray   *events)
{
  g_ptr_array_add (events, exam_event_copy (event));
}

static void
start (Fixture         *self,
       const char      *format_id,
       guint            n_items,
       const ExamRules *rules)
{
  g_autoptr (ExamForm) form = NULL;

  self->formats = test_load_formats ();
  self->clock = exam_manual_clock_new ();
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_event_free);
  form = test_make_form (exam_formats_find (self->formats, format_id), n_items);
  exam_form_set_practice (form);
  self->sitting = exam_sitting_new (form, rules, EXAM_CLOCK (self->clock));
  g_signal_connect (self->sitting, "event", G_CALLBACK (event_cb), self->events);
  g_assert_true (exam_sitting_begin (self->sitting));
}

static void
set_up (Fixture      *self,
        gconstpointer rules)
{
  start (self, "cca-2026-05", 4, rules);
}

static void
set_up_forward_only (Fixture      *self,
                     gconstpointer rules)
{
  start (self, "cca-before-2026-05", 4, rules);
}

static void
set_up_parts (Fixture      *self,
              gconstpointer rules)
{
  start (self, "ccs-2014", 12, rules);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_clear_object (&self->sitting);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->formats, exam_formats_unref);
}

static const ExamResponse *
get_response (Fixture *self,
              guint    position)
{
  return exam_transcript_get_response (exam_sitting_get_transcript (self->sitting), position);
}

static void
test_reveal (Fixture      *self,
             gconstpointer data)
{
  guint n_events;

  /* There is nothing to check yet. */
  g_assert_cmpint (exam_sitting_check_reveal (self->sitting), ==, EXAM_REFUSAL_MUST_ANSWER);
  g_assert_false (exam_sitting_reveal (self->sitting));
  g_assert_false (exam_sitting_set_confidence (self->sitting, EXAM_CONFIDENCE_SURE));
  g_assert_cmpuint (self->events->len, ==, 1);

  g_assert_true (exam_sitting_choose (self->sitting, 1));
  g_assert_cmpint (exam_sitting_check_reveal (self->sitting), ==, EXAM_REFUSAL_NONE);
  g_assert_false (exam_sitting_set_confidence (self->sitting, EXAM_CONFIDENCE_SURE));
  g_assert_true (exam_sitting_reveal (self->sitting));
  g_assert_true (get_response (self, 0)->revealed);

  /* Who has seen the key cannot answer any more, nor check again. */
  n_events = self->events->len;
  g_assert_cmpint (exam_sitting_check_reveal (self->sitting), ==, EXAM_REFUSAL_STATE);
  g_assert_false (exam_sitting_reveal (self->sitting));
  g_assert_false (exam_sitting_choose (self->sitting, 0));
  g_assert_false (exam_sitting_clear (self->sitting));
  g_assert_cmpuint (get_response (self, 0)->chosen, ==, 1u << 1);
  g_assert_cmpuint (self->events->len, ==, n_events);

  /* What is still allowed */
  g_assert_true (exam_sitting_flag (self->sitting, TRUE));
  g_assert_true (exam_sitting_next (self->sitting));
  g_assert_cmpint (exam_sitting_check_reveal (self->sitting), ==, EXAM_REFUSAL_MUST_ANSWER);
}

static void
test_confidence (Fixture      *self,
                 gconstpointer data)
{
  guint n_events;

  exam_sitting_choose (self->sitting, 0);
  exam_sitting_reveal (self->sitting);
  g_assert_cmpint (get_response (self, 0)->confidence, ==, EXAM_CONFIDENCE_NONE);
  g_assert_true (exam_sitting_set_confidence (self->sitting, EXAM_CONFIDENCE_GUESSED));
  g_assert_cmpint (get_response (self, 0)->confidence, ==, EXAM_CONFIDENCE_GUESSED);

  /* Saying the same again is nothing new; saying otherwise is. */
  n_events = self->events->len;
  g_assert_false (exam_sitting_set_confidence (self->sitting, EXAM_CONFIDENCE_GUESSED));
  g_assert_cmpuint (self->events->len, ==, n_events);
  g_assert_true (exam_sitting_set_confidence (self->sitting, EXAM_CONFIDENCE_UNSURE));

  /* Coming back later as well */
  g_assert_true (exam_sitting_next (self->sitting));
  g_assert_true (exam_sitting_previous (self->sitting));
  g_assert_true (exam_sitting_set_confidence (self->sitting, EXAM_CONFIDENCE_SURE));
  g_assert_cmpint (get_response (self, 0)->confidence, ==, EXAM_CONFIDENCE_SURE);
}

static void
test_without_feedback (Fixture      *self,
                       gconstpointer data)
{
  exam_sitting_choose (self->sitting, 0);
  g_assert_cmpint (exam_sitting_check_reveal (self->sitting), ==, EXAM_REFUSAL_STATE);
  g_assert_false (exam_sitting_reveal (self->sitting));
  g_assert_false (get_response (self, 0)->revealed);
}

/* The time for an item is that for its answer. */
static void
test_time (Fixture      *self,
           gconstpointer data)
{
  exam_manual_clock_advance (self->clock, 30);
  exam_sitting_choose (self->sitting, 0);
  exam_manual_clock_advance (self->clock, 5);
  exam_sitting_reveal (self->sitting);
  exam_manual_clock_advance (self->clock, 100);
  exam_sitting_next (self->sitting);
  exam_manual_clock_advance (self->clock, 7);
  g_assert_true (exam_sitting_end (self->sitting));

  g_assert_cmpint (get_response (self, 0)->time, ==, 35 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (get_response (self, 1)->time, ==, 7 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (exam_sitting_get_transcript (self->sitting)->elapsed, ==, 142 * (gint64) G_USEC_PER_SEC);
}

/* It can be ended at any time, and what was checked is scored. */
static void
test_end (Fixture      *self,
          gconstpointer data)
{
  g_autoptr (ExamScore) score = NULL;

  test_answer (self->sitting, TRUE);
  exam_sitting_reveal (self->sitting);
  g_assert_true (exam_sitting_end (self->sitting));
  score = exam_score_new (exam_sitting_get_transcript (self->sitting));
  g_assert_cmpfloat (score->points, ==, 1);
  g_assert_cmpuint (score->n_omitted, ==, 3);
  g_assert_false (exam_sitting_reveal (self->sitting));
}

static void
test_replay (Fixture      *self,
             gconstpointer rules)
{
  g_autoptr (ExamSitting) again = NULL;
  const ExamTranscript *transcript;

  exam_sitting_choose (self->sitting, 1);
  exam_sitting_reveal (self->sitting);
  exam_sitting_set_confidence (self->sitting, EXAM_CONFIDENCE_UNSURE);
  exam_sitting_next (self->sitting);
  exam_sitting_choose (self->sitting, 2);

  again = exam_sitting_new (exam_sitting_get_form (self->sitting), rules, EXAM_CLOCK (self->clock));
  exam_sitting_replay (again, self->events, 0);
  exam_sitting_reopen (again, exam_clock_get_wall_time (EXAM_CLOCK (self->clock)));
  transcript = exam_sitting_get_transcript (again);
  g_assert_true (exam_transcript_get_response (transcript, 0)->revealed);
  g_assert_cmpint (exam_transcript_get_response (transcript, 0)->confidence, ==, EXAM_CONFIDENCE_UNSURE);
  g_assert_cmpuint (exam_sitting_get_position (again), ==, 1);
  g_assert_true (exam_sitting_reveal (again));
}

/* The exam goes forward only, and wants an answer first. */
static void
test_free_navigation (Fixture      *self,
                      gconstpointer data)
{
  const ExamFormat *format = exam_form_get_format (exam_sitting_get_form (self->sitting));

  g_assert_cmpint (format->navigation, ==, EXAM_NAVIGATION_FORWARD_ONLY);
  g_assert_true (format->must_answer);

  g_assert_true (exam_sitting_next (self->sitting));
  g_assert_true (exam_sitting_go_to (self->sitting, 3));
  g_assert_true (exam_sitting_go_to (self->sitting, 0));
  g_assert_true (exam_sitting_show_review_screen (self->sitting));
  g_assert_true (exam_sitting_review (self->sitting, EXAM_REVIEW_INCOMPLETE));
  g_assert_cmpuint (exam_sitting_get_position (self->sitting), ==, 0);
}

/* The exam locks part after part. */
static void
test_no_parts (Fixture      *self,
               gconstpointer data)
{
  ExamForm *form = exam_sitting_get_form (self->sitting);

  g_assert_cmpuint (exam_form_get_n_parts (form), ==, 1);
  g_assert_cmpuint (exam_form_get_part_start (form, 1), ==, exam_form_get_n_items (form));
  g_assert_true (exam_sitting_go_to (self->sitting, exam_form_get_n_items (form) - 1));
  g_assert_true (exam_sitting_go_to (self->sitting, 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/practice/reveal", Fixture, &feedback, set_up, test_reveal, tear_down);
  g_test_add ("/practice/confidence", Fixture, &feedback, set_up, test_confidence, tear_down);
  g_test_add ("/practice/without-feedback", Fixture, &no_feedback, set_up, test_without_feedback, tear_down);
  g_test_add ("/practice/time", Fixture, &feedback, set_up, test_time, tear_down);
  g_test_add ("/practice/end", Fixture, &feedback, set_up, test_end, tear_down);
  g_test_add ("/practice/replay", Fixture, &feedback, set_up, test_replay, tear_down);
  g_test_add ("/practice/free-navigation", Fixture, &feedback, set_up_forward_only, test_free_navigation, tear_down);
  g_test_add ("/practice/no-parts", Fixture, &feedback, set_up_parts, test_no_parts, tear_down);

  return g_test_run ();
}
