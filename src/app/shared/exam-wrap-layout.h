/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_WRAP_LAYOUT (exam_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (ExamWrapLayout, exam_wrap_layout, EXAM, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *exam_wrap_layout_new (void);

G_END_DECLS
