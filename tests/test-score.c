/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "sitting/exam-code-grading.h"
#include "sitting/exam-highlight.h"
#include "sitting/exam-interval.h"
#include "sitting/exam-score.h"
#include "test-support.h"

/* --- Typed codes --- */

typedef struct {
  const char *name;
  const char *key;        /* as test_make_codes() takes it */
  gboolean    first;
  const char *typed;      /* spaces between; underscores for spaces inside */
  double      credit;     /* by share */
  const char *verdicts;   /* a letter each: correct, optional, not first, letter for digit, repeated, wrong */
} CodesRow;

static const CodesRow codes_rows[] = {
  { "all", "K35.80 I10", FALSE, "K35.80 I10", 1, "CC" },
  { "any-order", "K35.80 I10", FALSE, "I10 K35.80", 1, "CC" },
  { "without-point", "K35.80 I10", FALSE, "k3580 i10", 1, "CC" },
  { "spaces", "E11.9", FALSE, "_e_11.9_", 1, "C" },
  { "one-missing", "K35.80 I10", FALSE, "I10", 0.5, "C" },
  { "one-too-many", "K35.80 I10", FALSE, "I10 K35.80 E11.9 E66.9", 0.5, "CCWW" },
  { "one-wrong", "K35.80 I10", FALSE, "K35.80 I11.9", 0.5, "CW" },
  { "none", "K35.80 I10", FALSE, "", 0, "" },
  { "first-right", "K35.80 I10 E11.9", TRUE, "K35.80 E11.9 I10", 1, "CCC" },
  /* The first field is graded against the first-listed code alone, so that a swap costs both. */
  { "first-swapped", "K35.80 I10 E11.9", TRUE, "I10 K35.80 E11.9", 1.0 / 3, "NNC" },
  { "first-missing", "K35.80 I10", TRUE, "E11.9 I10", 0.5, "WC" },
  { "optional-left-out", "K35.80 Z87.891?", FALSE, "K35.80", 1, "C" },
  { "optional-given", "K35.80 Z87.891?", FALSE, "K35.80 Z87.891", 1, "CO" },
  { "optional-in-first-place", "K35.80 Z87.891?", TRUE, "Z87.891 K35.80", 0, "ON" },
  { "letter-o", "I10", FALSE, "I1O", 0, "L" },
  { "letter-i", "S01.01XA", FALSE, "SOI.01XA", 0, "L" },
  { "repeated", "I10 E11.9", FALSE, "I10 I10", 0.5, "CR" },
  { "keyed-twice", "I10 I10", FALSE, "I10 I10", 1, "CC" },
  { "keyed-twice-given-once", "I10 I10", FALSE, "I10", 0.5, "C" },
};

static GPtrArray *
split_codes (const char *typed)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = g_strsplit (typed, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (codes, g_strdelimit (g_strdup (words[i]), "_", ' '));
  return codes;
}

static void
test_codes (gconstpointer data)
{
  static const char letters[] = "CONLRW";
  const CodesRow *row = data;
  g_autoptr (ExamItem) item = test_make_codes ("i", "d", row->first, row->key);
  g_autoptr (GPtrArray) codes = split_codes (row->typed);
  g_autoptr (ExamCodeGrading) grading = exam_code_grading_new (item, codes, EXAM_CODES_CREDIT_SHARE);

  g_assert_cmpuint (grading->verdicts->len, ==, strlen (row->verdicts));
  for (guint i = 0; i < grading->verdicts->len; i++)
    g_assert_cmpint (letters[g_array_index (grading->verdicts, ExamCodeVerdict, i)], ==, row->verdicts[i]);
  g_assert_cmpfloat_with_epsilon (grading->credit, row->credit, 1e-12);
}

