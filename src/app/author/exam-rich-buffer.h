/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/author/exam-rich-inline.h"
#include "bank/exam-text-block.h"

G_BEGIN_DECLS

#define EXAM_TYPE_RICH_BUFFER (exam_rich_buffer_get_type ())
G_DECLARE_FINAL_TYPE (ExamRichBuffer, exam_rich_buffer, EXAM, RICH_BUFFER, GtkTextBuffer)

ExamRichBuffer *exam_rich_buffer_new (gboolean cell);

gboolean   exam_rich_buffer_is_cell (ExamRichBuffer *self);
void       exam_rich_buffer_set_blocks (ExamRichBuffer *self,
                                        GPtrArray      *blocks,
                                        guint           first,
                                        guint           n_blocks);
void       exam_rich_buffer_insert_blocks (ExamRichBuffer *self,
                                           GPtrArray      *blocks);
GPtrArray *exam_rich_buffer_dup_blocks (ExamRichBuffer    *self,
                                        const GtkTextIter *start,
                                        const GtkTextIter *end);

void  exam_rich_buffer_set_cell (ExamRichBuffer *self,
                                 const char     *markup);
char *exam_rich_buffer_dup_cell (ExamRichBuffer *self);

ExamTextBlockKind exam_rich_buffer_get_kind (ExamRichBuffer *self,
                                             guint           line);
guint             exam_rich_buffer_get_number (ExamRichBuffer *self,
                                               guint           line);
gboolean          exam_rich_buffer_starts_block (ExamRichBuffer *self,
                                                 guint           line);
int               exam_rich_buffer_get_gap (ExamRichBuffer *self,
                                            guint           line);
guint             exam_rich_buffer_get_cursor_line (ExamRichBuffer *self);
void              exam_rich_buffer_set_kind (ExamRichBuffer   *self,
                                             ExamTextBlockKind kind);
guint             exam_rich_buffer_get_styles (ExamRichBuffer *self);
void              exam_rich_buffer_toggle_style (ExamRichBuffer *self,
                                                 ExamInlineStyle style);
void              exam_rich_buffer_insert_break (ExamRichBuffer *self);
void              exam_rich_buffer_set_indent (ExamRichBuffer *self,
                                               int             pixels);

G_END_DECLS
