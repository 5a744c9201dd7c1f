/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "exam-manual-clock.h"
#include "sitting/exam-random.h"
#include "sitting/exam-sitting.h"
#include "test-support.h"

#define MINUTES(n) ((gint64) (n) * 60 * G_USEC_PER_SEC)
#define SECONDS(n) ((gint64) (n) * G_USEC_PER_SEC)

typedef struct {
  ExamFormats     *formats;
  ExamManualClock *clock;
  ExamSitting     *sitting;
  GPtrArray       *events;    /* what the sitting said, in order */
  guint            warnings[8];
  guint            n_warnings;
  gboolean         clock_shown;
} Fixture;

static void
event_cb (ExamSitting *sitting,
          ExamEvent   *event,
          Fixture     *fixture)
{
  g_assert_cmpuint (event->sequence, ==, fixture->events->len + 1);
  g_ptr_array_add (fixture->events, exam_event_copy (event));
}

static void
warning_cb (ExamSitting *sitting,
            guint        minutes,
            gboolean     show_clock,
            Fixture     *fixture)
{
  fixture->warnings[fixture->n_warnings++] = minutes;
  fixture->clock_shown = show_clock;
}

static void
make_sitting (Fixture         *fixture,
              const char      *format_id,
              guint            n_items,
              const ExamRules *rules)
{
  g_autoptr (ExamForm) form = NULL;

  fixture->formats = test_load_formats ();
  form = test_make_form (exam_formats_find (fixture->formats, format_id), n_items);
  fixture->clock = exam_manual_clock_new ();
  fixture->events = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_event_free);
  fixture->sitting = exam_sitting_new (form, rules, EXAM_CLOCK (fixture->clock));
  g_signal_connect (fixture->sitting, "event", G_CALLBACK (event_cb), fixture);
  g_signal_connect (fixture->sitting, "warning", G_CALLBACK (warning_cb), fixture);
}

static const ExamRules exam_day = { .relaxed = FALSE, .time_percent = 100 };
static const ExamRules relaxed = { .relaxed = TRUE, .time_percent = 100 };

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  make_sitting (fixture, "cca-2026-05", 5, &exam_day);
}

static void
set_up_relaxed (Fixture      *fixture,
                gconstpointer data)
{
  make_sitting (fixture, "cca-2026-05", 5, &relaxed);
}

static void
set_up_forward_only (Fixture      *fixture,
                     gconstpointer data)
{
  make_sitting (fixture, "cca-before-2026-05", 3, &exam_day);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->sitting);
  g_clear_object (&fixture->clock);
  g_clear_pointer (&fixture->formats, exam_formats_unref);
  g_clear_pointer (&fixture->events, g_ptr_array_unref);
}

static void
assert_state (Fixture         *fixture,
              ExamSittingState state)
{
  g_assert_cmpint (exam_sitting_get_state (fixture->sitting), ==, state);
}

static void
assert_position (Fixture *fixture,
                 guint    position)
{
  assert_state (fixture, EXAM_SITTING_RUNNING);
  g_assert_cmpuint (exam_sitting_get_position (fixture->sitting), ==, position);
}

static const ExamResponse *
get_response (Fixture *fixture,
              guint    position)
{
  return exam_transcript_get_response (exam_sitting_get_transcript (fixture->sitting), position);
}

static ExamEventKind
last_kind (Fixture *fixture)
{
  return ((ExamEvent *) g_ptr_array_index (fixture->events, fixture->events->len - 1))->kind;
}

static void
pass (Fixture *fixture,
      double   seconds)
{
  exam_manual_clock_advance (fixture->clock, seconds);
}

/* --- Course of a sitting --- */

static void
test_instructions (Fixture      *fixture,
                   gconstpointer data)
{
  ExamSitting *sitting = fixture->sitting;

  assert_state (fixture, EXAM_SITTING_INSTRUCTIONS);
  pass (fixture, 600);
  exam_sitting_tick (sitting);
  g_assert_cmpint (exam_sitting_get_elapsed (sitting), ==, 0);
  g_assert_false (exam_sitting_choose (sitting, 0));
  g_assert_false (exam_sitting_next (sitting));
  g_assert_false (exam_sitting_end (sitting));
  g_assert_false (exam_sitting_show_review_screen (sitting));
  g_assert_cmpuint (fixture->events->len, ==, 0);

  g_assert_true (exam_sitting_begin (sitting));
  g_assert_false (exam_sitting_begin (sitting));
  assert_position (fixture, 0);
  g_assert_true (get_response (fixture, 0)->seen);
  g_assert_cmpint (exam_sitting_get_remaining (sitting), ==, MINUTES (120));
}

static void
test_course (Fixture      *fixture,
             gconstpointer data)
{
  ExamSitting *sitting = fixture->sitting;

  exam_sitting_begin (sitting);
  g_assert_cmpint (exam_sitting_check_previous (sitting), ==, EXAM_REFUSAL_NOTHING);
  for (guint i = 0; i < 5; i++)
    {
      assert_position (fixture, i);
      g_assert_true (exam_sitting_choose (sitting, i % 4));
      g_assert_true (exam_sitting_next (sitting));
    }
  assert_state (fixture, EXAM_SITTING_REVIEW);
  g_assert_cmpint (exam_sitting_check_next (sitting), ==, EXAM_REFUSAL_STATE);
  g_assert_false (exam_sitting_choose (sitting, 0));
  g_assert_true (exam_sitting_end (sitting));
  assert_state (fixture, EXAM_SITTING_ENDED);
  g_assert_false (exam_sitting_get_transcript (sitting)->timed_out);
  g_assert_false (exam_sitting_next (sitting));
  g_assert_false (exam_sitting_end (sitting));
  pass (fixture, 100);
  exam_sitting_tick (sitting);
  g_assert_cmpint (last_kind (fixture), ==, EXAM_EVENT_END);
}

