/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "check/exam-checker-private.h"

/* Codes as the code books have them. A wrong one in a key is as grave as can be; but it keeps no item from being served, so it
 * is a warning like the others. */

static const ExamCheckRule rules[] = {
  [EXAM_CODE_FAULT_UNKNOWN] = EXAM_CHECK_UNKNOWN_CODE,
  [EXAM_CODE_FAULT_DELETED] = EXAM_CHECK_DELETED_CODE,
  [EXAM_CODE_FAULT_WRONG_SYSTEM] = EXAM_CHECK_WRONG_SYSTEM,
  [EXAM_CODE_FAULT_NOT_REPORTABLE] = EXAM_CHECK_UNBILLABLE_CODE,
  [EXAM_CODE_FAULT_NO_BOOK] = EXAM_CHECK_MISSING_BOOK,
};

static void
report_cb (ExamCodeFault   fault,
           ExamSeverity    severity,
           const ExamItem *item,
           const char     *message,
           gpointer        user_data)
{
  exam_checker_report (user_data, rules[fault], item, "%s", message);
}

static void
check_item (ExamChecker    *self,
            const ExamItem *item,
            gboolean        with_record)
{
  guint missing = exam_code_checker_check_item (self->codes, item, with_record);

  if (self->note != NULL)
    self->note->missing = missing;
  self->missing_books |= missing;
}

/** Looks every code up, if there are books to do so. */
void
exam_checker_check_books (ExamChecker *self)
{
  g_autoptr (ExamCodeChecker) codes = NULL;
  guint asked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    asked |= self->rules & 1u << rules[i];
  if (self->lookup == NULL || asked == 0)
    return;

  self->codes = codes = exam_code_checker_new (self->bank, self->lookup, report_cb, self);
  exam_checker_foreach_item (self, EXAM_CHECK_GROUP_BOOKS, check_item);
  for (guint i = 0; self->memory != NULL && i < exam_bank_get_n_items (self->bank); i++)
    self->missing_books |= exam_check_memory_get (self->memory, i)->missing;
  exam_code_checker_report_missing (codes, self->missing_books);
  self->codes = NULL;
}
