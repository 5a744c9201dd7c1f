/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-bank-reader.h"
#include "fuzz-check.h"

static void
check_bank (const ExamBank *bank)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < exam_bank_get_n_items (bank); i++)
    {
      const ExamItem *item = exam_bank_get_item (bank, i);

      g_assert_true (g_hash_table_add (ids, (gpointer) exam_item_get_id (item)));
      fuzz_check_item (item);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (ExamBank) bank = exam_bank_read_bytes ("b.xml", bytes, NULL, problems);
  guint n_errors = exam_problems_count (problems, EXAM_SEVERITY_ERROR);

  fuzz_check_problems (problems, data, size);
  if (n_errors == 0)
    {
      g_assert_nonnull (bank);
      g_assert_cmpuint (exam_bank_get_n_items (bank), >, 0);
      g_assert_cmpuint (exam_bank_get_n_faulty (bank), ==, 0);
    }
  if (bank != NULL)
    check_bank (bank);

  return 0;
}
