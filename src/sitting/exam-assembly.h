/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-pool.h"
#include "sitting/exam-blueprint.h"
#include "sitting/exam-form.h"
#include "sitting/exam-history.h"
#include "sitting/exam-shortage.h"

G_BEGIN_DECLS

ExamForm *exam_assemble (const ExamPool      *pool,
                         const ExamBlueprint *blueprint,
                         const ExamHistory   *history,
                         guint64              seed,
                         GArray             **shortages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
