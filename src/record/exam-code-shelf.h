/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "record/exam-code-books.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CODE_SHELF (exam_code_shelf_get_type ())
G_DECLARE_FINAL_TYPE (ExamCodeShelf, exam_code_shelf, EXAM, CODE_SHELF, GObject)

/**
 * ExamCodeShelfFunc:
 * @books: the books, opened to be read
 * @data: what was given for it
 * @error: set when it failed
 *
 * Looks something up, in a thread.
 *
 * Returns: (transfer full) (nullable): what was found
 */
typedef gpointer (*ExamCodeShelfFunc) (ExamCodeBooks *books,
                                       gpointer       data,
                                       GError       **error);

ExamCodeShelf *exam_code_shelf_new (const char *folder) G_GNUC_WARN_UNUSED_RESULT;

void             exam_code_shelf_load (ExamCodeShelf *self);
gboolean         exam_code_shelf_is_loaded (ExamCodeShelf *self);
const GPtrArray *exam_code_shelf_get_books (ExamCodeShelf *self);
gboolean         exam_code_shelf_has_system (ExamCodeShelf *self,
                                             ExamCodeSystem system);
const char      *exam_code_shelf_get_trouble (ExamCodeShelf *self);

void     exam_code_shelf_run_async (ExamCodeShelf      *self,
                                    ExamCodeShelfFunc   func,
                                    gpointer            data,
                                    GDestroyNotify      free_data,
                                    GDestroyNotify      free_result,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gpointer exam_code_shelf_run_finish (ExamCodeShelf *self,
                                     GAsyncResult  *result,
                                     GError       **error) G_GNUC_WARN_UNUSED_RESULT;

void          exam_code_shelf_add_async (ExamCodeShelf      *self,
                                         GPtrArray          *editions,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
ExamProblems *exam_code_shelf_add_finish (ExamCodeShelf *self,
                                          GAsyncResult  *result,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;
double        exam_code_shelf_get_progress (ExamCodeShelf *self);

void     exam_code_shelf_remove_async (ExamCodeShelf      *self,
                                       ExamCodeSystem      system,
                                       guint               year,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean exam_code_shelf_remove_finish (ExamCodeShelf *self,
                                        GAsyncResult  *result,
                                        GError       **error);

G_END_DECLS
