/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-bank.h"

G_BEGIN_DECLS

char     *exam_item_to_xml (const ExamItem *item);
ExamItem *exam_item_new_from_xml (const char *xml,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;
char *exam_bank_to_xml (const ExamBank *bank);

G_END_DECLS
