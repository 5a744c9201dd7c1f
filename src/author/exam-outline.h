/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/exam-entry.h"

G_BEGIN_DECLS

/**
 * ExamOutlineEntry:
 * @parent: index of the case it is in, or -1
 * @start: its first byte
 * @end: the byte behind it
 * @id: (owned) (nullable)
 * @domain: (owned) (nullable)
 * @summary: (owned)
 * @hash: of its text; that of a case leaves its items out
 */
typedef struct {
  ExamEntryKind kind;
  int           parent;
  gsize         start;
  gsize         end;
  char         *id;
  char         *domain;
  char         *summary;
  guint64       hash;
} ExamOutlineEntry;

/**
 * ExamOutline:
 * @entries: (element-type ExamOutlineEntry), in the order of the text
 * @content_start: the byte behind the start tag of the bank, if that was in the range
 * @content_end: the end tag of the bank, if that was in the range; else the end of the range
 * @prefixed: the bank's elements have a prefix, so that none of them is known
 * @empty: the bank is one tag
 *
 * What stands where in a bank, or in a piece of it, as deep as its cases and items. Any thread may make one.
 */
typedef struct {
  GArray  *entries;
  gsize    content_start;
  gsize    content_end;
  gboolean prefixed;
  gboolean empty;
} ExamOutline;

ExamOutline *exam_outline_new (const char *text,
                               gsize       start,
                               gsize       end,
                               gboolean    in_bank) G_GNUC_WARN_UNUSED_RESULT;
void         exam_outline_free (ExamOutline *self);

guint64 exam_outline_hash (const char *text,
                           gsize       length,
                           guint64     hash);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamOutline, exam_outline_free)

G_END_DECLS
