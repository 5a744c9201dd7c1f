/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-pace.h"
#include "insight/exam-review-list.h"
#include "test-support.h"

#define SECOND ((gint64) G_USEC_PER_SEC)

#define MISSED (1u << EXAM_TRAIT_MISSED)
#define OMITTED (1u << EXAM_TRAIT_OMITTED)
#define FLAGGED (1u << EXAM_TRAIT_FLAGGED)
#define CHANGED (1u << EXAM_TRAIT_CHANGED)
#define SLOW (1u << EXAM_TRAIT_SLOW)
#define GUESSED (1u << EXAM_TRAIT_GUESSED)
#define UNSCORED (1u << EXAM_TRAIT_UNSCORED)
#define NOTED (1u << EXAM_TRAIT_NOTED)

/* Six items in six minutes, so that the pace is a minute; the right answer is B. Each has the time until the next is shown.
 * 0: right, flagged; 1: wrong, slow, noted; 2: omitted; 3: changed for the better, unscored; 4: just twice the pace;
 * 5: wrong, flagged, slow */
typedef struct {
  ExamTranscript *transcript;
  ExamScore      *score;
  ExamReviewList *list;
} Fixture;

static const guint expected_traits[] = {
  FLAGGED, MISSED | SLOW | NOTED, MISSED | OMITTED, CHANGED | UNSCORED, 0, MISSED | FLAGGED | SLOW,
};

static void
apply (Fixture      *self,
       ExamEventKind kind,
       int           position,
       gint64        seconds,
       const char   *detail)
{
  g_autoptr (ExamEvent) event =
    exam_event_new (self->transcript->n_events + 1, kind, position, seconds * SECOND, 0, detail);

  g_assert_true (exam_transcript_apply (self->transcript, event));
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  static const guint domains[] = { 0, 0, 1, 1, 1, 2 };
  g_autoptr (ExamFormats) formats = test_load_formats ();
  ExamFormat *format = exam_formats_find (formats, "cca-2026-05");
  g_autoptr (ExamForm) form = exam_form_new (format, 1, 6, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      const ExamDomain *domain = g_ptr_array_index (format->domains, domains[i]);
      g_autofree char *id = g_strdup_printf ("item-%u", i);
      g_autoptr (ExamItem) item = test_make_choice (id, domain->id, 4, "B");

      exam_form_add (form, item, NULL, i == 3, NULL);
    }

  self->transcript = exam_transcript_new (form);
  apply (self, EXAM_EVENT_BEGIN, 0, 0, NULL);
  apply (self, EXAM_EVENT_ANSWER, 0, 5, "B");
  apply (self, EXAM_EVENT_FLAG, 0, 6, "1");
  apply (self, EXAM_EVENT_SHOW, 1, 10, NULL);
  apply (self, EXAM_EVENT_ANSWER, 1, 20, "A");
  apply (self, EXAM_EVENT_NOTE, 1, 30, "why?");
  apply (self, EXAM_EVENT_SHOW, 2, 131, NULL);
  apply (self, EXAM_EVENT_FLAG, 2, 132, "1");
  apply (self, EXAM_EVENT_FLAG, 2, 133, "0");
  apply (self, EXAM_EVENT_SHOW, 3, 140, NULL);
  apply (self, EXAM_EVENT_ANSWER, 3, 141, "C");
  apply (self, EXAM_EVENT_SHOW, 4, 150, NULL);
  apply (self, EXAM_EVENT_ANSWER, 4, 160, "B");
  apply (self, EXAM_EVENT_SHOW, 3, 270, NULL);
  apply (self, EXAM_EVENT_ANSWER, 3, 275, "B");
  apply (self, EXAM_EVENT_SHOW, 5, 280, NULL);
  apply (self, EXAM_EVENT_ANSWER, 5, 290, "D");
  apply (self, EXAM_EVENT_FLAG, 5, 291, "1");
  apply (self, EXAM_EVENT_END, -1, 401, NULL);
  self->score = exam_score_new (self->transcript);
  self->list = exam_review_list_new (self->transcript, self->score);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  exam_review_list_free (self->list);
  exam_score_free (self->score);
  exam_transcript_free (self->transcript);
}

static void
test_traits (Fixture      *self,
             gconstpointer data)
{
  g_assert_cmpuint (self->list->entries->len, ==, G_N_ELEMENTS (expected_traits));
  for (guint i = 0; i < G_N_ELEMENTS (expected_traits); i++)
    g_assert_cmphex (g_array_index (self->list->entries, ExamReviewEntry, i).traits, ==, expected_traits[i]);
}

