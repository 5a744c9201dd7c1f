/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/question/exam-rich-text.h"
#include "bank/exam-text-block.h"

G_BEGIN_DECLS

#define EXAM_TYPE_IMAGE_BLOCK (exam_image_block_get_type ())
G_DECLARE_FINAL_TYPE (ExamImageBlock, exam_image_block, EXAM, IMAGE_BLOCK, GtkWidget)

GtkWidget *exam_image_block_new (void);

void           exam_image_block_set_loader (ExamImageBlock *self,
                                            ExamImageLoader loader,
                                            gpointer        user_data);
void           exam_image_block_set_block (ExamImageBlock      *self,
                                           const ExamTextBlock *block);
ExamTextBlock *exam_image_block_dup_block (ExamImageBlock *self);

G_END_DECLS
