/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/author/exam-pictures.h"
#include "author/exam-bank-editor.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CASE_FORM (exam_case_form_get_type ())
G_DECLARE_FINAL_TYPE (ExamCaseForm, exam_case_form, EXAM, CASE_FORM, GtkWidget)

void exam_case_form_set_pictures (ExamCaseForm *self,
                                  ExamPictures *pictures);

gboolean exam_case_form_show (ExamCaseForm   *self,
                              ExamBankEditor *editor,
                              ExamEntry      *entry);
gboolean exam_case_form_focus_part (ExamCaseForm *self,
                                    const char   *part);

G_END_DECLS
