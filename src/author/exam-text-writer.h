/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/exam-line-filler.h"
#include "bank/exam-text.h"

G_BEGIN_DECLS

ExamText *exam_text_normalize (ExamText *text) G_GNUC_WARN_UNUSED_RESULT;

char *exam_text_write (ExamText            *text,
                       const ExamLineStyle *style);
char *exam_text_rewrite (const char          *source,
                         gsize                start,
                         gsize                end,
                         ExamText            *text,
                         const ExamLineStyle *style);

G_END_DECLS
