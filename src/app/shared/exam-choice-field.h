/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_CHOICE_FIELD (exam_choice_field_get_type ())
G_DECLARE_FINAL_TYPE (ExamChoiceField, exam_choice_field, EXAM, CHOICE_FIELD, GtkWidget)

void        exam_choice_field_set_choices (ExamChoiceField   *self,
                                           const char *const *ids,
                                           const char *const *names);
void        exam_choice_field_set_value (ExamChoiceField *self,
                                         const char      *id);
const char *exam_choice_field_get_value (ExamChoiceField *self);
void        exam_choice_field_set_name (ExamChoiceField *self,
                                        const char      *name);

G_END_DECLS
