/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-code-books-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "bank/exam-error.h"

/* Rows between two looks at whether to go on */
#define ROWS_PER_STEP 1000

/* What is kept in memory until it is committed, in KiB, so that nobody who reads has to wait. */
#define CACHE "-262144"

/* A book that has lost this share of what another year has is hardly whole. */
#define PLAUSIBLE_SHARE 0.8

typedef struct {
  ExamCodeBooks        *books;
  ExamDatabase         *database;
  ExamProblems         *problems;
  ExamCodeBooksProgress progress;
  gpointer              user_data;
  guint                 n_done;
  guint                 n_all;
} Writer;

static guint
count_rows (const ExamCodeEdition *edition)
{
  return edition->codes->len + edition->divisions->len + edition->notes->len + edition->axes->len;
}

/* Returns FALSE when it should not go on. */
static gboolean
report_row (Writer  *self,
            GError **error)
{
  if (++self->n_done % ROWS_PER_STEP != 0 || self->progress == NULL ||
      self->progress ((double) self->n_done / self->n_all, self->user_data))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("stopped; nothing was added"));
  return FALSE;
}

static gboolean
run (Writer       *self,
     sqlite3_stmt *statement,
     GError      **error)
{
  gboolean row;

  return exam_database_step (self->database, statement, &row, error) && report_row (self, error);
}

static void
bind_text (sqlite3_stmt *statement,
           int           index,
           const char   *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

/* --- Codes --- */

static gboolean
insert_codes (Writer                *self,
              const ExamCodeEdition *edition,
              gint64                 book,
              GError               **error)
{
  sqlite3_stmt *insert = exam_database_prepare (self->database, "INSERT INTO code VALUES (?, ?, ?, ?, ?, ?, ?)", error);
  sqlite3_stmt *index = exam_database_prepare (self->database, "INSERT INTO code_words (rowid, title) VALUES (?, ?)", error);

  if (insert == NULL || index == NULL)
    return FALSE;

  for (guint i = 0; i < edition->codes->len; i++)
    {
      const ExamCodeRow *row = &g_array_index (edition->codes, ExamCodeRow, i);
      gint64 id = EXAM_CODE_BOOK_FIRST (book) + i;
      gboolean has_row;

      sqlite3_bind_int64 (insert, 1, id);
      sqlite3_bind_int64 (insert, 2, book);
      bind_text (insert, 3, row->code);
      sqlite3_bind_int (insert, 4, (int) row->kind);
      bind_text (insert, 5, row->title);
      sqlite3_bind_int64 (insert, 6, row->added_on);
      sqlite3_bind_int64 (insert, 7, row->ended_on);
      sqlite3_bind_int64 (index, 1, id);
      bind_text (index, 2, row->title);
      if (!exam_database_step (self->database, insert, &has_row, error) || !run (self, index, error))
        return FALSE;
    }
  return TRUE;
}

/* Years differ by hundreds of codes, not by a fifth of them. */
static gboolean
compare_years (Writer                *self,
               const ExamCodeEdition *edition,
               GError               **error)
{
  g_autoptr (GPtrArray) others = exam_code_books_list (self->books, error);

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      const ExamCodeBook *other = g_ptr_array_index (others, i);

      if (other->system == edition->system && other->year != edition->year &&
          edition->n_billable < PLAUSIBLE_SHARE * other->n_billable)
        {
          exam_problems_add (self->problems, EXAM_SEVERITY_WARNING, edition->file, 0, 0, NULL,
                             _("the file has %u codes that can be reported, but %u has %u; it may not be whole"),
                             edition->n_billable, other->year, other->n_billable);
          break;
        }
    }
  return others != NULL;
}

static gboolean
write_codes (Writer                *self,
             const ExamCodeEdition *edition,
             gint64                 book,
             GError               **error)
{
  gboolean has_all = edition->part == EXAM_CODE_PART_CODES;
  sqlite3_stmt *statement = exam_code_books_query (self->books, error, "SELECT complete FROM book WHERE id = ?", "i", book);
  gboolean row;
  gboolean complete;

  if (statement == NULL || !exam_database_step (self->database, statement, &row, error))
    return FALSE;
  complete = row && sqlite3_column_int (statement, 0) != 0;
  sqlite3_reset (statement);

  if (complete && !has_all)
    {
      exam_problems_add (self->problems, EXAM_SEVERITY_WARNING, edition->file, 0, 0, NULL,
                         _("the order file of %u is there and has more than this codes file, which is not needed"), edition->year);
      return TRUE;
    }

  return compare_years (self, edition, error) && exam_code_books_remove_codes (self->books, book, error) &&
         insert_codes (self, edition, book, error) &&
         exam_database_run (self->database, error, "UPDATE book SET complete = ? WHERE id = ?", "ii", (gint64) has_all, book);
}

