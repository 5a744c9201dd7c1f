/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/shared/exam-context.h"
#include "record/exam-journal.h"

G_BEGIN_DECLS

GPtrArray   *exam_practice_list_formats (ExamContext *context) G_GNUC_WARN_UNUSED_RESULT;
ExamJournal *exam_practice_begin (ExamContext *context,
                                  ExamForm    *form,
                                  ExamPurpose  purpose,
                                  gboolean     timed,
                                  gboolean     feedback) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
