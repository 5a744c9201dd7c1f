/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/exam-flow.h"
#include "sitting/exam-form.h"

G_BEGIN_DECLS

void exam_answer_sheet_paper_add (ExamFlow       *flow,
                                  const ExamForm *form);

G_END_DECLS
