/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "author/exam-layout.h"
#include "bank/exam-bank-reader.h"
#include "bank/exam-item-writer.h"
#include "fuzz-check.h"

/* What is written of a bank is read as the same bank. */
static void
check_writer (GBytes *bytes)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamBank) bank = exam_bank_read_bytes ("b.xml", bytes, NULL, problems);
  g_autoptr (ExamProblems) none = exam_problems_new ();
  g_autoptr (ExamBank) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autofree char *xml = NULL;
  g_autofree char *xml_again = NULL;

  if (bank == NULL || exam_problems_count (problems, EXAM_SEVERITY_ERROR) > 0)
    return;

  xml = exam_bank_to_xml (bank);
  written = g_bytes_new_static (xml, strlen (xml));
  again = exam_bank_read_bytes ("b.xml", written, NULL, none);
  g_assert_cmpuint (exam_problems_count (none, EXAM_SEVERITY_ERROR), ==, 0);
  g_assert_nonnull (again);
  xml_again = exam_bank_to_xml (again);
  g_assert_cmpstr (xml, ==, xml_again);
}

/* What is laid out is not laid out again; what is not has a reason, with a place in the file. */
static void
check_layout (GBytes *bytes)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autofree char *laid_out = exam_layout_apply ("b.xml", bytes, problems);
  g_autoptr (GBytes) tidy = NULL;
  g_autofree char *again = NULL;

  if (laid_out == NULL)
    {
      g_assert_cmpuint (exam_problems_count (problems, EXAM_SEVERITY_ERROR), >, 0);
      g_assert_cmpint (exam_problem_get_line (exam_problems_get (problems, 0)), >, 0);
      return;
    }

  g_assert_cmpuint (exam_problems_get_n (problems), ==, 0);
  tidy = g_bytes_new_static (laid_out, strlen (laid_out));
  again = exam_layout_apply ("b.xml", tidy, problems);
  g_assert_cmpstr (laid_out, ==, again);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);

  check_writer (bytes);
  check_layout (bytes);
  return 0;
}
