/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/exam-review-list.h"

G_BEGIN_DECLS

const char *exam_trait_get_name (ExamTrait trait);
const char *exam_trait_get_explanation (ExamTrait trait);

G_END_DECLS
