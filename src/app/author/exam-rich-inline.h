/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamInlineStyle:
 *
 * What a piece of text inside a paragraph, a list entry or a cell can be; several at once.
 */
typedef enum {
  EXAM_INLINE_BOLD = 1 << 0,
  EXAM_INLINE_ITALIC = 1 << 1,
  EXAM_INLINE_SUBSCRIPT = 1 << 2,
  EXAM_INLINE_SUPERSCRIPT = 1 << 3,
} ExamInlineStyle;

#define EXAM_INLINE_N_STYLES 4

/* A line end inside a paragraph, as the markup's br, where a line of the buffer is a paragraph. */
#define EXAM_INLINE_BREAK "\342\200\250"

typedef void (*ExamInlineFunc) (const char *text,
                                gsize       length,
                                guint       styles,
                                gpointer    user_data);

void exam_inline_parse (const char    *markup,
                        ExamInlineFunc func,
                        gpointer       user_data);

/**
 * ExamInlineWriter:
 *
 * Makes the markup of one cell of pieces of text, with white space as the canonical form has it.
 */
typedef struct _ExamInlineWriter ExamInlineWriter;

ExamInlineWriter *exam_inline_writer_new (void) G_GNUC_WARN_UNUSED_RESULT;
void              exam_inline_writer_add (ExamInlineWriter *self,
                                          const char       *text,
                                          gsize             length,
                                          guint             styles);
char             *exam_inline_writer_free (ExamInlineWriter *self) G_GNUC_WARN_UNUSED_RESULT;

char *exam_inline_escape (const char *text);
char *exam_inline_normalise (const char *markup);

G_END_DECLS
