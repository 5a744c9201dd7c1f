/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-text.h"

G_BEGIN_DECLS

/**
 * ExamKeyedCode:
 *
 * A code that the candidate should type. Immutable once its item has it.
 */
typedef struct _ExamKeyedCode ExamKeyedCode;

ExamKeyedCode *exam_keyed_code_new (const char *code,
                                    gboolean    optional,
                                    ExamText   *why) G_GNUC_WARN_UNUSED_RESULT;
void           exam_keyed_code_free (ExamKeyedCode *self);

const char *exam_keyed_code_get_code (const ExamKeyedCode *self);
gboolean    exam_keyed_code_is_optional (const ExamKeyedCode *self);
ExamText   *exam_keyed_code_get_why (const ExamKeyedCode *self);

G_END_DECLS
