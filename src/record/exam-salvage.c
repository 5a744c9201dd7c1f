/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-salvage.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bank/exam-error.h"
#include "record/exam-content.h"
#include "record/exam-index.h"

/* Tables in the order in which rows that others refer to come first, with their columns: a file is copied column by
 * column name, so that one of an older version can be salvaged too. */
static const struct {
  const char *name;
  const char *columns;
  const char *key;
  guint       n_columns;
} tables[] = {
  { "format", "hash, id, xml", "hash", 3 },
  { "item", "hash, id, xml", "rowid", 3 },
  { "image", "hash, bytes", "rowid", 2 },
  { "item_image", "item_hash, source, image_hash", "item_hash, source", 3 },
  { "sitting", "id, format_hash, format_id, candidate, seed, minutes, is_short, relaxed, time_percent, n_items, "
    "started_at, alive_at, elapsed, ended, deleted_at", "id", 15 },
  { "served", "sitting_id, position, item_hash, bank_id, bank_revision, pretest, option_order",
    "sitting_id, position", 7 },
  { "event", "sitting_id, sequence, kind, position, at, wall_at, detail", "sitting_id, sequence", 7 },
  { "result", "sitting_id, ended_at, timed_out, value, low, high, cut, passed, points, n_scored", "sitting_id", 10 },
  { "outcome", "sitting_id, position, seen, outcome, credit, first_credit, changed, time",
    "sitting_id, position", 8 },
  { "practice", "sitting_id, purpose, feedback", "sitting_id", 3 },
  { "practice_set", "name, settings, changed_at", "name", 3 },
  { "review", "sitting_id, position, item_id, rating, reviewed_at", "sitting_id, position", 5 },
  { "cause", "sitting_id, position, cause, changed_at", "sitting_id, position", 4 },
  { "item_note", "item_id, note, changed_at", "item_id", 3 },
  { "doubt", "item_hash, reason, changed_at", "item_hash", 3 },
};

static char *
make_insert (guint table)
{
  g_autoptr (GString) places = g_string_new ("?");

  for (guint i = 1; i < tables[table].n_columns; i++)
    g_string_append (places, ", ?");
  return g_strdup_printf ("INSERT OR IGNORE INTO %s (%s) VALUES (%s)", tables[table].name, tables[table].columns,
                          places->str);
}

static char *
make_select (guint    table,
             gboolean backwards)
{
  g_auto (GStrv) keys = g_strsplit (tables[table].key, ", ", -1);
  g_autofree char *order = g_strjoinv (backwards ? " DESC, " : ", ", keys);

  return g_strdup_printf ("SELECT %s FROM %s ORDER BY %s%s", tables[table].columns, tables[table].name, order,
                          backwards ? " DESC" : "");
}

/* Copies rows until the end or until the damage. */
static gboolean
copy_rows (ExamDatabase *to,
           ExamDatabase *from,
           guint         table,
           gboolean      backwards,
           gboolean     *damaged,
           GError      **error)
{
  g_autofree char *insert_sql = make_insert (table);
  g_autofree char *select_sql = make_select (table, backwards);
  /* The strings must outlive the statements that are kept under their addresses. */
  const char *insert_kept = g_intern_string (insert_sql);
  const char *select_kept = g_intern_string (select_sql);
  sqlite3_stmt *insert = exam_database_prepare (to, insert_kept, error);
  sqlite3_stmt *select = NULL;
  gboolean row;

  *damaged = FALSE;
  if (insert == NULL)
    return FALSE;

  select = exam_database_prepare (from, select_kept, NULL);
  if (select == NULL)
    {
      *damaged = TRUE;
      return TRUE;
    }

  while (TRUE)
    {
      gboolean inserted;

      if (!exam_database_step (from, select, &row, NULL))
        {
          *damaged = TRUE;
          return TRUE;
        }
      if (!row)
        return TRUE;

      for (guint i = 0; i < tables[table].n_columns; i++)
        sqlite3_bind_value (insert, (int) i + 1, sqlite3_column_value (select, (int) i));

      /* A row that breaks a rule of the table is garbage from the damage, not a reason to give up. */
      if (!exam_database_step (to, insert, &inserted, NULL))
        sqlite3_clear_bindings (insert);
      sqlite3_reset (insert);
    }
}

