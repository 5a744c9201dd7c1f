/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define EXAM_TYPE_MANUSCRIPT (exam_manuscript_get_type ())
G_DECLARE_FINAL_TYPE (ExamManuscript, exam_manuscript, EXAM, MANUSCRIPT, GObject)

ExamManuscript *exam_manuscript_new (const char *text,
                                     gssize      length) G_GNUC_WARN_UNUSED_RESULT;

const char *exam_manuscript_get_text (ExamManuscript *self,
                                      gsize          *length);
guint64     exam_manuscript_get_revision (ExamManuscript *self);
void        exam_manuscript_locate (ExamManuscript *self,
                                    gsize           offset,
                                    int            *line,
                                    int            *column);
gsize       exam_manuscript_get_offset (ExamManuscript *self,
                                        int             line,
                                        int             column);

void exam_manuscript_begin (ExamManuscript *self,
                            const char     *run);
void exam_manuscript_splice (ExamManuscript *self,
                             gsize           offset,
                             gsize           removed,
                             const char     *inserted,
                             gssize          length);
void exam_manuscript_end (ExamManuscript *self);
void exam_manuscript_break_run (ExamManuscript *self);

gboolean exam_manuscript_can_undo (ExamManuscript *self);
gboolean exam_manuscript_can_redo (ExamManuscript *self);
void     exam_manuscript_undo (ExamManuscript *self);
void     exam_manuscript_redo (ExamManuscript *self);

gboolean exam_manuscript_is_modified (ExamManuscript *self);
void     exam_manuscript_set_saved (ExamManuscript *self);

G_END_DECLS
