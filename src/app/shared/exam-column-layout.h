/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EXAM_TYPE_COLUMN_LAYOUT (exam_column_layout_get_type ())
G_DECLARE_FINAL_TYPE (ExamColumnLayout, exam_column_layout, EXAM, COLUMN_LAYOUT, GtkLayoutManager)

void exam_column_layout_set_spacing (ExamColumnLayout *self,
                                     int               spacing);
void exam_column_layout_use_in_box (GtkBox *box);
void exam_column_layout_use_in_row (AdwActionRow *row);

G_END_DECLS
