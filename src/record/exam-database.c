/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-database.h"

#include <stdarg.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bank/exam-error.h"

struct _ExamDatabase
{
  char         *path;        /* (owned) */
  gboolean      read_only;
  sqlite3      *sqlite;      /* (owned) */
  GHashTable   *statements;  /* (owned) SQL, as a static string → sqlite3_stmt */
  GCancellable *cancellable; /* (owned) (nullable): stops what takes long */
};

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
set_error (ExamDatabase *self,
           GError      **error)
{
  int code = sqlite3_errcode (self->sqlite);

  if (code == SQLITE_INTERRUPT && g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return;

  /* Only what a person can do something about gets words of our own. */
  if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
    g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE_DAMAGED, _("%s is damaged"), self->path);
  else if (code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH || code == SQLITE_MISUSE)
    g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_INVALID, sqlite3_errmsg (self->sqlite));
  else if (code == SQLITE_FULL)
    g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_STORE, _("the disk is full"));
  else if (code == SQLITE_TOOBIG)
    /* Translators: %s is a file */
    g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID, _("%s has texts or pictures that are too large"), self->path);
  else if (self->read_only && (code == SQLITE_READONLY || code == SQLITE_CANTOPEN || code == SQLITE_PERM))
    g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE, _("%s cannot be read"), self->path);
  else if (code == SQLITE_READONLY || code == SQLITE_CANTOPEN || code == SQLITE_PERM)
    g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE, _("%s cannot be written"), self->path);
  else
    g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE, "%s: %s", self->path, sqlite3_errmsg (self->sqlite));
}

static ExamDatabase *
open_connection (const char *path,
                 int         flags,
                 GError    **error)
{
  g_autoptr (ExamDatabase) self = g_new0 (ExamDatabase, 1);

  self->path = g_strdup (path);
  self->read_only = (flags & SQLITE_OPEN_READONLY) != 0;
  self->statements = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, finalize_statement);

  if (sqlite3_open_v2 (path, &self->sqlite, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      if (self->sqlite != NULL)
        set_error (self, error);
      else
        g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_STORE, g_strerror (ENOMEM));
      return NULL;
    }

  sqlite3_extended_result_codes (self->sqlite, FALSE);
  sqlite3_busy_timeout (self->sqlite, 5000);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  return g_steal_pointer (&self);
}

