/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/author/exam-code-list.h"
#include "app/author/exam-pictures.h"
#include "author/exam-bank-editor.h"
#include "bank/exam-format.h"

G_BEGIN_DECLS

#define EXAM_TYPE_ITEM_FORM (exam_item_form_get_type ())
G_DECLARE_FINAL_TYPE (ExamItemForm, exam_item_form, EXAM, ITEM_FORM, GtkWidget)

void          exam_item_form_set_pictures (ExamItemForm *self,
                                           ExamPictures *pictures);
void          exam_item_form_set_format (ExamItemForm *self,
                                         ExamFormat   *format);
ExamCodeList *exam_item_form_get_code_list (ExamItemForm *self);

gboolean exam_item_form_show (ExamItemForm   *self,
                              ExamBankEditor *editor,
                              ExamEntry      *entry);
gboolean exam_item_form_focus_part (ExamItemForm *self,
                                    const char   *part);

G_END_DECLS
