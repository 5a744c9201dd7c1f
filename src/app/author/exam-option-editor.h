/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/author/exam-pictures.h"
#include "author/exam-bank-editor.h"

G_BEGIN_DECLS

#define EXAM_TYPE_OPTION_EDITOR (exam_option_editor_get_type ())
G_DECLARE_FINAL_TYPE (ExamOptionEditor, exam_option_editor, EXAM, OPTION_EDITOR, GtkWidget)

GtkWidget *exam_option_editor_new (guint             index,
                                   ExamPictures     *pictures,
                                   ExamOptionEditor *group);

void exam_option_editor_show (ExamOptionEditor    *self,
                              ExamBankEditor      *editor,
                              ExamEntry           *entry,
                              const ExamItemSheet *sheet);
void exam_option_editor_forget (ExamOptionEditor *self);

gboolean exam_option_editor_focus_why (ExamOptionEditor *self);

G_END_DECLS
