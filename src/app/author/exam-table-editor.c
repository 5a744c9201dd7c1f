/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-table-editor-private.h"

#include <glib/gi18n.h>

#include "app/author/exam-rich-blocks.h"
#include "app/shared/exam-widget.h"

G_DEFINE_FINAL_TYPE (ExamTableEditor, exam_table_editor, GTK_TYPE_WIDGET)

enum {
  EDITED,
  CELL_ADDED,
  LEAVE,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

guint
exam_table_editor_get_n_rows (ExamTableEditor *self)
{
  g_return_val_if_fail (EXAM_IS_TABLE_EDITOR (self), 0);
  return self->n_rows;
}

guint
exam_table_editor_get_n_columns (ExamTableEditor *self)
{
  g_return_val_if_fail (EXAM_IS_TABLE_EDITOR (self), 0);
  return self->n_columns;
}

/** Returns: (transfer none): the cell; both counted from 0 */
ExamRichView *
exam_table_editor_get_cell (ExamTableEditor *self,
                            guint            row,
                            guint            column)
{
  g_return_val_if_fail (EXAM_IS_TABLE_EDITOR (self), NULL);
  return EXAM_RICH_VIEW (gtk_grid_get_child_at (self->grid, (int) column, (int) row));
}

void
exam_table_editor_say_edited (ExamTableEditor *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

void
exam_table_editor_say_remove (ExamTableEditor *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

/* Where a cell stands, said to those who cannot see it. */
static void
name_cells (ExamTableEditor *self)
{
  for (guint row = 0; row < self->n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      {
        /* Translators: a cell of a table; row and column, counted from 1 */
        g_autofree char *name = g_strdup_printf (_("Row %u, column %u"), row + 1, column + 1);

        gtk_accessible_update_property (GTK_ACCESSIBLE (exam_table_editor_get_cell (self, row, column)),
                                        GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      }
}

void
exam_table_editor_set_heading (ExamRichView *cell,
                               gboolean      heading)
{
  if (heading)
    gtk_widget_add_css_class (GTK_WIDGET (cell), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cell), "heading");
}

gboolean
exam_table_editor_is_heading (ExamRichView *cell)
{
  return gtk_widget_has_css_class (GTK_WIDGET (cell), "heading");
}

/* --- Moving --- */

void
exam_table_editor_focus_cell (ExamTableEditor *self,
                              guint            row,
                              guint            column,
                              gboolean         at_end)
{
  ExamRichView *cell = exam_table_editor_get_cell (self, row, column);

  exam_rich_view_place_cursor (cell, at_end);
  gtk_widget_grab_focus (GTK_WIDGET (cell));
}

/**
 * exam_table_editor_enter:
 * @self: a table
 * @at_end: whether the cursor comes from below
 */
void
exam_table_editor_enter (ExamTableEditor *self,
                         gboolean         at_end)
{
  g_return_if_fail (EXAM_IS_TABLE_EDITOR (self));
  exam_table_editor_focus_cell (self, at_end ? self->n_rows - 1 : 0, at_end ? self->n_columns - 1 : 0, at_end);
}

void
exam_table_editor_get_place (ExamTableEditor *self,
                             ExamRichView    *cell,
                             int             *row,
                             int             *column)
{
  gtk_grid_query_child (self->grid, GTK_WIDGET (cell), column, row, NULL, NULL);
}

static void
cell_leave_cb (ExamRichView    *cell,
               GtkDirectionType direction,
               ExamTableEditor *self)
{
  gboolean back = direction == GTK_DIR_UP || direction == GTK_DIR_LEFT;
  int row, column, at;

  if (direction == GTK_DIR_TAB_BACKWARD)
    return;

  exam_table_editor_get_place (self, cell, &row, &column);
  at = row * (int) self->n_columns + column;
  at += (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN ? (int) self->n_columns : 1) * (back ? -1 : 1);
  if (at < 0 || at >= (int) (self->n_rows * self->n_columns))
    g_signal_emit (self, signals[LEAVE], 0, direction);
  else
    exam_table_editor_focus_cell (self, (guint) at / self->n_columns, (guint) at % self->n_columns, back);
}

/* --- Cells --- */

static void
enter_cb (GtkEventController *controller,
          ExamTableEditor    *self)
{
  g_set_weak_pointer (&self->current, EXAM_RICH_VIEW (gtk_event_controller_get_widget (controller)));
}

static void
add_cell (ExamTableEditor *self,
          guint            row,
          guint            column,
          const char      *markup,
          gboolean         heading)
{
  ExamRichView *cell = EXAM_RICH_VIEW (exam_rich_view_new (TRUE));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  exam_rich_buffer_set_cell (exam_rich_view_get_buffer (cell), markup);
  gtk_widget_set_hexpand (GTK_WIDGET (cell), TRUE);
  exam_table_editor_set_heading (cell, heading);
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (cell), self->menu);

  g_signal_connect (focus, "enter", G_CALLBACK (enter_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (cell), focus);
  g_signal_connect (cell, "leave", G_CALLBACK (cell_leave_cb), self);
  gtk_grid_attach (self->grid, GTK_WIDGET (cell), (int) column, (int) row, 1, 1);
  g_signal_emit (self, signals[CELL_ADDED], 0, cell);
}

/* Returns: whether all cells of a row, or of a column, are headings, but for the one at @row and @column */
static gboolean
are_headings (ExamTableEditor *self,
              guint            row,
              guint            column,
              gboolean         along_row)
{
  guint n = along_row ? self->n_columns : self->n_rows;

  for (guint i = 0; i < n; i++)
    {
      ExamRichView *cell = along_row ? exam_table_editor_get_cell (self, row, i)
                                     : exam_table_editor_get_cell (self, i, column);

      if (i != (along_row ? column : row) && !exam_table_editor_is_heading (cell))
        return FALSE;
    }

  return n > (along_row ? 1 : 2);
}

/* A column of headings goes on. */
void
exam_table_editor_insert_row (ExamTableEditor *self,
                              guint            row)
{
  gtk_grid_insert_row (self->grid, (int) row);
  self->n_rows++;
  for (guint column = 0; column < self->n_columns; column++)
    add_cell (self, row, column, "", are_headings (self, row, column, FALSE));
  name_cells (self);
}

/* A row of headings goes on. */
void
exam_table_editor_insert_column (ExamTableEditor *self,
                                 guint            column)
{
  gtk_grid_insert_column (self->grid, (int) column);
  self->n_columns++;
  for (guint row = 0; row < self->n_rows; row++)
    add_cell (self, row, column, "", are_headings (self, row, column, TRUE));
  name_cells (self);
}

void
exam_table_editor_remove_row (ExamTableEditor *self,
                              guint            row)
{
  gtk_grid_remove_row (self->grid, (int) row);
  self->n_rows--;
  name_cells (self);
}

void
exam_table_editor_remove_column (ExamTableEditor *self,
                                 guint            column)
{
  gtk_grid_remove_column (self->grid, (int) column);
  self->n_columns--;
  name_cells (self);
}

/* --- Keys --- */

static gboolean
key_pressed_cb (ExamTableEditor *self,
                guint            key,
                guint            code G_GNUC_UNUSED,
                GdkModifierType  state)
{
  gboolean back = key == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK);
  ExamRichView *cell = exam_rich_view_find_focus (GTK_WIDGET (self->grid));
  int row, column, at;

  if ((key != GDK_KEY_Tab && key != GDK_KEY_KP_Tab && key != GDK_KEY_ISO_Left_Tab) || (state & GDK_CONTROL_MASK) ||
      cell == NULL)
    return FALSE;

  exam_table_editor_get_place (self, cell, &row, &column);
  at = row * (int) self->n_columns + column + (back ? -1 : 1);
  if (at < 0)
    return FALSE;

  if (at == (int) (self->n_rows * self->n_columns))
    {
      exam_table_editor_insert_row (self, self->n_rows);
      exam_table_editor_say_edited (self);
    }
  exam_table_editor_focus_cell (self, (guint) at / self->n_columns, (guint) at % self->n_columns, TRUE);
  return TRUE;
}

/* --- Setting --- */

/**
 * exam_table_editor_set_block:
 * @self: a table
 * @block: what to show: a table of at least one cell
 */
void
exam_table_editor_set_block (ExamTableEditor     *self,
                             const ExamTextBlock *block)
{
  guint n_rows, n_columns;
  gboolean fits;

  g_return_if_fail (EXAM_IS_TABLE_EDITOR (self));
  g_return_if_fail (block->n_columns > 0 && block->cells->len >= block->n_columns);

  n_columns = block->n_columns;
  n_rows = block->cells->len / n_columns;
  fits = n_rows == self->n_rows && n_columns == self->n_columns;
  if (!fits)
    {
      g_clear_weak_pointer (&self->current);
      exam_widget_remove_children (GTK_WIDGET (self->grid));
    }
  self->n_rows = n_rows;
  self->n_columns = n_columns;

  for (guint i = 0; i < n_rows * n_columns; i++)
    {
      const ExamTextCell *cell = g_ptr_array_index (block->cells, i);
      ExamRichView *view;
      g_autofree char *shown = NULL;

      if (!fits)
        {
          add_cell (self, i / n_columns, i % n_columns, cell->markup, cell->heading);
          continue;
        }

      view = exam_table_editor_get_cell (self, i / n_columns, i % n_columns);
      shown = exam_rich_buffer_dup_cell (exam_rich_view_get_buffer (view));
      exam_table_editor_set_heading (view, cell->heading);
      if (!g_str_equal (shown, cell->markup))
        exam_rich_buffer_set_cell (exam_rich_view_get_buffer (view), cell->markup);
    }

  name_cells (self);
}

/** Returns: (transfer full): what is written */
ExamTextBlock *
exam_table_editor_dup_block (ExamTableEditor *self)
{
  ExamTextBlock *block = exam_text_block_new (EXAM_TEXT_TABLE);

  g_return_val_if_fail (EXAM_IS_TABLE_EDITOR (self), block);

  block->n_columns = self->n_columns;
  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    {
      ExamRichView *cell = exam_table_editor_get_cell (self, i / self->n_columns, i % self->n_columns);

      exam_text_block_add_cell (block, exam_rich_buffer_dup_cell (exam_rich_view_get_buffer (cell)),
                                exam_table_editor_is_heading (cell));
    }

  return block;
}

static void
exam_table_editor_dispose (GObject *object)
{
  ExamTableEditor *self = EXAM_TABLE_EDITOR (object);

  g_clear_weak_pointer (&self->current);
  exam_widget_dispose_template (GTK_WIDGET (self), EXAM_TYPE_TABLE_EDITOR);
  G_OBJECT_CLASS (exam_table_editor_parent_class)->dispose (object);
}

static void
exam_table_editor_class_init (ExamTableEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_table_editor_dispose;

  /**
   * ExamTableEditor::edited:
   *
   * The author has changed rows, columns or headings; for the text of cells see ExamRichBuffer::edited.
   */
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  /**
   * ExamTableEditor::cell-added:
   * @cell: a new cell
   */
  signals[CELL_ADDED] = g_signal_new ("cell-added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, EXAM_TYPE_RICH_VIEW);

  /**
   * ExamTableEditor::leave:
   * @direction: where to
   *
   * The cursor is asked to go where there are no more cells.
   */
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, GTK_TYPE_DIRECTION_TYPE);

  /**
   * ExamTableEditor::remove:
   *
   * The author does not want the table any more.
   */
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  exam_table_editor_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tableeditor");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-table-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamTableEditor, grid);
  gtk_widget_class_bind_template_child (widget_class, ExamTableEditor, menu);
}

static void
exam_table_editor_init (ExamTableEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
exam_table_editor_new (void)
{
  return g_object_new (EXAM_TYPE_TABLE_EDITOR, NULL);
}
