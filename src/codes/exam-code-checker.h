/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-bank.h"
#include "bank/exam-problems.h"
#include "codes/exam-code-entry.h"

G_BEGIN_DECLS

/**
 * ExamCodeLookup:
 * @find: returns what the book of a system and year says about a normalised code, or %NULL
 * @list_years: returns the years of which there are books of a system, newest first
 * @user_data: given to both
 *
 * Where codes are looked up.
 */
typedef struct {
  ExamCodeEntry *(*find) (ExamCodeSystem system,
                          guint          year,
                          const char    *code,
                          gpointer       user_data);
  GArray *(*list_years) (ExamCodeSystem system,
                         gpointer       user_data);
  gpointer user_data;
} ExamCodeLookup;

/**
 * ExamCodeFault:
 * @EXAM_CODE_FAULT_UNKNOWN: the book of the year does not have the code, and no older one
 * @EXAM_CODE_FAULT_DELETED: an older book has it; or it was ended, or is ended in the course of the year
 * @EXAM_CODE_FAULT_WRONG_SYSTEM: it is a code of another system
 * @EXAM_CODE_FAULT_NOT_REPORTABLE: it is a category where a code is needed that can be reported
 * @EXAM_CODE_FAULT_NO_BOOK: codes of a system were not looked up, because there is no book of their year
 *
 * What can be wrong with a code.
 */
typedef enum {
  EXAM_CODE_FAULT_UNKNOWN,
  EXAM_CODE_FAULT_DELETED,
  EXAM_CODE_FAULT_WRONG_SYSTEM,
  EXAM_CODE_FAULT_NOT_REPORTABLE,
  EXAM_CODE_FAULT_NO_BOOK,
} ExamCodeFault;

/**
 * ExamCodeReport:
 * @fault: what is wrong
 * @severity: an error in a key, else a warning
 * @item: (nullable): where; %NULL for the bank as a whole
 * @message: the same in words, translated
 */
typedef void (*ExamCodeReport) (ExamCodeFault   fault,
                                ExamSeverity    severity,
                                const ExamItem *item,
                                const char     *message,
                                gpointer        user_data);

/**
 * ExamCodeChecker:
 *
 * Looks up the codes of a bank, item by item.
 */
typedef struct _ExamCodeChecker ExamCodeChecker;

ExamCodeChecker *exam_code_checker_new (ExamBank             *bank,
                                        const ExamCodeLookup *lookup,
                                        ExamCodeReport        func,
                                        gpointer              user_data) G_GNUC_WARN_UNUSED_RESULT;
void             exam_code_checker_free (ExamCodeChecker *self);
guint            exam_code_checker_check_item (ExamCodeChecker *self,
                                               const ExamItem  *item,
                                               gboolean         with_record);
gboolean         exam_code_checker_report_missing (ExamCodeChecker *self,
                                                   guint            missing);

gboolean exam_code_check (ExamBank             *bank,
                          const ExamCodeLookup *lookup,
                          ExamCodeReport        func,
                          gpointer              user_data);
gboolean exam_code_check_bank (ExamBank             *bank,
                               const char           *file,
                               const ExamCodeLookup *lookup,
                               ExamProblems         *problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCodeChecker, exam_code_checker_free)

G_END_DECLS
