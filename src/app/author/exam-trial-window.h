/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/shared/exam-context.h"

G_BEGIN_DECLS

#define EXAM_TYPE_TRIAL_WINDOW (exam_trial_window_get_type ())
G_DECLARE_FINAL_TYPE (ExamTrialWindow, exam_trial_window, EXAM, TRIAL_WINDOW, AdwWindow)

GtkWidget *exam_trial_window_new (GtkWindow   *parent,
                                  ExamContext *context,
                                  ExamBank    *bank,
                                  ExamFormat  *format,
                                  GError     **error);

void exam_trial_window_sit_form (ExamTrialWindow *self);
void exam_trial_window_sit_bank (ExamTrialWindow *self);
void exam_trial_window_sit_item (ExamTrialWindow *self,
                                 const char      *item_id);

G_END_DECLS
