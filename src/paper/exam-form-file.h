/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-form.h"

G_BEGIN_DECLS

/** Largest file with a form that is read, in bytes. Its pictures take four bytes for three. */
#define EXAM_FORM_FILE_MAX_BYTES (64 * 1024 * 1024)

/** Most questions of a form that is read. */
#define EXAM_FORM_FILE_MAX_ITEMS 2000

char    *exam_form_make_id (const ExamForm *form);
char    *exam_form_describe_id (const ExamForm *form);
gboolean exam_form_file_save (const ExamForm *form,
                              const char     *path,
                              GError        **error);

ExamForm *exam_form_file_load (const char *path,
                               GError    **error) G_GNUC_WARN_UNUSED_RESULT;
ExamForm *exam_form_file_read_bytes (GBytes  *bytes,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
