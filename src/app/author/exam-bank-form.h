/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/exam-bank-editor.h"
#include "bank/exam-formats.h"

G_BEGIN_DECLS

#define EXAM_TYPE_BANK_FORM (exam_bank_form_get_type ())
G_DECLARE_FINAL_TYPE (ExamBankForm, exam_bank_form, EXAM, BANK_FORM, GtkWidget)

void exam_bank_form_set_formats (ExamBankForm *self,
                                 ExamFormats  *formats);
void exam_bank_form_show (ExamBankForm   *self,
                          ExamBankEditor *editor);

gboolean exam_bank_form_focus_part (ExamBankForm *self,
                                    const char   *part);

G_END_DECLS
