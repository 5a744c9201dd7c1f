/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bank/exam-format-reader.h"
#include "bank/exam-item-writer.h"
#include "fuzz-check.h"
#include "paper/exam-answers-file.h"
#include "paper/exam-paper-sitting.h"

static const char format_xml[] =
  "<format xmlns=\"urn:mockingbird:exam:1\" id=\"f\" family=\"f\" credential=\"F\"><name>N</name><body>B</body><edition/>"
  "<items>3</items><pretest>0</pretest><minutes>60</minutes>"
  "<blueprint order=\"random\"><domain id=\"a\" items=\"3\">A</domain></blueprint>"
  "<item-kind name=\"single-choice\"/><item-kind name=\"multiple-choice\"/><item-kind name=\"typed-codes\"/>"
  "<percent-score cut=\"70\"/><multiple-choice-credit rule=\"all-or-nothing\"/><typed-codes-credit rule=\"share\"/>"
  "<navigation mode=\"free\"/><review allowed=\"yes\"/><break allowed=\"no\"/></format>";

#define BANK "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\" format=\"f\"><title>B</title>"

static const char *const item_xmls[] = {
  BANK "<item id=\"a\" domain=\"a\"><stem>S</stem><choice><option key=\"yes\">x</option><option>y</option></choice></item></bank>",
  BANK "<item id=\"b\" domain=\"a\"><stem>S</stem><choice choose=\"2\"><option key=\"yes\">x</option><option>y</option>"
       "<option key=\"yes\">z</option></choice></item></bank>",
  BANK "<item id=\"c\" domain=\"a\"><stem>S</stem><codes system=\"ICD-10-CM\"><code>I10</code></codes></item></bank>",
};

/* A question with one letter, one with two, and one with codes. */
static ExamForm *
make_form (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (format_xml, strlen (format_xml));
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamFormat) format = exam_format_read_bytes ("f.xml", bytes, problems);
  ExamForm *form;

  g_assert_nonnull (format);
  form = exam_form_new (format, 1, 60, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (item_xmls); i++)
    {
      g_autoptr (ExamItem) item = exam_item_new_from_xml (item_xmls[i], NULL);

      g_assert_nonnull (item);
      exam_form_add (form, item, NULL, FALSE, NULL);
    }
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
    form = make_form ();

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
