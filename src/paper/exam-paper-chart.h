/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/exam-pace.h"
#include "paper/exam-flow.h"
#include "record/exam-stored-sitting.h"

G_BEGIN_DECLS

void exam_paper_chart_add_score (ExamFlow                *flow,
                                 const ExamSittingRecord *record);
void exam_paper_chart_add_domains (ExamFlow         *flow,
                                   const ExamFormat *format,
                                   const ExamScore  *score);
void exam_paper_chart_add_pace (ExamFlow *flow,
                                ExamPace *pace);

G_END_DECLS
