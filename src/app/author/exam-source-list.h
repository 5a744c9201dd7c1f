/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/exam-bank-editor.h"

G_BEGIN_DECLS

#define EXAM_TYPE_SOURCE_LIST (exam_source_list_get_type ())
G_DECLARE_FINAL_TYPE (ExamSourceList, exam_source_list, EXAM, SOURCE_LIST, GtkWidget)

void exam_source_list_show (ExamSourceList      *self,
                            ExamBankEditor      *editor,
                            ExamEntry           *entry,
                            const ExamItemSheet *sheet);
void exam_source_list_forget (ExamSourceList *self);

gboolean exam_source_list_focus_part (ExamSourceList *self,
                                      const char     *part);

G_END_DECLS
