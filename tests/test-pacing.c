/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "insight/exam-pacing-text.h"
#include "test-support.h"

#define SECOND ((gint64) G_USEC_PER_SEC)

/* An event: second, kind, 1-based number of the question, detail */
typedef struct {
  int           second;
  ExamEventKind kind;
  int           number;
  const char   *detail;
} Step;

#define BEGIN { 0, EXAM_EVENT_BEGIN, 0, NULL }
#define SHOW(second, number) { second, EXAM_EVENT_SHOW, number, NULL }
#define ANSWER(second, number, letters) { second, EXAM_EVENT_ANSWER, number, letters }
#define FLAG(second, number) { second, EXAM_EVENT_FLAG, number, "1" }
#define SCREEN(second) { second, EXAM_EVENT_REVIEW_SCREEN, 0, NULL }
#define END(second) { second, EXAM_EVENT_END, 0, NULL }
#define TIME_OUT(second) { second, EXAM_EVENT_TIME_OUT, 0, NULL }

static ExamFormat *
make_format (ExamNavigation navigation)
{
  ExamFormat *format = exam_format_new ();

  g_ptr_array_add (format->domains, exam_domain_new ("a", "A"));
  g_ptr_array_add (format->domains, exam_domain_new ("b", "B"));
  format->navigation = navigation;
  format->review_allowed = navigation != EXAM_NAVIGATION_FORWARD_ONLY;
  if (navigation == EXAM_NAVIGATION_LOCKED_PARTS)
    for (guint i = 0; i < 2; i++)
      {
        const guint n_items = 5;

        g_array_append_val (format->parts, n_items);
      }
  return format;
}

/* Ten questions in ten minutes, six of one domain and four of another, and B is right in all. */
static ExamForm *
make_form (ExamNavigation navigation,
           guint          n_items)
{
  g_autoptr (ExamFormat) format = make_format (navigation);
  ExamForm *form = exam_form_new (format, 1, 10, FALSE);

  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *id = g_strdup_printf ("item-%u", i);
      g_autoptr (ExamItem) item = test_make_choice (id, i < 6 ? "a" : "b", 4, "B");

      exam_form_add (form, item, NULL, FALSE, NULL);
    }
  return form;
}

static ExamPacing *
sit (ExamNavigation navigation,
     const Step    *steps,
     guint          n_steps,
     gint64         limit)
{
  g_autoptr (ExamForm) form = make_form (navigation, 10);
  g_autoptr (ExamTranscript) transcript = exam_transcript_new (form);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_event_free);

  for (guint i = 0; i < n_steps; i++)
    {
      ExamEvent *event = exam_event_new (i + 1, steps[i].kind, steps[i].number - 1, steps[i].second * SECOND, 0,
                                         steps[i].detail);

      g_ptr_array_add (events, event);
      g_test_message ("at %d: event %d", steps[i].second, steps[i].kind);
      g_assert_true (exam_transcript_apply (transcript, event));
    }
  return exam_pacing_new (form, events, limit);
}

#define SIT(navigation, steps, limit) sit (navigation, steps, G_N_ELEMENTS (steps), (limit) * SECOND)

