/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/author/exam-pictures.h"
#include "author/exam-bank-editor.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CODE_LIST (exam_code_list_get_type ())
G_DECLARE_FINAL_TYPE (ExamCodeList, exam_code_list, EXAM, CODE_LIST, GtkWidget)

void exam_code_list_set_pictures (ExamCodeList *self,
                                  ExamPictures *pictures);
void exam_code_list_show (ExamCodeList        *self,
                          ExamBankEditor      *editor,
                          ExamEntry           *entry,
                          const ExamItemSheet *sheet);
void exam_code_list_forget (ExamCodeList *self);

gboolean exam_code_list_focus_part (ExamCodeList *self,
                                    const char   *part);

G_END_DECLS
