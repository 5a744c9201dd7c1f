/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-part-rows.h"

#include <string.h>

/*
 * Rows of a form that stand for the options, codes, sources or documents of what is shown. They are made when they are first
 * needed and kept for what is shown next; those that are too many are hidden.
 */

/* The focus goes to the row before, where there is one: what is hidden while it has it leaves GTK without any. */
static void
pass_focus (GtkWidget *row)
{
  GtkRoot *root = gtk_widget_get_root (row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *previous = gtk_widget_get_prev_sibling (row);

  if (focus != NULL && gtk_widget_is_ancestor (focus, row) && (previous == NULL || !gtk_widget_grab_focus (previous)))
    gtk_root_set_focus (root, NULL);
}

/** Sees to it that the first @n_rows rows of @box are there and shown, and no others. */
void
exam_part_rows_set_n (GtkWidget    *box,
                      guint         n_rows,
                      ExamPartMaker maker,
                      gpointer      user_data)
{
  GtkWidget *row;
  guint n = 0, n_shown = 0;

  g_return_if_fail (GTK_IS_BOX (box));
  g_return_if_fail (maker != NULL);

  for (row = gtk_widget_get_first_child (box); row != NULL; row = gtk_widget_get_next_sibling (row))
    n_shown += gtk_widget_get_visible (row);
  for (; n_shown > n_rows; n_shown--)
    {
      row = exam_part_rows_get (box, n_shown - 1);
      pass_focus (row);
      gtk_widget_set_visible (row, FALSE);
    }
  for (row = gtk_widget_get_first_child (box); row != NULL && n < n_rows; row = gtk_widget_get_next_sibling (row), n++)
    gtk_widget_set_visible (row, TRUE);
  for (; n < n_rows; n++)
    gtk_box_append (GTK_BOX (box), maker (n, user_data));
}

/** Returns: (transfer none) (nullable): a row that is shown, by its place */
GtkWidget *
exam_part_rows_get (GtkWidget *box,
                    guint      index)
{
  GtkWidget *row;

  g_return_val_if_fail (GTK_IS_BOX (box), NULL);

  for (row = gtk_widget_get_first_child (box); row != NULL && index > 0; row = gtk_widget_get_next_sibling (row))
    index--;
  return row != NULL && gtk_widget_get_visible (row) ? row : NULL;
}

/** Gives the focus to the row behind the one that has it, or to the first. Returns: whether there is one */
gboolean
exam_part_rows_focus_next (GtkWidget *box)
{
  GtkWidget *row;

  g_return_val_if_fail (GTK_IS_BOX (box), FALSE);

  row = gtk_widget_get_focus_child (box);
  row = row != NULL ? gtk_widget_get_next_sibling (row) : gtk_widget_get_first_child (box);
  return row != NULL && gtk_widget_get_visible (row) && gtk_widget_grab_focus (row);
}

/** Gives the focus to the last row that is shown: what has just been added. */
void
exam_part_rows_focus_last (GtkWidget *box)
{
  GtkWidget *row;

  g_return_if_fail (GTK_IS_BOX (box));

  row = gtk_widget_get_last_child (box);
  while (row != NULL && !gtk_widget_get_visible (row))
    row = gtk_widget_get_prev_sibling (row);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

/**
 * exam_part_rows_focus_named:
 * @box: rows
 * @word: what they are called
 * @part: the name of a part: "option 2" is the second row of those called "option"; without a number it is the first
 *
 * Returns: whether the part is one of these rows, which has the focus now
 */
gboolean
exam_part_rows_focus_named (GtkWidget  *box,
                            const char *word,
                            const char *part)
{
  gsize length;
  guint64 number;
  GtkWidget *row;

  g_return_val_if_fail (GTK_IS_BOX (box), FALSE);
  g_return_val_if_fail (word != NULL && part != NULL, FALSE);

  length = strlen (word);
  if (strncmp (part, word, length) != 0 || (part[length] != ' ' && part[length] != '\0'))
    return FALSE;
  number = part[length] == ' ' ? g_ascii_strtoull (part + length + 1, NULL, 10) : 1;
  row = number > 0 && number < G_MAXINT ? exam_part_rows_get (box, (guint) number - 1) : NULL;
  return row != NULL && gtk_widget_get_mapped (row) && gtk_widget_grab_focus (row);
}

/**
 * exam_part_rows_focus_mover:
 * @up_button: moves a row up; it belongs to the place where the row is now
 * @down_button: moves it down
 * @up: which of them moved it there
 *
 * Keeps the focus with what was moved, on the button that moves it on, or back from the end of the list.
 */
void
exam_part_rows_focus_mover (GtkWidget *up_button,
                            GtkWidget *down_button,
                            gboolean   up)
{
  GtkWidget *wanted = up ? up_button : down_button;
  GtkWidget *other = up ? down_button : up_button;

  gtk_widget_grab_focus (gtk_widget_get_sensitive (wanted) ? wanted : other);
}

/**
 * exam_part_rows_catch_enter:
 * @widget: what the rows are in
 * @func: called with @widget at Control and Enter
 *
 * Comes before the text that has the focus, which takes every Enter for a new line.
 */
void
exam_part_rows_catch_enter (GtkWidget      *widget,
                            GtkShortcutFunc func)
{
  GtkEventController *controller;
  GtkShortcutTrigger *trigger;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  controller = gtk_shortcut_controller_new ();
  trigger = gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                                         gtk_keyval_trigger_new (GDK_KEY_KP_Enter, GDK_CONTROL_MASK));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (trigger, gtk_callback_action_new (func, NULL, NULL)));
  gtk_widget_add_controller (widget, controller);
}