static ExamDatabase *
open_durable (const char *path,
              const char *journal,
              GError    **error)
{
  g_autoptr (ExamDatabase) self = open_connection (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);

  if (self == NULL || !exam_database_exec (self, journal, error) ||
      !exam_database_exec (self, "PRAGMA synchronous = FULL", error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * exam_database_open:
 * @path: a file, or ":memory:"
 * @read_only: open it only if it exists, and never write
 * @error: set to %EXAM_ERROR_STORE, or %EXAM_ERROR_STORE_DAMAGED when it is no SQLite file
 *
 * Opens a connection that is durable: each commit is on the disk when it returns (WAL, synchronous=FULL).
 *
 * Returns: (transfer full) (nullable): the connection
 */
ExamDatabase *
exam_database_open (const char *path,
                    gboolean    read_only,
                    GError    **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return read_only ? open_connection (path, SQLITE_OPEN_READONLY, error)
                   : open_durable (path, "PRAGMA journal_mode = WAL", error);
}

/**
 * exam_database_open_unlogged:
 * @path: a file
 * @error: set to %EXAM_ERROR_STORE, or %EXAM_ERROR_STORE_DAMAGED when it is no SQLite file
 *
 * Opens a connection that is durable without a write-ahead log (TRUNCATE, synchronous=FULL), in which what is new would be
 * written twice. A file is opened in one of the two ways for good: it can change only while nobody else has it open.
 *
 * Returns: (transfer full) (nullable): the connection
 */
ExamDatabase *
exam_database_open_unlogged (const char *path,
                             GError    **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return open_durable (path, "PRAGMA journal_mode = TRUNCATE", error);
}

void
exam_database_close (ExamDatabase *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->sqlite);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

const char *
exam_database_get_path (ExamDatabase *self)
{
  return self->path;
}

/** Says under what name messages speak of a file: that of the one it was copied from. */
void
exam_database_set_path (ExamDatabase *self,
                        const char   *path)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (path != NULL);

  g_free (self->path);
  self->path = g_strdup (path);
}

/**
 * exam_database_distrust:
 * @self: a database
 * @max_bytes: a longer value or row is an error instead of memory
 *
 * For a file that anybody may have made: SQLite looks at each cell before it believes it, and maps nothing into memory.
 */
void
exam_database_distrust (ExamDatabase *self,
                        int           max_bytes)
{
  g_return_if_fail (self != NULL);

  sqlite3_limit (self->sqlite, SQLITE_LIMIT_LENGTH, max_bytes);
  sqlite3_exec (self->sqlite, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0", NULL, NULL, NULL);
}

static int
check_cancelled_cb (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/**
 * exam_database_set_cancellable:
 * @self: a database
 * @cancellable: (nullable): stops any statement, which then fails with %G_IO_ERROR_CANCELLED
 */
void
exam_database_set_cancellable (ExamDatabase *self,
                               GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);

  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->sqlite, cancellable != NULL ? 20000 : 0, check_cancelled_cb, cancellable);
}

/** Runs SQL without results. */
gboolean
exam_database_exec (ExamDatabase *self,
                    const char   *sql,
                    GError      **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (sqlite3_exec (self->sqlite, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  set_error (self, error);
  return FALSE;
}

gboolean
exam_database_begin (ExamDatabase *self,
                     GError      **error)
{
  return exam_database_exec (self, "BEGIN IMMEDIATE", error);
}

/** Commits, or rolls back and fails. */
gboolean
exam_database_commit (ExamDatabase *self,
                      GError      **error)
{
  if (exam_database_exec (self, "COMMIT", error))
    return TRUE;

  exam_database_roll_back (self);
  return FALSE;
}

void
exam_database_roll_back (ExamDatabase *self)
{
  if (!sqlite3_get_autocommit (self->sqlite))
    sqlite3_exec (self->sqlite, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * exam_database_prepare:
 * @self: a database
 * @sql: a string that lives as long as the program; the statement is kept under its address
 * @error: set to %EXAM_ERROR_STORE
 *
 * Returns: (transfer none) (nullable): the statement, reset
 */
sqlite3_stmt *
exam_database_prepare (ExamDatabase *self,
                       const char   *sql,
                       GError      **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }

  if (sqlite3_prepare_v3 (self->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      set_error (self, error);
      return NULL;
    }

  g_hash_table_insert (self->statements, (gpointer) sql, statement);
  return statement;
}

static void
bind_arguments (sqlite3_stmt *statement,
                const char   *types,
                va_list       args)
{
  for (int i = 1; *types != '\0'; i++, types++)
    switch (*types)
      {
      case 'i':
        sqlite3_bind_int64 (statement, i, va_arg (args, gint64));
        break;

      case 'd':
        sqlite3_bind_double (statement, i, va_arg (args, double));
        break;

      case 's':
        sqlite3_bind_text (statement, i, va_arg (args, const char *), -1, SQLITE_TRANSIENT);
        break;

      case 'b':
        {
          GBytes *bytes = va_arg (args, GBytes *);
          gsize size;
          const void *data = g_bytes_get_data (bytes, &size);

          sqlite3_bind_blob64 (statement, i, data, size, SQLITE_TRANSIENT);
          break;
        }

      default:
        g_assert_not_reached ();
      }
}

/**
 * exam_database_bind:
 * @self: a database
 * @statement: a statement that was reset
 * @types: a letter for each argument: i for gint64, d for double, s for a nullable string, b for #GBytes
 * @...: the arguments
 *
 * Binds arguments to the places of a statement.
 *
 * Returns: always %TRUE, so that calls can be chained
 */
gboolean
exam_database_bind (ExamDatabase *self,
                    sqlite3_stmt *statement,
                    const char   *types,
                    ...)
{
  va_list args;

  va_start (args, types);
  bind_arguments (statement, types, args);
  va_end (args);
  return TRUE;
}

/**
 * exam_database_step:
 * @self: a database
 * @statement: a statement
 * @row: (out): whether there is a row; after the last one the statement is reset
 * @error: set to %EXAM_ERROR_STORE
 *
 * Returns: whether it went well
 */
gboolean
exam_database_step (ExamDatabase *self,
                    sqlite3_stmt *statement,
                    gboolean     *row,
                    GError      **error)
{
  int result = sqlite3_step (statement);

  *row = result == SQLITE_ROW;
  if (result == SQLITE_ROW)
    return TRUE;

  if (result != SQLITE_DONE)
    set_error (self, error);
  sqlite3_reset (statement);
  return result == SQLITE_DONE;
}

/**
 * exam_database_run:
 * @self: a database
 * @error: set to %EXAM_ERROR_STORE
 * @sql: a statement without results, in a string that lives as long as the program
 * @types: as for exam_database_bind()
 * @...: the arguments
 *
 * Returns: whether it went well
 */
gboolean
exam_database_run (ExamDatabase *self,
                   GError      **error,
                   const char   *sql,
                   const char   *types,
                   ...)
{
  sqlite3_stmt *statement = exam_database_prepare (self, sql, error);
  gboolean row;
  va_list args;

  if (statement == NULL)
    return FALSE;

  va_start (args, types);
  bind_arguments (statement, types, args);
  va_end (args);

  if (!exam_database_step (self, statement, &row, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * exam_database_get_int:
 * @self: a database
 * @sql: a query for one number
 * @value: (out): the number, 0 when there is no row
 * @error: set to %EXAM_ERROR_STORE
 *
 * Returns: whether it went well
 */
gboolean
exam_database_get_int (ExamDatabase *self,
                       const char   *sql,
                       gint64       *value,
                       GError      **error)
{
  sqlite3_stmt *statement = NULL;
  int result;

  *value = 0;
  if (sqlite3_prepare_v2 (self->sqlite, sql, -1, &statement, NULL) != SQLITE_OK)
    {
      set_error (self, error);
      return FALSE;
    }

  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    *value = sqlite3_column_int64 (statement, 0);
  else if (result != SQLITE_DONE)
    set_error (self, error);
  sqlite3_finalize (statement);

  return result == SQLITE_ROW || result == SQLITE_DONE;
}

/**
 * exam_database_check:
 * @self: a database
 * @error: set to %EXAM_ERROR_STORE_DAMAGED, or %EXAM_ERROR_STORE when it cannot be read
 *
 * Has SQLite look through the whole file.
 *
 * Returns: whether it is in order
 */
gboolean
exam_database_check (ExamDatabase *self,
                     GError      **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean good = FALSE;

  if (sqlite3_prepare_v2 (self->sqlite, "PRAGMA integrity_check (1)", -1, &statement, NULL) != SQLITE_OK)
    {
      set_error (self, error);
      return FALSE;
    }

  if (sqlite3_step (statement) != SQLITE_ROW)
    set_error (self, error);
  else if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") != 0)
    g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE_DAMAGED, _("%s is damaged"), self->path);
  else
    good = TRUE;

  sqlite3_finalize (statement);
  return good;
}

/**
 * exam_database_back_up:
 * @self: a database
 * @path: a file that does not exist yet
 * @error: set to %EXAM_ERROR_STORE
 *
 * Writes a copy in one piece. It appears under its name only when it is complete.
 *
 * Returns: whether it went well
 */
gboolean
exam_database_back_up (ExamDatabase *self,
                       const char   *path,
                       GError      **error)
{
  g_autofree char *partial = g_strconcat (path, ".part", NULL);
  sqlite3_stmt *statement = NULL;
  gboolean good;

  g_unlink (partial);
  if (sqlite3_prepare_v2 (self->sqlite, "VACUUM INTO ?", -1, &statement, NULL) != SQLITE_OK)
    {
      set_error (self, error);
      return FALSE;
    }

  sqlite3_bind_text (statement, 1, partial, -1, SQLITE_TRANSIENT);
  good = sqlite3_step (statement) == SQLITE_DONE;
  if (!good)
    set_error (self, error);
  sqlite3_finalize (statement);

  if (good && g_rename (partial, path) != 0)
    {
      g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE, _("%s cannot be written"), path);
      good = FALSE;
    }
  if (!good)
    g_unlink (partial);
  return good;
}

static void
set_copy_error (int      code,
                GError **error)
{
  if (code == SQLITE_FULL)
    g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_STORE, _("the disk is full"));
  else
    g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_STORE, sqlite3_errstr (code));
}

/**
 * exam_database_copy:
 * @self: a database, perhaps in a transaction
 * @path: an empty file
 * @cancellable: (nullable): stops it
 * @error: set to %EXAM_ERROR_STORE or %G_IO_ERROR_CANCELLED
 *
 * Copies everything as it is at one moment, page by page, with what was deleted and not yet written over.
 *
 * Returns: whether it went well; if not, the file has some of it
 */
gboolean
exam_database_copy (ExamDatabase *self,
                    const char   *path,
                    GCancellable *cancellable,
                    GError      **error)
{
  sqlite3 *copy = NULL;
  sqlite3_backup *backup = NULL;
  int code;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  code = sqlite3_open_v2 (path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (code == SQLITE_OK)
    backup = sqlite3_backup_init (copy, "main", self->sqlite, "main");
  if (backup != NULL)
    {
      do
        code = g_cancellable_is_cancelled (cancellable) ? SQLITE_INTERRUPT : sqlite3_backup_step (backup, 256);
      while (code == SQLITE_OK);
      sqlite3_backup_finish (backup);
    }
  else if (code == SQLITE_OK)
    {
      code = sqlite3_errcode (copy);
    }
  sqlite3_close_v2 (copy);

  if (code == SQLITE_DONE)
    return TRUE;
  if (code != SQLITE_INTERRUPT || !g_cancellable_set_error_if_cancelled (cancellable, error))
    set_copy_error (code, error);
  return FALSE;
}
