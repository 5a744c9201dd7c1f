/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/author/exam-rich-view.h"
#include "bank/exam-text-block.h"

G_BEGIN_DECLS

#define EXAM_TYPE_TABLE_EDITOR (exam_table_editor_get_type ())
G_DECLARE_FINAL_TYPE (ExamTableEditor, exam_table_editor, EXAM, TABLE_EDITOR, GtkWidget)

GtkWidget *exam_table_editor_new (void);

void           exam_table_editor_set_block (ExamTableEditor     *self,
                                            const ExamTextBlock *block);
ExamTextBlock *exam_table_editor_dup_block (ExamTableEditor *self);
void           exam_table_editor_enter (ExamTableEditor *self,
                                        gboolean         at_end);
guint          exam_table_editor_get_n_rows (ExamTableEditor *self);
guint          exam_table_editor_get_n_columns (ExamTableEditor *self);
ExamRichView  *exam_table_editor_get_cell (ExamTableEditor *self,
                                           guint            row,
                                           guint            column);

G_END_DECLS
