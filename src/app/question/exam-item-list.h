/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sitting/exam-sitting.h"

G_BEGIN_DECLS

#define EXAM_TYPE_ITEM_LIST (exam_item_list_get_type ())
G_DECLARE_FINAL_TYPE (ExamItemList, exam_item_list, EXAM, ITEM_LIST, GtkWidget)

void exam_item_list_show (ExamItemList *self,
                          ExamSitting  *sitting);

G_END_DECLS
