/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/question/exam-rich-text.h"
#include "bank/exam-case.h"

G_BEGIN_DECLS

#define EXAM_TYPE_RECORD_VIEW (exam_record_view_get_type ())
G_DECLARE_FINAL_TYPE (ExamRecordView, exam_record_view, EXAM, RECORD_VIEW, GtkWidget)

void exam_record_view_set_image_loader (ExamRecordView *self,
                                        ExamImageLoader loader,
                                        gpointer        user_data);
void exam_record_view_set_case (ExamRecordView *self,
                                ExamCase       *exam_case);
void exam_record_view_turn (ExamRecordView *self,
                            int             by);
void exam_record_view_catch_keys (ExamRecordView *self,
                                  GtkWidget      *within);
void exam_record_view_set_highlights (ExamRecordView *self,
                                      const GArray   *highlights);

gboolean exam_record_view_get_selection (ExamRecordView *self,
                                         ExamHighlight  *range);
void     exam_record_view_unselect (ExamRecordView *self);

G_END_DECLS
