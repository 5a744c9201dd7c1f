/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/author/exam-rich-buffer.h"

G_BEGIN_DECLS

#define EXAM_TYPE_RICH_VIEW (exam_rich_view_get_type ())
G_DECLARE_FINAL_TYPE (ExamRichView, exam_rich_view, EXAM, RICH_VIEW, GtkTextView)

GtkWidget      *exam_rich_view_new (gboolean cell);
ExamRichBuffer *exam_rich_view_get_buffer (ExamRichView *self);
ExamRichView   *exam_rich_view_find_focus (GtkWidget *within);
void            exam_rich_view_place_cursor (ExamRichView *self,
                                             gboolean      at_end);
void            exam_rich_view_click (ExamRichView *self,
                                      GtkWidget    *widget,
                                      double        x,
                                      double        y);

G_END_DECLS