static void
test_codes_rules (void)
{
  g_autoptr (ExamItem) item = test_make_codes ("i", "d", FALSE, "K35.80 I10");
  g_autoptr (GPtrArray) three = split_codes ("K35.80 I10 E11.9");
  g_autoptr (GPtrArray) both = split_codes ("I10 K35.80");
  g_autoptr (ExamCodeGrading) a = exam_code_grading_new (item, three, EXAM_CODES_CREDIT_ALL_OR_NOTHING);
  g_autoptr (ExamCodeGrading) b = exam_code_grading_new (item, both, EXAM_CODES_CREDIT_ALL_OR_NOTHING);
  g_autoptr (ExamCodeGrading) c = exam_code_grading_new (item, three, EXAM_CODES_CREDIT_PER_CODE);

  g_assert_cmpfloat (a->credit, ==, 0);
  g_assert_cmpfloat (b->credit, ==, 1);
  g_assert_cmpfloat (c->credit, ==, 1);
}

static void
test_codes_found (void)
{
  g_autoptr (ExamItem) item = test_make_codes ("i", "d", FALSE, "K35.80 I10");
  g_autoptr (GPtrArray) codes = split_codes ("E11.9 I10");
  g_autoptr (ExamCodeGrading) grading = exam_code_grading_new (item, codes, EXAM_CODES_CREDIT_SHARE);

  g_assert_false (g_array_index (grading->found, gboolean, 0));
  g_assert_true (g_array_index (grading->found, gboolean, 1));
}

static void
test_code_shapes (void)
{
  static const struct { ExamCodeSystem system; const char *code; gboolean good; } rows[] = {
    { EXAM_CODE_SYSTEM_ICD_10_CM, "E119", TRUE }, { EXAM_CODE_SYSTEM_ICD_10_CM, "C4A", TRUE },
    { EXAM_CODE_SYSTEM_ICD_10_CM, "QA00102", TRUE }, { EXAM_CODE_SYSTEM_ICD_10_CM, "QAA", FALSE },
    { EXAM_CODE_SYSTEM_ICD_10_CM, "S72001A", TRUE }, { EXAM_CODE_SYSTEM_ICD_10_CM, "S72001AA", FALSE },
    { EXAM_CODE_SYSTEM_ICD_10_CM, "99213", FALSE }, { EXAM_CODE_SYSTEM_ICD_10_CM, "E1", FALSE },
    { EXAM_CODE_SYSTEM_ICD_10_PCS, "0DTJ4ZZ", TRUE }, { EXAM_CODE_SYSTEM_ICD_10_PCS, "0DTJ4Z", FALSE },
    { EXAM_CODE_SYSTEM_ICD_10_PCS, "ODTJ4ZZ", FALSE }, { EXAM_CODE_SYSTEM_ICD_10_PCS, "0DTJ4ZZZ", FALSE },
    { EXAM_CODE_SYSTEM_HCPCS, "J0696", TRUE }, { EXAM_CODE_SYSTEM_HCPCS, "E0143NU", TRUE },
    { EXAM_CODE_SYSTEM_HCPCS, "E0143NURR", TRUE }, { EXAM_CODE_SYSTEM_HCPCS, "E014", FALSE },
    { EXAM_CODE_SYSTEM_OTHER, "ANYTHING", TRUE }, { EXAM_CODE_SYSTEM_OTHER, "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (exam_code_has_shape (rows[i].system, rows[i].code), ==, rows[i].good);
}

static void
test_code_format (void)
{
  g_autofree char *cm = exam_code_format (EXAM_CODE_SYSTEM_ICD_10_CM, "e1122");
  g_autofree char *category = exam_code_format (EXAM_CODE_SYSTEM_ICD_10_CM, "I10");
  g_autofree char *pcs = exam_code_format (EXAM_CODE_SYSTEM_ICD_10_PCS, "0dtj4zz");
  g_autofree char *hcpcs = exam_code_format (EXAM_CODE_SYSTEM_HCPCS, "e0143 nu");
  g_autofree char *wide = exam_code_normalize ("Ｅ１１．９");

  g_assert_cmpstr (cm, ==, "E11.22");
  g_assert_cmpstr (category, ==, "I10");
  g_assert_cmpstr (pcs, ==, "0DTJ4ZZ");
  g_assert_cmpstr (hcpcs, ==, "E0143-NU");
  g_assert_cmpstr (wide, ==, "E119");
}

/* --- Choices --- */

static void
test_choice (void)
{
  static const struct { const char *key; const char *answer; double all; double per; double minus; } rows[] = {
    { "B", "B", 1, 1, 1 }, { "B", "A", 0, 0, 0 }, { "B", "", 0, 0, 0 },
    { "AC", "AC", 1, 1, 1 }, { "AC", "A", 0, 0.5, 0.5 }, { "AC", "AB", 0, 0.5, 0 },
    { "AC", "BD", 0, 0, 0 }, { "AC", "ABC", 0, 1, 0.5 }, { "ABC", "ABD", 0, 2.0 / 3, 1.0 / 3 },
  };
  ExamFormat *format = exam_format_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ExamItem) item = test_make_choice ("i", "d", 4, rows[i].key);
      const double expected[] = { rows[i].all, rows[i].per, rows[i].minus };
      ExamResponse response;

      exam_response_init (&response);
      g_assert_true (exam_response_set_answer (&response, item, rows[i].answer));
      for (guint rule = 0; rule < 3; rule++)
        {
          format->choice_credit = rule;
          g_assert_cmpfloat_with_epsilon (exam_score_credit (format, item, &response), expected[rule], 1e-12);
        }
      exam_response_clear (&response);
    }
  exam_format_unref (format);
}

