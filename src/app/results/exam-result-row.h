/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/shared/exam-record-item.h"

G_BEGIN_DECLS

#define EXAM_TYPE_RESULT_ROW (exam_result_row_get_type ())
G_DECLARE_FINAL_TYPE (ExamResultRow, exam_result_row, EXAM, RESULT_ROW, AdwActionRow)

GtkWidget *exam_result_row_new (ExamRecordItem *item);

void     exam_result_row_set_choosing (ExamResultRow *self,
                                       gboolean       choosing);
void     exam_result_row_set_chosen (ExamResultRow *self,
                                     gboolean       chosen);
gboolean exam_result_row_get_chosen (ExamResultRow *self);
gint64   exam_result_row_get_id (ExamResultRow *self);

G_END_DECLS
