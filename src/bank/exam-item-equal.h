/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-item.h"

G_BEGIN_DECLS

gboolean exam_item_equal (const ExamItem *a,
                          const ExamItem *b);
gboolean exam_case_equal (const ExamCase *a,
                          const ExamCase *b);

G_END_DECLS