/* --- The scale --- */

static void
test_scale (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  const ExamFormat *cca = exam_formats_find (formats, "cca-2026-05");
  const ExamFormat *cpc = exam_formats_find (formats, "cpc-2022");
  double last = -1;

  g_assert_cmpfloat (exam_score_scale (cca, 0), ==, 100);
  g_assert_cmpfloat (exam_score_scale (cca, 0.725), ==, 300);
  g_assert_cmpfloat (exam_score_scale (cca, 1), ==, 400);
  g_assert_cmpfloat_with_epsilon (exam_score_scale (cca, 0.725 / 2), 200, 1e-9);
  g_assert_cmpfloat_with_epsilon (exam_score_scale (cca, 0.725 + 0.275 / 2), 350, 1e-9);
  g_assert_cmpfloat (exam_score_scale (cpc, 0.7), ==, 70);

  for (guint i = 0; i <= 1000; i++)
    {
      double value = exam_score_scale (cca, i / 1000.0);

      g_assert_cmpfloat (value, >, last);
      last = value;
    }
}

/* A score that failed must never read like the cut. */
static void
test_format_value (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  const ExamFormat *cca = exam_formats_find (formats, "cca-2026-05");
  const ExamFormat *cpc = exam_formats_find (formats, "cpc-2022");
  g_autofree char *below = exam_score_format_value (cca, 299.99);
  g_autofree char *at = exam_score_format_value (cca, 300 - 1e-12);
  g_autofree char *percent = exam_score_format_value (cpc, 69.7);

  g_assert_cmpstr (below, ==, "299");
  g_assert_cmpstr (at, ==, "300");
  g_assert_cmpstr (percent, ==, "69 %");
}

/* --- The interval --- */

