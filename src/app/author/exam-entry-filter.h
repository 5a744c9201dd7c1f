/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "app/author/exam-entry-row.h"
#include "author/exam-bank-editor.h"
#include "bank/exam-problems.h"

G_BEGIN_DECLS

#define EXAM_TYPE_ENTRY_FILTER (exam_entry_filter_get_type ())
G_DECLARE_FINAL_TYPE (ExamEntryFilter, exam_entry_filter, EXAM, ENTRY_FILTER, GObject)

ExamEntryFilter *exam_entry_filter_new (void) G_GNUC_WARN_UNUSED_RESULT;

void          exam_entry_filter_set_editor (ExamEntryFilter *self,
                                            ExamBankEditor  *editor);
void          exam_entry_filter_set_problems (ExamEntryFilter    *self,
                                              const ExamProblems *problems);
void          exam_entry_filter_set_words (ExamEntryFilter *self,
                                           const char      *words);
void          exam_entry_filter_set_domain (ExamEntryFilter *self,
                                            const char      *domain);
void          exam_entry_filter_set_faulty (ExamEntryFilter *self,
                                            gboolean         faulty);
gboolean      exam_entry_filter_is_active (ExamEntryFilter *self);
ExamEntryMark exam_entry_filter_get_mark (ExamEntryFilter *self,
                                          ExamEntry       *entry);

G_END_DECLS
