/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-problems.h"
#include "sitting/exam-form.h"

G_BEGIN_DECLS

/** Largest file with answers that is read, in bytes. */
#define EXAM_ANSWERS_FILE_MAX_BYTES (4 * 1024 * 1024)

GPtrArray *exam_answers_file_load (const char     *path,
                                   const ExamForm *form,
                                   ExamProblems   *problems) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *exam_answers_file_read_bytes (const char     *name,
                                         GBytes         *bytes,
                                         const ExamForm *form,
                                         ExamProblems   *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
