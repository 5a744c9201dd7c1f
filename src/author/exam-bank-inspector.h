/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "author/exam-manuscript.h"
#include "bank/exam-bank.h"
#include "bank/exam-formats.h"
#include "bank/exam-problems.h"
#include "codes/exam-code-checker.h"

G_BEGIN_DECLS

#define EXAM_TYPE_BANK_INSPECTOR (exam_bank_inspector_get_type ())
G_DECLARE_FINAL_TYPE (ExamBankInspector, exam_bank_inspector, EXAM, BANK_INSPECTOR, GObject)

ExamBankInspector *exam_bank_inspector_new (ExamManuscript *manuscript,
                                            ExamFormats    *formats) G_GNUC_WARN_UNUSED_RESULT;
void               exam_bank_inspector_set_path (ExamBankInspector *self,
                                                 const char        *path);
void               exam_bank_inspector_set_books (ExamBankInspector    *self,
                                                  GObject              *books,
                                                  const ExamCodeLookup *lookup);

ExamBank           *exam_bank_inspector_get_bank (ExamBankInspector *self);
const ExamProblems *exam_bank_inspector_get_problems (ExamBankInspector *self);
guint64             exam_bank_inspector_get_revision (ExamBankInspector *self);
gboolean            exam_bank_inspector_is_current (ExamBankInspector *self);

G_END_DECLS
