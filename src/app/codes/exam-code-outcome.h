/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "record/exam-code-import.h"

G_BEGIN_DECLS

GtkWidget *exam_code_outcome_create_row (const ExamCodeImportFile *file) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *exam_code_outcome_create_problems_row (const char         *title,
                                                  const ExamProblems *problems) G_GNUC_WARN_UNUSED_RESULT;
char      *exam_code_outcome_describe (const GPtrArray *editions) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
