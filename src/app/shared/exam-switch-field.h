/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_SWITCH_FIELD (exam_switch_field_get_type ())
G_DECLARE_FINAL_TYPE (ExamSwitchField, exam_switch_field, EXAM, SWITCH_FIELD, GtkWidget)

void exam_switch_field_set_value (ExamSwitchField *self,
                                  gboolean         value);
void exam_switch_field_set_name (ExamSwitchField *self,
                                 const char      *name);

G_END_DECLS