static void
test_counts (Fixture      *self,
             gconstpointer data)
{
  static const guint by_trait[EXAM_N_TRAITS] = {
    [EXAM_TRAIT_MISSED] = 3, [EXAM_TRAIT_OMITTED] = 1, [EXAM_TRAIT_FLAGGED] = 2, [EXAM_TRAIT_CHANGED] = 1,
    [EXAM_TRAIT_SLOW] = 2, [EXAM_TRAIT_UNSCORED] = 1, [EXAM_TRAIT_NOTED] = 1,
  };
  static const guint by_domain[] = { 2, 3, 1, 0 };

  /* What is asked for does not change what there is. */
  exam_review_list_filter (self->list, OMITTED, 0);
  for (guint i = 0; i < EXAM_N_TRAITS; i++)
    g_assert_cmpuint (exam_review_list_count_trait (self->list, i), ==, by_trait[i]);
  for (guint i = 0; i < G_N_ELEMENTS (by_domain); i++)
    g_assert_cmpuint (exam_review_list_count_domain (self->list, i), ==, by_domain[i]);
}

/* --- Filters --- */

static const struct
{
  guint       traits;
  guint       domain;
  const char *positions;   /* a digit each */
} filters[] = {
  { 0, EXAM_REVIEW_ALL_DOMAINS, "012345" },
  { MISSED, EXAM_REVIEW_ALL_DOMAINS, "125" },
  { OMITTED, EXAM_REVIEW_ALL_DOMAINS, "2" },
  { FLAGGED, EXAM_REVIEW_ALL_DOMAINS, "05" },
  { CHANGED, EXAM_REVIEW_ALL_DOMAINS, "3" },
  { SLOW, EXAM_REVIEW_ALL_DOMAINS, "15" },
  { UNSCORED, EXAM_REVIEW_ALL_DOMAINS, "3" },
  { NOTED, EXAM_REVIEW_ALL_DOMAINS, "1" },
  { 0, 0, "01" },
  { 0, 1, "234" },
  { 0, 3, "" },
  { MISSED | OMITTED, EXAM_REVIEW_ALL_DOMAINS, "2" },
  { MISSED | FLAGGED, EXAM_REVIEW_ALL_DOMAINS, "5" },
  { MISSED | SLOW, EXAM_REVIEW_ALL_DOMAINS, "15" },
  { MISSED | SLOW | NOTED, EXAM_REVIEW_ALL_DOMAINS, "1" },
  { MISSED | SLOW, 2, "5" },
  { MISSED | SLOW, 1, "" },
  { MISSED | CHANGED, EXAM_REVIEW_ALL_DOMAINS, "" },
  { (1u << EXAM_N_TRAITS) - 1, EXAM_REVIEW_ALL_DOMAINS, "" },
};

static void
test_filters (Fixture      *self,
              gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (GString) positions = g_string_new (NULL);

      exam_review_list_filter (self->list, filters[i].traits, filters[i].domain);
      for (guint j = 0; j < self->list->positions->len; j++)
        g_string_append_printf (positions, "%u", g_array_index (self->list->positions, guint, j));
      g_assert_cmpstr (positions->str, ==, filters[i].positions);
      g_assert_true (exam_review_list_is_filtered (self->list) == (i > 0));
    }
}

static void
test_find (Fixture      *self,
           gconstpointer data)
{
  guint index = 99;

  exam_review_list_filter (self->list, MISSED, EXAM_REVIEW_ALL_DOMAINS);
  g_assert_true (exam_review_list_find (self->list, 1, &index));
  g_assert_cmpuint (index, ==, 0);
  g_assert_true (exam_review_list_find (self->list, 5, &index));
  g_assert_cmpuint (index, ==, 2);
  g_assert_false (exam_review_list_find (self->list, 0, NULL));
  g_assert_false (exam_review_list_find (self->list, 6, NULL));

  exam_review_list_filter (self->list, MISSED | CHANGED, EXAM_REVIEW_ALL_DOMAINS);
  g_assert_false (exam_review_list_find (self->list, 1, NULL));
}

/* --- Remarks --- */