static void
test_free_navigation (Fixture      *fixture,
                      gconstpointer data)
{
  ExamSitting *sitting = fixture->sitting;

  exam_sitting_begin (sitting);
  g_assert_true (exam_sitting_go_to (sitting, 4));
  assert_position (fixture, 4);
  g_assert_false (exam_sitting_go_to (sitting, 4));
  g_assert_false (exam_sitting_go_to (sitting, 5));
  g_assert_true (exam_sitting_previous (sitting));
  assert_position (fixture, 3);
  g_assert_true (exam_sitting_show_review_screen (sitting));
  g_assert_true (exam_sitting_go_to (sitting, 1));
  assert_position (fixture, 1);
}

static void
test_review (Fixture      *fixture,
             gconstpointer data)
{
  ExamSitting *sitting = fixture->sitting;

  exam_sitting_begin (sitting);
  exam_sitting_choose (sitting, 0);
  exam_sitting_go_to (sitting, 2);
  exam_sitting_choose (sitting, 1);
  exam_sitting_flag (sitting, TRUE);
  exam_sitting_show_review_screen (sitting);

  /* Incomplete: 1, 3 and 4; the list stays as it was when an item becomes complete. */
  g_assert_true (exam_sitting_review (sitting, EXAM_REVIEW_INCOMPLETE));
  assert_position (fixture, 1);
  exam_sitting_choose (sitting, 0);
  g_assert_true (exam_sitting_next (sitting));
  assert_position (fixture, 3);
  g_assert_true (exam_sitting_previous (sitting));
  assert_position (fixture, 1);
  exam_sitting_next (sitting);
  exam_sitting_next (sitting);
  assert_position (fixture, 4);
  g_assert_true (exam_sitting_next (sitting));
  assert_state (fixture, EXAM_SITTING_REVIEW);

  g_assert_true (exam_sitting_review (sitting, EXAM_REVIEW_FLAGGED));
  assert_position (fixture, 2);
  g_assert_cmpint (exam_sitting_check_previous (sitting), ==, EXAM_REFUSAL_NOTHING);
  exam_sitting_flag (sitting, FALSE);
  g_assert_true (exam_sitting_next (sitting));
  assert_state (fixture, EXAM_SITTING_REVIEW);
  g_assert_false (exam_sitting_review (sitting, EXAM_REVIEW_FLAGGED));
  g_assert_false (exam_sitting_review (sitting, EXAM_REVIEW_NONE));

  g_assert_true (exam_sitting_review (sitting, EXAM_REVIEW_ALL));
  assert_position (fixture, 0);
}

static void
test_forward_only (Fixture      *fixture,
                   gconstpointer data)
{
  ExamSitting *sitting = fixture->sitting;

  exam_sitting_begin (sitting);
  g_assert_cmpint (exam_sitting_check_next (sitting), ==, EXAM_REFUSAL_MUST_ANSWER);
  g_assert_false (exam_sitting_next (sitting));
  exam_sitting_choose (sitting, 0);
  exam_sitting_clear (sitting);
  g_assert_false (exam_sitting_next (sitting));
  exam_sitting_choose (sitting, 0);
  g_assert_true (exam_sitting_next (sitting));
  assert_position (fixture, 1);
  g_assert_cmpint (exam_sitting_check_previous (sitting), ==, EXAM_REFUSAL_FORWARD_ONLY);
  g_assert_false (exam_sitting_previous (sitting));
  g_assert_false (exam_sitting_go_to (sitting, 0));
  exam_sitting_choose (sitting, 0);
  g_assert_false (exam_sitting_show_review_screen (sitting));
  exam_sitting_next (sitting);
  exam_sitting_choose (sitting, 0);
  g_assert_true (exam_sitting_next (sitting));
  assert_state (fixture, EXAM_SITTING_REVIEW);
  g_assert_false (exam_sitting_review (sitting, EXAM_REVIEW_ALL));
  g_assert_false (exam_sitting_go_to (sitting, 2));
  g_assert_true (exam_sitting_end (sitting));
}

static void
test_locked_parts (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  ExamFormat *format = exam_formats_find (formats, "cpc-2022");
  Fixture fixture = { 0 };
  ExamSitting *sitting;
  guint fifty = 50;

  format->navigation = EXAM_NAVIGATION_LOCKED_PARTS;
  g_array_append_val (format->parts, fifty);
  g_array_append_val (format->parts, fifty);
  fixture.formats = exam_formats_ref (formats);
  fixture.clock = exam_manual_clock_new ();
  fixture.events = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_event_free);
  {
    g_autoptr (ExamForm) form = test_make_form (format, 6);

    g_assert_cmpuint (exam_form_get_n_parts (form), ==, 2);
    g_assert_cmpuint (exam_form_get_part_start (form, 1), ==, 3);
    fixture.sitting = sitting = exam_sitting_new (form, &exam_day, EXAM_CLOCK (fixture.clock));
  }

  exam_sitting_begin (sitting);
  g_assert_cmpint (exam_transcript_check_show (exam_sitting_get_transcript (sitting), 3), ==, EXAM_REFUSAL_LOCKED);
  g_assert_true (exam_sitting_go_to (sitting, 2));
  g_assert_false (exam_sitting_end_part (sitting));
  g_assert_true (exam_sitting_next (sitting));
  assert_state (&fixture, EXAM_SITTING_REVIEW);
  g_assert_true (exam_sitting_review (sitting, EXAM_REVIEW_ALL));
  assert_position (&fixture, 0);
  exam_sitting_show_review_screen (sitting);
  g_assert_true (exam_sitting_end_part (sitting));
  assert_position (&fixture, 3);
  g_assert_false (exam_sitting_go_to (sitting, 2));
  g_assert_cmpint (exam_sitting_check_previous (sitting), ==, EXAM_REFUSAL_NOTHING);
  exam_sitting_show_review_screen (sitting);
  g_assert_true (exam_sitting_review (sitting, EXAM_REVIEW_ALL));
  assert_position (&fixture, 3);
  exam_sitting_show_review_screen (sitting);
  g_assert_false (exam_sitting_end_part (sitting));
  g_assert_true (exam_sitting_end (sitting));

  tear_down (&fixture, NULL);
}

