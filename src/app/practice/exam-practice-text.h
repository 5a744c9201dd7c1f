/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/shared/exam-context.h"
#include "insight/exam-practice-past.h"
#include "insight/exam-practice-set.h"

G_BEGIN_DECLS

char *exam_practice_describe_set (const ExamPracticeSet *set,
                                  ExamContext           *context);
char *exam_practice_describe_count (const ExamPracticeSet  *set,
                                    const ExamPool         *pool,
                                    const ExamPracticePast *past);

G_END_DECLS
