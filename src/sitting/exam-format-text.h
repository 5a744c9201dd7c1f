/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-format.h"

G_BEGIN_DECLS

char *exam_format_describe_edition (const ExamFormat *format);
char *exam_format_describe_questions (guint n_items,
                                      guint n_unscored);
char *exam_format_describe_items (const ExamFormat *format);
char *exam_format_describe_time (const ExamFormat *format);
char *exam_format_describe_cut (const ExamFormat *format);
char *exam_format_describe_navigation (const ExamFormat *format);
char *exam_format_describe_breaks (const ExamFormat *format);
char *exam_format_describe_books (const ExamFormat *format);
char *exam_format_describe_domain (const ExamFormat *format,
                                   const ExamDomain *domain);
char *exam_format_describe_summary (const ExamFormat *format);

G_END_DECLS