/* --- Answers --- */

static void
test_answers (Fixture      *fixture,
              gconstpointer data)
{
  ExamSitting *sitting = fixture->sitting;
  const ExamResponse *response = get_response (fixture, 0);

  exam_sitting_begin (sitting);
  pass (fixture, 10);
  g_assert_true (exam_sitting_choose (sitting, 2));
  g_assert_cmpuint (response->chosen, ==, 1u << 2);
  g_assert_cmpint (response->first_answered_at, ==, SECONDS (10));
  g_assert_false (exam_sitting_choose (sitting, 2));
  pass (fixture, 5);
  g_assert_true (exam_sitting_choose (sitting, 1));
  g_assert_cmpuint (response->chosen, ==, 1u << 1);
  g_assert_cmpint (response->first_answered_at, ==, SECONDS (10));
  g_assert_false (exam_sitting_choose (sitting, 4));
  g_assert_false (exam_sitting_answer (sitting, "AB"));
  g_assert_false (exam_sitting_answer (sitting, "x"));
  g_assert_true (exam_sitting_clear (sitting));
  g_assert_cmpuint (response->chosen, ==, 0);

  g_assert_true (exam_sitting_strike (sitting, 3, TRUE));
  g_assert_false (exam_sitting_strike (sitting, 3, TRUE));
  g_assert_true (exam_sitting_strike (sitting, 0, TRUE));
  g_assert_cmpuint (response->struck, ==, 1u << 3 | 1u);
  g_assert_true (exam_sitting_strike (sitting, 3, FALSE));
  g_assert_cmpuint (response->struck, ==, 1u);

  g_assert_true (exam_sitting_flag (sitting, TRUE));
  g_assert_false (exam_sitting_flag (sitting, TRUE));
  g_assert_true (response->flagged);
  g_assert_true (exam_sitting_note (sitting, "look up I.C.4\nagain"));
  g_assert_cmpstr (response->note, ==, "look up I.C.4\nagain");
  g_assert_true (exam_sitting_note (sitting, ""));
  g_assert_null (response->note);
}

static void
test_multiple_choice (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamManualClock) clock = exam_manual_clock_new ();
  g_autoptr (ExamForm) form = exam_form_new (exam_formats_find (formats, "cca-2026-05"), 1, 120, FALSE);
  g_autoptr (ExamItem) item = test_make_choice ("m", "privacy", 5, "AC");
  g_autoptr (ExamSitting) sitting = NULL;
  const ExamTranscript *transcript;

  exam_form_add (form, item, NULL, FALSE, NULL);
  sitting = exam_sitting_new (form, &exam_day, EXAM_CLOCK (clock));
  transcript = exam_sitting_get_transcript (sitting);
  exam_sitting_begin (sitting);

  g_assert_cmpint (exam_transcript_get_progress (transcript, 0), ==, EXAM_PROGRESS_INCOMPLETE);
  g_assert_true (exam_sitting_choose (sitting, 0));
  g_assert_cmpint (exam_transcript_get_progress (transcript, 0), ==, EXAM_PROGRESS_INCOMPLETE);
  g_assert_true (exam_sitting_choose (sitting, 3));
  g_assert_cmpint (exam_transcript_get_progress (transcript, 0), ==, EXAM_PROGRESS_COMPLETE);
  g_assert_true (exam_sitting_choose (sitting, 4));
  g_assert_cmpint (exam_transcript_get_progress (transcript, 0), ==, EXAM_PROGRESS_INCOMPLETE);
  g_assert_true (exam_sitting_choose (sitting, 4));
  g_assert_cmpuint (exam_transcript_get_response (transcript, 0)->chosen, ==, 1u | 1u << 3);
}

static void
test_typed_codes (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamManualClock) clock = exam_manual_clock_new ();
  g_autoptr (ExamForm) form = exam_form_new (exam_formats_find (formats, "ccs-2025"), 1, 240, FALSE);
  g_autoptr (ExamItem) item = test_make_codes ("t", "coding", TRUE, "K35.80 I10");
  g_autoptr (ExamSitting) sitting = NULL;
  const ExamResponse *response;
  g_autofree char *many = g_strnfill (200, '\n');
  g_autofree char *answer = NULL;

  exam_form_add (form, item, NULL, FALSE, NULL);
  sitting = exam_sitting_new (form, &exam_day, EXAM_CLOCK (clock));
  response = exam_transcript_get_response (exam_sitting_get_transcript (sitting), 0);
  exam_sitting_begin (sitting);

  g_assert_true (exam_sitting_answer (sitting, "k35.80\n\n i10 "));
  g_assert_cmpuint (response->codes->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (response->codes, 1), ==, "i10");
  answer = exam_response_dup_answer (response, item);
  g_assert_cmpstr (answer, ==, "k35.80\ni10");
  g_assert_false (exam_sitting_answer (sitting, many));
  g_assert_cmpuint (response->codes->len, ==, 2);
  g_assert_true (exam_sitting_clear (sitting));
  g_assert_cmpuint (response->codes->len, ==, 0);
}

