/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_DATA_TABLE (exam_data_table_get_type ())
G_DECLARE_FINAL_TYPE (ExamDataTable, exam_data_table, EXAM, DATA_TABLE, GtkWidget)

void  exam_data_table_fill (ExamDataTable *self,
                            GtkStringList *headings,
                            GListModel    *rows);
guint exam_data_table_get_n_rows (ExamDataTable *self);

G_END_DECLS
