/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-code-books-private.h"

#include <string.h>

/* --- The tabular list of ICD-10-CM --- */

static ExamCodeDivision *
take_division (sqlite3_stmt *statement)
{
  ExamCodeDivision *division = g_new0 (ExamCodeDivision, 1);

  division->id = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  division->parent = g_strdup ((const char *) sqlite3_column_text (statement, 1));
  division->title = g_strdup ((const char *) sqlite3_column_text (statement, 2));
  return division;
}

/**
 * exam_code_books_list_divisions:
 * @self: the books
 * @year: a year of ICD-10-CM
 * @parent: (nullable): the id of a chapter or section; %NULL for the chapters
 * @error: set when the file cannot be read
 *
 * Returns: (transfer full) (nullable) (element-type ExamCodeDivision): what is next below it, in the book's order; none
 *   where the tabular list was not added
 */
GPtrArray *
exam_code_books_list_divisions (ExamCodeBooks *self,
                                guint          year,
                                const char    *parent,
                                GError       **error)
{
  g_autoptr (GPtrArray) divisions = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_division_free);
  sqlite3_stmt *statement;
  gboolean row = FALSE;
  gint64 book;

  if (!exam_code_books_get_id (self, EXAM_CODE_SYSTEM_ICD_10_CM, year, &book, error))
    return NULL;
  if (book == 0)
    return g_steal_pointer (&divisions);

  statement = exam_code_books_query (self, error,
                                     "SELECT name, parent, title FROM division WHERE book_id = ? AND parent IS ? ORDER BY id",
                                     "is", book, parent);
  while (statement != NULL && exam_database_step (self->database, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&divisions);
      g_ptr_array_add (divisions, take_division (statement));
    }
  return NULL;
}

/* Returns: (transfer full) (nullable): the division of that name, and what it is in, the widest first */
static GPtrArray *
list_path (ExamCodeBooks *self,
           guint          year,
           const char    *id,
           GError       **error)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_division_free);
  g_autofree char *name = g_strdup (id);
  gint64 book;

  if (!exam_code_books_get_id (self, EXAM_CODE_SYSTEM_ICD_10_CM, year, &book, error))
    return NULL;

  /* Chapter, perhaps two sections, category: a file that somebody else changed could have a circle. A section of one category
   * has its name, and comes before it. */
  while (book != 0 && name != NULL && path->len < 8)
    {
      sqlite3_stmt *statement =
        exam_code_books_query (self, error, "SELECT name, parent, title FROM division WHERE book_id = ? AND name = ? ORDER BY id",
                               "is", book, name);
      ExamCodeDivision *division;
      gboolean row;

      if (statement == NULL || !exam_database_step (self->database, statement, &row, error))
        return NULL;
      if (!row)
        break;

      division = take_division (statement);
      sqlite3_reset (statement);
      g_ptr_array_insert (path, 0, division);
      g_free (name);
      name = g_strdup (division->parent);
    }
  return g_steal_pointer (&path);
}

/**
 * exam_code_books_list_division_path:
 * @self: the books
 * @year: a year of ICD-10-CM
 * @code: a code in any form
 * @error: set when the file cannot be read
 *
 * Returns: (transfer full) (nullable) (element-type ExamCodeDivision): chapter, section and category of the code; none
 *   where the tabular list was not added
 */
GPtrArray *
exam_code_books_list_division_path (ExamCodeBooks *self,
                                    guint          year,
                                    const char    *code,
                                    GError       **error)
{
  g_autofree char *normal = exam_code_normalize (code);
  g_autofree char *category = g_strndup (normal, 3);

  return list_path (self, year, category, error);
}

/**
 * exam_code_books_list_division_parents:
 * @self: the books
 * @year: a year of ICD-10-CM
 * @id: the id of a chapter, section or category
 * @error: set when the file cannot be read
 *
 * Returns: (transfer full) (nullable) (element-type ExamCodeDivision): what the division is in, the widest first, and last
 *   itself; none where there is no such division
 */
GPtrArray *
exam_code_books_list_division_parents (ExamCodeBooks *self,
                                       guint          year,
                                       const char    *id,
                                       GError       **error)
{
  return list_path (self, year, id, error);
}

/**
 * exam_code_books_list_notes:
 * @self: the books
 * @year: a year of ICD-10-CM
 * @place: a code in any form, or the id of a chapter or section
 * @error: set when the file cannot be read
 *
 * Those of the categories, sections and chapter around it hold for it as well: see exam_code_books_list_ancestors() and
 * exam_code_books_list_division_path().
 *
 * Returns: (transfer full) (nullable) (element-type ExamCodeNote): the notes that stand at that place, in the book's order
 */
