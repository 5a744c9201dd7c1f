/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bank/exam-bank.h"
#include "bank/exam-formats.h"
#include "bank/exam-problems.h"

G_BEGIN_DECLS

/** Most items that are read from one bank. */
#define EXAM_BANK_MAX_ITEMS 500000

ExamBank *exam_bank_read_file (const char   *path,
                               ExamFormats  *formats,
                               ExamProblems *problems,
                               GCancellable *cancellable,
                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;
ExamBank *exam_bank_read_bytes (const char   *name,
                                GBytes       *bytes,
                                ExamFormats  *formats,
                                ExamProblems *problems) G_GNUC_WARN_UNUSED_RESULT;
ExamBank *exam_bank_read_text (const char   *path,
                               GBytes       *bytes,
                               ExamFormats  *formats,
                               ExamProblems *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
