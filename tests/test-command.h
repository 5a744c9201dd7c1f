/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-paths.h"

G_BEGIN_DECLS

int test_run_command (const ExamPaths *paths,
                      int              argc,
                      char            *argv[],
                      GString         *out,
                      GString         *err);
int test_run_command_line (const ExamPaths *paths,
                           const char      *arguments,
                           GString         *out,
                           GString         *err);

G_END_DECLS
