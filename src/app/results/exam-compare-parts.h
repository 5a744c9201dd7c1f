/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "insight/exam-comparison.h"

G_BEGIN_DECLS

GtkWidget *exam_compare_create_card (const ExamComparison *comparison,
                                     guint                 index);
GtkWidget *exam_compare_create_condition (const ExamComparison *comparison,
                                          ExamCondition         condition);
void       exam_compare_fill_domains (GtkGrid              *grid,
                                      const ExamComparison *comparison);
GtkWidget *exam_compare_create_row (const ExamComparison   *comparison,
                                    const ExamComparedItem *item);
guint      exam_compare_get_opened (const ExamComparedItem *item);

G_END_DECLS
