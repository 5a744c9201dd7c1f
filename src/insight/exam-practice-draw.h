/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-pool.h"
#include "insight/exam-practice-past.h"
#include "insight/exam-practice-set.h"
#include "sitting/exam-form.h"

G_BEGIN_DECLS

guint     exam_practice_count (const ExamPracticeSet  *set,
                               const ExamPool         *pool,
                               const ExamPracticePast *past);
ExamForm *exam_practice_draw (const ExamPracticeSet  *set,
                              const ExamPool         *pool,
                              const ExamPracticePast *past,
                              guint64                 seed) G_GNUC_WARN_UNUSED_RESULT;
ExamForm *exam_practice_draw_listed (const GPtrArray *item_ids,
                                     const ExamPool  *pool,
                                     guint64          seed) G_GNUC_WARN_UNUSED_RESULT;

guint exam_practice_get_minutes (const ExamPool *pool,
                                 guint           n_items);

G_END_DECLS
