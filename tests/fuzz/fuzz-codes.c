/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-reader.h"
#include "codes/exam-code-scanner.h"
#include "fuzz-check.h"
#include "fuzz-code-check.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (ExamCodeEdition) edition = exam_code_read ("f", bytes, exam_code_format_guess (bytes), problems);
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (GPtrArray) mentions = exam_code_scan (text);

  fuzz_check_code_problems (problems, data, size);
  g_assert_true ((edition == NULL) == (exam_problems_count (problems, EXAM_SEVERITY_ERROR) > 0));
  if (edition != NULL)
    fuzz_check_edition (edition);

  for (guint i = 0; i < mentions->len; i++)
    g_assert_cmpuint (((ExamCodeMention *) g_ptr_array_index (mentions, i))->systems, !=, 0);
  return 0;
}
