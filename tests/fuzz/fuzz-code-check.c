/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz-code-check.h"

#include <string.h>

static void
check_string (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
check_codes (const ExamCodeEdition *edition)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_billable = 0;

  for (guint i = 0; i < edition->codes->len; i++)
    {
      const ExamCodeRow *row = &g_array_index (edition->codes, ExamCodeRow, i);
      g_autofree char *normal = exam_code_normalize (row->code);

      g_assert_cmpstr (normal, ==, row->code);
      g_assert_true (g_hash_table_add (codes, (gpointer) row->code));
      check_string (row->title);
      g_assert_cmpstr (row->title, !=, "");
      g_assert_cmpuint (row->added_on, <=, 99991231);
      g_assert_cmpuint (row->ended_on, <=, 99991231);
      n_billable += row->kind == EXAM_CODE_BILLABLE;
    }
  g_assert_cmpuint (n_billable, ==, edition->n_billable);
}

/** What a store may rely on. */
void
fuzz_check_edition (const ExamCodeEdition *edition)
{
  g_assert_cmpint (edition->system, <, EXAM_CODE_SYSTEM_OTHER);
  if (edition->part == EXAM_CODE_PART_CODES || edition->part == EXAM_CODE_PART_BILLABLE)
    {
      g_assert_cmpuint (edition->codes->len, >, 0);
      check_codes (edition);
    }
  for (guint i = 0; i < edition->divisions->len; i++)
    {
      check_string (g_array_index (edition->divisions, ExamCodeDivisionRow, i).id);
      check_string (g_array_index (edition->divisions, ExamCodeDivisionRow, i).title);
    }
  for (guint i = 0; i < edition->notes->len; i++)
    {
      check_string (g_array_index (edition->notes, ExamCodeNoteRow, i).place);
      check_string (g_array_index (edition->notes, ExamCodeNoteRow, i).text);
    }
  for (guint i = 0; i < edition->axes->len; i++)
    {
      const ExamCodeAxisRow *axis = &g_array_index (edition->axes, ExamCodeAxisRow, i);

      g_assert_cmpuint (strlen (axis->table), ==, 3);
      g_assert_cmpuint (axis->position, >=, axis->row == 0 ? 1 : 4);
      g_assert_cmpuint (axis->position, <=, axis->row == 0 ? 3 : 7);
      check_string (axis->values);
    }
}

/** Every problem has a place that is in the file. */
void
fuzz_check_code_problems (const ExamProblems *problems,
                          const uint8_t      *data,
                          size_t              size)
{
  int n_lines = 1;

  for (size_t i = 0; i < size; i++)
    n_lines += data[i] == '\n' || data[i] == '\r';

  for (guint i = 0; i < exam_problems_get_n (problems); i++)
    {
      ExamProblem *problem = exam_problems_get (problems, i);
      g_autofree char *text = exam_problem_to_string (problem);

      check_string (text);
      g_assert_cmpstr (exam_problem_get_message (problem), !=, "");
      g_assert_cmpint (exam_problem_get_line (problem), <=, n_lines);
    }
}
