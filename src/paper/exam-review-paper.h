/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/exam-flow.h"
#include "sitting/exam-score.h"

G_BEGIN_DECLS

void exam_review_paper_add (ExamFlow             *flow,
                            const ExamTranscript *transcript,
                            const ExamScore      *score,
                            gboolean              missed_only);

G_END_DECLS
