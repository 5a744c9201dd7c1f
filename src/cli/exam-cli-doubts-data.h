/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/exam-cli-output.h"
#include "record/exam-doubt.h"

G_BEGIN_DECLS

char *exam_cli_dup_key (const ExamItem *item);
char *exam_cli_doubts_to_data (const GPtrArray *doubts,
                               ExamCliOutput    output);

G_END_DECLS
