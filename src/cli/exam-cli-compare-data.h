/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "insight/exam-comparison.h"

G_BEGIN_DECLS

extern const char *const exam_cli_comparison_columns[];

JsonObject *exam_result_data_describe_comparison (const ExamComparison *comparison);
JsonArray  *exam_result_data_describe_comparison_rows (const ExamComparison *comparison);

G_END_DECLS
