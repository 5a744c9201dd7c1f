/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/question/exam-rich-text.h"
#include "bank/exam-text.h"

G_BEGIN_DECLS

#define EXAM_TYPE_RICH_EDITOR (exam_rich_editor_get_type ())
G_DECLARE_FINAL_TYPE (ExamRichEditor, exam_rich_editor, EXAM, RICH_EDITOR, GtkWidget)

GtkWidget *exam_rich_editor_new (void);

void      exam_rich_editor_set_text (ExamRichEditor *self,
                                     ExamText       *text);
ExamText *exam_rich_editor_dup_text (ExamRichEditor *self);

void     exam_rich_editor_set_label (ExamRichEditor *self,
                                     const char     *label);
void     exam_rich_editor_set_placeholder (ExamRichEditor *self,
                                           const char     *placeholder);
gboolean exam_rich_editor_get_compact (ExamRichEditor *self);
void     exam_rich_editor_set_compact (ExamRichEditor *self,
                                       gboolean        compact);
void     exam_rich_editor_set_image_loader (ExamRichEditor *self,
                                            ExamImageLoader loader,
                                            gpointer        user_data);
void     exam_rich_editor_insert_image (ExamRichEditor *self,
                                        const char     *source,
                                        const char     *alternative);

G_END_DECLS
