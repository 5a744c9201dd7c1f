/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "author/exam-bank-editor.h"
#include "bank/exam-bank-reader.h"
#include "bank/exam-item-writer.h"
#include "test-support.h"

static const char *const bank_names[] = {
  "cca-core", "cca-starter", "ccs-cases", "ccs-coding", "ccs-practice", "ccs-starter", "cpc-general", "cpc-services",
  "cpc-starter", "cpc-surgery",
};

static char *
load_bank (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".xml", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "exams", "banks", file, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static ExamEntry *
get_entry (ExamBankEditor *editor,
           guint           index)
{
  g_autoptr (ExamEntry) entry = g_list_model_get_item (exam_bank_editor_get_entries (editor), index);

  return entry;
}

static ExamBank *
read_bank (ExamBankEditor *editor)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  gsize length;
  const char *text = exam_manuscript_get_text (exam_bank_editor_get_manuscript (editor), &length);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return exam_bank_read_bytes ("b.xml", bytes, NULL, problems);
}

/* The sheet of each item says what the reader of banks reads. */
static void
test_bundled (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bank_names); i++)
    {
      g_autofree char *text = load_bank (bank_names[i]);
      g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (text, -1);
      g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);
      g_autoptr (ExamBank) bank = read_bank (editor);
      g_autoptr (ExamBank) head = exam_bank_editor_read_head (editor);
      guint n = g_list_model_get_n_items (exam_bank_editor_get_entries (editor));
      g_autoptr (ExamCase) exam_case = NULL;
      ExamEntry *case_entry = NULL;
      guint n_items = 0;

      g_assert_true (exam_bank_editor_is_sound (editor));
      g_assert_cmpstr (exam_bank_get_title (head), ==, exam_bank_get_title (bank));
      g_assert_cmpstr (exam_bank_get_revision (head), ==, exam_bank_get_revision (bank));
      g_assert_cmpuint (exam_bank_get_n_code_sets (head), ==, exam_bank_get_n_code_sets (bank));

      for (guint j = 0; j < n; j++)
        {
          ExamEntry *entry = get_entry (editor, j);
          g_autoptr (ExamItemSheet) sheet = NULL;
          g_autoptr (ExamItem) item = NULL;
          g_autofree char *expected = NULL;
          g_autofree char *found = NULL;

          if (exam_entry_get_kind (entry) == EXAM_ENTRY_CASE)
            {
              g_autoptr (ExamCaseSheet) case_sheet = exam_bank_editor_read_case (editor, entry);

              g_assert_false (case_sheet->odd);
              g_clear_pointer (&exam_case, exam_case_unref);
              exam_case = exam_case_sheet_to_case (case_sheet);
              case_entry = entry;
              continue;
            }

          sheet = exam_bank_editor_read_item (editor, entry);
          g_assert_false (sheet->odd);
          g_assert_true (exam_entry_get_case (entry) == NULL || exam_entry_get_case (entry) == case_entry);
          item = exam_item_sheet_to_item (sheet, exam_entry_get_case (entry) != NULL ? exam_case : NULL);
          expected = exam_item_to_xml (exam_bank_get_item (bank, n_items++));
          found = exam_item_to_xml (item);
          g_assert_cmpstr (found, ==, expected);
          g_assert_cmpstr (exam_entry_get_summary (entry), !=, "");
        }
      g_assert_cmpuint (n_items, ==, exam_bank_get_n_items (bank));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bank-editor/bundled", test_bundled);

  return g_test_run ();
}
