/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-history-check.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "bank/exam-error.h"
#include "record/exam-content.h"
#include "record/exam-schema.h"

/* A file from elsewhere is hostile until each value in it has been looked at. */

/* More than the largest picture that a bank may have, and than any item. */
#define MAX_VALUE (64 * 1024 * 1024)

static const char magic[] = "SQLite format 3";

/* Where SQLite keeps whose file it is: https://www.sqlite.org/fileformat2.html#the_database_header */
#define APPLICATION_AT 68

static gboolean
refuse (ExamDatabase *database,
        GError      **error)
{
  /* Translators: %s is a file */
  g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE_DAMAGED, _("%s is damaged: it says what cannot be"),
               exam_database_get_path (database));
  return FALSE;
}

static gboolean
refuse_foreign (const char *name,
                GError    **error)
{
  /* Translators: %s is a file */
  g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID, _("%s is no history that Mockingbird has exported"), name);
  return FALSE;
}

static gboolean
has_bytes (const char *file,
           long        offset,
           const char *bytes,
           gsize       length)
{
  g_autofree char *found = g_malloc (length);
  FILE *stream = fopen (file, "rbe");
  gboolean good = stream != NULL && fseek (stream, offset, SEEK_SET) == 0 && fread (found, length, 1, stream) == 1 &&
                  memcmp (found, bytes, length) == 0;

  if (stream != NULL)
    fclose (stream);
  return good;
}

/**
 * exam_history_check_magic:
 * @file: a file
 * @name: what messages call it
 * @error: set to %EXAM_ERROR_INVALID
 *
 * SQLite takes an empty file for an empty database.
 *
 * Returns: whether it begins like an SQLite file
 */
gboolean
exam_history_check_magic (const char *file,
                          const char *name,
                          GError    **error)
{
  return has_bytes (file, 0, magic, sizeof magic) || refuse_foreign (name, error);
}

/* --- Values --- */

/* Its types are what SQLite stores, whatever the type of a column is: see "flexible typing". */
typedef struct {
  char *name;
  int   type;
  gboolean required;
} Column;

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->name);
}

static int
type_from_name (const char *name)
{
  if (g_strcmp0 (name, "INTEGER") == 0)
    return SQLITE_INTEGER;
  if (g_strcmp0 (name, "REAL") == 0)
    return SQLITE_FLOAT;
  return g_strcmp0 (name, "BLOB") == 0 ? SQLITE_BLOB : SQLITE_TEXT;
}

/* Returns: (transfer full) (nullable): the columns of a table, which has been compared with ours before */
static GArray *
list_columns (ExamDatabase *database,
              const char   *table,
              GError      **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  sqlite3_stmt *statement =
    exam_database_prepare (database, "SELECT name, type, \"notnull\" OR pk > 0 FROM pragma_table_info (?)", error);
  gboolean row;

  g_array_set_clear_func (columns, column_clear);
  if (statement == NULL)
    return NULL;

  exam_database_bind (database, statement, "s", table);
  while (exam_database_step (database, statement, &row, error))
    {
      Column column;

      if (!row)
        return g_steal_pointer (&columns);

      column.name = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      column.type = type_from_name ((const char *) sqlite3_column_text (statement, 1));
      column.required = sqlite3_column_int (statement, 2) != 0;
      g_array_append_val (columns, column);
    }
  return NULL;
}

static gboolean
is_sound_value (sqlite3_stmt *statement,
                int           index,
                const Column *column)
{
  int type = sqlite3_column_type (statement, index);
  const char *text;
  int length;

  if (type == SQLITE_NULL)
    return !column->required;
  if (type != column->type)
    return FALSE;
  if (type != SQLITE_TEXT)
    return TRUE;

  /* Also fails at a zero byte within the text. */
  text = (const char *) sqlite3_column_text (statement, index);
  length = sqlite3_column_bytes (statement, index);
  return text != NULL && g_utf8_validate (text, length, NULL);
}

static gboolean
check_rows (ExamDatabase *database,
            const char   *table,
            GError      **error)
{
  g_autoptr (GArray) columns = list_columns (database, table, error);
  g_autoptr (GString) select = g_string_new ("SELECT ");
  sqlite3_stmt *statement;
  gboolean row;

  if (columns == NULL)
    return FALSE;

  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (select, "%s%s", i > 0 ? ", " : "", g_array_index (columns, Column, i).name);
  g_string_append_printf (select, " FROM %s", table);

  statement = exam_database_prepare (database, g_intern_string (select->str), error);
  if (statement == NULL)
    return FALSE;

  while (exam_database_step (database, statement, &row, error))
    {
      if (!row)
        return TRUE;
      for (guint i = 0; i < columns->len; i++)
        if (!is_sound_value (statement, (int) i, &g_array_index (columns, Column, i)))
          {
            sqlite3_reset (statement);
            return refuse (database, error);
          }
    }
  return FALSE;
}

