/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "insight/exam-readiness.h"

G_BEGIN_DECLS

extern const char *const exam_readiness_data_columns[];

JsonObject *exam_readiness_data_describe (const ExamReadiness *readiness);
JsonArray  *exam_readiness_data_describe_rows (const ExamReadiness *readiness);

G_END_DECLS
