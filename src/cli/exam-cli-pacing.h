/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "record/exam-stored-sitting.h"

G_BEGIN_DECLS

JsonObject *exam_cli_describe_pacing (const ExamStoredSitting *sitting);
char       *exam_cli_pacing_to_string (const ExamStoredSitting *sitting);

G_END_DECLS
