/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-table.h"

#include <string.h>

#define SHARED_AXES 3

typedef struct {
  char      *title;       /* (owned) */
  GPtrArray *values;      /* (owned) (element-type ExamCodeValue) */
} Axis;

/* The axes 1 to 3 are those of the first row. */
typedef struct {
  Axis axes[EXAM_CODE_TABLE_AXES];
} Row;

struct _ExamCodeTable
{
  char      *code;
  char      *definition;  /* (nullable) */
  GPtrArray *rows;        /* (element-type Row) */
};

static void
row_free (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < EXAM_CODE_TABLE_AXES; i++)
    {
      g_free (row->axes[i].title);
      g_clear_pointer (&row->axes[i].values, g_ptr_array_unref);
    }
  g_free (row);
}

/** Returns: (transfer full): a table without axes; @code is its three characters */
ExamCodeTable *
exam_code_table_new (const char *code)
{
  ExamCodeTable *self = g_new0 (ExamCodeTable, 1);

  self->code = g_strdup (code);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

void
exam_code_table_free (ExamCodeTable *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->code);
  g_free (self->definition);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
exam_code_value_free (ExamCodeValue *self)
{
  g_free (self->label);
  g_free (self);
}

/** Returns: (transfer full) (element-type ExamCodeValue): the lines "character, tab, label" of an axis */
GPtrArray *
exam_code_values_parse (const char *values)
{
  GPtrArray *parsed = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_value_free);
  g_auto (GStrv) lines = g_strsplit (values, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && lines[i][1] == '\t')
      {
        ExamCodeValue *value = g_new0 (ExamCodeValue, 1);

        value->code = lines[i][0];
        value->label = g_strdup (lines[i] + 2);
        g_ptr_array_add (parsed, value);
      }
  return parsed;
}

/** Adds an axis; the arguments are as in #ExamCodeAxisRow, and come in its order. */
void
exam_code_table_add_axis (ExamCodeTable *self,
                          guint          row,
                          guint          position,
                          const char    *title,
                          const char    *values,
                          const char    *definition)
{
  Axis *axis;
  guint index = row > 0 ? row - 1 : 0;

  g_return_if_fail (position >= 1 && position <= EXAM_CODE_TABLE_AXES);
  g_return_if_fail (index <= self->rows->len);

  if (index == self->rows->len)
    g_ptr_array_add (self->rows, g_new0 (Row, 1));
  axis = &((Row *) g_ptr_array_index (self->rows, index))->axes[position - 1];
  g_free (axis->title);
  g_clear_pointer (&axis->values, g_ptr_array_unref);
  axis->title = g_strdup (title);
  axis->values = exam_code_values_parse (values);
  if (definition != NULL && self->definition == NULL)
    self->definition = g_strdup (definition);
}

/** Returns: (transfer none): the three characters of the table */
const char *
exam_code_table_get_code (const ExamCodeTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->code;
}

/** Returns: (transfer none) (nullable): what the operation of the table is */
const char *
exam_code_table_get_definition (const ExamCodeTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->definition;
}

guint
exam_code_table_get_n_rows (const ExamCodeTable *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->rows->len;
}

static const Axis *
get_axis (const ExamCodeTable *self,
          guint                row,
          guint                position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row < self->rows->len, NULL);
  g_return_val_if_fail (position < EXAM_CODE_TABLE_AXES, NULL);

  return &((const Row *) g_ptr_array_index (self->rows, position < SHARED_AXES ? 0 : row))->axes[position];
}

/** Returns: (transfer none) (nullable): what the character at the 0-based @position of the 0-based @row tells, such as "Approach" */
const char *
exam_code_table_get_title (const ExamCodeTable *self,
                           guint                row,
                           guint                position)
{
  const Axis *axis = get_axis (self, row, position);

  return axis != NULL ? axis->title : NULL;
}

/** Returns: (transfer none) (nullable) (element-type ExamCodeValue): what the character at the 0-based @position can be */
const GPtrArray *
exam_code_table_get_values (const ExamCodeTable *self,
                            guint                row,
                            guint                position)
{
  const Axis *axis = get_axis (self, row, position);

  return axis != NULL ? axis->values : NULL;
}

static const ExamCodeValue *
find_value (const Axis *axis,
            char        code)
{
  for (guint i = 0; axis != NULL && axis->values != NULL && i < axis->values->len; i++)
    {
      const ExamCodeValue *value = g_ptr_array_index (axis->values, i);

      if (value->code == code)
        return value;
    }
  return NULL;
}

static gboolean
row_allows (const ExamCodeTable *self,
            guint                row,
            const char          *chosen)
{
  for (guint i = 0; chosen[i] != '\0'; i++)
    if (i >= EXAM_CODE_TABLE_AXES || find_value (get_axis (self, row, i), chosen[i]) == NULL)
      return FALSE;

  return TRUE;
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  return (*(ExamCodeValue *const *) a)->code - (*(ExamCodeValue *const *) b)->code;
}

/**
 * exam_code_table_list_values:
 * @self: a table
 * @chosen: the characters chosen so far, those of the table first
 * @title: (out) (optional) (nullable) (transfer none): what the next character tells
 *
 * Returns: (transfer container) (element-type ExamCodeValue): what the next character can be, in its order; none when
 *   the code is complete or cannot be
 */
GPtrArray *
exam_code_table_list_values (const ExamCodeTable *self,
                             const char          *chosen,
                             const char         **title)
{
  GPtrArray *values = g_ptr_array_new ();
  gboolean seen[128] = { FALSE };
  guint position = (guint) strlen (chosen);

  if (title != NULL)
    *title = NULL;
  for (guint i = 0; i < self->rows->len && position < EXAM_CODE_TABLE_AXES; i++)
    {
      const Axis *axis = get_axis (self, i, position);

      if (!row_allows (self, i, chosen) || axis->values == NULL)
        continue;
      if (title != NULL && *title == NULL)
        *title = axis->title;
      for (guint j = 0; j < axis->values->len; j++)
        {
          ExamCodeValue *value = g_ptr_array_index (axis->values, j);

          if (!seen[value->code & 127])
            g_ptr_array_add (values, value);
          seen[value->code & 127] = TRUE;
        }
    }
  g_ptr_array_sort (values, compare_values);
  return values;
}

/** Returns: whether a row of the table makes that code of seven characters */
gboolean
exam_code_table_has_code (const ExamCodeTable *self,
                          const char          *code)
{
  if (strlen (code) != EXAM_CODE_TABLE_AXES)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (row_allows (self, i, code))
      return TRUE;

  return FALSE;
}
