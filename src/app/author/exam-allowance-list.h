/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/exam-bank-editor.h"

G_BEGIN_DECLS

#define EXAM_TYPE_ALLOWANCE_LIST (exam_allowance_list_get_type ())
G_DECLARE_FINAL_TYPE (ExamAllowanceList, exam_allowance_list, EXAM, ALLOWANCE_LIST, GtkWidget)

void exam_allowance_list_show (ExamAllowanceList *self,
                               ExamBankEditor    *editor,
                               ExamEntry         *entry,
                               const GPtrArray   *allowances);
void exam_allowance_list_forget (ExamAllowanceList *self);

G_END_DECLS