/* Trying options while an item is shown is no change of answer; leaving it with one and coming back for another is. */
static void
test_settled (Fixture      *fixture,
              gconstpointer data)
{
  ExamSitting *sitting = fixture->sitting;
  const GPtrArray *settled;

  exam_sitting_begin (sitting);
  exam_sitting_choose (sitting, 0);
  exam_sitting_choose (sitting, 1);
  exam_sitting_next (sitting);
  exam_sitting_previous (sitting);
  exam_sitting_next (sitting);
  exam_sitting_previous (sitting);
  exam_sitting_choose (sitting, 3);
  exam_sitting_end (sitting);

  settled = get_response (fixture, 0)->settled;
  g_assert_cmpuint (settled->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (settled, 0), ==, "B");
  g_assert_cmpstr (g_ptr_array_index (settled, 1), ==, "D");
}

static void
assert_change (const ExamResponse *response,
               guint               index,
               gint64              at,
               const char         *answer)
{
  const ExamAnswerChange *change = &g_array_index (response->changes, ExamAnswerChange, index);

  g_assert_cmpint (change->at, ==, at);
  g_assert_cmpstr (change->answer, ==, answer);
}

/* Every answer to a choice is kept, with its time; the same answer again is no change. */
static void
test_changes (Fixture      *fixture,
              gconstpointer data)
{
  ExamSitting *sitting = fixture->sitting;
  const ExamResponse *response;

  exam_sitting_begin (sitting);
  pass (fixture, 5);
  exam_sitting_choose (sitting, 0);
  pass (fixture, 5);
  exam_sitting_choose (sitting, 2);
  exam_sitting_choose (sitting, 2);
  exam_sitting_next (sitting);
  pass (fixture, 20);
  exam_sitting_previous (sitting);
  exam_sitting_clear (sitting);
  pass (fixture, 1);
  exam_sitting_choose (sitting, 1);
  exam_sitting_end (sitting);

  response = get_response (fixture, 0);
  g_assert_cmpuint (response->changes->len, ==, 4);
  assert_change (response, 0, SECONDS (5), "A");
  assert_change (response, 1, SECONDS (10), "C");
  assert_change (response, 2, SECONDS (30), "");
  assert_change (response, 3, SECONDS (31), "B");
  g_assert_cmpuint (get_response (fixture, 1)->changes->len, ==, 0);
}

static void
type (ExamResponse   *response,
      const ExamItem *item,
      gint64          at,
      const char     *codes)
{
  g_assert_true (exam_response_set_answer (response, item, codes));
  exam_response_note_change (response, item, at);
}

/* Codes are typed letter by letter: what counts is what there was when the candidate left them. */
static void
test_typed_changes (void)
{
  g_autoptr (ExamItem) item = test_make_codes ("codes", "d", FALSE, "I10");
  ExamResponse response;

  exam_response_init (&response);
  type (&response, item, 1, "I");
  type (&response, item, 2, "I1");
  type (&response, item, 3, "I10");
  exam_response_settle (&response, item);
  g_assert_cmpuint (response.changes->len, ==, 1);
  assert_change (&response, 0, 3, "I10");

  /* There and back again */
  type (&response, item, 10, "I1");
  type (&response, item, 11, "I10");
  exam_response_settle (&response, item);
  g_assert_cmpuint (response.changes->len, ==, 1);

  type (&response, item, 20, "I10\nE");
  type (&response, item, 21, "I10\nE11.9");
  exam_response_settle (&response, item);
  g_assert_cmpuint (response.changes->len, ==, 2);
  assert_change (&response, 0, 3, "I10");
  assert_change (&response, 1, 21, "I10\nE11.9");
  exam_response_clear (&response);
}

static void
test_highlights (Fixture      *fixture,
                 gconstpointer data)
{
  ExamSitting *sitting = fixture->sitting;
  const ExamHighlight range = { .end = 10 };

  exam_sitting_begin (sitting);
  g_assert_true (exam_sitting_toggle_highlight (sitting, &range));
  g_assert_cmpuint (get_response (fixture, 0)->highlights->len, ==, 1);
  g_assert_true (exam_sitting_toggle_highlight (sitting, &range));
  g_assert_cmpuint (get_response (fixture, 0)->highlights->len, ==, 0);
}

/* What is marked in a record belongs to the record, whichever of its items is shown. */
static void
test_record_highlights (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamManualClock) clock = exam_manual_clock_new ();
  g_autoptr (ExamForm) form = exam_form_new (exam_formats_find (formats, "ccs-2025"), 1, 240, FALSE);
  g_autoptr (ExamCase) exam_case = exam_case_new ("c", NULL, NULL);
  g_autoptr (ExamSitting) sitting = NULL;
  const ExamHighlight in_record = { .text = 1, .start = 2, .end = 5 };

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("i%u", i);
      g_autoptr (ExamItem) item = test_make_choice (id, "coding", 4, "A");

      exam_item_set_case (item, i > 0 ? exam_case : NULL);
      exam_form_add (form, item, NULL, FALSE, NULL);
    }
  sitting = exam_sitting_new (form, &exam_day, EXAM_CLOCK (clock));
  exam_sitting_begin (sitting);
  exam_sitting_go_to (sitting, 2);

  g_assert_cmpuint (exam_sitting_get_record_position (sitting), ==, 1);
  g_assert_true (exam_sitting_toggle_highlight (sitting, &in_record));
  g_assert_cmpuint (exam_transcript_get_response (exam_sitting_get_transcript (sitting), 1)->highlights->len, ==, 1);
  g_assert_cmpuint (exam_transcript_get_response (exam_sitting_get_transcript (sitting), 2)->highlights->len, ==, 0);
}

