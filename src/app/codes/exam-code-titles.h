/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bank/exam-item.h"
#include "record/exam-code-store.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CODE_TITLES (exam_code_titles_get_type ())
G_DECLARE_FINAL_TYPE (ExamCodeTitles, exam_code_titles, EXAM, CODE_TITLES, GtkWidget)

void exam_code_titles_set_code_store (ExamCodeTitles *self,
                                      ExamCodeStore  *store);
void exam_code_titles_show_item (ExamCodeTitles  *self,
                                 const ExamItem  *item,
                                 guint            year,
                                 const GPtrArray *typed);
void exam_code_titles_show_texts (ExamCodeTitles  *self,
                                  const GPtrArray *texts,
                                  guint            year);

G_END_DECLS
