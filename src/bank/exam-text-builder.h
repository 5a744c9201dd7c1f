/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-text.h"

G_BEGIN_DECLS

/**
 * ExamTextBuilder:
 *
 * Makes canonical rich text of the elements and pieces of text that a reader meets, and knows which of
 * them may stand where.
 */
typedef struct _ExamTextBuilder ExamTextBuilder;

ExamTextBuilder *exam_text_builder_new (void) G_GNUC_WARN_UNUSED_RESULT;
void             exam_text_builder_free (ExamTextBuilder *self);

gboolean  exam_text_builder_start (ExamTextBuilder *self,
                                   const char      *name,
                                   const char      *source,
                                   const char      *alternative,
                                   GError         **error);
gboolean  exam_text_builder_end (ExamTextBuilder *self,
                                 GError         **error);
gboolean  exam_text_builder_text (ExamTextBuilder *self,
                                  const char      *text,
                                  gsize            length,
                                  GError         **error);
guint     exam_text_builder_get_depth (ExamTextBuilder *self);
ExamText *exam_text_builder_finish (ExamTextBuilder *self,
                                    GError         **error);

GPtrArray *exam_text_list_elements (const char *parent) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamTextBuilder, exam_text_builder_free)

G_END_DECLS
