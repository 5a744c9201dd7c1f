/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/author/exam-rich-buffer.h"

G_BEGIN_DECLS

/* What the line of a text is: a kind of ExamTextBlock, and whether a block begins that could as well go on. */
typedef struct {
  guint8 kind;
  guint8 starts;
} ExamRichLine;

#define EXAM_RICH_N_KINDS (EXAM_TEXT_NUMBERS + 1)

/* The text of paragraphs, lists and reports, a line for each paragraph and entry; or that of a cell.
 *
 * What a line is cannot be a tag: an empty last line has no character to hang it on. It is kept beside the text, and the
 * tags that show it follow. */
struct _ExamRichBuffer
{
  GtkTextBuffer parent_instance;

  GtkTextTag *styles[EXAM_INLINE_N_STYLES];  /* borrowed: of the table */
  GtkTextTag *kinds[EXAM_RICH_N_KINDS];        /* borrowed: of the table; none in a cell */
  GtkTextTag *gap;                           /* borrowed: of the table; none in a cell */
  GtkTextTag *small_gap;                     /* borrowed: of the table; none in a cell */
  GArray     *lines;                         /* (owned) (element-type ExamRichLine) */
  gboolean    cell;
  guint       typing;                        /* styles of what is typed next */
  guint       frozen;                        /* not the author but the program changes the text */
  guint       action_depth;
  gboolean    edited;                        /* in the action that goes on */
};

ExamRichLine *exam_rich_buffer_get_line (ExamRichBuffer *self,
                                         guint           line);
guint         exam_rich_buffer_get_styles_at (ExamRichBuffer    *self,
                                              const GtkTextIter *iter);
void          exam_rich_buffer_set_range_styles (ExamRichBuffer    *self,
                                                 const GtkTextIter *start,
                                                 const GtkTextIter *end,
                                                 guint              styles);
void          exam_rich_buffer_show_kinds (ExamRichBuffer *self,
                                           guint           first,
                                           guint           last);
void          exam_rich_buffer_take_styles (ExamRichBuffer *self);
void          exam_rich_buffer_say_edited (ExamRichBuffer *self);
void          exam_rich_buffer_say_state (ExamRichBuffer *self);

G_END_DECLS
