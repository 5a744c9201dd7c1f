/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-schema.h"

#include <glib/gi18n-lib.h>

#include "bank/exam-error.h"
#include "record/exam-index.h"

/*
 * All times are in microseconds. Names ending in _at are since 1970 by the wall clock; elapsed, time and at are exam time.
 * Hashes are SHA-256 in hexadecimal. Sittings have random ids, so that files of two computers can be joined.
 */
static const char *const steps[] = {
  "CREATE TABLE format (hash TEXT PRIMARY KEY, id TEXT NOT NULL, xml TEXT NOT NULL) WITHOUT ROWID;"

  "CREATE TABLE item (hash TEXT PRIMARY KEY, id TEXT NOT NULL, xml TEXT NOT NULL);"
  "CREATE TABLE image (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL);"
  "CREATE TABLE item_image (item_hash TEXT NOT NULL REFERENCES item, source TEXT NOT NULL,"
  "  image_hash TEXT NOT NULL REFERENCES image, PRIMARY KEY (item_hash, source)) WITHOUT ROWID;"

  "CREATE TABLE sitting (id INTEGER PRIMARY KEY, format_hash TEXT NOT NULL REFERENCES format, format_id TEXT NOT NULL,"
  "  candidate TEXT NOT NULL, seed INTEGER NOT NULL, minutes INTEGER NOT NULL, is_short INTEGER NOT NULL,"
  "  relaxed INTEGER NOT NULL, time_percent INTEGER NOT NULL, n_items INTEGER NOT NULL, started_at INTEGER NOT NULL,"
  "  alive_at INTEGER NOT NULL, elapsed INTEGER NOT NULL, ended INTEGER NOT NULL DEFAULT 0, deleted_at INTEGER);"

  "CREATE TABLE served (sitting_id INTEGER NOT NULL REFERENCES sitting, position INTEGER NOT NULL,"
  "  item_hash TEXT NOT NULL REFERENCES item, bank_id TEXT, bank_revision TEXT, pretest INTEGER NOT NULL,"
  "  option_order TEXT NOT NULL, PRIMARY KEY (sitting_id, position)) WITHOUT ROWID;"

  "CREATE TABLE event (sitting_id INTEGER NOT NULL REFERENCES sitting, sequence INTEGER NOT NULL, kind TEXT NOT NULL,"
  "  position INTEGER NOT NULL, at INTEGER NOT NULL, wall_at INTEGER NOT NULL, detail TEXT,"
  "  PRIMARY KEY (sitting_id, sequence)) WITHOUT ROWID;"

  "CREATE TABLE result (sitting_id INTEGER PRIMARY KEY REFERENCES sitting, ended_at INTEGER NOT NULL,"
  "  timed_out INTEGER NOT NULL, value REAL NOT NULL, low REAL NOT NULL, high REAL NOT NULL, cut REAL NOT NULL,"
  "  passed INTEGER NOT NULL, points REAL NOT NULL, n_scored INTEGER NOT NULL);"

  "CREATE TABLE outcome (sitting_id INTEGER NOT NULL REFERENCES sitting, position INTEGER NOT NULL,"
  "  seen INTEGER NOT NULL, outcome INTEGER NOT NULL, credit REAL NOT NULL, first_credit REAL NOT NULL, changed INTEGER NOT NULL,"
  "  time INTEGER NOT NULL, PRIMARY KEY (sitting_id, position)) WITHOUT ROWID;"

  "CREATE INDEX served_item ON served (item_hash);",

  /* Version 2 only adds tables, so that what can still be read of a damaged file of version 1 fits into one of version 2. */

  /* What follows from other rows: see exam-index.c */
  "CREATE TABLE item_about (item_hash TEXT PRIMARY KEY, domain TEXT NOT NULL, source TEXT, section TEXT) WITHOUT ROWID;"
  "CREATE TABLE first_seen (item_id TEXT PRIMARY KEY, sitting_id INTEGER NOT NULL) WITHOUT ROWID;"
  "CREATE TABLE domain_result (sitting_id INTEGER NOT NULL REFERENCES sitting, domain TEXT NOT NULL, points REAL NOT NULL,"
  "  n_items INTEGER NOT NULL, new_points REAL NOT NULL, n_new INTEGER NOT NULL, PRIMARY KEY (sitting_id, domain)) WITHOUT ROWID;"

  /* A sitting that is no mock exam */
  "CREATE TABLE practice (sitting_id INTEGER PRIMARY KEY REFERENCES sitting, purpose TEXT NOT NULL,"
  "  feedback INTEGER NOT NULL);"
  "CREATE TABLE practice_set (name TEXT PRIMARY KEY, settings TEXT NOT NULL, changed_at INTEGER NOT NULL) WITHOUT ROWID;"

  /* What the review queue is made of */
  "CREATE TABLE review (sitting_id INTEGER NOT NULL REFERENCES sitting, position INTEGER NOT NULL, item_id TEXT NOT NULL,"
  "  rating INTEGER NOT NULL, reviewed_at INTEGER NOT NULL, PRIMARY KEY (sitting_id, position)) WITHOUT ROWID;"

  /* What the candidate says of questions afterwards; an empty text takes back what was said before */
  "CREATE TABLE cause (sitting_id INTEGER NOT NULL REFERENCES sitting, position INTEGER NOT NULL, cause TEXT NOT NULL,"
  "  changed_at INTEGER NOT NULL, PRIMARY KEY (sitting_id, position)) WITHOUT ROWID;"
  "CREATE TABLE item_note (item_id TEXT PRIMARY KEY, note TEXT NOT NULL, changed_at INTEGER NOT NULL) WITHOUT ROWID;"
  "CREATE TABLE doubt (item_hash TEXT PRIMARY KEY REFERENCES item, reason TEXT NOT NULL,"
  "  changed_at INTEGER NOT NULL) WITHOUT ROWID;"

  "CREATE INDEX item_id ON item (id);",
};

