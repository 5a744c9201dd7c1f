/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamHighlight:
 * @text: 0 for the stem, n for the n-th document of the case
 * @block: 0-based block of that text
 * @cell: 0-based cell of the block
 * @start: first character, 0-based
 * @end: the character behind the last
 *
 * A range of text that the candidate marked.
 */
typedef struct {
  guint text;
  guint block;
  guint cell;
  guint start;
  guint end;
} ExamHighlight;

void    exam_highlights_toggle (GArray              *highlights,
                                const ExamHighlight *range);
char   *exam_highlights_to_string (const GArray *highlights);
GArray *exam_highlights_from_string (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
