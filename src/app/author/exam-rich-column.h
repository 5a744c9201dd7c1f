/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/author/exam-rich-view.h"
#include "app/question/exam-rich-text.h"

G_BEGIN_DECLS

#define EXAM_TYPE_RICH_COLUMN (exam_rich_column_get_type ())
G_DECLARE_FINAL_TYPE (ExamRichColumn, exam_rich_column, EXAM, RICH_COLUMN, GtkWidget)

GtkWidget *exam_rich_column_new (void);

void          exam_rich_column_set_blocks (ExamRichColumn *self,
                                           GPtrArray      *blocks);
GPtrArray    *exam_rich_column_dup_blocks (ExamRichColumn *self);
gboolean      exam_rich_column_is_empty (ExamRichColumn *self);
void          exam_rich_column_set_label (ExamRichColumn *self,
                                          const char     *label);
void          exam_rich_column_set_image_loader (ExamRichColumn *self,
                                                 ExamImageLoader loader,
                                                 gpointer        user_data);
ExamRichView *exam_rich_column_get_view (ExamRichColumn *self);
void          exam_rich_column_insert_blocks (ExamRichColumn *self,
                                              GPtrArray      *blocks);

G_END_DECLS
