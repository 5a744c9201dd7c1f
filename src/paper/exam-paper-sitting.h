/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-stored-sitting.h"

G_BEGIN_DECLS

ExamStoredSitting *exam_paper_sitting_new (ExamForm        *form,
                                           const GPtrArray *answers,
                                           const char      *candidate,
                                           gint64           elapsed,
                                           gint64           ended_at) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
