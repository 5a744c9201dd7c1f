/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-item.h"

G_BEGIN_DECLS

void exam_check_add_runs (GArray         *runs,
                          const ExamItem *item);

G_END_DECLS