/* --- The tabular list and the tables --- */

static gboolean
write_notes (Writer                *self,
             const ExamCodeEdition *edition,
             gint64                 book,
             GError               **error)
{
  ExamDatabase *database = self->database;
  sqlite3_stmt *division, *note, *index;

  if (!exam_code_books_remove_notes (self->books, book, error))
    return FALSE;

  division = exam_database_prepare (database, "INSERT INTO division VALUES (?, ?, ?, ?, ?)", error);
  note = exam_database_prepare (database, "INSERT INTO note VALUES (?, ?, ?, ?, ?, ?)", error);
  index = exam_database_prepare (database, "INSERT INTO note_words (rowid, text) VALUES (?, ?)", error);
  if (division == NULL || note == NULL || index == NULL)
    return FALSE;

  for (guint i = 0; i < edition->divisions->len; i++)
    {
      const ExamCodeDivisionRow *row = &g_array_index (edition->divisions, ExamCodeDivisionRow, i);

      sqlite3_bind_int64 (division, 1, EXAM_CODE_BOOK_FIRST (book) + i);
      sqlite3_bind_int64 (division, 2, book);
      bind_text (division, 3, row->id);
      bind_text (division, 4, row->parent);
      bind_text (division, 5, row->title);
      if (!run (self, division, error))
        return FALSE;
    }

  for (guint i = 0; i < edition->notes->len; i++)
    {
      const ExamCodeNoteRow *row = &g_array_index (edition->notes, ExamCodeNoteRow, i);
      gint64 id = EXAM_CODE_BOOK_FIRST (book) + i;
      gboolean has_row;

      sqlite3_bind_int64 (note, 1, id);
      sqlite3_bind_int64 (note, 2, book);
      bind_text (note, 3, row->place);
      sqlite3_bind_int (note, 4, (int) row->kind);
      bind_text (note, 5, row->label);
      bind_text (note, 6, row->text);
      sqlite3_bind_int64 (index, 1, id);
      bind_text (index, 2, row->text);
      if (!exam_database_step (database, note, &has_row, error) || !run (self, index, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_tables (Writer                *self,
              const ExamCodeEdition *edition,
              gint64                 book,
              GError               **error)
{
  sqlite3_stmt *insert;

  if (!exam_code_books_remove_tables (self->books, book, error))
    return FALSE;

  insert = exam_database_prepare (self->database, "INSERT INTO axis VALUES (?, ?, ?, ?, ?, ?, ?)", error);
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < edition->axes->len; i++)
    {
      const ExamCodeAxisRow *row = &g_array_index (edition->axes, ExamCodeAxisRow, i);

      sqlite3_bind_int64 (insert, 1, book);
      bind_text (insert, 2, row->table);
      sqlite3_bind_int64 (insert, 3, row->row);
      sqlite3_bind_int64 (insert, 4, row->position);
      bind_text (insert, 5, row->title);
      bind_text (insert, 6, row->values);
      bind_text (insert, 7, row->definition);
      if (!run (self, insert, error))
        return FALSE;
    }
  return TRUE;
}

/* --- Books --- */

static gboolean
count (Writer                *self,
       const ExamCodeEdition *edition,
       gint64                 book,
       GError               **error)
{
  return exam_database_run (self->database, error,
                            "UPDATE book SET"
                            " n_codes = (SELECT count (*) FROM code WHERE book_id = book.id),"
                            " n_billable = (SELECT count (*) FROM code WHERE book_id = book.id AND kind = 1),"
                            " n_ended = (SELECT count (*) FROM code WHERE book_id = book.id AND kind = 1 AND ended_on > 0"
                            "   AND ended_on < year * 10000 + 101),"
                            " n_notes = (SELECT count (*) FROM note WHERE book_id = book.id),"
                            " n_tables = (SELECT count (*) FROM axis WHERE book_id = book.id AND row = 0 AND position = 1)"
                            " WHERE id = ?", "i", book);
}

/* Files of one year belong together; those of two would not fit. */
static gboolean
compare_parts (Writer                *self,
               const ExamCodeEdition *edition,
               gint64                 book,
               GError               **error)
{
  sqlite3_stmt *statement;
  gboolean row;
  guint n_codes, n_missing;

  if (edition->part == EXAM_CODE_PART_NOTES)
    statement = exam_code_books_query (self->books, error,
                                       "SELECT n_codes, (SELECT count (*) FROM (SELECT DISTINCT place FROM note WHERE book_id = ?1"
                                       " AND place GLOB '[A-Z][0-9]*' AND place NOT GLOB '*-*') WHERE place NOT IN"
                                       " (SELECT code FROM code WHERE book_id = ?1)) FROM book WHERE id = ?1", "i", book);
  else
    statement = exam_code_books_query (self->books, error, "SELECT n_codes, n_billable FROM book WHERE id = ?", "i", book);
  if (statement == NULL || !exam_database_step (self->database, statement, &row, error))
    return FALSE;

  n_codes = row ? (guint) sqlite3_column_int (statement, 0) : 0;
  n_missing = row ? (guint) sqlite3_column_int (statement, 1) : 0;
  sqlite3_reset (statement);

  if (n_codes == 0)
    exam_problems_add (self->problems, EXAM_SEVERITY_WARNING, edition->file, 0, 0, NULL,
                       _("there are no codes of %s of %u yet; add the order file of that year too"),
                       exam_code_system_get_name (edition->system), edition->year);
  else if (edition->part == EXAM_CODE_PART_TABLES && n_missing != edition->n_billable)
    exam_problems_add (self->problems, EXAM_SEVERITY_WARNING, edition->file, 0, 0, NULL,
                       _("these tables make %u codes, but the order file of %u has %u: they do not belong together"),
                       edition->n_billable, edition->year, n_missing);
  else if (edition->part == EXAM_CODE_PART_NOTES && n_missing > 0)
    exam_problems_add (self->problems, EXAM_SEVERITY_WARNING, edition->file, 0, 0, NULL,
                       ngettext ("%u code with notes is not in the order file of %u: they do not belong together",
                                 "%u codes with notes are not in the order file of %u: they do not belong together", n_missing),
                       n_missing, edition->year);
  return TRUE;
}

static gboolean
write_edition (Writer                *self,
               const ExamCodeEdition *edition,
               GError               **error)
{
  gboolean good = FALSE;
  gint64 book;

  if (!exam_database_run (self->database, error, "INSERT OR IGNORE INTO book (system, year) VALUES (?, ?)", "si",
                          exam_code_system_get_name (edition->system), (gint64) edition->year) ||
      !exam_code_books_get_id (self->books, edition->system, edition->year, &book, error))
    return FALSE;

  switch (edition->part)
    {
    case EXAM_CODE_PART_CODES:
    case EXAM_CODE_PART_BILLABLE:
      good = write_codes (self, edition, book, error);
      break;
    case EXAM_CODE_PART_NOTES:
      good = write_notes (self, edition, book, error);
      break;
    case EXAM_CODE_PART_TABLES:
      good = write_tables (self, edition, book, error);
      break;
    default:
      g_return_val_if_reached (FALSE);
    }
  return good && count (self, edition, book, error);
}

static gboolean
write_editions (Writer          *self,
                const GPtrArray *editions,
                GError         **error)
{
  for (guint i = 0; i < editions->len; i++)
    {
      const ExamCodeEdition *edition = g_ptr_array_index (editions, i);

      g_return_val_if_fail (edition->year != 0, FALSE);
      if (!write_edition (self, edition, error))
        return FALSE;
    }

  /* Only now all that was added together is there. */
  for (guint i = 0; i < editions->len; i++)
    {
      const ExamCodeEdition *edition = g_ptr_array_index (editions, i);
      gint64 book;

      if (edition->part != EXAM_CODE_PART_NOTES && edition->part != EXAM_CODE_PART_TABLES)
        continue;
      if (!exam_code_books_get_id (self->books, edition->system, edition->year, &book, error) ||
          !compare_parts (self, edition, book, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * exam_code_books_add:
 * @self: the books, opened to be written
 * @editions: (element-type ExamCodeEdition): what official files have, of known years
 * @problems: gets warnings
 * @progress: (nullable): called from time to time
 * @user_data: given to it
 * @error: set to %EXAM_ERROR_STORE, or to %G_IO_ERROR_CANCELLED when @progress said so
 *
 * Adds to the books; what was there of the same system and year is replaced. All is written in one transaction.
 *
 * Returns: whether it went well; if not, the books are as they were
 */
gboolean
exam_code_books_add (ExamCodeBooks        *self,
                     const GPtrArray      *editions,
                     ExamProblems         *problems,
                     ExamCodeBooksProgress progress,
                     gpointer              user_data,
                     GError              **error)
{
  Writer writer = { self, self->database, problems, progress, user_data, 0, 1 };

  g_return_val_if_fail (self->database != NULL, FALSE);

  for (guint i = 0; i < editions->len; i++)
    writer.n_all += count_rows (g_ptr_array_index (editions, i));

  if (!exam_database_exec (self->database, "PRAGMA cache_size = " CACHE, error) ||
      !exam_database_begin (self->database, error))
    return FALSE;
  if (!write_editions (&writer, editions, error))
    {
      exam_database_roll_back (self->database);
      return FALSE;
    }
  return exam_database_commit (self->database, error);
}
