/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-code-text.h"
#include "test-support.h"

/* How far typed codes are from the key. */

static const struct
{
  const char    *name;
  ExamCodeSystem system;
  const char    *keyed;
  const char    *typed;
  gboolean       near;
  guint          character;
  char           end;   /* '<' when the typed code is too short, '>' too long */
} pairs[] = {
  { "same", EXAM_CODE_SYSTEM_ICD_10_CM, "E11.9", "e119", FALSE, 0, 0 },
  { "fifth", EXAM_CODE_SYSTEM_ICD_10_CM, "E11.22", "E11.21", TRUE, 5, 0 },
  { "fourth", EXAM_CODE_SYSTEM_ICD_10_CM, "E11.22", "E1132", TRUE, 4, 0 },
  { "seventh", EXAM_CODE_SYSTEM_ICD_10_CM, "S52.501A", "S52.501D", TRUE, 7, 0 },
  { "too-short", EXAM_CODE_SYSTEM_ICD_10_CM, "E11.22", "E11.2", TRUE, 5, '<' },
  { "category-only", EXAM_CODE_SYSTEM_ICD_10_CM, "E11.9", "E11", TRUE, 4, '<' },
  { "too-long", EXAM_CODE_SYSTEM_ICD_10_CM, "I10", "I10.0", TRUE, 4, '>' },
  { "other-category", EXAM_CODE_SYSTEM_ICD_10_CM, "E11.9", "E10.9", FALSE, 0, 0 },
  { "half-a-category", EXAM_CODE_SYSTEM_ICD_10_CM, "E11.9", "E1", FALSE, 0, 0 },
  { "nothing", EXAM_CODE_SYSTEM_ICD_10_CM, "E11.9", "", FALSE, 0, 0 },
  { "procedure", EXAM_CODE_SYSTEM_ICD_10_PCS, "0DTJ4ZZ", "0DTJ0ZZ", TRUE, 5, 0 },
  { "other-operation", EXAM_CODE_SYSTEM_ICD_10_PCS, "0DTJ4ZZ", "0DBJ4ZZ", FALSE, 0, 0 },
  { "modifier", EXAM_CODE_SYSTEM_HCPCS, "E0607-NU", "E0607-RR", TRUE, 6, 0 },
  { "no-modifier", EXAM_CODE_SYSTEM_HCPCS, "E0607-NU", "E0607", TRUE, 6, '<' },
  { "needless-modifier", EXAM_CODE_SYSTEM_HCPCS, "E0607", "E0607NU", TRUE, 6, '>' },
  { "other-item", EXAM_CODE_SYSTEM_HCPCS, "E0607", "E0608", FALSE, 0, 0 },
  { "other-system", EXAM_CODE_SYSTEM_OTHER, "ABC-1", "ABC-2", FALSE, 0, 0 },
};

static void
test_pair (gconstpointer data)
{
  const typeof (pairs[0]) *pair = data;
  ExamCodeDifference difference = exam_code_compare (pair->system, pair->keyed, pair->typed);

  g_assert_true (difference.near == pair->near);
  g_assert_cmpuint (difference.character, ==, pair->character);
  g_assert_true (difference.too_short == (pair->end == '<'));
  g_assert_true (difference.too_long == (pair->end == '>'));
  g_assert_true (difference.modifier == (pair->near && pair->system == EXAM_CODE_SYSTEM_HCPCS));
}

static const struct
{
  const char *name;
  gboolean    first_listed;
  const char *key;
  const char *typed;
  const char *verdicts;   /* one to a line */
} answers[] = {
  { "right", FALSE, "E11.22 N18.31", "N1831 E1122", "Right\nRight" },
  { "wrong-character", FALSE, "E11.22 N18.31", "E11.22 N18.32", "Right\nRight category, wrong character 5" },
  { "unfinished", FALSE, "E11.22", "E112", "Right category, ends before character 5" },
  { "overdone", FALSE, "I10", "I109", "Right category, should end before character 4" },
  { "not-keyed", FALSE, "I10", "J45.909", "Not in the key" },
  { "wrong-place", TRUE, "I21.4 I10", "I10 I21.4", "Right code, wrong place\nRight code, wrong place" },
  { "letter", FALSE, "I10", "IIO", "Letter O or I instead of the digit 0 or 1" },
  { "twice", FALSE, "I10", "I10 I10", "Right\nGiven more than once" },
  { "optional", FALSE, "I10 Z79.4?", "Z79.4", "Optional: does not count" },
  /* The one found already is not what was meant; each of the others is meant once, and the closest first. */
  { "taken", FALSE, "E11.22 E11.31", "E11.22 E11.21 E11.39", "Right\nRight category, wrong character 4\nNot in the key" },
  { "closest", FALSE, "E11.22 E11.311", "E11.319", "Right category, wrong character 6" },
  { "near-an-optional", FALSE, "I10 Z79.4?", "Z79.1", "Not in the key" },
};

static void
test_answer (gconstpointer data)
{
  const typeof (answers[0]) *answer = data;
  g_autoptr (ExamItem) item = test_make_codes ("item", "domain", answer->first_listed, answer->key);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = g_strsplit (answer->typed, " ", -1);
  g_autoptr (ExamCodeGrading) grading = NULL;
  g_autoptr (GArray) differences = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (codes, g_strdup (words[i]));
  grading = exam_code_grading_new (item, codes, EXAM_CODES_CREDIT_SHARE);
  differences = exam_code_differences_new (item, codes, grading);
  g_assert_cmpuint (differences->len, ==, codes->len);
  for (guint i = 0; i < codes->len; i++)
    {
      g_autofree char *verdict = exam_code_describe_verdict (g_array_index (grading->verdicts, ExamCodeVerdict, i),
                                                             &g_array_index (differences, ExamCodeDifference, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", verdict);
    }
  g_assert_cmpstr (text->str, ==, answer->verdicts);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST_ADD_ROWS ("/code-difference/pair", pairs, test_pair);
  TEST_ADD_ROWS ("/code-difference/answer", answers, test_answer);
  return g_test_run ();
}
