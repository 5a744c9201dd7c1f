/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "record/exam-code-books.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CODE_STORE (exam_code_store_get_type ())
G_DECLARE_FINAL_TYPE (ExamCodeStore, exam_code_store, EXAM, CODE_STORE, GObject)

/**
 * ExamCodeStoreFunc:
 * @books: the books, opened to be read
 * @data: what was given for it
 * @error: set when it failed
 *
 * Looks something up, in a thread.
 *
 * Returns: (transfer full) (nullable): what was found
 */
typedef gpointer (*ExamCodeStoreFunc) (ExamCodeBooks *books,
                                       gpointer       data,
                                       GError       **error);

ExamCodeStore *exam_code_store_new (const char *folder) G_GNUC_WARN_UNUSED_RESULT;

void             exam_code_store_load (ExamCodeStore *self);
gboolean         exam_code_store_is_loaded (ExamCodeStore *self);
const GPtrArray *exam_code_store_get_books (ExamCodeStore *self);
gboolean         exam_code_store_has_system (ExamCodeStore *self,
                                             ExamCodeSystem system);
const char      *exam_code_store_get_trouble (ExamCodeStore *self);

void     exam_code_store_run_async (ExamCodeStore      *self,
                                    ExamCodeStoreFunc   func,
                                    gpointer            data,
                                    GDestroyNotify      free_data,
                                    GDestroyNotify      free_result,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gpointer exam_code_store_run_finish (ExamCodeStore *self,
                                     GAsyncResult  *result,
                                     GError       **error) G_GNUC_WARN_UNUSED_RESULT;

void          exam_code_store_add_async (ExamCodeStore      *self,
                                         GPtrArray          *editions,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
ExamProblems *exam_code_store_add_finish (ExamCodeStore *self,
                                          GAsyncResult  *result,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;
double        exam_code_store_get_progress (ExamCodeStore *self);

void     exam_code_store_remove_async (ExamCodeStore      *self,
                                       ExamCodeSystem      system,
                                       guint               year,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean exam_code_store_remove_finish (ExamCodeStore *self,
                                        GAsyncResult  *result,
                                        GError       **error);

G_END_DECLS