static GPtrArray *
list_tables (ExamDatabase *database,
             GError      **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = exam_database_prepare (database, "SELECT name FROM sqlite_schema WHERE type = 'table'", error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  while (exam_database_step (database, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&tables);
      g_ptr_array_add (tables, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }
  return NULL;
}

static gboolean
check_values (ExamDatabase *database,
              GError      **error)
{
  g_autoptr (GPtrArray) tables = list_tables (database, error);

  if (tables == NULL)
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    if (!check_rows (database, g_ptr_array_index (tables, i), error))
      return FALSE;
  return TRUE;
}

/* --- What they say --- */

/* From 1970 to 9999, which is as far as calendars are drawn; durations up to thirty years; counts that fit everywhere. */
#define MOMENT(column) column " NOT BETWEEN 0 AND 253402300799000000"
#define DURATION(column) column " NOT BETWEEN 0 AND 1000000000000000"
#define COUNT(column) column " NOT BETWEEN 0 AND 1000000"
#define TRUTH(column) column " NOT IN (0, 1)"
#define SCORE(column) column " NOT BETWEEN -1000000.0 AND 1000000.0"
#define SHARE(column) column " NOT BETWEEN 0.0 AND 1.0"

/* Each counts the rows that no version of the program would write. */
static const char *const absurdities[] = {
  "SELECT count(*) FROM sitting WHERE id <= 0 OR " COUNT ("minutes") " OR " TRUTH ("is_short") " OR " TRUTH ("relaxed")
  " OR " COUNT ("time_percent") " OR " COUNT ("n_items") " OR n_items = 0 OR " MOMENT ("started_at") " OR " MOMENT ("alive_at")
  " OR " DURATION ("elapsed") " OR " TRUTH ("ended"),
  "SELECT count(*) FROM sitting LEFT JOIN format ON format.hash = format_hash WHERE format.id IS NOT format_id",
  "SELECT count(*) FROM served WHERE " COUNT ("position") " OR " TRUTH ("pretest"),
  "SELECT count(*) FROM event WHERE " COUNT ("sequence") " OR position NOT BETWEEN -1 AND 1000000 OR " DURATION ("at")
  " OR " MOMENT ("wall_at"),
  "SELECT count(*) FROM result WHERE " MOMENT ("ended_at") " OR " TRUTH ("timed_out") " OR " SCORE ("value") " OR " SCORE ("low")
  " OR " SCORE ("high") " OR " SCORE ("cut") " OR " TRUTH ("passed") " OR " SCORE ("points") " OR " COUNT ("n_scored"),
  "SELECT count(*) FROM outcome WHERE " COUNT ("position") " OR " TRUTH ("seen") " OR outcome NOT BETWEEN 0 AND 3 OR "
  SHARE ("credit") " OR " SHARE ("first_credit") " OR " TRUTH ("changed") " OR " DURATION ("time"),
  "SELECT count(*) FROM practice WHERE " TRUTH ("feedback"),
  "SELECT count(*) FROM practice_set WHERE " MOMENT ("changed_at"),
  "SELECT count(*) FROM review WHERE rating NOT BETWEEN 1 AND 4 OR " MOMENT ("reviewed_at"),
  "SELECT count(*) FROM cause WHERE " COUNT ("position") " OR " MOMENT ("changed_at"),
  "SELECT count(*) FROM item_note WHERE " MOMENT ("changed_at"),
  "SELECT count(*) FROM doubt WHERE " MOMENT ("changed_at"),
};

static gboolean
check_sense (ExamDatabase *database,
             GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (absurdities); i++)
    {
      gint64 n_rows;

      if (!exam_database_get_int (database, absurdities[i], &n_rows, error))
        return FALSE;
      if (n_rows > 0)
        return refuse (database, error);
    }
  return TRUE;
}

/* --- The file --- */

static gboolean
check_origin (ExamDatabase *database,
              const char   *name,
              gint64       *version,
              GError      **error)
{
  gint64 application;

  if (!exam_database_get_int (database, "PRAGMA application_id", &application, error) ||
      !exam_database_get_int (database, "PRAGMA user_version", version, error))
    return FALSE;
  if (application != EXAM_SCHEMA_APPLICATION_ID || *version < 1)
    return refuse_foreign (name, error);
  return exam_schema_check_version (&exam_schema, database, *version, error);
}

/**
 * exam_history_open_checked:
 * @file: a copy of a file of any origin, which will be changed
 * @name: the file that it was copied from, for messages
 * @cancellable: (nullable): stops it
 * @error: set to %EXAM_ERROR_INVALID when it is nothing of ours, %EXAM_ERROR_STORE_NEWER, %EXAM_ERROR_STORE_DAMAGED,
 *   %EXAM_ERROR_STORE or %G_IO_ERROR_CANCELLED
 *
 * Opens a history that came from somewhere: only if it is built exactly like ours, SQLite finds nothing wrong with it, each
 * value is of its type and within reason, and every text and picture is what its hash says. One of an older version is
 * brought up to date.
 *
 * Returns: (transfer full) (nullable): the history
 */
ExamDatabase *
exam_history_open_checked (const char   *file,
                           const char   *name,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ExamDatabase) database = exam_database_open (file, FALSE, &local_error);
  gint64 version;

  if (database == NULL)
    {
      if (!g_error_matches (local_error, EXAM_ERROR, EXAM_ERROR_STORE_DAMAGED))
        g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_STORE, _("the folder of the results cannot be written"));
      else if (has_bytes (file, APPLICATION_AT, "Mock", 4))
        g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE_DAMAGED, _("%s is damaged"), name);
      else
        refuse_foreign (name, error);
      return NULL;
    }

  exam_database_set_path (database, name);
  exam_database_distrust (database, MAX_VALUE);
  exam_database_set_cancellable (database, cancellable);
  if (check_origin (database, name, &version, &local_error) &&
      exam_schema_check_structure (&exam_schema, database, version, &local_error) &&
      exam_database_check (database, &local_error) &&
      check_values (database, &local_error) &&
      exam_content_check (database, &local_error) &&
      exam_schema_apply (&exam_schema, database, NULL, &local_error) &&
      check_sense (database, &local_error))
    return g_steal_pointer (&database);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