static void
assert_leads (const ExamPacing *pacing,
              const int        *seconds,
              guint             n)
{
  g_assert_cmpuint (pacing->points->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (exam_pacing_get_point (pacing, (int) i)->lead, ==, seconds[i] * SECOND);
}

static void
assert_slowest (const ExamPacing *pacing,
                guint             place,
                guint             number,
                int               seconds)
{
  const ExamPacingItem *item = &g_array_index (pacing->slowest, ExamPacingItem, place);

  g_assert_cmpuint (item->position + 1, ==, number);
  g_assert_cmpint (item->time, ==, seconds * SECOND);
}

static void
assert_domain (const ExamPacing *pacing,
               guint             index,
               guint             n_items,
               int               seconds,
               int               share)
{
  const ExamPacingDomain *domain = &g_array_index (pacing->domains, ExamPacingDomain, index);

  g_assert_cmpuint (domain->n_items, ==, n_items);
  g_assert_cmpint (domain->time, ==, seconds * SECOND);
  g_assert_cmpint (domain->share / SECOND, ==, share);
}

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static const Step two_passes[] = {
  BEGIN, ANSWER (30, 1, "B"),
  SHOW (30, 2), ANSWER (60, 2, "A"),
  SHOW (60, 3),
  SHOW (180, 4), FLAG (190, 4), ANSWER (200, 4, "B"),
  SHOW (200, 5), ANSWER (240, 5, "B"),
  SHOW (240, 6), ANSWER (270, 6, "B"),
  SHOW (270, 7), ANSWER (300, 7, "A"),
  SHOW (300, 8), ANSWER (330, 8, "A"),
  SHOW (330, 9),
  SHOW (345, 10), ANSWER (360, 10, "B"),
  SCREEN (365),
  { 375, EXAM_EVENT_REVIEW, 0, "incomplete" }, ANSWER (435, 3, "B"),
  SHOW (435, 9), ANSWER (455, 9, "C"),
  SHOW (460, 4), ANSWER (480, 4, "C"),
  SHOW (480, 2), ANSWER (500, 2, "B"),
  SHOW (500, 7), ANSWER (510, 7, "C"),
  SCREEN (510), END (520),
};

static void
test_two_passes (void)
{
  static const int leads[] = { 30, 60, -20, 0, 30, 60, 90, 120, 105, 145 };
  g_autoptr (ExamPacing) pacing = SIT (EXAM_NAVIGATION_FREE, two_passes, 600);

  assert_leads (pacing, leads, G_N_ELEMENTS (leads));
  g_assert_cmpint (pacing->most_ahead, ==, 9);
  g_assert_cmpint (pacing->most_behind, ==, 2);
  g_assert_cmpint (pacing->per_item, ==, 60 * SECOND);
  g_assert_cmpuint (pacing->unreached->len, ==, 0);

  g_assert_true (pacing->passes.possible);
  g_assert_cmpint (pacing->passes.first, ==, 365 * SECOND);
  g_assert_cmpint (pacing->passes.second, ==, 155 * SECOND);
  g_assert_cmpint (pacing->passes.turned_at, ==, 365 * SECOND);
  g_assert_cmpuint (pacing->passes.n_skipped, ==, 2);
  g_assert_cmpuint (pacing->passes.n_flagged, ==, 1);
  g_assert_cmpuint (pacing->passes.n_deferred, ==, 3);
  g_assert_cmpuint (pacing->passes.n_returned, ==, 3);
  g_assert_cmpuint (pacing->passes.n_revisited, ==, 5);
  g_assert_cmpuint (pacing->passes.n_late, ==, 2);
  g_assert_cmpuint (pacing->passes.n_late_right, ==, 1);
  g_assert_cmpuint (pacing->passes.n_better, ==, 1);
  g_assert_cmpuint (pacing->passes.n_worse, ==, 1);
  g_assert_cmpuint (pacing->passes.n_as_good, ==, 1);

  g_assert_cmpuint (pacing->slowest->len, ==, 4);
  assert_slowest (pacing, 0, 3, 180);
  assert_slowest (pacing, 1, 2, 50);
  assert_slowest (pacing, 2, 4, 40);
  assert_slowest (pacing, 3, 5, 40);
  assert_domain (pacing, 0, 6, 370, 300);
  assert_domain (pacing, 1, 4, 130, 200);
  assert_domain (pacing, 2, 0, 0, 0);
  g_assert_cmpint (pacing->review_time, ==, 20 * SECOND);

  assert_text (exam_pacing_describe_pace (pacing),
               "All questions had an answer after 7 minutes: 2 minutes ahead.\n"
               "Farthest ahead: 2 minutes, at 7:35, with 10 questions answered.\n"
               "Farthest behind: 20 seconds, at 3:20, with 3 questions answered.\n"
               "Measured by the exam's pace, 1:00 a question.");
  assert_text (exam_pacing_describe_passes (pacing),
               "First pass: 6 minutes. Second pass: 2 minutes, with 5 questions shown again.\n"
               "Skipped or flagged in the first pass: 3 questions (skipped 2, flagged 1), shown again: 3.\n"
               "Answered only in the second pass: 2 questions, right: 1.\n"
               "Answers changed in the second pass: for the better 1, for the worse 1, without effect 1.");
}

static const Step late[] = {
  BEGIN, ANSWER (100, 1, "B"),
  SHOW (100, 2), ANSWER (200, 2, "B"),
  SHOW (200, 3), ANSWER (300, 3, "B"),
  SHOW (300, 4), ANSWER (400, 4, "B"),
  SHOW (400, 5), ANSWER (500, 5, "B"),
  SHOW (500, 6), ANSWER (700, 6, "B"),
  SHOW (700, 7), TIME_OUT (900),
};

/* With half as much time again the pace is 90 seconds; the exam's own time is up after ten minutes all the same. */
static void
test_extra_time (void)
{
  static const int leads[] = { -10, -20, -30, -40, -50, -160, -360 };
  g_autoptr (ExamPacing) pacing = SIT (EXAM_NAVIGATION_FREE, late, 900);

  assert_leads (pacing, leads, G_N_ELEMENTS (leads));
  g_assert_cmpint (pacing->most_ahead, ==, EXAM_PACING_NONE);
  g_assert_cmpint (pacing->most_behind, ==, 6);
  g_assert_cmpuint (pacing->n_in_own_time, ==, 5);
  g_assert_cmpint (pacing->per_item, ==, 60 * SECOND);
  assert_text (exam_pacing_describe_unreached (pacing), "8–10");
  g_assert_cmpuint (pacing->passes.n_revisited, ==, 0);
  g_assert_cmpint (pacing->passes.first, ==, 900 * SECOND);
  g_assert_cmpint (pacing->passes.second, ==, 0);
  g_assert_cmpuint (pacing->passes.n_skipped, ==, 1);
  /* Shares are of what was seen: six questions and one of 900 seconds. */
  assert_domain (pacing, 1, 1, 200, 128);
  assert_text (exam_pacing_describe_pace (pacing),
               "6 of 10 questions had an answer at the end, after 15 minutes: 6 minutes behind.\n"
               "Never ahead of the pace.\n"
               "Farthest behind: 6 minutes, at 15:00, with 6 questions answered.\n"
               "Measured by the time allowed, extra time included: 1:30 a question.\n"
               "Within the exam's own time of 10 minutes, 5 of 10 questions had an answer.");
  assert_text (exam_pacing_describe_passes (pacing),
               "One pass, in 15 minutes: no question was shown again after it.\n"
               "Skipped or flagged in the first pass: 1 question (skipped 1, flagged 0), shown again: 0.");
}

static void
test_untimed (void)
{
  static const int leads[] = { -40, -80, -120, -160, -200, -340, -540 };
  g_autoptr (ExamPacing) pacing = SIT (EXAM_NAVIGATION_FREE, late, 0);
  g_autofree char *text = exam_pacing_describe_pace (pacing);

  assert_leads (pacing, leads, G_N_ELEMENTS (leads));
  g_assert_cmpint (pacing->basis, ==, 600 * SECOND);
  g_assert_nonnull (strstr (text, "There was no limit: this is measured by the exam's own pace, 1:00 a question"));
  g_assert_nonnull (strstr (text, "Within the exam's own time of 10 minutes, 5 of 10 questions"));
}

static void
test_forward_only (void)
{
  static const Step steps[] = { BEGIN, ANSWER (30, 1, "B"), SHOW (40, 2), ANSWER (50, 2, "A"), SHOW (60, 3), END (70) };
  g_autoptr (ExamPacing) pacing = SIT (EXAM_NAVIGATION_FORWARD_ONLY, steps, 600);

  g_assert_false (pacing->passes.possible);
  g_assert_cmpuint (pacing->passes.n_revisited, ==, 0);
  assert_text (exam_pacing_describe_passes (pacing), "This exam goes forward only: there is no second pass.");
  assert_text (exam_pacing_describe_unreached (pacing), "4–10");
}

/* Each part is gone through and left for itself; what is skipped in a part that is locked can never be answered. */
static void
test_parts (void)
{
  static const Step steps[] = {
    BEGIN, ANSWER (10, 1, "B"), SHOW (20, 2), SHOW (30, 3), ANSWER (40, 3, "A"), SHOW (50, 4), SHOW (60, 5),
    SCREEN (70), SHOW (80, 2), ANSWER (90, 2, "B"), SCREEN (100), { 110, EXAM_EVENT_END_PART, 0, NULL },
    ANSWER (120, 6, "B"), SHOW (130, 7), SHOW (140, 6), ANSWER (150, 6, "A"), END (160),
  };
  g_autoptr (ExamPacing) pacing = SIT (EXAM_NAVIGATION_LOCKED_PARTS, steps, 600);

  /* 70 of the first part and 30 of the second; then 40 and 20. */
  g_assert_cmpint (pacing->passes.first, ==, 100 * SECOND);
  g_assert_cmpint (pacing->passes.second, ==, 60 * SECOND);
  g_assert_cmpint (pacing->passes.turned_at, ==, -1);
  g_assert_cmpuint (pacing->passes.n_skipped, ==, 4);
  g_assert_cmpuint (pacing->passes.n_returned, ==, 1);
  g_assert_cmpuint (pacing->passes.n_revisited, ==, 2);
  g_assert_cmpuint (pacing->passes.n_late, ==, 1);
  g_assert_cmpuint (pacing->passes.n_worse, ==, 1);
  assert_text (exam_pacing_describe_unreached (pacing), "8–10");
}

/* Going back on the way is no second pass, and asking for the review screen on the way no end of the first. */
static void
test_detours (void)
{
  static const Step steps[] = {
    BEGIN, ANSWER (10, 1, "B"), SHOW (20, 2), ANSWER (30, 2, "B"), SHOW (40, 1), ANSWER (50, 1, "A"), SHOW (60, 5),
    SCREEN (70), SHOW (80, 10), ANSWER (90, 10, "B"), END (100),
  };
  g_autoptr (ExamPacing) pacing = SIT (EXAM_NAVIGATION_FREE, steps, 600);

  g_assert_cmpint (pacing->passes.first, ==, 100 * SECOND);
  g_assert_cmpuint (pacing->passes.n_revisited, ==, 0);
  g_assert_cmpuint (pacing->passes.n_worse, ==, 0);
  assert_text (exam_pacing_describe_unreached (pacing), "3, 4, 6–9");
}

/* Pauses are no exam time; while the program was closed the exam went on, but nobody looked at the question. */
static void
test_interruptions (void)
{
  static const Step steps[] = {
    BEGIN, ANSWER (10, 1, "B"), { 20, EXAM_EVENT_PAUSE, 0, NULL }, { 20, EXAM_EVENT_CONTINUE, 0, "600000000" },
    SHOW (20, 2), { 30, EXAM_EVENT_GAP, 0, "closed 100000000 counted" }, ANSWER (140, 2, "B"),
    { 145, EXAM_EVENT_GAP, 0, "suspend 50000000 free" }, END (150),
  };
  g_autoptr (ExamPacing) pacing = SIT (EXAM_NAVIGATION_FREE, steps, 600);

  g_assert_cmpint (pacing->elapsed, ==, 150 * SECOND);
  assert_slowest (pacing, 0, 2, 30);
  assert_slowest (pacing, 1, 1, 20);
  assert_domain (pacing, 0, 2, 50, 50);
  g_assert_cmpint (exam_pacing_get_point (pacing, 1)->lead, ==, -20 * SECOND);
}

/* A file can say anything. */
static void
test_nonsense (void)
{
  static const Step steps[] = {
    { 5, EXAM_EVENT_ANSWER, 1, "B" }, BEGIN, { 10, EXAM_EVENT_GAP, 0, "closed 9223372036854775807 counted" },
    { 20, EXAM_EVENT_GAP, 0, "closed 9223372036854775807 counted" }, { 30, EXAM_EVENT_SHOW, 99, NULL },
    { 40, EXAM_EVENT_END_PART, 0, NULL }, { 30, EXAM_EVENT_SHOW, 2, NULL }, { 50, EXAM_EVENT_END, 0, NULL },
    { 60, EXAM_EVENT_SHOW, 3, NULL },
  };
  g_autoptr (ExamForm) form = make_form (EXAM_NAVIGATION_FREE, 10);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_event_free);
  g_autoptr (ExamPacing) pacing = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_ptr_array_add (events, exam_event_new (i + 1, steps[i].kind, steps[i].number - 1, steps[i].second * SECOND, 0,
                                             steps[i].detail));
  pacing = exam_pacing_new (form, events, 0);
  g_assert_cmpuint (pacing->unreached->len, ==, 8);
  g_assert_cmpuint (pacing->n_answered, ==, 0);
}

