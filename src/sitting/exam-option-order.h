/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-item.h"
#include "sitting/exam-random.h"

G_BEGIN_DECLS

void exam_option_order_draw (const ExamItem *item,
                             ExamRandom     *random,
                             guint8         *order);

G_END_DECLS