/* --- Time --- */

static void
test_time_per_item (Fixture      *fixture,
                    gconstpointer data)
{
  ExamSitting *sitting = fixture->sitting;

  exam_sitting_begin (sitting);
  pass (fixture, 10);
  exam_sitting_next (sitting);
  pass (fixture, 20);
  exam_sitting_previous (sitting);
  pass (fixture, 5);
  exam_sitting_show_review_screen (sitting);
  pass (fixture, 7);
  exam_sitting_go_to (sitting, 3);
  pass (fixture, 1);
  exam_sitting_end (sitting);

  g_assert_cmpint (get_response (fixture, 0)->time, ==, SECONDS (15));
  g_assert_cmpint (get_response (fixture, 1)->time, ==, SECONDS (20));
  g_assert_cmpint (get_response (fixture, 3)->time, ==, SECONDS (1));
  g_assert_cmpint (exam_sitting_get_transcript (sitting)->review_time, ==, SECONDS (7));
  g_assert_cmpint (exam_sitting_get_elapsed (sitting), ==, SECONDS (43));
}

static void
test_time_out (Fixture      *fixture,
               gconstpointer data)
{
  ExamSitting *sitting = fixture->sitting;

  exam_sitting_begin (sitting);
  exam_sitting_choose (sitting, 1);
  pass (fixture, 120 * 60 - 1);
  exam_sitting_tick (sitting);
  assert_state (fixture, EXAM_SITTING_RUNNING);
  g_assert_cmpint (exam_sitting_get_remaining (sitting), ==, SECONDS (1));
  pass (fixture, 1);
  exam_sitting_tick (sitting);
  assert_state (fixture, EXAM_SITTING_ENDED);
  g_assert_true (exam_sitting_get_transcript (sitting)->timed_out);
  g_assert_cmpint (exam_sitting_get_remaining (sitting), ==, 0);
  g_assert_cmpint (last_kind (fixture), ==, EXAM_EVENT_TIME_OUT);
  g_assert_cmpuint (get_response (fixture, 0)->chosen, ==, 1u << 1);
}

/* An answer that comes after the time is up does not count, even if no tick has said so yet. */
static void
test_no_answer_after_time (Fixture      *fixture,
                           gconstpointer data)
{
  ExamSitting *sitting = fixture->sitting;

  exam_sitting_begin (sitting);
  pass (fixture, 120 * 60 + 0.5);
  g_assert_false (exam_sitting_choose (sitting, 1));
  assert_state (fixture, EXAM_SITTING_ENDED);
  g_assert_cmpuint (get_response (fixture, 0)->chosen, ==, 0);
  g_assert_cmpint (exam_sitting_get_elapsed (sitting), ==, MINUTES (120));
}

static void
test_warnings (Fixture      *fixture,
               gconstpointer data)
{
  ExamSitting *sitting = fixture->sitting;

  exam_sitting_begin (sitting);
  pass (fixture, 90 * 60 - 1);
  exam_sitting_tick (sitting);
  g_assert_cmpuint (fixture->n_warnings, ==, 0);
  pass (fixture, 1);
  exam_sitting_tick (sitting);
  exam_sitting_tick (sitting);
  g_assert_cmpuint (fixture->n_warnings, ==, 1);
  g_assert_cmpuint (fixture->warnings[0], ==, 30);
  g_assert_false (fixture->clock_shown);
  pass (fixture, 26 * 60);
  exam_sitting_tick (sitting);
  g_assert_cmpuint (fixture->n_warnings, ==, 2);
  g_assert_cmpuint (fixture->warnings[1], ==, 5);
  g_assert_true (fixture->clock_shown);
}

/* Both warnings fell into a suspend: the nearer one is given. */
static void
test_warnings_after_suspend (Fixture      *fixture,
                             gconstpointer data)
{
  exam_sitting_begin (fixture->sitting);
  exam_manual_clock_suspend (fixture->clock, 116 * 60);
  exam_sitting_tick (fixture->sitting);
  g_assert_cmpuint (fixture->n_warnings, ==, 1);
  g_assert_cmpuint (fixture->warnings[0], ==, 5);
}

