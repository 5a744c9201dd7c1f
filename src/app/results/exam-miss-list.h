/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bank/exam-formats.h"

G_BEGIN_DECLS

#define EXAM_TYPE_MISS_LIST (exam_miss_list_get_type ())
G_DECLARE_FINAL_TYPE (ExamMissList, exam_miss_list, EXAM, MISS_LIST, GtkWidget)

void exam_miss_list_show (ExamMissList *self,
                          ExamFormats  *formats,
                          GArray       *misses,
                          GArray       *indices,
                          gboolean      again);

G_END_DECLS
