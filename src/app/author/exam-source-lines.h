/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ExamSourceLines:
 *
 * Where the lines of a text buffer begin in bytes, which the buffer itself cannot tell. Lines are what the buffer takes for
 * them: it also breaks at a lone carriage return and at U+2029, and not the same ones after every edit, so that it is asked.
 */
typedef struct _ExamSourceLines ExamSourceLines;

ExamSourceLines *exam_source_lines_new (GtkTextBuffer *buffer) G_GNUC_WARN_UNUSED_RESULT;
void             exam_source_lines_free (ExamSourceLines *self);

void  exam_source_lines_update (ExamSourceLines *self,
                                gsize            offset,
                                gssize           grown);
gsize exam_source_lines_get_offset (ExamSourceLines   *self,
                                    const GtkTextIter *iter);
void  exam_source_lines_get_iter (ExamSourceLines *self,
                                  gsize            offset,
                                  GtkTextIter     *iter);
int   exam_source_lines_get_line (ExamSourceLines *self,
                                  gsize            offset);
gsize exam_source_lines_get_length (ExamSourceLines *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamSourceLines, exam_source_lines_free)

G_END_DECLS
