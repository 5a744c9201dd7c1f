/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-hcpcs-reader.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "codes/exam-code-builder.h"

/*
 * A record by its 1-based columns: 1-5 code, modifiers on the right; 6-10 sequence; 11 record id: 3 and 4 first and further
 * lines of a procedure, 7 and 8 of a modifier; 12-91 long description; 269-276 date it was added; 285-292 date it was
 * ended. How long a record is differs from year to year.
 */
#define CODE_LENGTH 5
#define RECORD_ID 10
#define TITLE 11
#define TITLE_LENGTH 80
#define ADDED 268
#define ENDED 284
#define DATE_LENGTH 8

/* Returns the part of a line that is there, perhaps nothing. */
static const char *
get_columns (const char *line,
             gsize       length,
             gsize       first,
             gsize      *n_columns)
{
  if (first >= length)
    *n_columns = 0;
  else
    *n_columns = MIN (*n_columns, length - first);
  return line + MIN (first, length);
}

/** Returns: whether a line has the columns of a record */
gboolean
exam_code_hcpcs_is_record (const char *line,
                           gsize       length)
{
  gsize at = 0;

  if (length <= TITLE || strchr ("3478", line[RECORD_ID]) == NULL || line[RECORD_ID] == '\0')
    return FALSE;
  while (at < CODE_LENGTH && line[at] == ' ')
    at++;
  if (at != 0 && at != 3)
    return FALSE;
  for (; at < CODE_LENGTH; at++)
    if (!g_ascii_isupper (line[at]) && !g_ascii_isdigit (line[at]))
      return FALSE;
  for (; at < RECORD_ID; at++)
    if (!g_ascii_isdigit (line[at]))
      return FALSE;
  return TRUE;
}

/**
 * exam_code_hcpcs_parse_date:
 * @text: "20260401", or "4/1/2026" as spreadsheets make of it
 * @length: its length in bytes
 *
 * Returns: the date as the number YYYYMMDD, 0 when there is none, or %G_MAXUINT when it is no date
 */
