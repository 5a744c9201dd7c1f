/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/shared/exam-context.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CODE_WINDOW (exam_code_window_get_type ())
G_DECLARE_FINAL_TYPE (ExamCodeWindow, exam_code_window, EXAM, CODE_WINDOW, AdwWindow)

GtkWidget *exam_code_window_new (GtkWindow   *parent,
                                 ExamContext *context,
                                 guint        systems,
                                 gboolean     may_add);
void       exam_code_window_open (ExamCodeWindow *self,
                                  ExamCodeSystem  system,
                                  guint           year,
                                  const char     *code);

G_END_DECLS