/**
 * exam_salvage_copy:
 * @to: a sound file of the program's version
 * @from_path: a file that may be damaged
 * @error: set to %EXAM_ERROR_STORE when @to cannot be written
 *
 * Copies every row that SQLite can still read and @to does not have: from the front of each table to the damage, and from
 * its end back to it.
 *
 * Returns: whether @to is sound; whatever could not be read is simply not there
 */
gboolean
exam_salvage_copy (ExamDatabase *to,
                   const char   *from_path,
                   GError      **error)
{
  g_autoptr (ExamDatabase) from = exam_database_open (from_path, TRUE, NULL);

  if (from == NULL)
    return TRUE;
  if (!exam_database_begin (to, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      gboolean damaged;

      if (!copy_rows (to, from, i, FALSE, &damaged, error) ||
          (damaged && !copy_rows (to, from, i, TRUE, &damaged, error)))
        {
          exam_database_roll_back (to);
          return FALSE;
        }
    }

  return exam_database_commit (to, error);
}

/* What refers to rows that are lost */
static const char cleaning[] =
  "DELETE FROM sitting WHERE format_hash NOT IN (SELECT hash FROM format);"
  "DELETE FROM served WHERE sitting_id NOT IN (SELECT id FROM sitting) OR item_hash NOT IN (SELECT hash FROM item);"
  "DELETE FROM event WHERE sitting_id NOT IN (SELECT id FROM sitting);"
  "DELETE FROM result WHERE sitting_id NOT IN (SELECT id FROM sitting);"
  "DELETE FROM outcome WHERE sitting_id NOT IN (SELECT id FROM sitting);"
  "DELETE FROM practice WHERE sitting_id NOT IN (SELECT id FROM sitting);"
  "DELETE FROM review WHERE sitting_id NOT IN (SELECT id FROM sitting);"
  "DELETE FROM cause WHERE sitting_id NOT IN (SELECT id FROM sitting);"
  "DELETE FROM doubt WHERE item_hash NOT IN (SELECT hash FROM item);"
  "DELETE FROM item_about WHERE item_hash NOT IN (SELECT hash FROM item);";

/**
 * exam_salvage_clean:
 * @database: a file that rows were copied to
 * @orphans: whether rows whose context is lost go as well; no, while there is another file to copy it from
 * @error: set to %EXAM_ERROR_STORE
 *
 * Deletes what the damage has made of rows that SQLite could read, but that are not what they were.
 *
 * Returns: whether it went well
 */
gboolean
exam_salvage_clean (ExamDatabase *database,
                    gboolean      orphans,
                    GError      **error)
{
  g_return_val_if_fail (database != NULL, FALSE);

  if (!exam_database_begin (database, error))
    return FALSE;
  if (exam_content_discard_damaged (database, error) &&
      (!orphans || (exam_database_exec (database, cleaning, error) && exam_index_rebuild (database, error))) &&
      exam_database_commit (database, error))
    return TRUE;

  exam_database_roll_back (database);
  return FALSE;
}

static void
rename_companion (const char *from,
                  const char *to,
                  const char *suffix)
{
  g_autofree char *old_name = g_strconcat (from, suffix, NULL);
  g_autofree char *new_name = g_strconcat (to, suffix, NULL);

  g_rename (old_name, new_name);
}

/**
 * exam_salvage_set_aside:
 * @path: a damaged file
 * @wall_time: now, in microseconds since 1970
 * @error: set to %EXAM_ERROR_STORE
 *
 * Gives a damaged file another name, beside where it was. Nothing is deleted.
 *
 * Returns: (transfer full) (nullable): the new path
 */
char *
exam_salvage_set_aside (const char *path,
                        gint64      wall_time,
                        GError    **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (wall_time / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_strdup_printf ("results-damaged-%s.sqlite", stamp);
  g_autofree char *aside = g_build_filename (folder, name, NULL);

  if (g_rename (path, aside) != 0)
    {
      g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE, _("%s is damaged and cannot be renamed: %s"), path,
                   g_strerror (errno));
      return NULL;
    }

  /* What was not yet moved into the file belongs to it. */
  rename_companion (path, aside, "-wal");
  rename_companion (path, aside, "-shm");
  return g_steal_pointer (&aside);
}
