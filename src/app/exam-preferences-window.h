/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EXAM_TYPE_PREFERENCES_WINDOW (exam_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (ExamPreferencesWindow, exam_preferences_window, EXAM, PREFERENCES_WINDOW, AdwWindow)

GtkWidget *exam_preferences_window_new (GtkWindow *parent,
                                        GSettings *settings);

G_END_DECLS
