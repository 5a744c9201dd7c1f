/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-format.h"

G_BEGIN_DECLS

/** The code sets that the examples in a new bank were checked against. */
#define EXAM_BANK_TEMPLATE_YEAR "2026"

char *exam_bank_template_new (const ExamFormat *format,
                              const char       *id,
                              const char       *title,
                              const char       *author) G_GNUC_WARN_UNUSED_RESULT;
char *exam_bank_template_make_id (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
