/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-code-grading.h"
#include "sitting/exam-score.h"

G_BEGIN_DECLS

char       *exam_answer_describe (const ExamForm *form,
                                  guint           position,
                                  const char     *answer);
char       *exam_answer_describe_changes (const ExamForm     *form,
                                          guint               position,
                                          const ExamResponse *response);
char       *exam_answer_describe_time (const ExamForm     *form,
                                       const ExamResponse *response);
char       *exam_answer_describe_outcome (const ExamItemScore *score,
                                          gboolean             flagged,
                                  gint64               time);
const char *exam_code_verdict_get_name (ExamCodeVerdict verdict);

G_END_DECLS