/* Expected values from the closed form, computed elsewhere. */
static void
test_interval (void)
{
  static const struct { double successes; guint trials; double low; double high; } rows[] = {
    { 0, 10, 0, 0.27753279986288 },
    { 10, 10, 0.72246720013712, 1 },
    { 5, 10, 0.23659309051256, 0.76340690948744 },
    { 70, 100, 0.60415145366653, 0.78105114705067 },
    { 65, 90, 0.62204772502939, 0.80420310805313 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ExamInterval interval = exam_interval_for_proportion (rows[i].successes, rows[i].trials);

      g_assert_cmpfloat_with_epsilon (interval.low, rows[i].low, 1e-12);
      g_assert_cmpfloat_with_epsilon (interval.high, rows[i].high, 1e-12);
    }
  {
    ExamInterval nothing = exam_interval_for_proportion (0, 0);

    g_assert_cmpfloat (nothing.low, ==, 0);
    g_assert_cmpfloat (nothing.high, ==, 1);
  }
}

/* --- Whole sittings --- */

static void
apply (ExamTranscript *transcript,
       ExamEventKind   kind,
       int             position,
       const char     *detail)
{
  g_autoptr (ExamEvent) event = exam_event_new (transcript->n_events + 1, kind, position,
                                                transcript->elapsed + G_USEC_PER_SEC, 0, detail);

  g_assert_true (exam_transcript_apply (transcript, event));
}

/* Ten scored items with key B, and two pretest items, of CPC. */
static ExamTranscript *
sit (const char *answers)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  ExamFormat *cpc = exam_formats_find (formats, "cpc-2022");
  g_autoptr (ExamForm) form = exam_form_new (cpc, 1, 240, TRUE);
  ExamTranscript *transcript;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *id = g_strdup_printf ("i%u", i);
      g_autoptr (ExamItem) item = test_make_choice (id, i < 6 ? "integumentary" : "anatomy", 4, "B");

      exam_form_add (form, item, NULL, i == 3 || i == 11, NULL);
    }

  transcript = exam_transcript_new (form);
  apply (transcript, EXAM_EVENT_BEGIN, 0, NULL);
  for (guint i = 0; i < 12; i++)
    {
      char answer[] = { answers[i], '\0' };

      if (i > 0)
        apply (transcript, EXAM_EVENT_SHOW, (int) i, NULL);
      if (answers[i] != '-')
        apply (transcript, EXAM_EVENT_ANSWER, (int) i, answer);
    }
  return transcript;
}

static void
test_sitting (void)
{
  g_autoptr (ExamTranscript) transcript = sit ("BBBABABBB-BA");
  g_autoptr (ExamScore) score = NULL;
  const ExamDomainScore *domain;

  apply (transcript, EXAM_EVENT_END, -1, NULL);
  score = exam_score_new (transcript);

  /* Of the ten that count, position 5 is wrong and position 9 omitted. */
  g_assert_cmpuint (score->n_scored, ==, 10);
  g_assert_cmpuint (score->n_pretest, ==, 2);
  g_assert_cmpfloat (score->points, ==, 8);
  g_assert_cmpuint (score->n_omitted, ==, 1);
  g_assert_cmpfloat_with_epsilon (score->value, 80, 1e-9);
  g_assert_true (score->passed);
  g_assert_cmpfloat (score->low, <, 80);
  g_assert_cmpfloat (score->high, >, 80);

  domain = &g_array_index (score->domains, ExamDomainScore, 0);
  g_assert_cmpuint (domain->n_items, ==, 5);
  g_assert_cmpfloat (domain->points, ==, 4);
  domain = &g_array_index (score->domains, ExamDomainScore, 12);
  g_assert_cmpuint (domain->n_items, ==, 5);
  g_assert_cmpfloat (domain->points, ==, 4);

  g_assert_cmpint (g_array_index (score->items, ExamItemScore, 3).outcome, ==, EXAM_OUTCOME_WRONG);
  g_assert_true (g_array_index (score->items, ExamItemScore, 3).pretest);
  g_assert_cmpint (g_array_index (score->items, ExamItemScore, 9).outcome, ==, EXAM_OUTCOME_OMITTED);
}

static void
test_cut (void)
{
  g_autoptr (ExamTranscript) at = sit ("BBBABBBBAAAA");
  g_autoptr (ExamTranscript) below = sit ("BBBABBBAAAAA");
  g_autoptr (ExamScore) score_at = exam_score_new (at);
  g_autoptr (ExamScore) score_below = exam_score_new (below);

  g_assert_cmpfloat (score_at->points, ==, 7);
  g_assert_true (score_at->passed);
  g_assert_cmpfloat (score_below->points, ==, 6);
  g_assert_false (score_below->passed);
}

