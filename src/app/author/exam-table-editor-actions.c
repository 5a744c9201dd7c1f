/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-table-editor-private.h"

/* What the menu of a table does. */

/* Where the author was last; at first that is the end. */
static void
get_current (ExamTableEditor *self,
             guint           *row,
             guint           *column)
{
  int at_row = (int) self->n_rows - 1, at_column = (int) self->n_columns - 1;
  ExamRichView *focus = exam_rich_view_find_focus (GTK_WIDGET (self->grid));

  if (focus != NULL)
    g_set_weak_pointer (&self->current, focus);
  if (self->current != NULL)
    exam_table_editor_get_place (self, self->current, &at_row, &at_column);
  *row = (guint) at_row;
  *column = (guint) at_column;
}

static void
row_action_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter G_GNUC_UNUSED)
{
  ExamTableEditor *self = EXAM_TABLE_EDITOR (widget);
  guint row, column;

  get_current (self, &row, &column);
  if (!g_str_equal (name, "table.remove-row"))
    {
      row += g_str_equal (name, "table.add-row-below");
      exam_table_editor_insert_row (self, row);
    }
  else if (self->n_rows > 1)
    {
      /* Before it goes, so that the focus is never nowhere. */
      exam_table_editor_focus_cell (self, row + 1 < self->n_rows ? row + 1 : row - 1, column, FALSE);
      exam_table_editor_remove_row (self, row);
      row = MIN (row, self->n_rows - 1);
    }
  else
    {
      exam_table_editor_say_remove (self);
      return;
    }

  exam_table_editor_focus_cell (self, row, column, FALSE);
  exam_table_editor_say_edited (self);
}

static void
column_action_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter G_GNUC_UNUSED)
{
  ExamTableEditor *self = EXAM_TABLE_EDITOR (widget);
  guint row, column;

  get_current (self, &row, &column);
  if (!g_str_equal (name, "table.remove-column"))
    {
      column += g_str_equal (name, "table.add-column-after");
      exam_table_editor_insert_column (self, column);
    }
  else if (self->n_columns > 1)
    {
      exam_table_editor_focus_cell (self, row, column + 1 < self->n_columns ? column + 1 : column - 1, FALSE);
      exam_table_editor_remove_column (self, column);
      column = MIN (column, self->n_columns - 1);
    }
  else
    {
      exam_table_editor_say_remove (self);
      return;
    }

  exam_table_editor_focus_cell (self, row, column, FALSE);
  exam_table_editor_say_edited (self);
}

static void
heading_action_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter G_GNUC_UNUSED)
{
  ExamTableEditor *self = EXAM_TABLE_EDITOR (widget);
  guint row, column;
  gboolean heading;

  get_current (self, &row, &column);
  heading = !exam_table_editor_is_heading (exam_table_editor_get_cell (self, row, column));
  if (g_str_equal (name, "table.toggle-heading"))
    exam_table_editor_set_heading (exam_table_editor_get_cell (self, row, column), heading);
  for (guint i = 0; g_str_equal (name, "table.toggle-heading-row") && i < self->n_columns; i++)
    exam_table_editor_set_heading (exam_table_editor_get_cell (self, row, i), heading);
  for (guint i = 0; g_str_equal (name, "table.toggle-heading-column") && i < self->n_rows; i++)
    exam_table_editor_set_heading (exam_table_editor_get_cell (self, i, column), heading);

  gtk_widget_grab_focus (GTK_WIDGET (exam_table_editor_get_cell (self, row, column)));
  exam_table_editor_say_edited (self);
}

static void
remove_action_cb (GtkWidget  *widget,
                  const char *name G_GNUC_UNUSED,
                  GVariant   *parameter G_GNUC_UNUSED)
{
  exam_table_editor_say_remove (EXAM_TABLE_EDITOR (widget));
}

/** Installs what the table's menu has. */
void
exam_table_editor_install_actions (GtkWidgetClass *widget_class)
{
  static const struct { const char *name; GtkWidgetActionActivateFunc func; } actions[] = {
    { "table.add-row-above", row_action_cb },
    { "table.add-row-below", row_action_cb },
    { "table.remove-row", row_action_cb },
    { "table.add-column-before", column_action_cb },
    { "table.add-column-after", column_action_cb },
    { "table.remove-column", column_action_cb },
    { "table.toggle-heading", heading_action_cb },
    { "table.toggle-heading-row", heading_action_cb },
    { "table.toggle-heading-column", heading_action_cb },
    { "table.remove", remove_action_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
}
