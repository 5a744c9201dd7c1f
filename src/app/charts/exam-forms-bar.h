/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** How many forms the bar shows. */
#define EXAM_FORMS_BAR_FORMS 3

#define EXAM_TYPE_FORMS_BAR (exam_forms_bar_get_type ())
G_DECLARE_FINAL_TYPE (ExamFormsBar, exam_forms_bar, EXAM, FORMS_BAR, GtkWidget)

GtkWidget *exam_forms_bar_new (guint       n_items,
                               guint       n_needed,
                               const char *name);

G_END_DECLS
