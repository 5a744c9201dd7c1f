/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/exam-bank-editor.h"
#include "bank/exam-formats.h"

G_BEGIN_DECLS

#define EXAM_TYPE_AUTHOR_FORM (exam_author_form_get_type ())
G_DECLARE_FINAL_TYPE (ExamAuthorForm, exam_author_form, EXAM, AUTHOR_FORM, GtkWidget)

GtkWidget *exam_author_form_new (void);

void exam_author_form_set_editor (ExamAuthorForm *self,
                                  ExamBankEditor *editor);
void exam_author_form_set_format (ExamAuthorForm *self,
                                  ExamFormat     *format);
void exam_author_form_set_formats (ExamAuthorForm *self,
                                   ExamFormats    *formats);
void exam_author_form_set_folder (ExamAuthorForm *self,
                                  const char     *folder);

void     exam_author_form_show_entry (ExamAuthorForm *self,
                                      ExamEntry      *entry);
gboolean exam_author_form_focus_part (ExamAuthorForm *self,
                                      const char     *part);

G_END_DECLS
