/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/exam-bank-editor.h"

G_BEGIN_DECLS

#define EXAM_TYPE_SOURCE_EDITOR_ROW (exam_source_editor_row_get_type ())
G_DECLARE_FINAL_TYPE (ExamSourceEditorRow, exam_source_editor_row, EXAM, SOURCE_EDITOR_ROW, GtkWidget)

GtkWidget *exam_source_editor_row_new (guint index);

void exam_source_editor_row_show (ExamSourceEditorRow *self,
                                  ExamBankEditor      *editor,
                                  ExamEntry           *entry,
                                  const ExamItemSheet *sheet);
void exam_source_editor_row_forget (ExamSourceEditorRow *self);

G_END_DECLS
