/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codes/exam-code-checker.h"

G_BEGIN_DECLS

/**
 * ExamCodeShelf:
 *
 * Code books in memory, as their files were read: to look codes up without adding books to those that are kept.
 */
typedef struct _ExamCodeShelf ExamCodeShelf;

ExamCodeShelf *exam_code_shelf_new (void) G_GNUC_WARN_UNUSED_RESULT;
void           exam_code_shelf_free (ExamCodeShelf *self);

void           exam_code_shelf_add (ExamCodeShelf *self,
                                    GPtrArray     *editions);
ExamCodeLookup exam_code_shelf_get_lookup (ExamCodeShelf *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCodeShelf, exam_code_shelf_free)

G_END_DECLS
