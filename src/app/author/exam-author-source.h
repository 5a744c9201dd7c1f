/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/exam-bank-editor.h"
#include "bank/exam-format.h"
#include "bank/exam-problems.h"

G_BEGIN_DECLS

#define EXAM_TYPE_AUTHOR_SOURCE (exam_author_source_get_type ())
G_DECLARE_FINAL_TYPE (ExamAuthorSource, exam_author_source, EXAM, AUTHOR_SOURCE, GtkWidget)

GtkWidget *exam_author_source_new (void) G_GNUC_WARN_UNUSED_RESULT;

void exam_author_source_set_editor (ExamAuthorSource *self,
                                    ExamBankEditor   *editor);
void exam_author_source_set_format (ExamAuthorSource *self,
                                    ExamFormat       *format);
void exam_author_source_set_problems (ExamAuthorSource   *self,
                                      const ExamProblems *problems);
void exam_author_source_show_entry (ExamAuthorSource *self,
                                    ExamEntry        *entry);
void exam_author_source_show_place (ExamAuthorSource *self,
                                    int               line,
                                    int               column);

G_END_DECLS
