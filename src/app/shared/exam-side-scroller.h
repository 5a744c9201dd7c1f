/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_SIDE_SCROLLER (exam_side_scroller_get_type ())
G_DECLARE_FINAL_TYPE (ExamSideScroller, exam_side_scroller, EXAM, SIDE_SCROLLER, GtkWidget)

GtkWidget *exam_side_scroller_new (GtkWidget *child);

G_END_DECLS
