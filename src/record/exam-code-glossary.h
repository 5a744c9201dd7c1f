/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-item.h"
#include "record/exam-code-books.h"

G_BEGIN_DECLS

/**
 * ExamCodeGlossary:
 *
 * The codes that a question, or any texts, have in them, to be looked up in the books. Counted; once it is shared, nothing is
 * added any more.
 */
typedef struct _ExamCodeGlossary ExamCodeGlossary;

/**
 * ExamCodeTerm:
 * @entry: a code; its title is "" where the book does not have it
 * @known: whether the book has it
 */
typedef struct {
  ExamCodeEntry *entry;
  gboolean       known;
} ExamCodeTerm;

ExamCodeGlossary *exam_code_glossary_new (guint year) G_GNUC_WARN_UNUSED_RESULT;
ExamCodeGlossary *exam_code_glossary_ref (ExamCodeGlossary *self);
void              exam_code_glossary_unref (ExamCodeGlossary *self);

void     exam_code_glossary_add_code (ExamCodeGlossary *self,
                                      ExamCodeSystem    system,
                                      const char       *code);
void     exam_code_glossary_add_text (ExamCodeGlossary *self,
                                      const ExamText   *text);
void     exam_code_glossary_add_item (ExamCodeGlossary *self,
                                      const ExamItem   *item,
                                      const GPtrArray  *typed);
gboolean exam_code_glossary_is_empty (const ExamCodeGlossary *self);

GPtrArray *exam_code_glossary_look_up (const ExamCodeGlossary *self,
                                       ExamCodeBooks          *books,
                                       GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCodeGlossary, exam_code_glossary_unref)

G_END_DECLS
