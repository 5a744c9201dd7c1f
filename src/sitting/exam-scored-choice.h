/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-blueprint.h"
#include "sitting/exam-unit-list.h"

G_BEGIN_DECLS

gboolean exam_scored_choice_make (ExamUnitList        *list,
                                  const ExamBlueprint *blueprint,
                                  GPtrArray           *scored);

G_END_DECLS
