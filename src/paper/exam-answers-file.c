/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-answers-file.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bank/exam-regular-file.h"
#include "paper/exam-csv-reader.h"
#include "paper/exam-form-file.h"
#include "sitting/exam-response.h"

/* Longer than any code: what is longer is something else that went into the wrong cell. */
#define MAX_CODE_BYTES 64

typedef enum {
  COLUMN_FORM,
  COLUMN_NUMBER,
  COLUMN_ANSWER,
  N_COLUMNS,
} Column;

static const char *const column_names[N_COLUMNS] = { "form", "number", "answer" };

typedef struct {
  const char     *file;
  const ExamForm *form;
  ExamProblems   *problems;
  char           *form_id;             /* (owned) */
  int             columns[N_COLUMNS];  /* place in a row, or -1 */
  GPtrArray      *answers;             /* (owned) (element-type utf8) by position, NULL where there is no line */
  int            *lines;               /* (owned) by position: where its answer is, or 0 */
} Reader;

static void add_error (Reader            *reader,
                       const ExamCsvCell *cell,
                       const char        *format,
                       ...) G_GNUC_PRINTF (3, 4);

static void
add_error (Reader            *reader,
           const ExamCsvCell *cell,
           const char        *format,
           ...)
{
  va_list args;

  va_start (args, format);
  exam_problems_addv (reader->problems, EXAM_SEVERITY_ERROR, reader->file, cell->line, cell->column, NULL, format, args);
  va_end (args);
}

/* --- The heading --- */

static int
find_column_name (const char *text)
{
  g_autofree char *name = g_strstrip (g_ascii_strdown (text, -1));

  for (int i = 0; i < N_COLUMNS; i++)
    if (g_str_equal (name, column_names[i]))
      return i;
  return *name == '\0' ? -2 : -1;
}

/* Returns: whether the lines below can be read by it */
static gboolean
read_heading (Reader       *reader,
              const GArray *row)
{
  const ExamCsvCell *first = &g_array_index (row, ExamCsvCell, 0);
  guint n_problems = exam_problems_get_n (reader->problems);

  for (guint i = 0; i < row->len; i++)
    {
      const ExamCsvCell *cell = &g_array_index (row, ExamCsvCell, i);
      int column = find_column_name (cell->text);

      if (column == -1)
        add_error (reader, cell, _("there is no column '%s'; the first line names the columns: form, number, answer"), cell->text);
      else if (column >= 0 && reader->columns[column] >= 0)
        add_error (reader, cell, _("the column '%s' is there twice"), column_names[column]);
      else if (column >= 0)
        reader->columns[column] = (int) i;
    }
  /* What is missing may be what is called by another name. */
  for (int i = COLUMN_NUMBER; i < N_COLUMNS && exam_problems_get_n (reader->problems) == n_problems; i++)
    if (reader->columns[i] < 0)
      add_error (reader, first, _("the column '%s' is missing; the first line names the columns: form, number, answer"),
                 column_names[i]);
  return exam_problems_get_n (reader->problems) == n_problems;
}

/* --- Answers --- */

static gboolean
is_between (gunichar c)
{
  return g_unichar_isspace (c) || c == ',' || c == ';' || c == '.';
}

/* From the letters that are printed to those of the author's order. */
static char *
read_letters (Reader            *reader,
              guint              position,
              const ExamCsvCell *cell)
{
  const ExamItem *item = exam_form_get_item (reader->form, position);
  guint n_options = exam_item_get_n_options (item);
  guint32 bits = 0;
  guint n_letters = 0;

  for (const char *p = cell->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint place = (guint) (g_ascii_toupper (*p) - 'A');
      guint32 bit;

      if (is_between (g_utf8_get_char (p)))
        continue;
      if (!g_ascii_isalpha (*p) || place >= n_options)
        {
          g_autofree char *given = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));

          add_error (reader, cell, _("question %u has no answer '%s'; it has A to %c"), position + 1, given,
                     (char) ('A' + n_options - 1));
          return NULL;
        }

      bit = 1u << exam_form_get_option (reader->form, position, place);
      if (bits & bit)
        {
          add_error (reader, cell, _("question %u has the letter %c twice"), position + 1, g_ascii_toupper (*p));
          return NULL;
        }
      bits |= bit;
      n_letters++;
    }

  if (n_letters > exam_item_get_n_keys (item))
    {
      add_error (reader, cell, ngettext ("question %u has %u letters, and takes %u", "question %u has %u letters, and takes %u",
                                         exam_item_get_n_keys (item)),
                 position + 1, n_letters, exam_item_get_n_keys (item));
      return NULL;
    }
  return exam_letters_from_bits (bits);
}

