/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "insight/exam-comparison.h"

G_BEGIN_DECLS

#define EXAM_TYPE_COMPARE_PAGE (exam_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (ExamComparePage, exam_compare_page, EXAM, COMPARE_PAGE, GtkWidget)

void exam_compare_page_take_comparison (ExamComparePage *self,
                                        ExamComparison  *comparison);
void exam_compare_page_focus_opened (ExamComparePage *self);

G_END_DECLS
