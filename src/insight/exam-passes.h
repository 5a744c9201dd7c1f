/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/exam-pacing.h"

G_BEGIN_DECLS

ExamPasses exam_passes_find (ExamForm        *form,
                             const GPtrArray *events);

G_END_DECLS
