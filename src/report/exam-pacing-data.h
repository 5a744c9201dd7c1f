/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "record/exam-stored-sitting.h"

G_BEGIN_DECLS

JsonObject *exam_pacing_data_describe (const ExamStoredSitting *sitting) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
