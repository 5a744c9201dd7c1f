/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/author/exam-pictures.h"
#include "author/exam-bank-editor.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CODE_EDITOR_ROW (exam_code_editor_row_get_type ())
G_DECLARE_FINAL_TYPE (ExamCodeEditorRow, exam_code_editor_row, EXAM, CODE_EDITOR_ROW, GtkWidget)

GtkWidget *exam_code_editor_row_new (guint         index,
                                     ExamPictures *pictures);

void exam_code_editor_row_show (ExamCodeEditorRow   *self,
                                ExamBankEditor      *editor,
                                ExamEntry           *entry,
                                const ExamItemSheet *sheet);
void exam_code_editor_row_set_title (ExamCodeEditorRow *self,
                                     const char        *title);
void exam_code_editor_row_forget (ExamCodeEditorRow *self);

G_END_DECLS
