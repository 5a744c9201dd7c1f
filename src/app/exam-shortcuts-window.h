/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EXAM_TYPE_SHORTCUTS_WINDOW (exam_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (ExamShortcutsWindow, exam_shortcuts_window, EXAM, SHORTCUTS_WINDOW, AdwWindow)

GtkWidget *exam_shortcuts_window_new (GtkWindow *parent);

G_END_DECLS
