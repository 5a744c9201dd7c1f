/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/question/exam-rich-text.h"

G_BEGIN_DECLS

#define EXAM_TYPE_OPTION_ROW (exam_option_row_get_type ())
G_DECLARE_FINAL_TYPE (ExamOptionRow, exam_option_row, EXAM, OPTION_ROW, GtkWidget)

GtkWidget *exam_option_row_new (guint           place,
                                ExamImageLoader loader,
                                gpointer        loader_data,
                                gboolean        single,
                                ExamOptionRow  *group);

void  exam_option_row_set_option (ExamOptionRow *self,
                                  guint          option,
                                  ExamText      *text);
guint exam_option_row_get_option (ExamOptionRow *self);
void  exam_option_row_set_chosen (ExamOptionRow *self,
                                  gboolean       chosen);
void  exam_option_row_set_struck (ExamOptionRow *self,
                                  gboolean       struck);

G_END_DECLS
