/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-checker.h"

/* All codes of a bank at once. */

/**
 * exam_code_check:
 * @bank: a bank
 * @lookup: the code books
 * @func: called for each fault
 * @user_data: given to it
 *
 * Looks up every code in keys, options, reasons, rationales, stems and documents, in the books of the years that the bank
 * states; in the newest where it states none. What is wrong in a key is an error, elsewhere a warning: a distractor may be
 * wrong on purpose.
 *
 * Returns: whether all books were there that were needed
 */
gboolean
exam_code_check (ExamBank             *bank,
                 const ExamCodeLookup *lookup,
                 ExamCodeReport        func,
                 gpointer              user_data)
{
  g_autoptr (ExamCodeChecker) self = NULL;
  const ExamCase *before = NULL;
  guint missing = 0;

  g_return_val_if_fail (bank != NULL, FALSE);
  g_return_val_if_fail (lookup != NULL, FALSE);

  self = exam_code_checker_new (bank, lookup, func, user_data);
  for (guint i = 0; i < exam_bank_get_n_items (bank); i++)
    {
      const ExamItem *item = exam_bank_get_item (bank, i);

      missing |= exam_code_checker_check_item (self, item, exam_item_get_case (item) != before);
      before = exam_item_get_case (item);
    }
  return !exam_code_checker_report_missing (self, missing);
}

/* --- As problems --- */

typedef struct {
  const char   *file;
  ExamProblems *problems;
} List;

static void
add_problem_cb (ExamCodeFault   fault,
                ExamSeverity    severity,
                const ExamItem *item,
                const char     *message,
                gpointer        user_data)
{
  List *list = user_data;

  if (item != NULL)
    exam_problems_add (list->problems, severity, list->file, exam_item_get_line (item), exam_item_get_column (item),
                       exam_item_get_id (item), "%s", message);
  else
    exam_problems_add (list->problems, severity, list->file, 0, 0, NULL, "%s", message);
}

/**
 * exam_code_check_bank:
 * @bank: a bank
 * @file: its name in problems
 * @lookup: the code books
 * @problems: gets what is wrong
 *
 * The same as exam_code_check(), for a list of problems.
 *
 * Returns: whether all books were there that were needed
 */
gboolean
exam_code_check_bank (ExamBank             *bank,
                      const char           *file,
                      const ExamCodeLookup *lookup,
                      ExamProblems         *problems)
{
  List list = { file, problems };

  return exam_code_check (bank, lookup, add_problem_cb, &list);
}
