/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-problems.h"

G_BEGIN_DECLS

/**
 * ExamCsvCell:
 * @text: (owned): what is in it, without quotes
 * @line: 1-based
 * @column: 1-based, in bytes
 */
typedef struct {
  char *text;
  int   line;
  int   column;
} ExamCsvCell;

GPtrArray *exam_csv_parse (const char   *file,
                           const char   *text,
                           ExamProblems *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
