/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-bank-file.h"
#include "bank/exam-pool.h"

G_BEGIN_DECLS

#define EXAM_TYPE_LIBRARY (exam_library_get_type ())
G_DECLARE_FINAL_TYPE (ExamLibrary, exam_library, EXAM, LIBRARY, GObject)

ExamLibrary *exam_library_new (ExamFormats *formats) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *exam_library_read_folder (const char    *folder,
                                     ExamBankOrigin origin,
                                     ExamFormats   *formats,
                                     GCancellable  *cancellable);

void          exam_library_add (ExamLibrary  *self,
                                ExamBankFile *file);
void          exam_library_accept (ExamLibrary  *self,
                                   ExamBankFile *file);
ExamFormats  *exam_library_get_formats (ExamLibrary *self);
guint         exam_library_get_n_files (ExamLibrary *self);
ExamBankFile *exam_library_get_file (ExamLibrary *self,
                                     guint        index);
guint         exam_library_count_served (ExamLibrary  *self,
                                         ExamBankFile *file);
ExamPool     *exam_library_create_pool (ExamLibrary *self,
                                        ExamFormat  *format) G_GNUC_WARN_UNUSED_RESULT;
ExamItem     *exam_library_find_item (ExamLibrary *self,
                                      const char  *bank_id,
                                      const char  *item_id,
                                      ExamBank   **bank);
ExamProblems *exam_library_find_duplicates (ExamLibrary *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
