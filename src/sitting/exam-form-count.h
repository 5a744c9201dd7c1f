/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-pool.h"

G_BEGIN_DECLS

guint exam_form_count (const ExamPool *pool,
                       guint           most);

G_END_DECLS
