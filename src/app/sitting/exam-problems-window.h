/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bank/exam-library.h"

G_BEGIN_DECLS

#define EXAM_TYPE_PROBLEMS_WINDOW (exam_problems_window_get_type ())
G_DECLARE_FINAL_TYPE (ExamProblemsWindow, exam_problems_window, EXAM, PROBLEMS_WINDOW, AdwWindow)

GtkWidget *exam_problems_window_new (GtkWindow   *parent,
                                     ExamLibrary *library);

G_END_DECLS
