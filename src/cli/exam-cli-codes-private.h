/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-paths.h"
#include "record/exam-code-books.h"

G_BEGIN_DECLS

/* Shared by the commands about code books. */
enum {
  STATUS_FINE = 0,
  STATUS_PROBLEMS = 1,
  STATUS_CANNOT_RUN = 2,
  STATUS_STOPPED = 130,
};

/* exam-cli-codes.c */
ExamCodeBooks *exam_cli_codes_open (const ExamPaths *paths);
void           exam_cli_codes_explain (void);
gboolean       exam_cli_codes_parse (GOptionContext *context,
                                     int             least,
                                     int            *argc,
                                     char         ***argv);

/* One file for each command */
int exam_cli_codes_add (const ExamPaths *paths,
                        int              argc,
                        char            *argv[]);
int exam_cli_codes_check (const ExamPaths *paths,
                          int              argc,
                          char            *argv[]);
int exam_cli_codes_find (const ExamPaths *paths,
                         int              argc,
                         char            *argv[]);

G_END_DECLS
