/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-code-difference.h"

G_BEGIN_DECLS

char *exam_code_describe_verdict (ExamCodeVerdict           verdict,
                                  const ExamCodeDifference *difference);

G_END_DECLS
