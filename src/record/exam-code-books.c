/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-code-books-private.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bank/exam-error.h"

#define FILE_NAME "code-books.sqlite"

#define MAX_CODE 16

/* --- Opening --- */

/**
 * exam_code_books_open:
 * @folder: where the file is, or will be
 * @error: set to %EXAM_ERROR_STORE, %EXAM_ERROR_STORE_DAMAGED or %EXAM_ERROR_STORE_NEWER
 *
 * Opens the code books to add to them.
 *
 * Returns: (transfer full) (nullable): the books
 */
ExamCodeBooks *
exam_code_books_open (const char *folder,
                      GError    **error)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autoptr (ExamCodeBooks) self = g_new0 (ExamCodeBooks, 1);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, EXAM_ERROR, EXAM_ERROR_STORE, _("%s cannot be written: %s"), folder, g_strerror (errno));
      return NULL;
    }

  /* What is added is mostly new. */
  self->database = exam_database_open_unlogged (path, error);
  if (self->database == NULL || !exam_code_schema_apply (self->database, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * exam_code_books_open_read_only:
 * @folder: where the file is
 * @error: set to %EXAM_ERROR_STORE, %EXAM_ERROR_STORE_DAMAGED or %EXAM_ERROR_STORE_NEWER
 *
 * Opens the code books to look things up. Where none was added yet, there are none; no file is made.
 *
 * Returns: (transfer full) (nullable): the books
 */
ExamCodeBooks *
exam_code_books_open_read_only (const char *folder,
                                GError    **error)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autoptr (ExamCodeBooks) self = g_new0 (ExamCodeBooks, 1);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&self);

  self->database = exam_database_open (path, TRUE, error);
  if (self->database == NULL || !exam_code_schema_check (self->database, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
exam_code_books_close (ExamCodeBooks *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->database, exam_database_close);
  g_free (self);
}

/* --- Queries --- */

/**
 * exam_code_books_query:
 * @self: the books; they have a file
 * @error: set when the statement cannot be made
 * @sql: a string that lives as long as the program
 * @types: i for gint64, s for strings
 * @...: the arguments
 *
 * Returns: (transfer none) (nullable): the statement, ready for exam_database_step()
 */
sqlite3_stmt *
exam_code_books_query (ExamCodeBooks *self,
                       GError       **error,
                       const char    *sql,
                       const char    *types,
                       ...)
{
  sqlite3_stmt *statement = exam_database_prepare (self->database, sql, error);
  va_list args;

  if (statement == NULL)
    return NULL;

  va_start (args, types);
  for (int i = 1; *types != '\0'; types++, i++)
    if (*types == 'i')
      sqlite3_bind_int64 (statement, i, va_arg (args, gint64));
    else
      sqlite3_bind_text (statement, i, va_arg (args, const char *), -1, SQLITE_TRANSIENT);
  va_end (args);
  return statement;
}

/** Returns: (transfer full): the entry whose columns %EXAM_CODE_ENTRY_COLUMNS come first in a row */
ExamCodeEntry *
exam_code_books_take_entry (sqlite3_stmt  *statement,
                            ExamCodeSystem system,
                            guint          year)
{
  ExamCodeEntry *entry = g_new0 (ExamCodeEntry, 1);
  int kind = sqlite3_column_int (statement, 1);

  entry->system = system;
  entry->year = year;
  entry->code = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  entry->kind = (ExamCodeKind) CLAMP (kind, EXAM_CODE_HEADER, EXAM_CODE_MODIFIER);
  entry->title = g_utf8_make_valid ((const char *) sqlite3_column_text (statement, 2), -1);
  entry->added_on = (guint) sqlite3_column_int64 (statement, 3);
  entry->ended_on = (guint) sqlite3_column_int64 (statement, 4);
  return entry;
}

/** Finds a book; @id is 0 when it is not there. Returns: whether it went well */
gboolean
exam_code_books_get_id (ExamCodeBooks *self,
                        ExamCodeSystem system,
                        guint          year,
                        gint64        *id,
                        GError       **error)
{
  sqlite3_stmt *statement;
  gboolean row;

  *id = 0;
  if (self->database == NULL)
    return TRUE;

  statement = exam_code_books_query (self, error, "SELECT id FROM book WHERE system = ? AND year = ?", "si",
                                     exam_code_system_get_name (system), (gint64) year);
  if (statement == NULL || !exam_database_step (self->database, statement, &row, error))
    return FALSE;
  if (row)
    *id = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * exam_code_books_list:
 * @self: the books
 * @error: set when the file cannot be read
 *
 * Returns: (transfer full) (nullable) (element-type ExamCodeBook): all books, by system and newest first
 */
GPtrArray *
exam_code_books_list (ExamCodeBooks *self,
                      GError       **error)
{
  g_autoptr (GPtrArray) books = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement;
  gboolean row;

  if (self->database == NULL)
    return g_steal_pointer (&books);

  statement = exam_code_books_query (self, error,
                                     "SELECT system, year, n_codes, n_billable, n_ended, n_notes, n_tables, complete FROM book"
                                     " ORDER BY system DESC, year DESC", "");
  if (statement == NULL)
    return NULL;

  while (exam_database_step (self->database, statement, &row, error))
    {
      ExamCodeBook *book;

      if (!row)
        return g_steal_pointer (&books);

      book = g_new0 (ExamCodeBook, 1);
      book->system = exam_code_system_from_name ((const char *) sqlite3_column_text (statement, 0));
      book->year = (guint) sqlite3_column_int (statement, 1);
      book->n_codes = (guint) sqlite3_column_int (statement, 2);
      book->n_billable = (guint) sqlite3_column_int (statement, 3);
      book->n_ended = (guint) sqlite3_column_int (statement, 4);
      book->n_notes = (guint) sqlite3_column_int (statement, 5);
      book->n_tables = (guint) sqlite3_column_int (statement, 6);
      book->complete = sqlite3_column_int (statement, 7) != 0;
      g_ptr_array_add (books, book);
    }
  return NULL;
}

/** Returns: whether there are codes of that system and year */
gboolean
exam_code_books_has (ExamCodeBooks *self,
                     ExamCodeSystem system,
                     guint          year)
{
  g_autoptr (GPtrArray) books = exam_code_books_list (self, NULL);

  for (guint i = 0; books != NULL && i < books->len; i++)
    {
      const ExamCodeBook *book = g_ptr_array_index (books, i);

      if (book->system == system && book->year == year && book->n_codes > 0)
        return TRUE;
    }
  return FALSE;
}

/** Returns: the newest year of which there are codes of that system, or 0 */
guint
exam_code_books_get_newest (ExamCodeBooks *self,
                            ExamCodeSystem system)
{
  g_autoptr (GPtrArray) books = exam_code_books_list (self, NULL);
  guint newest = 0;

  for (guint i = 0; books != NULL && i < books->len; i++)
    {
      const ExamCodeBook *book = g_ptr_array_index (books, i);

      if (book->system == system && book->n_codes > 0)
        newest = MAX (newest, book->year);
    }
  return newest;
}

/* --- Codes --- */

/**
 * exam_code_books_find:
 * @self: the books
 * @system: a code system
 * @year: its year
 * @code: a code in any form: "E11.9", "e119"
 * @error: set when the file cannot be read
 *
 * Returns: (transfer full) (nullable): what the book says about it; %NULL without @error when it is not in the book, or
 *   the book is not there
 */
ExamCodeEntry *
exam_code_books_find (ExamCodeBooks *self,
                      ExamCodeSystem system,
                      guint          year,
                      const char    *code,
                      GError       **error)
{
  g_autofree char *normal = exam_code_normalize (code);
  ExamCodeEntry *entry = NULL;
  sqlite3_stmt *statement;
  gint64 book;
  gboolean row;

  if (!exam_code_books_get_id (self, system, year, &book, error) || book == 0)
    return NULL;

  statement = exam_code_books_query (self, error,
                                     "SELECT " EXAM_CODE_ENTRY_COLUMNS " FROM code WHERE book_id = ? AND code = ?", "is", book,
                                     normal);
  if (statement == NULL || !exam_database_step (self->database, statement, &row, error))
    return NULL;

  if (row)
    entry = exam_code_books_take_entry (statement, system, year);
  sqlite3_reset (statement);
  return entry;
}

/**
 * exam_code_books_list_ancestors:
 * @self: the books
 * @system: a code system
 * @year: its year
 * @code: a code in any form
 * @error: set when the file cannot be read
 *
 * Returns: (transfer full) (nullable) (element-type ExamCodeEntry): the categories that the code is in, the widest first
 */
GPtrArray *
exam_code_books_list_ancestors (ExamCodeBooks *self,
                                ExamCodeSystem system,
                                guint          year,
                                const char    *code,
                                GError       **error)
{
  g_autoptr (GPtrArray) ancestors = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_entry_free);
  g_autofree char *normal = exam_code_normalize (code);
  gsize length = MIN (strlen (normal), MAX_CODE);

  for (gsize i = 3; i < length; i++)
    {
      g_autofree char *prefix = g_strndup (normal, i);
      g_autoptr (GError) failure = NULL;
      ExamCodeEntry *entry = exam_code_books_find (self, system, year, prefix, &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      if (entry != NULL)
        g_ptr_array_add (ancestors, entry);
    }
  return g_steal_pointer (&ancestors);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b,
             gpointer      ids)
{
  gint64 difference = GPOINTER_TO_SIZE (g_hash_table_lookup (ids, *(ExamCodeEntry *const *) a)) -
                      (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (ids, *(ExamCodeEntry *const *) b));

  return difference < 0 ? -1 : difference > 0;
}

/**
 * exam_code_books_list_children:
 * @self: the books
 * @system: a code system
 * @year: its year
 * @code: a code in any form, or "" for the codes that are in no other
 * @error: set when the file cannot be read
 *
 * Returns: (transfer full) (nullable) (element-type ExamCodeEntry): the codes next below it, in the book's order
 */
GPtrArray *
exam_code_books_list_children (ExamCodeBooks *self,
                               ExamCodeSystem system,
                               guint          year,
                               const char    *code,
                               GError       **error)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_entry_free);
  /* The book's order is that of the ids, which in a few places is not that of the codes. */
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  g_autofree char *normal = exam_code_normalize (code);
  g_autofree char *end = g_strconcat (normal, "~", NULL);
  const ExamCodeEntry *child = NULL;
  sqlite3_stmt *statement;
  gboolean row = FALSE;
  gint64 book;

  if (!exam_code_books_get_id (self, system, year, &book, error))
    return NULL;
  if (book == 0)
    return g_steal_pointer (&children);

  statement = exam_code_books_query (self, error,
                                     "SELECT " EXAM_CODE_ENTRY_COLUMNS ", id FROM code WHERE book_id = ? AND code > ? AND code < ?"
                                     " ORDER BY code", "iss", book, normal, end);
  if (statement == NULL)
    return NULL;

  while (exam_database_step (self->database, statement, &row, error) && row)
    {
      const char *below = (const char *) sqlite3_column_text (statement, 0);
      ExamCodeEntry *entry;

      /* What is below a child comes directly behind it. */
      if (child != NULL && child->kind == EXAM_CODE_HEADER && g_str_has_prefix (below, child->code))
        continue;

      entry = exam_code_books_take_entry (statement, system, year);
      g_hash_table_insert (ids, entry, GSIZE_TO_POINTER ((gsize) sqlite3_column_int64 (statement, 5)));
      g_ptr_array_add (children, entry);
      child = entry;
    }
  if (row)
    return NULL;

  g_ptr_array_sort_with_data (children, compare_ids, ids);
  return g_steal_pointer (&children);
}

/* --- For those who do not know where codes come from --- */

static ExamCodeEntry *
find_cb (ExamCodeSystem system,
         guint          year,
         const char    *code,
         gpointer       user_data)
{
  return exam_code_books_find (user_data, system, year, code, NULL);
}

static GArray *
list_years_cb (ExamCodeSystem system,
               gpointer       user_data)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) books = exam_code_books_list (user_data, NULL);

  for (guint i = 0; books != NULL && i < books->len; i++)
    {
      const ExamCodeBook *book = g_ptr_array_index (books, i);

      if (book->system == system && book->n_codes > 0)
        g_array_append_val (years, book->year);
    }
  return years;
}

/** Returns: a way to look codes up, for as long as the books are open */
ExamCodeLookup
exam_code_books_get_lookup (ExamCodeBooks *self)
{
  return (ExamCodeLookup) { find_cb, list_years_cb, self };
}
