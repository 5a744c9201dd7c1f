/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-problems.h"

G_BEGIN_DECLS

char *exam_layout_apply (const char   *name,
                         GBytes       *bytes,
                         ExamProblems *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
