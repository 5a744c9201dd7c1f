/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-code-books-private.h"

/* What is taken out of the books; the indexes for words have to be told the words. */

/** Removes the codes of a book, in a transaction of the caller. */
gboolean
exam_code_books_remove_codes (ExamCodeBooks *self,
                              gint64         book,
                              GError       **error)
{
  return exam_database_run (self->database, error,
                            "INSERT INTO code_words (code_words, rowid, title) SELECT 'delete', id, title FROM code"
                            " WHERE book_id = ?", "i", book) &&
         exam_database_run (self->database, error, "DELETE FROM code WHERE book_id = ?", "i", book);
}

/** Removes the divisions and notes of a book, in a transaction of the caller. */
gboolean
exam_code_books_remove_notes (ExamCodeBooks *self,
                              gint64         book,
                              GError       **error)
{
  return exam_database_run (self->database, error,
                            "INSERT INTO note_words (note_words, rowid, text) SELECT 'delete', id, text FROM note"
                            " WHERE book_id = ?", "i", book) &&
         exam_database_run (self->database, error, "DELETE FROM note WHERE book_id = ?", "i", book) &&
         exam_database_run (self->database, error, "DELETE FROM division WHERE book_id = ?", "i", book);
}

/** Removes the tables of a book, in a transaction of the caller. */
gboolean
exam_code_books_remove_tables (ExamCodeBooks *self,
                               gint64         book,
                               GError       **error)
{
  return exam_database_run (self->database, error, "DELETE FROM axis WHERE book_id = ?", "i", book);
}

/**
 * exam_code_books_remove:
 * @self: the books, opened to be written
 * @system: a code system
 * @year: its year
 * @error: set to %EXAM_ERROR_STORE
 *
 * Removes a book with all that it has. One that is not there is no error.
 *
 * Returns: whether it went well; if not, the books are as they were
 */
gboolean
exam_code_books_remove (ExamCodeBooks *self,
                        ExamCodeSystem system,
                        guint          year,
                        GError       **error)
{
  gint64 book;

  g_return_val_if_fail (self != NULL && self->database != NULL, FALSE);

  if (!exam_code_books_get_id (self, system, year, &book, error))
    return FALSE;
  if (book == 0)
    return TRUE;
  if (!exam_database_begin (self->database, error))
    return FALSE;
  if (!exam_code_books_remove_codes (self, book, error) || !exam_code_books_remove_notes (self, book, error) ||
      !exam_code_books_remove_tables (self, book, error) ||
      !exam_database_run (self->database, error, "DELETE FROM book WHERE id = ?", "i", book))
    {
      exam_database_roll_back (self->database);
      return FALSE;
    }
  return exam_database_commit (self->database, error);
}
