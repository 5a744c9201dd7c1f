/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bank/exam-bank.h"
#include "bank/exam-formats.h"
#include "bank/exam-problems.h"

G_BEGIN_DECLS

/**
 * ExamBankOrigin:
 * @EXAM_BANK_BUNDLED: came with the program
 * @EXAM_BANK_USER: is in the user's folder of banks
 * @EXAM_BANK_OPENED: was opened from elsewhere, for as long as the program runs
 */
typedef enum {
  EXAM_BANK_BUNDLED,
  EXAM_BANK_USER,
  EXAM_BANK_OPENED,
} ExamBankOrigin;

#define EXAM_TYPE_BANK_FILE (exam_bank_file_get_type ())
G_DECLARE_FINAL_TYPE (ExamBankFile, exam_bank_file, EXAM, BANK_FILE, GObject)

ExamBankFile *exam_bank_file_read (const char    *path,
                                   ExamBankOrigin origin,
                                   ExamFormats   *formats,
                                   GCancellable  *cancellable) G_GNUC_WARN_UNUSED_RESULT;
ExamBankFile *exam_bank_file_new_for_bank (ExamBank *bank) G_GNUC_WARN_UNUSED_RESULT;

const char         *exam_bank_file_get_path (ExamBankFile *self);
ExamBankOrigin      exam_bank_file_get_origin (ExamBankFile *self);
ExamBank           *exam_bank_file_get_bank (ExamBankFile *self);
const ExamProblems *exam_bank_file_get_problems (ExamBankFile *self);
gboolean            exam_bank_file_is_unreadable (ExamBankFile *self);
gboolean            exam_bank_file_is_faulty (ExamBankFile *self);
gboolean            exam_bank_file_is_accepted (ExamBankFile *self);
void                exam_bank_file_accept (ExamBankFile *self);
gboolean            exam_bank_file_is_usable (ExamBankFile *self);

G_END_DECLS
