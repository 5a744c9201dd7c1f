/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamFiller:
 *
 * Writes lines of XML: words go on a line as long as it has room, and what is glued together is never torn.
 */
typedef struct _ExamFiller ExamFiller;

ExamFiller *exam_filler_new (void) G_GNUC_WARN_UNUSED_RESULT;
void        exam_filler_free (ExamFiller *self);

void exam_filler_glue (ExamFiller *self,
                       const char *text,
                       gsize       length);
void exam_filler_space (ExamFiller *self);
void exam_filler_break (ExamFiller *self,
                        guint       indent);
void exam_filler_blank_line (ExamFiller *self);
void exam_filler_set_indent (ExamFiller *self,
                             guint       indent);

guint exam_filler_get_column (ExamFiller *self);
char *exam_filler_finish (ExamFiller *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamFiller, exam_filler_free)

G_END_DECLS
