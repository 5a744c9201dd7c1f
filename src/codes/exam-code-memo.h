/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codes/exam-code-checker.h"

G_BEGIN_DECLS

/**
 * ExamCodeMemo:
 *
 * Remembers what code books said. A bank names most of its codes several times, and is checked again after each change: then
 * nothing is asked twice. Used by one thread at a time, as the books are; to be thrown away when the books have changed.
 */
typedef struct _ExamCodeMemo ExamCodeMemo;

ExamCodeMemo *exam_code_memo_new (const ExamCodeLookup *lookup) G_GNUC_WARN_UNUSED_RESULT;
void          exam_code_memo_free (ExamCodeMemo *self);

ExamCodeLookup exam_code_memo_get_lookup (ExamCodeMemo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCodeMemo, exam_code_memo_free)

G_END_DECLS
