/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-tables-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "codes/exam-code-tree.h"
#include "codes/exam-code-year.h"

#define TABLE_AXES 3
#define ALL_AXES 7

typedef struct {
  ExamCodeEdition *edition;
  char             table[TABLE_AXES + 1];
  guint            first_axis;     /* of the table, in the edition */
  guint            row;            /* 0 outside of rows */
  guint            n_rows;
  guint            position;       /* of the axis that is being read, or 0 */
  guint            n_positions;    /* axes of the table, or of the row */
  char             code[2];        /* of the label that is being read */
  char            *title;          /* (owned) (nullable) of the axis */
  char            *definition;     /* (owned) (nullable) */
  GString         *values;         /* (owned) of the axis */
  guint            n_values;
  guint64          n_codes;        /* that the row makes */
  char            *expected;       /* (owned) (nullable) how many the file says */
} Reader;

static void
begin_axis (Reader                 *self,
            ExamCodeTree           *tree,
            const ExamXmlAttribute *attributes,
            guint                   n_attributes)
{
  const char *text = exam_code_tree_get (attributes, n_attributes, "pos");
  guint position = text != NULL && strlen (text) == 1 && g_ascii_isdigit (*text) ? (guint) (*text - '0') : 0;
  guint expected = (self->row > 0 ? TABLE_AXES : 0) + self->n_positions + 1;

  if (position != expected || position > (self->row > 0 ? ALL_AXES : TABLE_AXES))
    {
      exam_code_tree_add_error (tree, _("the axis %u was expected here"), expected);
      position = 0;
    }
  self->position = position;
  self->n_positions++;
  self->n_values = 0;
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->definition, g_free);
  g_string_truncate (self->values, 0);
}

static void
begin_label (Reader                 *self,
             ExamCodeTree           *tree,
             const ExamXmlAttribute *attributes,
             guint                   n_attributes)
{
  const char *code = exam_code_tree_get (attributes, n_attributes, "code");

  self->code[0] = '\0';
  /* No I and no O, which could be taken for 1 and 0. */
  if (code == NULL || strlen (code) != 1 || strchr ("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ", *code) == NULL)
    exam_code_tree_add_error (tree, _("'%s' is no character of ICD-10-PCS"), code != NULL ? code : "");
  else
    self->code[0] = *code;
}

static void
start_cb (ExamCodeTree           *tree,
          const char             *name,
          const ExamXmlAttribute *attributes,
          guint                   n_attributes,
          gpointer                user_data)
{
  Reader *self = user_data;

  if (g_str_equal (name, "pcsTable"))
    {
      memset (self->table, 0, sizeof self->table);
      self->first_axis = self->edition->axes->len;
      self->n_positions = 0;
      self->n_rows = 0;
      self->row = 0;
    }
  else if (g_str_equal (name, "pcsRow"))
    {
      self->row = ++self->n_rows;
      self->n_positions = 0;
      self->n_codes = 1;
      g_free (self->expected);
      self->expected = g_strdup (exam_code_tree_get (attributes, n_attributes, "codes"));
      if (strlen (self->table) != TABLE_AXES)
        exam_code_tree_add_error (tree, _("a row stands before the three axes of its table"));
    }
  else if (g_str_equal (name, "axis"))
    begin_axis (self, tree, attributes, n_attributes);
  else if (g_str_equal (name, "label"))
    begin_label (self, tree, attributes, n_attributes);
}

static void
end_axis (Reader       *self,
          ExamCodeTree *tree)
{
  ExamCodeAxisRow axis = { .row = self->row, .position = self->position, .table = "" };

  /* What was wrong is told already. */
  if (self->position == 0 || (self->row > 0 && strlen (self->table) != TABLE_AXES))
    return;
  if (self->n_values == 0 || (self->row == 0 && self->n_values != 1))
    {
      exam_code_tree_add_error (tree, _("this axis should have one value"));
      return;
    }

  if (self->row == 0)
    self->table[self->position - 1] = self->values->str[0];
  self->n_codes *= self->n_values;
  axis.title = exam_code_edition_keep (self->edition, self->title != NULL ? self->title : "", -1);
  axis.values = exam_code_edition_keep (self->edition, self->values->str, (gssize) self->values->len);
  if (self->definition != NULL)
    axis.definition = exam_code_edition_keep (self->edition, self->definition, -1);
  if (self->row > 0)
    axis.table = g_array_index (self->edition->axes, ExamCodeAxisRow, self->first_axis).table;
  g_array_append_val (self->edition->axes, axis);
  self->position = 0;

  /* The name of the table is known with its third axis. */
  if (self->row == 0 && self->n_positions == TABLE_AXES)
    {
      const char *table = exam_code_edition_keep (self->edition, self->table, -1);

      for (guint i = self->first_axis; i < self->edition->axes->len; i++)
        g_array_index (self->edition->axes, ExamCodeAxisRow, i).table = table;
    }
}