guint
exam_code_hcpcs_parse_date (const char *text,
                            gsize       length)
{
  g_autofree char *copy = g_strstrip (g_strndup (text, length));
  guint year, month, day;
  char rest;

  if (*copy == '\0' || g_str_equal (copy, "00000000") || g_str_equal (copy, "0"))
    return 0;
  if (sscanf (copy, "%2u/%2u/%4u%c", &month, &day, &year, &rest) != 3 &&
      (strlen (copy) != DATE_LENGTH || sscanf (copy, "%4u%2u%2u%c", &year, &month, &day, &rest) != 3))
    return G_MAXUINT;
  if (year < 1900 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return G_MAXUINT;
  return year * 10000 + month * 100 + day;
}

static void
take_date (ExamCodeLines *lines,
           const char    *text,
           gsize          length,
           guint         *date)
{
  *date = exam_code_hcpcs_parse_date (text, length);
  if (*date == G_MAXUINT)
    {
      g_autofree char *copy = g_utf8_make_valid (text, (gssize) length);

      exam_code_lines_add (lines, EXAM_SEVERITY_ERROR, 1, _("'%s' is no date; dates are written as YYYYMMDD"), copy);
      *date = 0;
    }
}

static ExamCodeEdition *
finish (ExamCodeEdition *edition,
        ExamCodeLines   *lines,
        ExamCodeBuilder *builder,
        guint            n_errors)
{
  if (!exam_problems_is_full (lines->problems))
    exam_code_builder_finish (builder);
  exam_code_builder_free (builder);
  if (exam_problems_count (lines->problems, EXAM_SEVERITY_ERROR) == n_errors)
    return edition;

  exam_code_edition_free (edition);
  return NULL;
}

/* --- Records --- */

static void
read_record (ExamCodeLines   *lines,
             ExamCodeBuilder *builder,
             const char      *line,
             gsize            length)
{
  char code[CODE_LENGTH + 1] = { 0 };
  ExamCodeRow row = { .code = code };
  gsize title_length = TITLE_LENGTH, added_length = DATE_LENGTH, ended_length = DATE_LENGTH;
  const char *title = get_columns (line, length, TITLE, &title_length);
  const char *added = get_columns (line, length, ADDED, &added_length);
  const char *ended = get_columns (line, length, ENDED, &ended_length);
  gboolean first = line[RECORD_ID] == '3' || line[RECORD_ID] == '7';
  gsize n_spaces = 0;

  /* The line ends without a zero: no function for strings may look at it. */
  while (n_spaces < CODE_LENGTH && line[n_spaces] == ' ')
    n_spaces++;
  memcpy (code, line + n_spaces, CODE_LENGTH - n_spaces);
  if (!first)
    {
      exam_code_builder_extend_title (builder, exam_code_lines_get_text (lines, title, title_length));
      return;
    }

  row.kind = line[RECORD_ID] == '3' ? EXAM_CODE_BILLABLE : EXAM_CODE_MODIFIER;
  take_date (lines, added, added_length, &row.added_on);
  take_date (lines, ended, ended_length, &row.ended_on);
  row.title = exam_code_lines_get_text (lines, title, title_length);
  exam_code_builder_add (builder, &row);
}

/* What stands before the first record: disclaimers. */
static gboolean
is_blank (const char *line,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (line[i] != ' ' && line[i] != '\t')
      return FALSE;

  return TRUE;
}

/**
 * exam_code_hcpcs_read_records:
 * @file: the name for problems
 * @bytes: HCPCS Level II with records of fixed columns: `HCPC2026_JAN_ANWEB.txt`
 * @problems: gets what is wrong
 *
 * Returns: (transfer full) (nullable): all codes and modifiers, or %NULL when there were errors
 */
ExamCodeEdition *
exam_code_hcpcs_read_records (const char   *file,
                              GBytes       *bytes,
                              ExamProblems *problems)
{
  ExamCodeEdition *edition = exam_code_edition_new (EXAM_CODE_SYSTEM_HCPCS, EXAM_CODE_PART_CODES, file);
  guint n_errors = exam_problems_count (problems, EXAM_SEVERITY_ERROR);
  g_auto (ExamCodeLines) lines = { 0 };
  ExamCodeBuilder *builder;
  gboolean began = FALSE;
  const char *line;
  gsize length;

  exam_code_lines_init (&lines, file, bytes, problems);
  lines.windows = TRUE;
  builder = exam_code_builder_new (edition, &lines);
  while (exam_code_lines_next (&lines, &line, &length) && !exam_problems_is_full (problems))
    {
      if (exam_code_hcpcs_is_record (line, length))
        {
          began = TRUE;
          read_record (&lines, builder, line, length);
        }
      else if (began && !is_blank (line, length))
        exam_code_lines_add (&lines, EXAM_SEVERITY_ERROR, 1,
                             _("this is no record of HCPCS: a code, its sequence number and a 3, 4, 7 or 8 in column 11"));
    }
  return finish (edition, &lines, builder, n_errors);
}

/* --- Tables --- */

enum {
  COLUMN_CODE,
  COLUMN_TITLE,
  COLUMN_RECORD_ID,
  COLUMN_ADDED,
  COLUMN_ENDED,
  N_COLUMNS
};

typedef struct {
  ExamCodeLines lines;
  char          separator;
  GPtrArray    *cells;            /* (owned) (element-type utf8) of the row that was read last */
  int           columns[N_COLUMNS];
} Table;

/* Only letters and digits count, so that "TERM DT" and "Term_Dt" are one. */
static int
find_column (const char *heading)
{
  static const struct { const char *heading; int column; } headings[] = {
    { "HCPC", COLUMN_CODE }, { "HCPCS", COLUMN_CODE }, { "HCPCSCODE", COLUMN_CODE },
    { "LONGDESCRIPTION", COLUMN_TITLE }, { "RECID", COLUMN_RECORD_ID },
    { "ADDDT", COLUMN_ADDED }, { "ADDDATE", COLUMN_ADDED },
    { "TERMDT", COLUMN_ENDED }, { "TERMDATE", COLUMN_ENDED }, { "TERMINATIONDATE", COLUMN_ENDED },
  };
  g_autofree char *normal = exam_code_normalize (heading);

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (g_str_equal (headings[i].heading, normal))
      return headings[i].column;

  return -1;
}

/** Returns: whether a line could be the headings of a table of HCPCS */
gboolean
exam_code_hcpcs_is_header (const char *line,
                           gsize       length)
{
  g_autofree char *copy = g_ascii_strup (line, (gssize) length);

  return strstr (copy, "HCPC") != NULL && strpbrk (copy, ",;\t") != NULL &&
         (strstr (copy, "LONG DESCRIPTION") != NULL || strstr (copy, "LONG_DESCRIPTION") != NULL);
}

/* Reads the rest of a quoted cell, which may go on over lines. Returns where the line goes on behind it, or NULL. */
static const char *
read_quoted (Table      *self,
             const char *at,
             const char **end,
             GString    *cell)
{
  while (TRUE)
    {
      gsize length;

      for (; at < *end; at++)
        {
          if (*at != '"')
            g_string_append_c (cell, *at);
          else if (at + 1 < *end && at[1] == '"')
            g_string_append_c (cell, *at++);
          else
            return at + 1;
        }
      if (!exam_code_lines_next (&self->lines, &at, &length))
        return NULL;
      g_string_append_c (cell, ' ');
      *end = at + length;
    }
}

static gboolean
read_row (Table *self)
{
  const char *line, *end, *at;
  gsize length;
  int first_line;

  if (!exam_code_lines_next (&self->lines, &line, &length))
    return FALSE;

  first_line = self->lines.line;
  g_ptr_array_set_size (self->cells, 0);
  end = line + length;
  for (at = line; at != NULL && at <= end; at++)
    {
      g_autoptr (GString) cell = g_string_new (NULL);

      if (at < end && *at == '"')
        {
          at = read_quoted (self, at + 1, &end, cell);
          if (at == NULL)
            {
              self->lines.line = first_line;
              exam_code_lines_add (&self->lines, EXAM_SEVERITY_ERROR, 1, _("a quotation mark that begins in this line has no end"));
            }
        }
      for (; at != NULL && at < end && *at != self->separator; at++)
        g_string_append_c (cell, *at);
      g_ptr_array_add (self->cells, g_strdup (exam_code_lines_get_text (&self->lines, cell->str, cell->len)));
      if (at == NULL)
        break;
    }
  return TRUE;
}

static const char *
get_cell (Table *self,
          int    column)
{
  int index = self->columns[column];

  return index >= 0 && (guint) index < self->cells->len ? g_ptr_array_index (self->cells, index) : "";
}

/* The separator is the one that parts most headings. */
static char
guess_separator (const char *line,
                 gsize       length)
{
  static const char separators[] = ",;\t";
  guint counts[3] = { 0 };
  guint best = 0;

  for (gsize i = 0; i < length; i++)
    for (guint j = 0; j < G_N_ELEMENTS (counts); j++)
      counts[j] += line[i] == separators[j];
  for (guint j = 1; j < G_N_ELEMENTS (counts); j++)
    if (counts[j] > counts[best])
      best = j;
  return separators[best];
}

/* Leaves the reader behind the headings. */
static gboolean
read_header (Table *self)
{
  Table before;
  const char *line;
  gsize length;

  for (int i = 0; i < N_COLUMNS; i++)
    self->columns[i] = -1;

  do
    {
      before = *self;
      if (!exam_code_lines_next (&self->lines, &line, &length))
        return FALSE;
    }
  while (!exam_code_hcpcs_is_header (line, length));

  *self = before;
  self->separator = guess_separator (line, length);
  read_row (self);
  for (guint i = 0; i < self->cells->len; i++)
    {
      int column = find_column (g_ptr_array_index (self->cells, i));

      if (column >= 0 && self->columns[column] < 0)
        self->columns[column] = (int) i;
    }
  return self->columns[COLUMN_CODE] >= 0 && self->columns[COLUMN_TITLE] >= 0;
}

static void
take_row (Table           *self,
          ExamCodeBuilder *builder)
{
  const char *code = get_cell (self, COLUMN_CODE);
  const char *title = get_cell (self, COLUMN_TITLE);
  const char *record_id = get_cell (self, COLUMN_RECORD_ID);
  const char *added = get_cell (self, COLUMN_ADDED);
  const char *ended = get_cell (self, COLUMN_ENDED);
  ExamCodeRow row = { .code = code, .title = title };

  if (g_str_equal (record_id, "4") || g_str_equal (record_id, "8"))
    {
      exam_code_builder_extend_title (builder, title);
      return;
    }
  /* Empty lines at the end, as spreadsheets leave them. */
  if (*code == '\0' && *title == '\0')
    return;

  row.kind = strlen (code) == 2 ? EXAM_CODE_MODIFIER : EXAM_CODE_BILLABLE;
  take_date (&self->lines, added, strlen (added), &row.added_on);
  take_date (&self->lines, ended, strlen (ended), &row.ended_on);
  exam_code_builder_add (builder, &row);
}

/**
 * exam_code_hcpcs_read_table:
 * @file: the name for problems
 * @bytes: HCPCS Level II as comma-separated or tab-separated values, with headings, perhaps behind disclaimers
 * @problems: gets what is wrong
 *
 * Returns: (transfer full) (nullable): all codes and modifiers, or %NULL when there were errors
 */
ExamCodeEdition *
exam_code_hcpcs_read_table (const char   *file,
                            GBytes       *bytes,
                            ExamProblems *problems)
{
  ExamCodeEdition *edition = exam_code_edition_new (EXAM_CODE_SYSTEM_HCPCS, EXAM_CODE_PART_CODES, file);
  guint n_errors = exam_problems_count (problems, EXAM_SEVERITY_ERROR);
  Table self = { .cells = g_ptr_array_new_with_free_func (g_free) };
  ExamCodeBuilder *builder;

  exam_code_lines_init (&self.lines, file, bytes, problems);
  self.lines.windows = TRUE;
  builder = exam_code_builder_new (edition, &self.lines);
  if (!read_header (&self))
    exam_code_lines_add (&self.lines, EXAM_SEVERITY_ERROR, 1,
                         _("the headings lack HCPC or LONG DESCRIPTION; the file should have them as CMS writes them"));
  else if (self.columns[COLUMN_ENDED] < 0)
    exam_code_lines_add (&self.lines, EXAM_SEVERITY_WARNING, 1,
                         _("the headings lack TERM DT, so codes that were ended cannot be told from those in use"));
  while (self.columns[COLUMN_CODE] >= 0 && !exam_problems_is_full (problems) && read_row (&self))
    take_row (&self, builder);

  edition = finish (edition, &self.lines, builder, n_errors);
  exam_code_lines_clear (&self.lines);
  g_ptr_array_unref (self.cells);
  return edition;
}