static void
test_remarks (Fixture      *self,
              gconstpointer data)
{
  static const struct
  {
    guint       traits;
    guint       domain;
    ExamCause   cause;
    const char *positions;   /* a digit each */
  } cases[] = {
    { 0, EXAM_REVIEW_ALL_DOMAINS, EXAM_CAUSE_GUESSED, "1" },
    { 0, EXAM_REVIEW_ALL_DOMAINS, EXAM_CAUSE_MISREAD, "25" },
    { 0, EXAM_REVIEW_ALL_DOMAINS, EXAM_CAUSE_MODIFIER, "" },
    { 0, EXAM_REVIEW_ALL_DOMAINS, EXAM_CAUSE_NONE, "" },
    { FLAGGED, EXAM_REVIEW_ALL_DOMAINS, EXAM_CAUSE_MISREAD, "5" },
    { 0, 1, EXAM_CAUSE_MISREAD, "2" },
    { GUESSED, EXAM_REVIEW_ALL_DOMAINS, EXAM_REVIEW_ANY_CAUSE, "1" },
    { NOTED, EXAM_REVIEW_ALL_DOMAINS, EXAM_REVIEW_ANY_CAUSE, "14" },
  };
  g_autoptr (ExamRemarks) remarks = exam_remarks_new (6);
  g_autoptr (ExamRemarks) fewer = exam_remarks_new (2);

  g_assert_cmpuint (exam_review_list_count_cause (self->list, EXAM_CAUSE_NONE), ==, 3);
  exam_remarks_set_cause (remarks, 1, EXAM_CAUSE_GUESSED);
  exam_remarks_set_cause (remarks, 2, EXAM_CAUSE_MISREAD);
  exam_remarks_set_cause (remarks, 5, EXAM_CAUSE_MISREAD);
  exam_remarks_set_note (remarks, 4, "again");
  exam_review_list_set_remarks (self->list, remarks);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) positions = g_string_new (NULL);

      exam_review_list_filter_cause (self->list, cases[i].traits, cases[i].domain, cases[i].cause);
      for (guint j = 0; j < self->list->positions->len; j++)
        g_string_append_printf (positions, "%u", g_array_index (self->list->positions, guint, j));
      g_assert_cmpstr (positions->str, ==, cases[i].positions);
      g_assert_true (exam_review_list_is_filtered (self->list));
    }
  g_assert_cmpuint (exam_review_list_count_cause (self->list, EXAM_CAUSE_MISREAD), ==, 2);
  g_assert_cmpuint (exam_review_list_count_cause (self->list, EXAM_CAUSE_NONE), ==, 0);
  g_assert_cmpuint (exam_review_list_count_trait (self->list, EXAM_TRAIT_NOTED), ==, 2);

  /* Taken back; and a sitting that is not on the disk yet, of which nothing is known. */
  exam_remarks_set_cause (remarks, 1, EXAM_CAUSE_NONE);
  exam_remarks_set_note (remarks, 4, "");
  exam_review_list_set_remarks (self->list, remarks);
  exam_review_list_set_remarks (self->list, fewer);
  g_assert_cmpuint (exam_review_list_count_trait (self->list, EXAM_TRAIT_GUESSED), ==, 0);
  g_assert_cmpuint (exam_review_list_count_trait (self->list, EXAM_TRAIT_NOTED), ==, 1);
}

/* --- The exam's pace --- */

static void
test_pace (void)
{
  static const struct { guint minutes; guint n_items; gint64 pace; } cases[] = {
    { 240, 100, 144 * SECOND },
    { 120, 105, 120 * 60 * SECOND / 105 },
    { 1, 0, 0 },
    { 0, 5, 0 },
  };
  g_autoptr (ExamFormats) formats = test_load_formats ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ExamFormat *format = exam_formats_find (formats, "cca-2026-05");
      const ExamDomain *domain = g_ptr_array_index (format->domains, 0);
      g_autoptr (ExamForm) form = exam_form_new (format, 1, cases[i].minutes, TRUE);

      for (guint j = 0; j < cases[i].n_items; j++)
        {
          g_autoptr (ExamItem) item = test_make_choice ("item", domain->id, 4, "B");

          exam_form_add (form, item, NULL, FALSE, NULL);
        }
      g_assert_cmpint (exam_pace_get_per_item (form), ==, cases[i].pace);
      g_assert_false (exam_pace_is_slow (form, 0));
      g_assert_false (exam_pace_is_slow (form, 2 * cases[i].pace));
      g_assert_true (exam_pace_is_slow (form, 2 * cases[i].pace + 1) == (cases[i].pace > 0));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/review-list/traits", Fixture, NULL, set_up, test_traits, tear_down);
  g_test_add ("/review-list/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/review-list/filters", Fixture, NULL, set_up, test_filters, tear_down);
  g_test_add ("/review-list/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/review-list/remarks", Fixture, NULL, set_up, test_remarks, tear_down);
  g_test_add_func ("/review-list/pace", test_pace);

  return g_test_run ();
}
