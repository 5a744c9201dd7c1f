/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/author/exam-rich-column.h"

G_BEGIN_DECLS

#define EXAM_TYPE_RICH_TOOLBAR (exam_rich_toolbar_get_type ())
G_DECLARE_FINAL_TYPE (ExamRichToolbar, exam_rich_toolbar, EXAM, RICH_TOOLBAR, GtkWidget)

GtkWidget *exam_rich_toolbar_new (ExamRichColumn *column);

G_END_DECLS