const ExamSchema exam_schema = { steps, G_N_ELEMENTS (steps), exam_index_rebuild };

static gboolean
back_up_before (ExamDatabase *database,
                const char   *folder,
                guint         version,
                GError      **error)
{
  g_autofree char *name = g_strdup_printf ("results-version-%u.sqlite", version);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  /* A copy from an attempt that failed is as good as a new one. */
  return g_file_test (path, G_FILE_TEST_EXISTS) || exam_database_back_up (database, path, error);
}

/**
 * exam_schema_check_version:
 * @self: a schema
 * @database: a file
 * @version: its version
 * @error: set to %EXAM_ERROR_STORE_NEWER
 *
 * Returns: whether the program knows that version
 */
gboolean
exam_schema_check_version (const ExamSchema *self,
                           ExamDatabase     *database,
                           gint64            version,
                           GError          **error)
{
  if (version <= self->n_steps)
    return TRUE;

  g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE_NEWER,
               _("%s was written by a newer version of Mockingbird (%d, this one knows %d). "
                 "It stays as it is; update the program to use it."),
               exam_database_get_path (database), (int) version, (int) self->n_steps);
  return FALSE;
}

static char *
describe_structure (ExamDatabase *database,
                    GError      **error)
{
  static const char select[] = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name";
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3_stmt *statement = exam_database_prepare (database, select, error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  while (exam_database_step (database, statement, &row, error))
    {
      if (!row)
        return g_strdup (text->str);
      for (int i = 0; i < 4; i++)
        {
          const char *cell = (const char *) sqlite3_column_text (statement, i);

          g_string_append_printf (text, "%s\n", cell != NULL ? cell : "");
        }
    }
  return NULL;
}

/**
 * exam_schema_check_structure:
 * @self: a schema
 * @database: a file
 * @version: the version that it says it has, from 1 to the program's
 * @error: set to %EXAM_ERROR_INVALID when it is built otherwise, or what it says of itself cannot be read
 *
 * Compares how a file is built, to the letter, with how the program builds one of that version: so there is no table, view
 * or trigger in it that is not ours.
 *
 * Returns: whether it is the same
 */
gboolean
exam_schema_check_structure (const ExamSchema *self,
                             ExamDatabase     *database,
                             gint64            version,
                             GError          **error)
{
  g_autoptr (ExamDatabase) model = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  g_return_val_if_fail (self != NULL && version >= 1 && version <= self->n_steps, FALSE);

  model = exam_database_open (":memory:", FALSE, error);
  for (gint64 i = 0; model != NULL && i < version; i++)
    if (!exam_database_exec (model, self->steps[i], error))
      return FALSE;

  expected = model != NULL ? describe_structure (model, error) : NULL;
  found = expected != NULL ? describe_structure (database, error) : NULL;
  if (found == NULL)
    return FALSE;
  if (g_str_equal (found, expected))
    return TRUE;

  /* Translators: %s is a file */
  g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID, _("%s is not built like a history of Mockingbird"),
               exam_database_get_path (database));
  return FALSE;
}

/**
 * exam_schema_apply:
 * @self: a schema
 * @database: a file of any version
 * @backup_folder: (nullable): where a copy goes before a file is changed
 * @error: set to %EXAM_ERROR_STORE_NEWER when a newer version of the program has written it
 *
 * Brings a file to the version that the program knows, in one transaction.
 *
 * Returns: whether it went well; if not, the file is as it was
 */
gboolean
exam_schema_apply (const ExamSchema *self,
                   ExamDatabase     *database,
                   const char       *backup_folder,
                   GError          **error)
{
  gint64 version;
  g_autofree char *finish = NULL;

  if (!exam_database_get_int (database, "PRAGMA user_version", &version, error))
    return FALSE;

  if (!exam_schema_check_version (self, database, version, error))
    return FALSE;
  if (version == self->n_steps)
    return TRUE;

  if (version > 0 && backup_folder != NULL && !back_up_before (database, backup_folder, (guint) version, error))
    return FALSE;
  if (!exam_database_begin (database, error))
    return FALSE;

  for (guint i = (guint) version; i < self->n_steps; i++)
    if (!exam_database_exec (database, self->steps[i], error))
      {
        exam_database_roll_back (database);
        return FALSE;
      }

  if (self->finish != NULL && !self->finish (database, error))
    {
      exam_database_roll_back (database);
      return FALSE;
    }

  finish = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u", EXAM_SCHEMA_APPLICATION_ID, self->n_steps);
  if (!exam_database_exec (database, finish, error))
    {
      exam_database_roll_back (database);
      return FALSE;
    }
  return exam_database_commit (database, error);
}