static char *
read_codes (Reader            *reader,
            guint              position,
            const ExamCsvCell *cell)
{
  g_auto (GStrv) parts = g_strsplit_set (cell->text, " \t\n,;", -1);
  g_autoptr (GString) codes = g_string_new (NULL);
  guint n_codes = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (strlen (parts[i]) > MAX_CODE_BYTES)
        {
          add_error (reader, cell, _("question %u has a code of more than %d letters"), position + 1, MAX_CODE_BYTES);
          return NULL;
        }
      g_string_append_printf (codes, "%s%s", n_codes++ > 0 ? "\n" : "", parts[i]);
    }

  if (n_codes > EXAM_RESPONSE_MAX_CODES)
    {
      add_error (reader, cell, _("question %u has more than %d codes"), position + 1, EXAM_RESPONSE_MAX_CODES);
      return NULL;
    }
  return g_strdup (codes->str);
}

/* --- Lines --- */

static const ExamCsvCell *
get_cell (const Reader *reader,
          const GArray *row,
          Column        column)
{
  int place = reader->columns[column];

  return place >= 0 && (guint) place < row->len ? &g_array_index (row, ExamCsvCell, place) : NULL;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\n")] == '\0';
}

static gboolean
is_blank_row (const GArray *row)
{
  for (guint i = 0; i < row->len; i++)
    if (!is_blank (g_array_index (row, ExamCsvCell, i).text))
      return FALSE;
  return TRUE;
}

/* With or without hyphens, as somebody typed it from the paper. */
static char *
normalize_id (const char *text)
{
  GString *id = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (!g_ascii_isspace (*text) && *text != '-')
      g_string_append_c (id, g_ascii_toupper (*text));
  return g_string_free (id, FALSE);
}

static gboolean
check_form (Reader       *reader,
            const GArray *row)
{
  const ExamCsvCell *cell = get_cell (reader, row, COLUMN_FORM);
  g_autofree char *given = NULL;
  g_autofree char *expected = NULL;

  if (reader->columns[COLUMN_FORM] < 0)
    return TRUE;
  if (cell == NULL || is_blank (cell->text))
    {
      add_error (reader, cell != NULL ? cell : &g_array_index (row, ExamCsvCell, 0), _("the form is not named; it is %s"),
                 reader->form_id);
      return FALSE;
    }

  given = normalize_id (cell->text);
  expected = normalize_id (reader->form_id);
  if (g_str_equal (given, expected))
    return TRUE;
  add_error (reader, cell, _("this answer is to the form '%s', not to %s"), cell->text, reader->form_id);
  return FALSE;
}

