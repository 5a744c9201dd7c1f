/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "record/exam-sitting-record.h"

G_BEGIN_DECLS

#define EXAM_TYPE_UNFINISHED_ROW (exam_unfinished_row_get_type ())
G_DECLARE_FINAL_TYPE (ExamUnfinishedRow, exam_unfinished_row, EXAM, UNFINISHED_ROW, GtkWidget)

GtkWidget *exam_unfinished_row_new (const ExamSittingRecord *record);

G_END_DECLS
