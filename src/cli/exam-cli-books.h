/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-paths.h"
#include "codes/exam-code-checker.h"

G_BEGIN_DECLS

/**
 * ExamCliBooks:
 *
 * The code books that a command looks codes up in: those that were added, or files that were named.
 */
typedef struct _ExamCliBooks ExamCliBooks;

ExamCliBooks *exam_cli_books_open (const ExamPaths *paths) G_GNUC_WARN_UNUSED_RESULT;
ExamCliBooks *exam_cli_books_read (char   **files,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          exam_cli_books_free (ExamCliBooks *self);

const ExamCodeLookup *exam_cli_books_get_lookup (const ExamCliBooks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCliBooks, exam_cli_books_free)

G_END_DECLS
