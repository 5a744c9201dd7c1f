/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/exam-manuscript.h"

G_BEGIN_DECLS

ExamManuscript *exam_bank_text_load (const char *path,
                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;
char           *exam_bank_text_append (const char *path,
                                       const char *xml,
                                       const char *from_folder,
                                       GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
