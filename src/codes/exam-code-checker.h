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

gboolean exam_code_check_bank (ExamBank             *bank,
                               const char           *file,
                               const ExamCodeLookup *lookup,
                               ExamProblems         *problems);

G_END_DECLS
