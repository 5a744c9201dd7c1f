/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-problems.h"
#include "codes/exam-code-edition.h"

G_BEGIN_DECLS

ExamCodeEdition *exam_code_icd_read_order (const char   *file,
                                           GBytes       *bytes,
                                           ExamProblems *problems) G_GNUC_WARN_UNUSED_RESULT;
ExamCodeEdition *exam_code_icd_read_codes (const char   *file,
                                           GBytes       *bytes,
                                           ExamProblems *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
