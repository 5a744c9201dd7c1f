/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-code-build.h"

#include <string.h>

static void
column_free (gpointer data)
{
  ExamCodeColumn *column = data;

  g_free (column->title);
  g_clear_pointer (&column->values, g_ptr_array_unref);
  g_free (column);
}

void
exam_code_build_free (ExamCodeBuild *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->chosen);
  g_ptr_array_unref (self->columns);
  g_free (self->definition);
  g_clear_pointer (&self->entry, exam_code_entry_free);
  g_free (self);
}

static gboolean
allows (const GPtrArray *values,
        char             code)
{
  for (guint i = 0; i < values->len; i++)
    if (((const ExamCodeValue *) g_ptr_array_index (values, i))->code == code)
      return TRUE;

  return FALSE;
}

/* Adds the next column and chooses in it: what is wanted, or what alone is possible behind that. */
static gboolean
take_column (ExamCodeBuild *self,
             ExamCodeBooks *books,
             GString       *chosen,
             const char    *wanted,
             gboolean      *goes_on,
             GError       **error)
{
  ExamCodeColumn *column = g_new0 (ExamCodeColumn, 1);
  gsize position = chosen->len;

  g_ptr_array_add (self->columns, column);
  column->values = exam_code_books_list_table_values (books, self->year, chosen->str, &column->title, error);
  if (column->values == NULL)
    return FALSE;

  *goes_on = TRUE;
  if (position < strlen (wanted) && allows (column->values, wanted[position]))
    g_string_append_c (chosen, wanted[position]);
  else if (column->values->len == 1 && position > 0)
    g_string_append_c (chosen, ((const ExamCodeValue *) g_ptr_array_index (column->values, 0))->code);
  else
    *goes_on = FALSE;
  return TRUE;
}

/**
 * exam_code_build_load:
 * @books: the books
 * @year: a year of ICD-10-PCS
 * @wanted: the characters that are wanted, from the first; what the tables do not allow is left out
 * @error: set when the file cannot be read
 *
 * Characters that have only one value are chosen as soon as those before them are. Where the tables were not added, there is
 * one empty column.
 *
 * Returns: (transfer full) (nullable): how far the code is, and what it can be
 */
ExamCodeBuild *
exam_code_build_load (ExamCodeBooks *books,
                      guint          year,
                      const char    *wanted,
                      GError       **error)
{
  g_autoptr (ExamCodeBuild) self = g_new0 (ExamCodeBuild, 1);
  g_autoptr (GString) chosen = g_string_new (NULL);
  g_autoptr (ExamCodeTable) table = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *normal = exam_code_normalize (wanted);
  gboolean goes_on = TRUE;

  self->year = year;
  self->columns = g_ptr_array_new_with_free_func (column_free);
  while (goes_on && chosen->len < EXAM_CODE_TABLE_AXES)
    if (!take_column (self, books, chosen, normal, &goes_on, error))
      return NULL;

  self->chosen = g_strdup (chosen->str);
  if (chosen->len >= 3)
    table = exam_code_books_load_table (books, year, chosen->str, &failure);
  if (failure == NULL && table != NULL)
    self->definition = g_strdup (exam_code_table_get_definition (table));
  if (failure == NULL && chosen->len == EXAM_CODE_TABLE_AXES)
    self->entry = exam_code_books_find (books, EXAM_CODE_SYSTEM_ICD_10_PCS, year, chosen->str, &failure);
  if (failure == NULL)
    return g_steal_pointer (&self);

  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
