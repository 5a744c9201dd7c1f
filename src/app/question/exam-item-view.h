/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sitting/exam-sitting.h"

G_BEGIN_DECLS

#define EXAM_TYPE_ITEM_VIEW (exam_item_view_get_type ())
G_DECLARE_FINAL_TYPE (ExamItemView, exam_item_view, EXAM, ITEM_VIEW, GtkWidget)

void exam_item_view_set_sitting (ExamItemView *self,
                                 ExamSitting  *sitting);
void exam_item_view_show_item (ExamItemView *self);
void exam_item_view_update (ExamItemView *self);
void exam_item_view_save (ExamItemView *self);

void     exam_item_view_toggle_highlight (ExamItemView *self);
gboolean exam_item_view_choose_place (ExamItemView *self,
                                      guint         place);
gboolean exam_item_view_strike_place (ExamItemView *self,
                                      guint         place);
void     exam_item_view_set_notes_visible (ExamItemView *self,
                                           gboolean      visible);

void exam_item_view_focus_note (ExamItemView *self);

G_END_DECLS
