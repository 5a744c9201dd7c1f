/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/author/exam-rich-column.h"
#include "bank/exam-text-block.h"

G_BEGIN_DECLS

/* Text with tables and pictures: above and below each of these stands text, so that one can write everywhere. */
struct _ExamRichColumn
{
  GtkWidget parent_instance;

  ExamRichView   *current;      /* (weak) (nullable): where the author was last; may be a cell */
  char           *label;        /* (owned) (nullable) */
  ExamImageLoader loader;       /* (nullable) */
  gpointer        loader_data;
};

void exam_rich_column_say_edited (ExamRichColumn *self);
void exam_rich_column_say_state (ExamRichColumn *self);
void exam_rich_column_say_image (ExamRichColumn *self,
                                 GObject        *image);
void exam_rich_column_set_current (ExamRichColumn *self,
                                   ExamRichView   *view);

ExamRichView  *exam_rich_column_get_text (GtkWidget *child);
GtkWidget     *exam_rich_column_get_child (ExamRichColumn *self,
                                           GtkWidget      *widget);
ExamTextBlock *exam_rich_column_dup_object (GtkWidget *child);
void           exam_rich_column_focus_text (GtkWidget *child,
                                            gboolean   at_end);
void           exam_rich_column_enter_object (GtkWidget       *object,
                                              GtkDirectionType direction);
GtkWidget     *exam_rich_column_make_object (ExamRichColumn      *self,
                                             const ExamTextBlock *block);
guint          exam_rich_column_count_text (GPtrArray *blocks,
                                            guint      first);
GtkWidget     *exam_rich_column_build (ExamRichColumn *self,
                                       GPtrArray      *blocks,
                                       guint           first,
                                       GtkWidget      *after);

G_END_DECLS
