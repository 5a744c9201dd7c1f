/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  EXAM_MARKUP_TEXT,          /* as it stands in the file, entities and all */
  EXAM_MARKUP_CDATA,
  EXAM_MARKUP_COMMENT,
  EXAM_MARKUP_INSTRUCTION,   /* the XML declaration, too */
  EXAM_MARKUP_START,
  EXAM_MARKUP_END,
  EXAM_MARKUP_EMPTY,         /* a tag that starts and ends an element */
} ExamMarkupKind;

/**
 * ExamMarkupToken:
 * @at: where it begins in the text
 * @length: bytes, brackets included
 * @end: index of the token that ends what this one begins: the end tag of a start tag, else the token itself
 * @kind: what it is
 *
 * A piece of XML as it was written. All of them together are the whole text, without a gap.
 */
typedef struct {
  const char    *at;
  guint          length;
  guint          end;
  ExamMarkupKind kind;
} ExamMarkupToken;

GArray *exam_markup_split (const char *text,
                           gsize       length) G_GNUC_WARN_UNUSED_RESULT;

gboolean exam_markup_is_blank (const ExamMarkupToken *token);
gboolean exam_markup_next_attribute (const ExamMarkupToken *tag,
                                     const char           **at,
                                     const char           **name,
                                     gsize                 *name_length,
                                     const char           **value,
                                     gsize                 *value_length);
void     exam_markup_get_name (const ExamMarkupToken *tag,
                               const char           **name,
                               gsize                 *length);

G_END_DECLS
