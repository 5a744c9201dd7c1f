/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-problems.h"

G_BEGIN_DECLS

/**
 * ExamCodeLines:
 *
 * The lines of a text file of unknown origin, with any line ends, and texts in UTF-8 or Windows-1252.
 */
typedef struct {
  const char   *file;
  ExamProblems *problems;
  gboolean      windows;      /* Windows-1252 is what the file should be */
  int           line;         /* 1-based number of the line that was read last */
  gboolean      complete;     /* that line had an end */

  /*< private >*/
  const char   *at;
  const char   *end;
  char          line_end[3];  /* of the first line */
  gboolean      mixed;
  gboolean      converted;
  GString      *text;
} ExamCodeLines;

void     exam_code_lines_init (ExamCodeLines *self,
                               const char    *file,
                               GBytes        *bytes,
                               ExamProblems  *problems);
void     exam_code_lines_clear (ExamCodeLines *self);
gboolean exam_code_lines_next (ExamCodeLines *self,
                               const char   **line,
                               gsize         *length);

const char *exam_code_lines_get_text (ExamCodeLines *self,
                                      const char    *text,
                                      gsize          length);
void        exam_code_lines_add (ExamCodeLines *self,
                                 ExamSeverity   severity,
                                 guint          column,
                                 const char    *format,
                                 ...) G_GNUC_PRINTF (4, 5);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExamCodeLines, exam_code_lines_clear)

G_END_DECLS
