/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "record/exam-code-store.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CODE_FILTERS (exam_code_filters_get_type ())
G_DECLARE_FINAL_TYPE (ExamCodeFilters, exam_code_filters, EXAM, CODE_FILTERS, GtkWidget)

void  exam_code_filters_set_code_store (ExamCodeFilters *self,
                                        ExamCodeStore   *store,
                                        guint            systems);
guint exam_code_filters_get_systems (ExamCodeFilters *self);
guint exam_code_filters_get_year (ExamCodeFilters *self);

G_END_DECLS
