/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-paths.h"
#include "cli/exam-cli-output.h"
#include "record/exam-stored-sitting.h"

G_BEGIN_DECLS

int exam_cli_report (const ExamPaths *paths,
                     int              argc,
                     char            *argv[]);
void exam_cli_print_sitting (const ExamStoredSitting *sitting,
                             ExamCliOutput            output);

G_END_DECLS
