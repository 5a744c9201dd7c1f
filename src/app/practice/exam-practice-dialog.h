/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/shared/exam-context.h"

G_BEGIN_DECLS

#define EXAM_TYPE_PRACTICE_DIALOG (exam_practice_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ExamPracticeDialog, exam_practice_dialog, EXAM, PRACTICE_DIALOG, AdwWindow)

GtkWidget *exam_practice_dialog_new (GtkWindow          *parent,
                                     ExamContext        *context,
                                     const ExamSavedSet *set,
                                     const GPtrArray    *saved);

G_END_DECLS
