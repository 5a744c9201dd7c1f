/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-books.h"

#include <glib/gi18n-lib.h>

#include "bank/exam-error.h"
#include "codes/exam-code-file.h"
#include "codes/exam-code-memo.h"
#include "codes/exam-code-shelf.h"
#include "record/exam-code-books.h"

struct _ExamCliBooks
{
  ExamCodeBooks *added;    /* (owned) (nullable) */
  ExamCodeShelf *named;    /* (owned) (nullable) */
  ExamCodeMemo  *memo;     /* (owned) (nullable): of the added ones, which are slower */
  ExamCodeLookup lookup;   /* in one of them */
};

/**
 * exam_cli_books_open:
 * @paths: where the code books are
 *
 * Returns: (transfer full) (nullable): the books that were added; %NULL when there are none, or when they cannot be read, which
 *   is printed
 */
ExamCliBooks *
exam_cli_books_open (const ExamPaths *paths)
{
  g_autoptr (ExamCliBooks) self = g_new0 (ExamCliBooks, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  ExamCodeLookup lookup;

  self->added = exam_code_books_open_read_only (paths->code_books, &error);
  if (self->added != NULL)
    list = exam_code_books_list (self->added, &error);
  if (error != NULL)
    g_printerr ("%s: %s\n", g_get_prgname (), error->message);
  if (list == NULL || list->len == 0)
    return NULL;

  lookup = exam_code_books_get_lookup (self->added);
  self->memo = exam_code_memo_new (&lookup);
  self->lookup = exam_code_memo_get_lookup (self->memo);
  return g_steal_pointer (&self);
}

/**
 * exam_cli_books_read:
 * @files: (array zero-terminated=1): files of CMS or CDC, zipped or not
 * @error: set to %EXAM_ERROR_UNREADABLE or %EXAM_ERROR_INVALID
 *
 * Reads code books without adding them to those that are kept.
 *
 * Returns: (transfer full) (nullable): the books
 */
ExamCliBooks *
exam_cli_books_read (char   **files,
                     GError **error)
{
  g_autoptr (ExamCliBooks) self = g_new0 (ExamCliBooks, 1);

  self->named = exam_code_shelf_new ();
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autoptr (ExamProblems) problems = exam_problems_new ();
      GPtrArray *editions = exam_code_file_read (files[i], 0, problems, error);
      g_autofree char *lines = exam_problems_to_string (problems);

      g_printerr ("%s", lines);
      if (editions == NULL)
        {
          if (error != NULL && *error != NULL)
            g_prefix_error (error, "%s: ", files[i]);
          else
            g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID, _("%s: this cannot be used as a code book"), files[i]);
          return NULL;
        }
      exam_code_shelf_add (self->named, editions);
    }
  self->lookup = exam_code_shelf_get_lookup (self->named);
  return g_steal_pointer (&self);
}

void
exam_cli_books_free (ExamCliBooks *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->memo, exam_code_memo_free);
  g_clear_pointer (&self->added, exam_code_books_close);
  g_clear_pointer (&self->named, exam_code_shelf_free);
  g_free (self);
}

/** Returns: (nullable) (transfer none): where to look codes up; %NULL without books */
const ExamCodeLookup *
exam_cli_books_get_lookup (const ExamCliBooks *self)
{
  return self != NULL ? &self->lookup : NULL;
}
