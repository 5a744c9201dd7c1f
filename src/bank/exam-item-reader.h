/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-bank-grammar.h"
#include "bank/exam-item.h"
#include "bank/exam-xml-reader.h"

G_BEGIN_DECLS

/**
 * ExamItemReader:
 *
 * Makes items of what stands inside <item>, one after the other, and says what is wrong with each.
 */
typedef struct _ExamItemReader ExamItemReader;

ExamItemReader *exam_item_reader_new (void) G_GNUC_WARN_UNUSED_RESULT;
void            exam_item_reader_free (ExamItemReader *self);

void      exam_item_reader_begin (ExamItemReader *self,
                                  ExamXmlReader  *reader,
                                  ExamCase       *exam_case);
void      exam_item_reader_start_element (ExamItemReader *self,
                                          ExamXmlReader  *reader,
                                          ExamBankElement element);
void      exam_item_reader_end_element (ExamItemReader *self,
                                        ExamXmlReader  *reader,
                                        ExamBankElement element,
                                        const char     *plain,
                                        ExamText       *rich);
ExamItem *exam_item_reader_finish (ExamItemReader *self,
                                   ExamXmlReader  *reader) G_GNUC_WARN_UNUSED_RESULT;

gboolean exam_item_reader_is_reading (const ExamItemReader *self);
void     exam_item_reader_allow (ExamItemReader *self,
                                 const char     *rule,
                                 const char     *because);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamItemReader, exam_item_reader_free)

G_END_DECLS
