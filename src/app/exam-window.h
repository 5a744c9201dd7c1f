/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/shared/exam-context.h"

G_BEGIN_DECLS

#define EXAM_TYPE_WINDOW (exam_window_get_type ())
G_DECLARE_FINAL_TYPE (ExamWindow, exam_window, EXAM, WINDOW, AdwApplicationWindow)

GtkWidget *exam_window_new (AdwApplication *application,
                            ExamContext    *context);

void exam_window_open_bank (ExamWindow *self,
                            GFile      *file);
void exam_window_export_history (ExamWindow *self,
                                 const char *path);
void exam_window_import_history (ExamWindow *self,
                                 const char *path);

G_END_DECLS