static void
test_extra_time (void)
{
  static const struct { guint percent; gint64 minutes; } rows[] = {
    { 100, 120 }, { 125, 150 }, { 150, 180 }, { 200, 240 }, { EXAM_RULES_UNTIMED, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const ExamRules rules = { .time_percent = rows[i].percent };
      Fixture fixture = { 0 };

      make_sitting (&fixture, "cca-2026-05", 5, &rules);
      g_assert_cmpint (exam_sitting_get_limit (fixture.sitting), ==, MINUTES (rows[i].minutes));
      tear_down (&fixture, NULL);
    }
}

static void
test_untimed (void)
{
  const ExamRules rules = { .time_percent = EXAM_RULES_UNTIMED };
  Fixture fixture = { 0 };

  make_sitting (&fixture, "cca-2026-05", 5, &rules);
  exam_sitting_begin (fixture.sitting);
  pass (&fixture, 100 * 3600);
  exam_sitting_tick (fixture.sitting);
  assert_state (&fixture, EXAM_SITTING_RUNNING);
  g_assert_cmpint (exam_sitting_get_remaining (fixture.sitting), ==, G_MAXINT64);
  g_assert_cmpuint (fixture.n_warnings, ==, 0);
  tear_down (&fixture, NULL);
}

static void
test_suspend_counts (Fixture      *fixture,
                     gconstpointer data)
{
  ExamSitting *sitting = fixture->sitting;
  const ExamGap *gap;

  exam_sitting_begin (sitting);
  pass (fixture, 60);
  exam_manual_clock_suspend (fixture->clock, 600);
  exam_sitting_tick (sitting);
  g_assert_cmpint (exam_sitting_get_elapsed (sitting), ==, SECONDS (660));
  g_assert_cmpuint (exam_sitting_get_transcript (sitting)->gaps->len, ==, 1);
  gap = &g_array_index (exam_sitting_get_transcript (sitting)->gaps, ExamGap, 0);
  g_assert_cmpint (gap->kind, ==, EXAM_GAP_SUSPEND);
  g_assert_cmpint (gap->length, ==, SECONDS (600));
  g_assert_true (gap->counted);
}

static void
test_suspend_is_free_when_relaxed (Fixture      *fixture,
                                   gconstpointer data)
{
  ExamSitting *sitting = fixture->sitting;
  const ExamGap *gap;

  exam_sitting_begin (sitting);
  pass (fixture, 60);
  exam_manual_clock_suspend (fixture->clock, 9 * 3600);
  exam_sitting_tick (sitting);
  g_assert_cmpint (exam_sitting_get_elapsed (sitting), ==, SECONDS (60));
  gap = &g_array_index (exam_sitting_get_transcript (sitting)->gaps, ExamGap, 0);
  g_assert_false (gap->counted);
  g_assert_cmpint (gap->length, ==, SECONDS (9 * 3600));
}

/* Neither a new time zone nor someone who sets the clock changes what is left. */
static void
test_wall_clock (Fixture      *fixture,
                 gconstpointer data)
{
  ExamSitting *sitting = fixture->sitting;
  gint64 wall = G_GINT64_CONSTANT (1780000000) * G_USEC_PER_SEC;

  exam_sitting_begin (sitting);
  pass (fixture, 60);
  exam_manual_clock_set_wall (fixture->clock, wall + SECONDS (7200));
  exam_sitting_tick (sitting);
  g_assert_cmpint (exam_sitting_get_elapsed (sitting), ==, SECONDS (60));
  exam_manual_clock_set_wall (fixture->clock, wall - SECONDS (86400 * 365));
  exam_sitting_tick (sitting);
  g_assert_cmpint (exam_sitting_get_elapsed (sitting), ==, SECONDS (60));
  g_assert_cmpuint (exam_sitting_get_transcript (sitting)->gaps->len, ==, 0);
}

static void
test_pause (Fixture      *fixture,
            gconstpointer data)
{
  ExamSitting *sitting = fixture->sitting;
  const ExamGap *gap;

  exam_sitting_begin (sitting);
  pass (fixture, 60);
  g_assert_true (exam_sitting_pause (sitting));
  assert_state (fixture, EXAM_SITTING_PAUSED);
  g_assert_false (exam_sitting_choose (sitting, 0));
  g_assert_false (exam_sitting_next (sitting));
  pass (fixture, 3600);
  exam_sitting_tick (sitting);
  g_assert_cmpint (exam_sitting_get_elapsed (sitting), ==, SECONDS (60));
  g_assert_true (exam_sitting_continue (sitting));
  pass (fixture, 5);
  g_assert_cmpint (exam_sitting_get_elapsed (sitting), ==, SECONDS (65));
  gap = &g_array_index (exam_sitting_get_transcript (sitting)->gaps, ExamGap, 0);
  g_assert_cmpint (gap->kind, ==, EXAM_GAP_PAUSE);
  g_assert_cmpint (gap->length, ==, SECONDS (3600));
  g_assert_cmpint (gap->at, ==, SECONDS (60));
  exam_sitting_end (sitting);
  g_assert_cmpint (get_response (fixture, 0)->time, ==, SECONDS (65));
}

static void
test_no_pause_on_exam_day (Fixture      *fixture,
                           gconstpointer data)
{
  exam_sitting_begin (fixture->sitting);
  g_assert_false (exam_sitting_pause (fixture->sitting));
  assert_state (fixture, EXAM_SITTING_RUNNING);
}

/* --- After a crash --- */

static void
test_reopen (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (ExamSitting) again = NULL;
  gint64 last_alive;

  exam_sitting_begin (fixture->sitting);
  pass (fixture, 30);
  exam_sitting_choose (fixture->sitting, 1);
  exam_sitting_next (fixture->sitting);
  exam_sitting_flag (fixture->sitting, TRUE);
  pass (fixture, 12);   /* the program dies here, and was last known to live now */
  last_alive = exam_clock_get_wall_time (EXAM_CLOCK (fixture->clock));
  pass (fixture, 3600);

  again = exam_sitting_new (exam_sitting_get_form (fixture->sitting), &exam_day, EXAM_CLOCK (fixture->clock));
  exam_sitting_replay (again, fixture->events, SECONDS (42));
  g_assert_cmpint (exam_sitting_get_elapsed (again), ==, SECONDS (42));
  pass (fixture, 100);
  g_assert_cmpint (exam_sitting_get_elapsed (again), ==, SECONDS (42));

  exam_sitting_reopen (again, last_alive);
  g_assert_cmpint (exam_sitting_get_state (again), ==, EXAM_SITTING_RUNNING);
  g_assert_cmpuint (exam_sitting_get_position (again), ==, 1);
  g_assert_true (exam_transcript_get_response (exam_sitting_get_transcript (again), 1)->flagged);
  g_assert_cmpuint (exam_transcript_get_response (exam_sitting_get_transcript (again), 0)->chosen, ==, 1u << 1);
  pass (fixture, 8);
  g_assert_cmpint (exam_sitting_get_elapsed (again), ==, SECONDS (50));
  exam_sitting_end (again);
  g_assert_cmpint (exam_transcript_get_response (exam_sitting_get_transcript (again), 1)->time, ==, SECONDS (20));
  {
    const ExamGap *gap = &g_array_index (exam_sitting_get_transcript (again)->gaps, ExamGap, 0);

    g_assert_cmpint (gap->kind, ==, EXAM_GAP_CLOSED);
    g_assert_cmpint (gap->length, ==, SECONDS (3700));
    g_assert_false (gap->counted);
  }
}

static void
test_score_without_reopening (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (ExamSitting) again = NULL;

  exam_sitting_begin (fixture->sitting);
  pass (fixture, 30);
  exam_sitting_choose (fixture->sitting, 1);
  again = exam_sitting_new (exam_sitting_get_form (fixture->sitting), &exam_day, EXAM_CLOCK (fixture->clock));
  exam_sitting_replay (again, fixture->events, SECONDS (40));
  pass (fixture, 100000);
  g_assert_true (exam_sitting_end (again));
  g_assert_cmpint (exam_sitting_get_state (again), ==, EXAM_SITTING_ENDED);
  g_assert_cmpint (exam_sitting_get_elapsed (again), ==, SECONDS (40));
}

static void
test_reopen_without_time_left (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr (ExamSitting) again = NULL;

  exam_sitting_begin (fixture->sitting);
  again = exam_sitting_new (exam_sitting_get_form (fixture->sitting), &exam_day, EXAM_CLOCK (fixture->clock));
  exam_sitting_replay (again, fixture->events, MINUTES (121));
  exam_sitting_reopen (again, 0);
  exam_sitting_tick (again);
  g_assert_cmpint (exam_sitting_get_state (again), ==, EXAM_SITTING_ENDED);
}

static void
test_warnings_after_reopen (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (ExamSitting) again = NULL;

  exam_sitting_begin (fixture->sitting);
  again = exam_sitting_new (exam_sitting_get_form (fixture->sitting), &exam_day, EXAM_CLOCK (fixture->clock));
  g_signal_connect (again, "warning", G_CALLBACK (warning_cb), fixture);
  exam_sitting_replay (again, fixture->events, MINUTES (100));
  exam_sitting_reopen (again, 0);
  exam_sitting_tick (again);
  g_assert_cmpuint (fixture->n_warnings, ==, 0);
  pass (fixture, 15 * 60);
  exam_sitting_tick (again);
  g_assert_cmpuint (fixture->n_warnings, ==, 1);
  g_assert_cmpuint (fixture->warnings[0], ==, 5);
}

/* Whatever a candidate does: what the events add up to when read again is what the sitting was. */
static char *
describe (const ExamTranscript *transcript)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%d %u %u %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u\n", transcript->state,
                          transcript->position, transcript->part, transcript->filter, transcript->elapsed,
                          transcript->review_time, transcript->gaps->len);
  for (guint i = 0; i < exam_form_get_n_items (transcript->form); i++)
    {
      const ExamResponse *response = exam_transcript_get_response (transcript, i);
      g_autofree char *highlights = exam_highlights_to_string (response->highlights);

      g_string_append_printf (text, "%x %x %d %d %s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u\n", response->chosen,
                              response->struck, response->seen, response->flagged, response->note, highlights,
                              response->time, response->first_answered_at, response->settled->len);
      for (guint j = 0; j < response->changes->len; j++)
        {
          const ExamAnswerChange *change = &g_array_index (response->changes, ExamAnswerChange, j);

          g_string_append_printf (text, "  %" G_GINT64_FORMAT " %s\n", change->at, change->answer);
        }
    }
  return g_string_free (text, FALSE);
}

