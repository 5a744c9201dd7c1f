/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/shared/exam-context.h"
#include "author/exam-bank-editor.h"
#include "bank/exam-problems.h"

G_BEGIN_DECLS

#define EXAM_TYPE_AUTHOR_PAGE (exam_author_page_get_type ())
G_DECLARE_FINAL_TYPE (ExamAuthorPage, exam_author_page, EXAM, AUTHOR_PAGE, GtkWidget)

typedef void (*ExamAuthorPageClosed) (gpointer user_data);

void exam_author_page_set_context (ExamAuthorPage *self,
                                   ExamContext    *context);

void     exam_author_page_open (ExamAuthorPage *self,
                                const char     *path,
                                gboolean        copy);
void     exam_author_page_recover (ExamAuthorPage *self,
                                   const char     *draft);
void     exam_author_page_close (ExamAuthorPage      *self,
                                 ExamAuthorPageClosed closed,
                                 gpointer             user_data,
                                 GDestroyNotify       destroy);
gboolean exam_author_page_is_modified (ExamAuthorPage *self);

ExamBankEditor *exam_author_page_get_editor (ExamAuthorPage *self);
const char     *exam_author_page_get_path (ExamAuthorPage *self);
void            exam_author_page_set_problems (ExamAuthorPage     *self,
                                               const ExamProblems *problems);

G_END_DECLS
