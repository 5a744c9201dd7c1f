/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/author/exam-pictures.h"
#include "author/exam-bank-editor.h"

G_BEGIN_DECLS

#define EXAM_TYPE_OPTION_LIST (exam_option_list_get_type ())
G_DECLARE_FINAL_TYPE (ExamOptionList, exam_option_list, EXAM, OPTION_LIST, GtkWidget)

void exam_option_list_set_pictures (ExamOptionList *self,
                                    ExamPictures   *pictures);
void exam_option_list_show (ExamOptionList      *self,
                            ExamBankEditor      *editor,
                            ExamEntry           *entry,
                            const ExamItemSheet *sheet);
void exam_option_list_forget (ExamOptionList *self);

gboolean exam_option_list_focus_part (ExamOptionList *self,
                                      const char     *part);

G_END_DECLS
