/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/shared/exam-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_PRACTICE_SETS (exam_practice_sets_get_type ())
G_DECLARE_FINAL_TYPE (ExamPracticeSets, exam_practice_sets, EXAM, PRACTICE_SETS, GtkWidget)

void exam_practice_sets_set_context (ExamPracticeSets *self,
                                     ExamContext      *context);
void exam_practice_sets_set_sets (ExamPracticeSets *self,
                                  GPtrArray        *sets);

G_END_DECLS
