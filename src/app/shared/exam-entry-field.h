/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_ENTRY_FIELD (exam_entry_field_get_type ())
G_DECLARE_FINAL_TYPE (ExamEntryField, exam_entry_field, EXAM, ENTRY_FIELD, GtkWidget)

void        exam_entry_field_set_value (ExamEntryField *self,
                                        const char     *value);
const char *exam_entry_field_get_text (ExamEntryField *self);
void        exam_entry_field_forget (ExamEntryField *self);
void        exam_entry_field_set_note (ExamEntryField *self,
                                       const char     *note);
void        exam_entry_field_set_name (ExamEntryField *self,
                                       const char     *name);

G_END_DECLS
