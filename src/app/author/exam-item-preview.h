/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bank/exam-format.h"
#include "bank/exam-item.h"

G_BEGIN_DECLS

#define EXAM_TYPE_ITEM_PREVIEW (exam_item_preview_get_type ())
G_DECLARE_FINAL_TYPE (ExamItemPreview, exam_item_preview, EXAM, ITEM_PREVIEW, GtkWidget)

GtkWidget *exam_item_preview_new (void);

void exam_item_preview_set_format (ExamItemPreview *self,
                                   ExamFormat      *format);
void exam_item_preview_set_item (ExamItemPreview *self,
                                 ExamItem        *item,
                                 const char      *folder);
void exam_item_preview_set_case (ExamItemPreview *self,
                                 ExamCase        *exam_case,
                                 const char      *folder);
void exam_item_preview_clear (ExamItemPreview *self,
                              const char      *message);

G_END_DECLS
