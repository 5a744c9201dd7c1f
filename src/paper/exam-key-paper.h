/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/exam-flow.h"
#include "sitting/exam-form.h"

G_BEGIN_DECLS

ExamFlow *exam_key_paper_new (const ExamPaper *paper,
                              const ExamForm  *form) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
