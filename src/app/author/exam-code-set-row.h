/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_CODE_SET_ROW (exam_code_set_row_get_type ())
G_DECLARE_FINAL_TYPE (ExamCodeSetRow, exam_code_set_row, EXAM, CODE_SET_ROW, GtkWidget)

GtkWidget *exam_code_set_row_new (guint index);

void        exam_code_set_row_set_value (ExamCodeSetRow *self,
                                         const char     *system,
                                         const char     *year);
const char *exam_code_set_row_get_system (ExamCodeSetRow *self);
const char *exam_code_set_row_get_year (ExamCodeSetRow *self);
void        exam_code_set_row_forget (ExamCodeSetRow *self);

G_END_DECLS
