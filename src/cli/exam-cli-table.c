/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-table.h"

#include <stdarg.h>

#define GUTTER 2

struct _ExamCliTable
{
  guint      n_columns;
  guint      right_aligned;  /* a bit for each column */
  GPtrArray *cells;          /* (owned) (element-type utf8) row by row */
};

/**
 * exam_cli_table_new:
 * @n_columns: how many columns, at most 32
 * @right_aligned: a bit for each column that is aligned on the right, the lowest for the first
 *
 * Returns: (transfer full): a table without rows
 */
ExamCliTable *
exam_cli_table_new (guint n_columns,
                    guint right_aligned)
{
  ExamCliTable *self = g_new0 (ExamCliTable, 1);

  g_return_val_if_fail (n_columns > 0 && n_columns <= 32, self);

  self->n_columns = n_columns;
  self->right_aligned = right_aligned;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
exam_cli_table_free (ExamCliTable *self)
{
  g_return_if_fail (self != NULL);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/* Names from files and candidates must not move the cursor of a terminal. */
static char *
make_cell (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *cell = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (cell, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free (cell, FALSE);
}

/** Adds a row; there is a text (transfer none) for each column. */
void
exam_cli_table_add_row (ExamCliTable *self,
                        ...)
{
  va_list texts;

  g_return_if_fail (self != NULL);

  va_start (texts, self);
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (self->cells, make_cell (va_arg (texts, const char *)));
  va_end (texts);
}

/** Adds a row of as many texts (transfer none) as there are columns. */
void
exam_cli_table_add_texts (ExamCliTable *self,
                          GPtrArray    *texts)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (texts->len == self->n_columns);

  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (self->cells, make_cell (g_ptr_array_index (texts, i)));
}

/* Columns that a terminal needs for a text. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static guint
measure_column (const ExamCliTable *self,
                guint               column)
{
  guint width = 0;

  for (guint i = column; i < self->cells->len; i += self->n_columns)
    width = MAX (width, measure (g_ptr_array_index (self->cells, i)));
  return width;
}

static void
append_spaces (GString *text,
               guint    n_spaces)
{
  g_string_append_printf (text, "%*s", (int) n_spaces, "");
}

static void
trim_end (GString *text)
{
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
}

/** Returns: (transfer full): the rows, each on a line without spaces at its end */
char *
exam_cli_table_to_string (ExamCliTable *self)
{
  GString *text = g_string_new (NULL);
  guint widths[32];

  for (guint column = 0; column < self->n_columns; column++)
    widths[column] = measure_column (self, column);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const char *cell = g_ptr_array_index (self->cells, i);
      guint column = i % self->n_columns;
      guint padding = widths[column] - measure (cell);
      gboolean right = (self->right_aligned & (1u << column)) != 0;

      append_spaces (text, right ? padding : 0);
      g_string_append (text, cell);
      append_spaces (text, (right ? 0 : padding) + GUTTER);
      if (column + 1 == self->n_columns)
        {
          trim_end (text);
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}
