/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-csv-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/*
 * Comma-separated values by RFC 4180, and as spreadsheets write them where the comma is taken for decimals: with semicolons,
 * or tabs. Lines end by any of the three ways.
 */

typedef struct {
  const char   *file;
  const char   *at;
  const char   *line_start;
  int           line;
  char          separator;
  ExamProblems *problems;
} Reader;

static void
cell_clear (gpointer data)
{
  g_free (((ExamCsvCell *) data)->text);
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* What occurs most on the first line. */
static char
find_separator (const char *text)
{
  static const char separators[] = ",;\t";
  gsize length = strcspn (text, "\r\n");
  char best = ',';
  guint most = 0;

  for (guint i = 0; separators[i] != '\0'; i++)
    {
      guint n = 0;

      for (gsize j = 0; j < length; j++)
        n += text[j] == separators[i];
      if (n > most)
        {
          most = n;
          best = separators[i];
        }
    }
  return best;
}

static int
get_column (const Reader *reader)
{
  return (int) (reader->at - reader->line_start) + 1;
}

static void
take_line_end (Reader *reader)
{
  reader->at += reader->at[0] == '\r' && reader->at[1] == '\n' ? 2 : 1;
  reader->line_start = reader->at;
  reader->line++;
}

static void
take_quoted (Reader            *reader,
             const ExamCsvCell *cell,
             GString           *text)
{
  reader->at++;
  while (*reader->at != '\0' && (*reader->at != '"' || reader->at[1] == '"'))
    {
      if (is_line_end (*reader->at))
        {
          g_string_append_c (text, '\n');
          take_line_end (reader);
          continue;
        }
      reader->at += *reader->at == '"';
      g_string_append_c (text, *reader->at++);
    }

  if (*reader->at == '\0')
    exam_problems_add (reader->problems, EXAM_SEVERITY_ERROR, reader->file, cell->line, cell->column, NULL,
                       _("a quotation mark begins here, and none ends it"));
  else
    reader->at++;
}

static gboolean
ends_cell (const Reader *reader)
{
  return *reader->at == '\0' || *reader->at == reader->separator || is_line_end (*reader->at);
}

static ExamCsvCell
take_cell (Reader *reader)
{
  ExamCsvCell cell = { NULL, reader->line, get_column (reader) };
  g_autoptr (GString) text = g_string_new (NULL);

  if (*reader->at == '"')
    {
      take_quoted (reader, &cell, text);
      if (!ends_cell (reader))
        exam_problems_add (reader->problems, EXAM_SEVERITY_ERROR, reader->file, reader->line, get_column (reader), NULL,
                           _("a cell goes on behind its quotation marks; write two of them for one inside a cell"));
    }
  while (!ends_cell (reader))
    g_string_append_c (text, *reader->at++);

  cell.text = g_strdup (text->str);
  return cell;
}

static GArray *
take_row (Reader *reader)
{
  GArray *row = g_array_new (FALSE, FALSE, sizeof (ExamCsvCell));

  g_array_set_clear_func (row, cell_clear);
  do
    {
      ExamCsvCell cell;

      reader->at += row->len > 0;
      cell = take_cell (reader);
      g_array_append_val (row, cell);
    }
  while (*reader->at == reader->separator && *reader->at != '\0');

  if (*reader->at != '\0')
    take_line_end (reader);
  return row;
}

/**
 * exam_csv_parse:
 * @file: name of the file, for messages
 * @text: UTF-8, perhaps with a byte order mark
 * @problems: takes what is wrong
 *
 * Returns: (transfer full) (element-type GArray of ExamCsvCell): the rows
 */
GPtrArray *
exam_csv_parse (const char   *file,
                const char   *text,
                ExamProblems *problems)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Reader reader = { .file = file, .line = 1, .problems = problems };

  g_return_val_if_fail (text != NULL, rows);

  reader.line_start = text;
  reader.at = text + (g_str_has_prefix (text, "\xef\xbb\xbf") ? 3 : 0);
  reader.separator = find_separator (reader.at);
  while (*reader.at != '\0' && !exam_problems_is_full (problems))
    g_ptr_array_add (rows, take_row (&reader));
  return rows;
}
