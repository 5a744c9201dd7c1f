/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz-check.h"
#include "paper/exam-answers-file.h"
#include "paper/exam-form-file.h"
#include "paper/exam-paper-sitting.h"

/* A question with one letter, one with two, and one with codes. */
static ExamForm *
load_form (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", "form", "small.json", NULL);
  g_autoptr (GError) error = NULL;
  ExamForm *form = exam_form_file_load (path, &error);

  g_assert_no_error (error);
  return form;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static ExamForm *form;
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) answers = NULL;

  if (form == NULL)
    form = load_form ();

  answers = exam_answers_file_read_bytes ("a.csv", bytes, form, problems);
  g_assert_true ((answers == NULL) == (exam_problems_get_n (problems) > 0));
  for (guint i = 0; i < exam_problems_get_n (problems); i++)
    {
      g_autofree char *text = exam_problem_to_string (exam_problems_get (problems, i));

      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpint (exam_problem_get_line (exam_problems_get (problems, i)), >=, 1);
    }

  if (answers != NULL)
    {
      g_autoptr (ExamStoredSitting) sitting = exam_paper_sitting_new (form, answers, "", 0, 0);

      for (guint i = 0; i < answers->len; i++)
        {
          const char *answer = g_ptr_array_index (answers, i);
          ExamOutcome outcome = g_array_index (sitting->score->items, ExamItemScore, i).outcome;

          /* Whatever was read as an answer has been taken as one. */
          g_assert_true ((answer == NULL || *answer == '\0') == (outcome == EXAM_OUTCOME_OMITTED));
        }
    }
  return 0;
}
