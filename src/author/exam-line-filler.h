/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Characters that a line of a bank has at most, if nothing says otherwise. */
#define EXAM_LINE_WIDTH 120

/**
 * ExamLineStyle:
 * @eol: how lines end
 * @indent: of the line that the element begins in
 * @unit: by how much one level is indented
 * @column: characters before what is written, in its first line
 * @tail: characters that follow right behind it
 * @width: characters that a line has at most
 */
typedef struct {
  const char *eol;
  const char *indent;
  const char *unit;
  gsize       column;
  gsize       tail;
  gsize       width;
} ExamLineStyle;

char *exam_lines_fill (const char          *markup,
                       const ExamLineStyle *style);
char *exam_lines_refill (const char          *text,
                         gsize                start,
                         gsize                end,
                         const char          *markup,
                         const ExamLineStyle *style);

G_END_DECLS