static gboolean
check_width (Reader       *reader,
             const GArray *row)
{
  int last = MAX (reader->columns[COLUMN_FORM], MAX (reader->columns[COLUMN_NUMBER], reader->columns[COLUMN_ANSWER]));

  for (guint i = (guint) last + 1; i < row->len; i++)
    {
      const ExamCsvCell *cell = &g_array_index (row, ExamCsvCell, i);

      if (is_blank (cell->text))
        continue;
      add_error (reader, cell, _("there are more cells than columns; put an answer of several letters in quotation marks, or "
                                 "leave out what is between them"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_number (Reader       *reader,
             const GArray *row,
             guint        *position)
{
  const ExamCsvCell *cell = get_cell (reader, row, COLUMN_NUMBER);
  g_autofree char *text = cell != NULL ? g_strstrip (g_strdup (cell->text)) : g_strdup ("");
  guint n_items = exam_form_get_n_items (reader->form);
  guint64 number;

  if (cell == NULL)
    cell = &g_array_index (row, ExamCsvCell, 0);
  if (!g_ascii_string_to_unsigned (text, 10, 1, n_items, &number, NULL))
    {
      add_error (reader, cell, _("there is no question '%s'; the form has 1 to %u"), text, n_items);
      return FALSE;
    }

  *position = (guint) number - 1;
  if (reader->lines[*position] == 0)
    {
      reader->lines[*position] = cell->line;
      return TRUE;
    }
  add_error (reader, cell, _("question %u is there already, on line %d"), (guint) number, reader->lines[*position]);
  return FALSE;
}

static void
read_row (Reader       *reader,
          const GArray *row)
{
  const ExamCsvCell *cell = get_cell (reader, row, COLUMN_ANSWER);
  gboolean sound = check_form (reader, row);
  guint position;

  /* All that is wrong with a line, in its order. */
  sound &= read_number (reader, row, &position);
  if (!sound)
    return;
  if (cell == NULL)
    {
      add_error (reader, &g_array_index (row, ExamCsvCell, 0), _("question %u has no cell for the answer"), position + 1);
      return;
    }
  if (!check_width (reader, row))
    return;

  g_free (g_ptr_array_index (reader->answers, position));
  g_ptr_array_index (reader->answers, position) =
    exam_item_get_kind (exam_form_get_item (reader->form, position)) == EXAM_ITEM_TYPED_CODES
      ? read_codes (reader, position, cell) : read_letters (reader, position, cell);
}

static void
read_rows (Reader     *reader,
           const char *text)
{
  g_autoptr (GPtrArray) rows = exam_csv_parse (reader->file, text, reader->problems);
  guint first = 0;

  while (first < rows->len && is_blank_row (g_ptr_array_index (rows, first)))
    first++;
  if (first == rows->len)
    {
      exam_problems_add (reader->problems, EXAM_SEVERITY_ERROR, reader->file, 1, 1, NULL,
                         _("the file is empty; its first line names the columns: form, number, answer"));
      return;
    }

  if (!read_heading (reader, g_ptr_array_index (rows, first)))
    return;
  for (guint i = first + 1; i < rows->len && !exam_problems_is_full (reader->problems); i++)
    if (!is_blank_row (g_ptr_array_index (rows, i)))
      read_row (reader, g_ptr_array_index (rows, i));
}

/* Returns: whether it is UTF-8 without NUL; else says where it is not */
static gboolean
check_encoding (Reader     *reader,
                const char *text,
                gsize       length)
{
  const char *end;
  int line = 1, column = 1;

  if (g_utf8_validate (text, (gssize) length, &end))
    return TRUE;

  for (const char *p = text; p < end; p++, column++)
    if (*p == '\n')
      {
        line++;
        column = 0;
      }
  exam_problems_add (reader->problems, EXAM_SEVERITY_ERROR, reader->file, line, column, NULL,
                     _("this is not UTF-8; save the table as \"CSV UTF-8\""));
  return FALSE;
}

/**
 * exam_answers_file_read_bytes:
 * @name: name of the file, for messages
 * @bytes: a table with the columns number and answer, and perhaps form
 * @form: what is answered
 * @problems: takes everything that is wrong
 *
 * Reads answers, with letters as they are printed, and as nothing else: what is not clear is a problem.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): for each position the answer as exam_response_dup_answer() gives
 *   it, empty where none was given and %NULL where the file has no line; %NULL when anything is wrong
 */
GPtrArray *
exam_answers_file_read_bytes (const char     *name,
                              GBytes         *bytes,
                              const ExamForm *form,
                              ExamProblems   *problems)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_free);
  g_autofree int *lines = NULL;
  g_autofree char *form_id = NULL;
  gsize length;
  const char *data;
  Reader reader = { .file = name, .form = form, .problems = problems, .columns = { -1, -1, -1 }, .answers = answers };

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail (problems != NULL && exam_problems_get_n (problems) == 0, NULL);

  data = g_bytes_get_data (bytes, &length);
  g_ptr_array_set_size (answers, (int) exam_form_get_n_items (form));
  reader.lines = lines = g_new0 (int, exam_form_get_n_items (form));
  reader.form_id = form_id = exam_form_make_id (form);
  if (length == 0 || check_encoding (&reader, data, length))
    {
      g_autofree char *text = g_strndup (data != NULL ? data : "", length);

      read_rows (&reader, text);
    }
  exam_problems_sort (problems, 0);
  return exam_problems_get_n (problems) == 0 ? g_steal_pointer (&answers) : NULL;
}

/** Like exam_answers_file_read_bytes(), from a file of any origin. */
GPtrArray *
exam_answers_file_load (const char     *path,
                        const ExamForm *form,
                        ExamProblems   *problems)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = exam_regular_file_load (path, EXAM_ANSWERS_FILE_MAX_BYTES, &error);

  if (bytes != NULL)
    return exam_answers_file_read_bytes (name, bytes, form, problems);

  exam_problems_add (problems, EXAM_SEVERITY_ERROR, name, 0, 0, NULL, "%s", error->message);
  return NULL;
}
