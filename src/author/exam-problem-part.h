/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-problems.h"

G_BEGIN_DECLS

char *exam_problem_find_part (const ExamProblem *problem,
                              const char        *text,
                              gsize              start,
                              gsize              end,
                              gsize              offset) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