static void
do_anything (Fixture    *fixture,
             ExamRandom *random)
{
  ExamSitting *sitting = fixture->sitting;
  const ExamHighlight range = { .start = exam_random_below (random, 20), .end = exam_random_below (random, 40) };

  switch (exam_random_below (random, 17))
    {
    case 0: case 1: case 2: exam_sitting_choose (sitting, exam_random_below (random, 4)); break;
    case 3: case 4: case 5: exam_sitting_next (sitting); break;
    case 6: exam_sitting_previous (sitting); break;
    case 7: exam_sitting_go_to (sitting, exam_random_below (random, 8)); break;
    case 8: exam_sitting_flag (sitting, exam_random_below (random, 2)); break;
    case 9: exam_sitting_strike (sitting, exam_random_below (random, 4), exam_random_below (random, 2)); break;
    case 10: exam_sitting_note (sitting, exam_random_below (random, 2) ? "x" : ""); break;
    case 11: exam_sitting_toggle_highlight (sitting, &range); break;
    case 12: exam_sitting_show_review_screen (sitting); break;
    case 13: exam_sitting_review (sitting, exam_random_below (random, 4)); break;
    case 14: exam_sitting_pause (sitting); break;
    case 15: exam_sitting_continue (sitting); break;
    case 16: exam_sitting_clear (sitting); break;
    default: g_assert_not_reached ();
    }
}