static void
test_nothing (void)
{
  static const guint numbers[] = { 0, 10 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (ExamForm) form = make_form (EXAM_NAVIGATION_LOCKED_PARTS, numbers[i]);
      g_autoptr (GPtrArray) events = g_ptr_array_new ();
      g_autoptr (ExamPacing) pacing = exam_pacing_new (form, events, 0);
      g_autofree char *pace = exam_pacing_describe_pace (pacing);
      g_autofree char *passes = exam_pacing_describe_passes (pacing);

      g_assert_cmpuint (pacing->unreached->len, ==, numbers[i]);
      g_assert_cmpuint (pacing->slowest->len, ==, 0);
      g_assert_cmpint (pacing->passes.first, ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pacing/two-passes", test_two_passes);
  g_test_add_func ("/pacing/extra-time", test_extra_time);
  g_test_add_func ("/pacing/untimed", test_untimed);
  g_test_add_func ("/pacing/forward-only", test_forward_only);
  g_test_add_func ("/pacing/parts", test_parts);
  g_test_add_func ("/pacing/detours", test_detours);
  g_test_add_func ("/pacing/interruptions", test_interruptions);
  g_test_add_func ("/pacing/nonsense", test_nonsense);
  g_test_add_func ("/pacing/nothing", test_nothing);

  return g_test_run ();
}
