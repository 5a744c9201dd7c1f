/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/author/exam-pictures.h"
#include "bank/exam-text.h"

G_BEGIN_DECLS

#define EXAM_TYPE_TEXT_FIELD (exam_text_field_get_type ())
G_DECLARE_FINAL_TYPE (ExamTextField, exam_text_field, EXAM, TEXT_FIELD, GtkWidget)

void exam_text_field_set_pictures (ExamTextField *self,
                                   ExamPictures  *pictures);
void exam_text_field_set_value (ExamTextField *self,
                                ExamText      *value);
void exam_text_field_forget (ExamTextField *self);
void exam_text_field_set_name (ExamTextField *self,
                               const char    *name);

G_END_DECLS
