/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bank/exam-format.h"

G_BEGIN_DECLS

#define EXAM_TYPE_BANKLESS_ROW (exam_bankless_row_get_type ())
G_DECLARE_FINAL_TYPE (ExamBanklessRow, exam_bankless_row, EXAM, BANKLESS_ROW, AdwExpanderRow)

void exam_bankless_row_set_formats (ExamBanklessRow *self,
                                    GPtrArray       *formats);

G_END_DECLS
