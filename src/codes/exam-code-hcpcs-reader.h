/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-problems.h"
#include "codes/exam-code-edition.h"

G_BEGIN_DECLS

gboolean         exam_code_hcpcs_is_record (const char *line,
                                            gsize       length);
ExamCodeEdition *exam_code_hcpcs_read_records (const char   *file,
                                               GBytes       *bytes,
                                               ExamProblems *problems) G_GNUC_WARN_UNUSED_RESULT;
gboolean         exam_code_hcpcs_is_header (const char *line,
                                            gsize       length);
ExamCodeEdition *exam_code_hcpcs_read_table (const char   *file,
                                             GBytes       *bytes,
                                             ExamProblems *problems) G_GNUC_WARN_UNUSED_RESULT;

guint exam_code_hcpcs_parse_date (const char *text,
                                  gsize       length);

G_END_DECLS
