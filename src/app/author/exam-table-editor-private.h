/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/author/exam-table-editor.h"

G_BEGIN_DECLS

/* A table that is written: a view for each cell, and a menu for rows, columns and headings. */
struct _ExamTableEditor
{
  GtkWidget parent_instance;

  /* Template */
  GtkGrid    *grid;
  GMenuModel *menu;

  guint         n_rows;
  guint         n_columns;
  ExamRichView *current;   /* (weak) (nullable): the cell that the author was in last */
};

void     exam_table_editor_say_edited (ExamTableEditor *self);
void     exam_table_editor_say_remove (ExamTableEditor *self);
gboolean exam_table_editor_is_heading (ExamRichView *cell);
void     exam_table_editor_set_heading (ExamRichView *cell,
                                        gboolean      heading);
void     exam_table_editor_get_place (ExamTableEditor *self,
                                      ExamRichView    *cell,
                                      int             *row,
                                      int             *column);
void     exam_table_editor_focus_cell (ExamTableEditor *self,
                                       guint            row,
                                       guint            column,
                                       gboolean         at_end);
void     exam_table_editor_insert_row (ExamTableEditor *self,
                                       guint            row);
void     exam_table_editor_remove_row (ExamTableEditor *self,
                                       guint            row);
void     exam_table_editor_insert_column (ExamTableEditor *self,
                                          guint            column);
void     exam_table_editor_remove_column (ExamTableEditor *self,
                                          guint            column);
void     exam_table_editor_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
