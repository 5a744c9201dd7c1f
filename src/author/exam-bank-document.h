/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/exam-draft.h"
#include "author/exam-manuscript.h"

G_BEGIN_DECLS

#define EXAM_TYPE_BANK_DOCUMENT (exam_bank_document_get_type ())
G_DECLARE_FINAL_TYPE (ExamBankDocument, exam_bank_document, EXAM, BANK_DOCUMENT, GObject)

ExamBankDocument *exam_bank_document_new (const char *text,
                                          const char *drafts) G_GNUC_WARN_UNUSED_RESULT;
ExamBankDocument *exam_bank_document_open (const char *path,
                                           const char *drafts,
                                           GError    **error) G_GNUC_WARN_UNUSED_RESULT;
ExamBankDocument *exam_bank_document_recover (ExamLeftDraft *draft,
                                              const char    *drafts) G_GNUC_WARN_UNUSED_RESULT;

ExamManuscript *exam_bank_document_get_manuscript (ExamBankDocument *self);
ExamDraft      *exam_bank_document_get_draft (ExamBankDocument *self);
const char     *exam_bank_document_get_path (ExamBankDocument *self);

GBytes  *exam_bank_document_dup_text (ExamBankDocument *self);
GBytes  *exam_bank_document_get_base (ExamBankDocument *self);
gboolean exam_bank_document_write (const char *path,
                                   GBytes     *text,
                                   GBytes     *expected,
                                   GError    **error);
void     exam_bank_document_take_saved (ExamBankDocument *self,
                                        const char       *path,
                                        GBytes           *text);

GBytes  *exam_bank_document_load_changed (ExamBankDocument *self);
void     exam_bank_document_check_file (ExamBankDocument *self);
gboolean exam_bank_document_reload (ExamBankDocument *self,
                                    GError          **error);
void     exam_bank_document_keep_mine (ExamBankDocument *self);

G_END_DECLS
