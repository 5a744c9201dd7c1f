/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bank/exam-library.h"
#include "bank/exam-paths.h"
#include "record/exam-code-store.h"
#include "record/exam-store.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CONTEXT (exam_context_get_type ())
G_DECLARE_FINAL_TYPE (ExamContext, exam_context, EXAM, CONTEXT, GObject)

ExamContext *exam_context_new (ExamPaths *paths,
                               ExamClock *clock) G_GNUC_WARN_UNUSED_RESULT;
ExamContext *exam_context_new_trial (ExamContext *self,
                                     ExamBank    *bank,
                                     GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void         exam_context_load (ExamContext *self);
void         exam_context_close (ExamContext *self);

ExamClock     *exam_context_get_clock (ExamContext *self);
ExamLibrary   *exam_context_get_library (ExamContext *self);
ExamStore     *exam_context_get_store (ExamContext *self);
ExamCodeStore *exam_context_get_code_store (ExamContext *self);
GSettings     *exam_context_get_settings (ExamContext *self);
const char    *exam_context_get_user_banks (ExamContext *self);
const char    *exam_context_get_drafts (ExamContext *self);
const char    *exam_context_get_code_books (ExamContext *self);

gboolean exam_context_is_loaded (ExamContext *self);

void          exam_context_open_bank_async (ExamContext        *self,
                                            const char         *path,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
ExamBankFile *exam_context_open_bank_finish (ExamContext  *self,
                                             GAsyncResult *result,
                                             GError      **error);
void          exam_context_reload_bank (ExamContext *self,
                                        const char  *path);

G_END_DECLS
