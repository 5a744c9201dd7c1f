/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bank/exam-text.h"
#include "sitting/exam-highlight.h"

G_BEGIN_DECLS

#define EXAM_TYPE_RICH_TEXT (exam_rich_text_get_type ())
G_DECLARE_FINAL_TYPE (ExamRichText, exam_rich_text, EXAM, RICH_TEXT, GtkWidget)

/**
 * ExamImageLoader:
 * @source: the file name in the text
 * @user_data: from exam_rich_text_set_image_loader()
 *
 * Returns: (transfer full) (nullable): the bytes of a PNG or JPEG file
 */
typedef GBytes *(*ExamImageLoader) (const char *source,
                                    gpointer    user_data);

GtkWidget *exam_rich_text_new (void);

void exam_rich_text_set_image_loader (ExamRichText   *self,
                                      ExamImageLoader loader,
                                      gpointer        user_data);
void exam_rich_text_set_text (ExamRichText *self,
                              ExamText     *text);
void exam_rich_text_set_description (ExamRichText *self,
                                     const char   *description);
void exam_rich_text_set_selectable (ExamRichText *self,
                                    gboolean      selectable);
void exam_rich_text_set_highlights (ExamRichText *self,
                                    guint         text_index,
                                    const GArray *highlights);

gboolean exam_rich_text_get_selection (ExamRichText  *self,
                                       guint          text_index,
                                       ExamHighlight *range);
void     exam_rich_text_unselect (ExamRichText *self);

G_END_DECLS
