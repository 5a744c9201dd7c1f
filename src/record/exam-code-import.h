/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bank/exam-problems.h"
#include "codes/exam-code-edition.h"

G_BEGIN_DECLS

/**
 * ExamCodeImportFile:
 * @path: a file
 * @editions: (nullable) (element-type ExamCodeEdition): what it has; %NULL as long as it was not read, or when there are errors
 * @problems: what is wrong with it
 */
typedef struct {
  char         *path;
  GPtrArray    *editions;
  ExamProblems *problems;
} ExamCodeImportFile;

/**
 * ExamCodeImport:
 *
 * Files on their way into the code books: all of them get there, or none.
 */
typedef struct _ExamCodeImport ExamCodeImport;

ExamCodeImport *exam_code_import_new (const GPtrArray *paths) G_GNUC_WARN_UNUSED_RESULT;
void            exam_code_import_free (ExamCodeImport *self);

gboolean exam_code_import_read (ExamCodeImport *self,
                                GCancellable   *cancellable);

guint                     exam_code_import_get_n_files (const ExamCodeImport *self);
const ExamCodeImportFile *exam_code_import_get_file (const ExamCodeImport *self,
                                                     guint                 index);
gboolean                  exam_code_import_is_sound (const ExamCodeImport *self);
char                     *exam_code_import_dup_undated (const ExamCodeImport *self);
void                      exam_code_import_set_year (ExamCodeImport *self,
                                                     guint           year);
GPtrArray                *exam_code_import_steal_editions (ExamCodeImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCodeImport, exam_code_import_free)

G_END_DECLS
