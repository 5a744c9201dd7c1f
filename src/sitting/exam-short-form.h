/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-pool.h"
#include "sitting/exam-blueprint.h"

G_BEGIN_DECLS

ExamBlueprint *exam_find_short_blueprint (const ExamPool *pool) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