static void
end_row (Reader       *self,
         ExamCodeTree *tree)
{
  if (self->n_positions != ALL_AXES - TABLE_AXES)
    exam_code_tree_add_error (tree, _("this row lacks axes"));
  else if (self->expected != NULL && g_ascii_strtoull (self->expected, NULL, 10) != self->n_codes)
    exam_code_tree_add_error (tree, _("this row should make %s codes but makes %u; download the file again"), self->expected,
                              (guint) self->n_codes);
  self->edition->n_billable += (guint) self->n_codes;
  self->row = 0;
}

static void
end_cb (ExamCodeTree *tree,
        const char   *name,
        const char   *text,
        gpointer      user_data)
{
  Reader *self = user_data;
  const char *parent = exam_code_tree_get_parent (tree, 0);

  if (parent == NULL)
    return;

  if (g_str_equal (name, "axis"))
    end_axis (self, tree);
  else if (g_str_equal (name, "pcsRow"))
    end_row (self, tree);
  else if (g_str_equal (name, "pcsTable") && self->n_rows == 0)
    exam_code_tree_add_error (tree, _("this table has no rows"));
  else if (g_str_equal (name, "version"))
    self->edition->year = exam_code_find_year (text);
  else if (self->position == 0)
    return;
  else if (g_str_equal (name, "label") && self->code[0] != '\0')
    {
      g_autofree char *label = g_strdelimit (g_strdup (text), "\t\r\n", ' ');

      self->n_values++;
      g_string_append_printf (self->values, "%s%c\t%s", self->values->len > 0 ? "\n" : "", self->code[0], label);
    }
  else if (g_str_equal (name, "title") && g_str_equal (parent, "axis"))
    {
      g_free (self->title);
      self->title = g_strdup (text);
    }
  else if (g_str_equal (name, "definition"))
    {
      g_free (self->definition);
      self->definition = g_strdup (text);
    }
}

static void
check_tables (const ExamCodeEdition *edition,
              ExamProblems          *problems)
{
  g_autoptr (GHashTable) tables = g_hash_table_new (g_str_hash, g_str_equal);
  const char *last = "";

  for (guint i = 0; i < edition->axes->len; i++)
    {
      const ExamCodeAxisRow *axis = &g_array_index (edition->axes, ExamCodeAxisRow, i);

      if (axis->row == 0 && axis->position == 1 && !g_hash_table_add (tables, (gpointer) axis->table))
        exam_problems_add (problems, EXAM_SEVERITY_ERROR, edition->file, 1, 1, NULL, _("the table %s is there twice"), axis->table);
      last = axis->table;
    }

  if (g_hash_table_size (tables) == 0)
    exam_problems_add (problems, EXAM_SEVERITY_ERROR, edition->file, 1, 1, NULL, _("there are no codes in this file"));
  else if (*last != 'X')
    exam_problems_add (problems, EXAM_SEVERITY_WARNING, edition->file, 1, 1, NULL,
                       _("the last table is %s, so this is not the whole set, which ends with tables of section X"), last);
}

/**
 * exam_code_tables_read:
 * @file: the name for problems
 * @bytes: the XML of the tables of ICD-10-PCS: `icd10pcs_tables_2026.xml`
 * @problems: gets what is wrong
 *
 * Returns: (transfer full) (nullable): the tables, or %NULL when there were errors
 */
ExamCodeEdition *
exam_code_tables_read (const char   *file,
                       GBytes       *bytes,
                       ExamProblems *problems)
{
  static const ExamCodeTreeHandler handler = { start_cb, end_cb };
  g_autoptr (ExamCodeEdition) edition = exam_code_edition_new (EXAM_CODE_SYSTEM_ICD_10_PCS, EXAM_CODE_PART_TABLES, file);
  guint n_errors = exam_problems_count (problems, EXAM_SEVERITY_ERROR);
  Reader self = { .edition = edition, .values = g_string_new (NULL) };
  gboolean complete = exam_code_tree_read (file, bytes, "ICD10PCS.tabular", &handler, &self, problems);

  g_string_free (self.values, TRUE);
  g_free (self.title);
  g_free (self.definition);
  g_free (self.expected);
  if (complete && exam_problems_count (problems, EXAM_SEVERITY_ERROR) == n_errors)
    check_tables (edition, problems);
  return complete && exam_problems_count (problems, EXAM_SEVERITY_ERROR) == n_errors ? g_steal_pointer (&edition) : NULL;
}
