/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/author/exam-rich-buffer.h"

G_BEGIN_DECLS

/**
 * ExamPasteFunc:
 * @blocks: (nullable) (element-type ExamTextBlock): text, at least one block
 * @image: (nullable): a #GFile or a #GdkTexture
 * @error: (nullable): why what is there could not be read
 * @user_data: from exam_rich_clipboard_paste()
 *
 * All are %NULL when there was nothing of use.
 */
typedef void (*ExamPasteFunc) (GPtrArray    *blocks,
                               GObject      *image,
                               const GError *error,
                               gpointer      user_data);

void     exam_rich_clipboard_copy (GdkClipboard   *clipboard,
                                   ExamRichBuffer *buffer);
void     exam_rich_clipboard_paste (GdkClipboard *clipboard,
                                    ExamPasteFunc func,
                                    gpointer      user_data);
GObject *exam_rich_clipboard_find_image (const GValue *value);

G_END_DECLS
