/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/exam-comparison.h"

G_BEGIN_DECLS

char *exam_cli_comparison_to_string (const ExamComparison *comparison);

G_END_DECLS
