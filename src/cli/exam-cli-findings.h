/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-problems.h"

G_BEGIN_DECLS

/**
 * ExamCliFinding:
 * @path: a file as the user named it
 * @problems: (owned): what was found in it, in the order of the file
 * @n_items: how many sound items it has, -1 where it is no bank
 * @n_faulty: how many it has that are not
 *
 * What `mockingbird check` found in one file.
 */
typedef struct {
  const char   *path;
  ExamProblems *problems;
  int           n_items;
  guint         n_faulty;
} ExamCliFinding;

typedef enum {
  EXAM_CLI_FINDINGS_TEXT,
  EXAM_CLI_FINDINGS_JSON,
  EXAM_CLI_FINDINGS_SARIF,
} ExamCliFindingsOutput;

GArray *exam_cli_findings_new (void) G_GNUC_WARN_UNUSED_RESULT;
guint   exam_cli_findings_count (const GArray *findings,
                                 ExamSeverity  severity);
void    exam_cli_findings_print (const GArray         *findings,
                                 ExamCliFindingsOutput output);

G_END_DECLS
