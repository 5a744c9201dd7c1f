/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "record/exam-code-store.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CODE_BOOKS_GROUP (exam_code_books_group_get_type ())
G_DECLARE_FINAL_TYPE (ExamCodeBooksGroup, exam_code_books_group, EXAM, CODE_BOOKS_GROUP, AdwPreferencesGroup)

void exam_code_books_group_set_code_store (ExamCodeBooksGroup *self,
                                           ExamCodeStore      *store);

G_END_DECLS
