/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-sitting-record.h"

G_BEGIN_DECLS

char *exam_score_to_text (const ExamSittingRecord *record,
                          double                   value);

G_END_DECLS
