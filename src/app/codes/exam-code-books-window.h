/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/shared/exam-context.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CODE_BOOKS_WINDOW (exam_code_books_window_get_type ())
G_DECLARE_FINAL_TYPE (ExamCodeBooksWindow, exam_code_books_window, EXAM, CODE_BOOKS_WINDOW, AdwWindow)

GtkWidget *exam_code_books_window_new (GtkWindow   *parent,
                                       ExamContext *context);
void       exam_code_books_window_choose_files (ExamCodeBooksWindow *self);
void       exam_code_books_window_add_files (ExamCodeBooksWindow *self,
                                             const GPtrArray     *paths);

G_END_DECLS
