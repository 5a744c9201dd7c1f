/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * ExamDatabase:
 *
 * A connection to an SQLite file, with errors as #GError and statements that are compiled once. Used by one thread at a
 * time.
 */
typedef struct _ExamDatabase ExamDatabase;

ExamDatabase *exam_database_open (const char *path,
                                  gboolean    read_only,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;
ExamDatabase *exam_database_open_unlogged (const char *path,
                                           GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void          exam_database_close (ExamDatabase *self);

const char *exam_database_get_path (ExamDatabase *self);
void        exam_database_set_path (ExamDatabase *self,
                                    const char   *path);
void        exam_database_distrust (ExamDatabase *self,
                                    int           max_bytes);
void        exam_database_set_cancellable (ExamDatabase *self,
                                           GCancellable *cancellable);

gboolean exam_database_exec (ExamDatabase *self,
                             const char   *sql,
                             GError      **error);
gboolean exam_database_get_int (ExamDatabase *self,
                                const char   *sql,
                                gint64       *value,
                                GError      **error);
gboolean exam_database_begin (ExamDatabase *self,
                              GError      **error);
gboolean exam_database_commit (ExamDatabase *self,
                               GError      **error);
void     exam_database_roll_back (ExamDatabase *self);

sqlite3_stmt *exam_database_prepare (ExamDatabase *self,
                                     const char   *sql,
                                     GError      **error);
gboolean      exam_database_bind (ExamDatabase *self,
                                  sqlite3_stmt *statement,
                                  const char   *types,
                                  ...);
gboolean      exam_database_step (ExamDatabase *self,
                                  sqlite3_stmt *statement,
                                  gboolean     *row,
                                  GError      **error);
gboolean      exam_database_run (ExamDatabase *self,
                                 GError      **error,
                                 const char   *sql,
                                 const char   *types,
                                 ...);

gboolean exam_database_check (ExamDatabase *self,
                              GError      **error);
gboolean exam_database_back_up (ExamDatabase *self,
                                const char   *path,
                                GError      **error);
gboolean exam_database_copy (ExamDatabase *self,
                             const char   *path,
                             GCancellable *cancellable,
                             GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamDatabase, exam_database_close)

G_END_DECLS
