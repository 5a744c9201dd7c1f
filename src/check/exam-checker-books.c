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

/** Looks every code up, if there are books to do so. */
void
exam_checker_check_books (ExamChecker *self)
{
  guint asked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    asked |= self->rules & 1u << rules[i];
  if (self->lookup != NULL && asked != 0)
    exam_code_check (self->bank, self->lookup, report_cb, self);
}
