/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "record/exam-code-store.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CODE_TABLE_VIEW (exam_code_table_view_get_type ())
G_DECLARE_FINAL_TYPE (ExamCodeTableView, exam_code_table_view, EXAM, CODE_TABLE_VIEW, GtkWidget)

void  exam_code_table_view_set_code_store (ExamCodeTableView *self,
                                           ExamCodeStore     *store);
void  exam_code_table_view_open (ExamCodeTableView *self,
                                 guint              year,
                                 const char        *code);
char *exam_code_table_view_dup_code (ExamCodeTableView *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
