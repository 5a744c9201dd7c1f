/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EXAM_TYPE_DIFFERENCE_WINDOW (exam_difference_window_get_type ())
G_DECLARE_FINAL_TYPE (ExamDifferenceWindow, exam_difference_window, EXAM, DIFFERENCE_WINDOW, AdwWindow)

GtkWidget *exam_difference_window_new (GtkWindow *parent,
                                       GBytes    *mine,
                                       GBytes    *theirs);

G_END_DECLS
