/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "insight/exam-comparison.h"

G_BEGIN_DECLS

extern const char *const exam_comparison_data_columns[];

JsonObject *exam_comparison_data_describe (const ExamComparison *comparison);
JsonArray  *exam_comparison_data_describe_rows (const ExamComparison *comparison);

G_END_DECLS
