/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "codes/exam-code-archive.h"
#include "fuzz-check.h"
#include "fuzz-code-check.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) documents = exam_code_archive_read ("f.zip", bytes, problems);
  gsize n_unpacked = 0;

  fuzz_check_code_problems (problems, data, size);
  g_assert_true ((documents == NULL) == (exam_problems_count (problems, EXAM_SEVERITY_ERROR) > 0));
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      const ExamCodeDocument *document = g_ptr_array_index (documents, i);

      g_assert_null (strchr (document->name, '/'));
      n_unpacked += g_bytes_get_size (document->bytes);
    }
  g_assert_cmpuint (n_unpacked, <=, EXAM_CODE_ARCHIVE_MAX_BYTES);
  return 0;
}