static void
test_replay_is_the_same (void)
{
  static const char *const formats[] = { "cca-2026-05", "cca-before-2026-05" };
  g_autoptr (ExamRandom) random = exam_random_new (11);

  for (guint run = 0; run < 300; run++)
    {
      Fixture fixture = { 0 };
      g_autoptr (ExamTranscript) again = NULL;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;

      make_sitting (&fixture, formats[run % 2], 6, run % 3 ? &exam_day : &relaxed);
      exam_sitting_begin (fixture.sitting);
      for (guint i = 0; i < 120; i++)
        {
          pass (&fixture, exam_random_below (random, 100) / 10.0);
          if (exam_random_below (random, 30) == 0)
            exam_manual_clock_suspend (fixture.clock, exam_random_below (random, 100));
          exam_sitting_tick (fixture.sitting);
          do_anything (&fixture, random);
        }

      again = exam_transcript_new_for_events (exam_sitting_get_form (fixture.sitting), fixture.events);
      first = describe (exam_sitting_get_transcript (fixture.sitting));
      second = describe (again);
      /* A refused action charges the time up to it; the events know of it with the next one. */
      if (again->elapsed == exam_sitting_get_transcript (fixture.sitting)->elapsed)
        g_assert_cmpstr (first, ==, second);
      exam_sitting_end (fixture.sitting);
      {
        g_autoptr (ExamTranscript) ended = exam_transcript_new_for_events (exam_sitting_get_form (fixture.sitting), fixture.events);
        g_autofree char *third = describe (exam_sitting_get_transcript (fixture.sitting));
        g_autofree char *fourth = describe (ended);

        g_assert_cmpstr (third, ==, fourth);
        g_assert_cmpint (ended->state, ==, EXAM_SITTING_ENDED);
      }
      tear_down (&fixture, NULL);
    }
}

/* Events from a damaged file: any kind, any position, any detail. */
static void
test_senseless_events (void)
{
  static const char *const details[] = { NULL, "", "A", "ZZZ", "1", "all", "pause 5 free", "0.0.0:1-2", "-1", "\xff" };
  g_autoptr (ExamRandom) random = exam_random_new (5);
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamForm) form = test_make_form (exam_formats_find (formats, "cca-2026-05"), 4);

  for (guint run = 0; run < 2000; run++)
    {
      g_autoptr (ExamTranscript) transcript = exam_transcript_new (form);

      for (guint i = 0; i < 20; i++)
        {
          g_autoptr (ExamEvent) event =
            exam_event_new (i + 1, exam_random_below (random, EXAM_EVENT_CONFIDENCE + 1),
                            (int) exam_random_below (random, 8) - 2,
                            (gint64) exam_random_below (random, 1000) - 500, 0,
                            details[exam_random_below (random, G_N_ELEMENTS (details))]);

          exam_transcript_apply (transcript, event);
        }
      g_assert_cmpuint (transcript->position, <, 4);
    }
}

static void
test_event_names (void)
{
  for (ExamEventKind kind = EXAM_EVENT_BEGIN; kind <= EXAM_EVENT_CONFIDENCE; kind++)
    {
      ExamEventKind again;

      g_assert_true (exam_event_kind_from_name (exam_event_kind_to_name (kind), &again));
      g_assert_cmpint (again, ==, kind);
    }
  {
    ExamEventKind kind;

    g_assert_false (exam_event_kind_from_name ("cheat", &kind));
  }
}

#define ADD(name, up, test) g_test_add ("/sitting/" name, Fixture, NULL, up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("instructions", set_up, test_instructions);
  ADD ("course", set_up, test_course);
  ADD ("free-navigation", set_up, test_free_navigation);
  ADD ("review", set_up, test_review);
  ADD ("forward-only", set_up_forward_only, test_forward_only);
  g_test_add_func ("/sitting/locked-parts", test_locked_parts);
  ADD ("answers", set_up, test_answers);
  g_test_add_func ("/sitting/multiple-choice", test_multiple_choice);
  g_test_add_func ("/sitting/typed-codes", test_typed_codes);
  ADD ("settled", set_up, test_settled);
  ADD ("changes", set_up, test_changes);
  g_test_add_func ("/sitting/typed-changes", test_typed_changes);
  ADD ("highlights", set_up, test_highlights);
  g_test_add_func ("/sitting/record-highlights", test_record_highlights);
  ADD ("time-per-item", set_up, test_time_per_item);
  ADD ("time-out", set_up, test_time_out);
  ADD ("no-answer-after-time", set_up, test_no_answer_after_time);
  ADD ("warnings", set_up, test_warnings);
  ADD ("warnings-after-suspend", set_up, test_warnings_after_suspend);
  g_test_add_func ("/sitting/extra-time", test_extra_time);
  g_test_add_func ("/sitting/untimed", test_untimed);
  ADD ("suspend-counts", set_up, test_suspend_counts);
  ADD ("suspend-is-free-when-relaxed", set_up_relaxed, test_suspend_is_free_when_relaxed);
  ADD ("wall-clock", set_up, test_wall_clock);
  ADD ("pause", set_up_relaxed, test_pause);
  ADD ("no-pause-on-exam-day", set_up, test_no_pause_on_exam_day);
  ADD ("reopen", set_up, test_reopen);
  ADD ("score-without-reopening", set_up, test_score_without_reopening);
  ADD ("reopen-without-time-left", set_up, test_reopen_without_time_left);
  ADD ("warnings-after-reopen", set_up, test_warnings_after_reopen);
  g_test_add_func ("/sitting/replay-is-the-same", test_replay_is_the_same);
  g_test_add_func ("/sitting/senseless-events", test_senseless_events);
  g_test_add_func ("/sitting/event-names", test_event_names);

  return g_test_run ();
}
