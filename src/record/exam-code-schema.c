/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-code-books-private.h"

#include "record/exam-schema.h"

/*
 * Days are numbers YYYYMMDD, or 0. Codes are normalised. The indexes for words hold no text of their own; neither needs how
 * long texts are, because results are not ranked by SQLite. Prefixes of two and three letters are what is typed first.
 */
static const char *const steps[] = {
  "CREATE TABLE book (id INTEGER PRIMARY KEY, system TEXT NOT NULL, year INTEGER NOT NULL, complete INTEGER NOT NULL DEFAULT 0,"
  "  n_codes INTEGER NOT NULL DEFAULT 0, n_billable INTEGER NOT NULL DEFAULT 0, n_ended INTEGER NOT NULL DEFAULT 0,"
  "  n_notes INTEGER NOT NULL DEFAULT 0, n_tables INTEGER NOT NULL DEFAULT 0, UNIQUE (system, year));"

  "CREATE TABLE code (id INTEGER PRIMARY KEY, book_id INTEGER NOT NULL REFERENCES book, code TEXT NOT NULL, kind INTEGER NOT NULL,"
  "  title TEXT NOT NULL, added_on INTEGER NOT NULL, ended_on INTEGER NOT NULL);"
  "CREATE UNIQUE INDEX code_code ON code (book_id, code);"
  "CREATE VIRTUAL TABLE code_words USING fts5 (title, content = 'code', content_rowid = 'id', columnsize = 0, prefix = '2 3',"
  "  tokenize = 'unicode61 remove_diacritics 2');"

  "CREATE TABLE division (id INTEGER PRIMARY KEY, book_id INTEGER NOT NULL REFERENCES book, name TEXT NOT NULL, parent TEXT,"
  "  title TEXT NOT NULL);"
  "CREATE INDEX division_name ON division (book_id, name);"
  "CREATE INDEX division_parent ON division (book_id, parent);"

  "CREATE TABLE note (id INTEGER PRIMARY KEY, book_id INTEGER NOT NULL REFERENCES book, place TEXT NOT NULL, kind INTEGER NOT NULL,"
  "  label TEXT, text TEXT NOT NULL);"
  "CREATE INDEX note_place ON note (book_id, place);"
  "CREATE VIRTUAL TABLE note_words USING fts5 (text, content = 'note', content_rowid = 'id', columnsize = 0, prefix = '2 3',"
  "  tokenize = 'unicode61 remove_diacritics 2');"

  "CREATE TABLE axis (book_id INTEGER NOT NULL REFERENCES book, pcs_table TEXT NOT NULL, row INTEGER NOT NULL,"
  "  position INTEGER NOT NULL, title TEXT NOT NULL, choices TEXT NOT NULL, definition TEXT,"
  "  PRIMARY KEY (book_id, pcs_table, row, position)) WITHOUT ROWID;",
};

static const ExamSchema schema = { steps, G_N_ELEMENTS (steps), NULL };

/** Builds the tables of a new file. */
gboolean
exam_code_schema_apply (ExamDatabase *database,
                        GError      **error)
{
  return exam_schema_apply (&schema, database, NULL, error);
}

/** Returns: whether the program knows how the file is built */
gboolean
exam_code_schema_check (ExamDatabase *database,
                        GError      **error)
{
  gint64 version;

  return exam_database_get_int (database, "PRAGMA user_version", &version, error) &&
         exam_schema_check_version (&schema, database, version, error);
}
