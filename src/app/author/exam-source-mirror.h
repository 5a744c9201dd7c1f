/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "author/exam-manuscript.h"

G_BEGIN_DECLS

#define EXAM_TYPE_SOURCE_MIRROR (exam_source_mirror_get_type ())
G_DECLARE_FINAL_TYPE (ExamSourceMirror, exam_source_mirror, EXAM, SOURCE_MIRROR, GObject)

ExamSourceMirror *exam_source_mirror_new (GtkTextBuffer *buffer) G_GNUC_WARN_UNUSED_RESULT;

void            exam_source_mirror_set_manuscript (ExamSourceMirror *self,
                                                   ExamManuscript   *manuscript);
ExamManuscript *exam_source_mirror_get_manuscript (ExamSourceMirror *self);
void            exam_source_mirror_set_live (ExamSourceMirror *self,
                                             gboolean          live);
gboolean        exam_source_mirror_is_live (ExamSourceMirror *self);
gboolean        exam_source_mirror_is_following (ExamSourceMirror *self);
void            exam_source_mirror_break_run (ExamSourceMirror *self);

gsize exam_source_mirror_get_offset (ExamSourceMirror  *self,
                                     const GtkTextIter *iter);
gsize exam_source_mirror_get_cursor (ExamSourceMirror *self);
void  exam_source_mirror_get_iter (ExamSourceMirror *self,
                                   gsize             offset,
                                   GtkTextIter      *iter);
int   exam_source_mirror_get_line (ExamSourceMirror *self,
                                   gsize             offset);

G_END_DECLS