static void
test_changes (void)
{
  g_autoptr (ExamTranscript) transcript = sit ("BABBBBBBBBBB");
  g_autoptr (ExamScore) score = NULL;
  static const struct { int position; const char *answer; } changes[] = {
    { 0, "A" },   /* right to wrong */
    { 1, "B" },   /* wrong to right */
    { 2, "A" },   /* there and back: no change in the end */
    { 2, "B" },
    { 3, "A" },   /* a pretest item does not count */
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      apply (transcript, EXAM_EVENT_SHOW, changes[i].position, NULL);
      apply (transcript, EXAM_EVENT_ANSWER, changes[i].position, changes[i].answer);
      apply (transcript, EXAM_EVENT_SHOW, 10, NULL);
    }
  apply (transcript, EXAM_EVENT_END, -1, NULL);
  score = exam_score_new (transcript);

  g_assert_cmpuint (score->right_to_wrong, ==, 1);
  g_assert_cmpuint (score->wrong_to_right, ==, 1);
  g_assert_cmpuint (score->wrong_to_wrong, ==, 0);
  g_assert_true (g_array_index (score->items, ExamItemScore, 0).changed);
  g_assert_false (g_array_index (score->items, ExamItemScore, 2).changed);
}

static void
test_nothing_answered (void)
{
  g_autoptr (ExamTranscript) transcript = sit ("------------");
  g_autoptr (ExamScore) score = exam_score_new (transcript);

  g_assert_cmpfloat (score->value, ==, 0);
  g_assert_false (score->passed);
  g_assert_cmpuint (score->n_omitted, ==, 10);
}

/* --- Highlights --- */

static void
test_highlights (void)
{
  static const struct { const char *before; ExamHighlight range; const char *after; } rows[] = {
    { "", { .start = 3, .end = 8 }, "0.0.0:3-8" },
    { "0.0.0:3-8", { .start = 3, .end = 8 }, "" },
    { "0.0.0:3-8", { .start = 4, .end = 6 }, "0.0.0:3-4 0.0.0:6-8" },
    { "0.0.0:3-8", { .start = 6, .end = 12 }, "0.0.0:3-12" },
    { "0.0.0:3-8 0.0.0:10-12", { .start = 7, .end = 11 }, "0.0.0:3-12" },
    { "0.0.0:3-8", { .start = 8, .end = 9 }, "0.0.0:3-9" },
    { "0.0.0:3-8", { .text = 1, .start = 3, .end = 8 }, "0.0.0:3-8 1.0.0:3-8" },
    { "0.0.0:3-8", { .start = 5, .end = 5 }, "0.0.0:3-8" },
    { "nonsense 0.0.0:9-2", { .block = 2, .cell = 1, .start = 1, .end = 2 }, "0.2.1:1-2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) highlights = exam_highlights_from_string (rows[i].before);
      g_autofree char *after = NULL;

      exam_highlights_toggle (highlights, &rows[i].range);
      after = exam_highlights_to_string (highlights);
      g_assert_cmpstr (after, ==, rows[i].after);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST_ADD_ROWS ("/score/codes/", codes_rows, test_codes);
  g_test_add_func ("/score/codes-rules", test_codes_rules);
  g_test_add_func ("/score/codes-found", test_codes_found);
  g_test_add_func ("/score/code-shapes", test_code_shapes);
  g_test_add_func ("/score/code-format", test_code_format);
  g_test_add_func ("/score/choice", test_choice);
  g_test_add_func ("/score/scale", test_scale);
  g_test_add_func ("/score/format-value", test_format_value);
  g_test_add_func ("/score/interval", test_interval);
  g_test_add_func ("/score/sitting", test_sitting);
  g_test_add_func ("/score/cut", test_cut);
  g_test_add_func ("/score/changes", test_changes);
  g_test_add_func ("/score/nothing-answered", test_nothing_answered);
  g_test_add_func ("/score/highlights", test_highlights);

  return g_test_run ();
}