GPtrArray *
exam_code_books_list_notes (ExamCodeBooks *self,
                            guint          year,
                            const char    *place,
                            GError       **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_note_free);
  g_autofree char *normal = strchr (place, '-') != NULL ? g_strdup (place) : exam_code_normalize (place);
  sqlite3_stmt *statement;
  gboolean row = FALSE;
  gint64 book;

  if (!exam_code_books_get_id (self, EXAM_CODE_SYSTEM_ICD_10_CM, year, &book, error))
    return NULL;
  if (book == 0)
    return g_steal_pointer (&notes);

  statement = exam_code_books_query (self, error,
                                     "SELECT place, kind, label, text FROM note WHERE book_id = ? AND place = ? ORDER BY id",
                                     "is", book, normal);
  while (statement != NULL && exam_database_step (self->database, statement, &row, error))
    {
      ExamCodeNote *note;
      int kind;

      if (!row)
        return g_steal_pointer (&notes);

      kind = sqlite3_column_int (statement, 1);
      note = g_new0 (ExamCodeNote, 1);
      note->place = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      note->kind = (ExamCodeNoteKind) CLAMP (kind, 0, EXAM_N_CODE_NOTE_KINDS - 1);
      note->label = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      note->text = g_strdup ((const char *) sqlite3_column_text (statement, 3));
      g_ptr_array_add (notes, note);
    }
  return NULL;
}

/* --- The tables of ICD-10-PCS --- */

/**
 * exam_code_books_load_table:
 * @self: the books
 * @year: a year of ICD-10-PCS
 * @code: a code in any form, of at least the three characters of a table
 * @error: set when the file cannot be read
 *
 * Returns: (transfer full) (nullable): the table; %NULL without @error when there is none
 */
ExamCodeTable *
exam_code_books_load_table (ExamCodeBooks *self,
                            guint          year,
                            const char    *code,
                            GError       **error)
{
  g_autofree char *normal = exam_code_normalize (code);
  g_autofree char *name = g_strndup (normal, 3);
  g_autoptr (ExamCodeTable) table = exam_code_table_new (name);
  sqlite3_stmt *statement;
  gboolean row = FALSE;
  gint64 book;

  if (!exam_code_books_get_id (self, EXAM_CODE_SYSTEM_ICD_10_PCS, year, &book, error) || book == 0)
    return NULL;

  statement = exam_code_books_query (self, error,
                                     "SELECT row, position, title, choices, definition FROM axis"
                                     " WHERE book_id = ? AND pcs_table = ? ORDER BY row, position", "is", book, name);
  while (statement != NULL && exam_database_step (self->database, statement, &row, error))
    {
      if (!row)
        return exam_code_table_get_n_rows (table) > 0 ? g_steal_pointer (&table) : NULL;
      exam_code_table_add_axis (table, (guint) sqlite3_column_int (statement, 0), (guint) sqlite3_column_int (statement, 1),
                                (const char *) sqlite3_column_text (statement, 2),
                                (const char *) sqlite3_column_text (statement, 3),
                                (const char *) sqlite3_column_text (statement, 4));
    }
  return NULL;
}

static GPtrArray *
copy_values (const GPtrArray *values)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_value_free);

  for (guint i = 0; i < values->len; i++)
    {
      const ExamCodeValue *value = g_ptr_array_index (values, i);
      ExamCodeValue *own = g_new0 (ExamCodeValue, 1);

      own->code = value->code;
      own->label = g_strdup (value->label);
      g_ptr_array_add (copy, own);
    }
  return copy;
}

/* For the first three characters, which choose the table. */
static GPtrArray *
list_tables (ExamCodeBooks *self,
             gint64         book,
             const char    *chosen,
             char         **title,
             GError       **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *end = g_strconcat (chosen, "~", NULL);
  sqlite3_stmt *statement =
    exam_code_books_query (self, error,
                           "SELECT DISTINCT choices, title FROM axis WHERE book_id = ? AND pcs_table >= ? AND pcs_table < ?"
                           " AND row = 0 AND position = ? ORDER BY choices", "issi", book, chosen, end,
                           (gint64) strlen (chosen) + 1);
  gboolean row = FALSE;

  while (statement != NULL && exam_database_step (self->database, statement, &row, error))
    {
      if (!row)
        return exam_code_values_parse (lines->str);
      if (title != NULL && *title == NULL)
        *title = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      g_string_append_printf (lines, "%s\n", (const char *) sqlite3_column_text (statement, 0));
    }
  return NULL;
}

/**
 * exam_code_books_list_table_values:
 * @self: the books
 * @year: a year of ICD-10-PCS
 * @chosen: the characters of a code that were chosen so far, none to six
 * @title: (out) (optional) (nullable) (transfer full): what the next character tells, such as "Body System"
 * @error: set when the file cannot be read
 *
 * Builds a code from left to right.
 *
 * Returns: (transfer full) (nullable) (element-type ExamCodeValue): what the next character can be, in its order
 */
GPtrArray *
exam_code_books_list_table_values (ExamCodeBooks *self,
                                   guint          year,
                                   const char    *chosen,
                                   char         **title,
                                   GError       **error)
{
  g_autofree char *normal = exam_code_normalize (chosen);
  g_autoptr (ExamCodeTable) table = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GError) failure = NULL;
  const char *axis_title;
  gint64 book;

  if (title != NULL)
    *title = NULL;
  if (!exam_code_books_get_id (self, EXAM_CODE_SYSTEM_ICD_10_PCS, year, &book, error))
    return NULL;
  if (book == 0)
    return exam_code_values_parse ("");
  if (strlen (normal) < 3)
    return list_tables (self, book, normal, title, error);

  table = exam_code_books_load_table (self, year, normal, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (table == NULL)
    return exam_code_values_parse ("");

  values = exam_code_table_list_values (table, normal, &axis_title);
  if (title != NULL)
    *title = g_strdup (axis_title);
  return copy_values (values);
}
