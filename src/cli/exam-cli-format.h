/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-paths.h"

G_BEGIN_DECLS

int exam_cli_format (const ExamPaths *paths,
                     int              argc,
                     char            *argv[]);

G_END_DECLS
