/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/author/exam-pictures.h"
#include "author/exam-bank-editor.h"

G_BEGIN_DECLS

#define EXAM_TYPE_DOCUMENT_EDITOR (exam_document_editor_get_type ())
G_DECLARE_FINAL_TYPE (ExamDocumentEditor, exam_document_editor, EXAM, DOCUMENT_EDITOR, GtkWidget)

GtkWidget *exam_document_editor_new (guint         index,
                                     ExamPictures *pictures);

void exam_document_editor_show (ExamDocumentEditor  *self,
                                ExamBankEditor      *editor,
                                ExamEntry           *entry,
                                const ExamCaseSheet *sheet);
void exam_document_editor_forget (ExamDocumentEditor *self);

G_END_DECLS
