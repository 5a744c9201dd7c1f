/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-problems.h"
#include "codes/exam-code-edition.h"

G_BEGIN_DECLS

GPtrArray *exam_code_file_read (const char   *path,
                                guint         year,
                                ExamProblems *problems,
                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *exam_code_file_read_undated (const char   *path,
                                        ExamProblems *problems,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
