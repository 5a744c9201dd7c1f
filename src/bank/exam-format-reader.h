/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-format.h"
#include "bank/exam-problems.h"

G_BEGIN_DECLS

ExamFormat *exam_format_read_file (const char   *path,
                                   ExamProblems *problems) G_GNUC_WARN_UNUSED_RESULT;
ExamFormat *exam_format_read_bytes (const char   *name,
                                    GBytes       *bytes,
                                    ExamProblems *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
