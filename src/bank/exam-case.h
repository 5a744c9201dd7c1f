/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "bank/exam-text.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CASE (exam_case_get_type ())

/**
 * ExamCase:
 *
 * A medical record that several items ask about. Counted; immutable once its bank is read.
 */
typedef struct _ExamCase ExamCase;

GType exam_case_get_type (void) G_GNUC_CONST;

ExamCase *exam_case_new (const char *id,
                         const char *title,
                         const char *setting) G_GNUC_WARN_UNUSED_RESULT;
ExamCase *exam_case_ref (ExamCase *self);
void      exam_case_unref (ExamCase *self);

void exam_case_add_document (ExamCase   *self,
                             const char *title,
                             ExamText   *text);

const char *exam_case_get_id (const ExamCase *self);
const char *exam_case_get_title (const ExamCase *self);
const char *exam_case_get_setting (const ExamCase *self);
guint       exam_case_get_n_documents (const ExamCase *self);
const char *exam_case_get_document_title (const ExamCase *self,
                                          guint           index);
ExamText   *exam_case_get_document_text (const ExamCase *self,
                                         guint           index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCase, exam_case_unref)

G_END_DECLS
