/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codes/exam-code-edition.h"
#include "codes/exam-code-lines.h"

G_BEGIN_DECLS

/**
 * ExamCodeBuilder:
 *
 * Takes the codes of a text file one by one, and tells what a whole file would not have.
 */
typedef struct _ExamCodeBuilder ExamCodeBuilder;

ExamCodeBuilder *exam_code_builder_new (ExamCodeEdition *edition,
                                        ExamCodeLines   *lines) G_GNUC_WARN_UNUSED_RESULT;
void             exam_code_builder_free (ExamCodeBuilder *self);

gboolean exam_code_builder_add (ExamCodeBuilder   *self,
                                const ExamCodeRow *row);
void     exam_code_builder_extend_title (ExamCodeBuilder *self,
                                         const char      *text);
void     exam_code_builder_finish (ExamCodeBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCodeBuilder, exam_code_builder_free)

G_END_DECLS
