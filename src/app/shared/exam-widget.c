/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-widget.h"

void
exam_widget_remove_children (GtkWidget *widget)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

/** Disposes of what the template of @type made; those of its children that have no id, too, which GTK leaves to its callers. */
void
exam_widget_dispose_template (GtkWidget *widget,
                              GType      type)
{
  gtk_widget_dispose_template (widget, type);
  exam_widget_remove_children (widget);
}

/** Lets the texts of all buttons and labels inside @widget break into lines where there is not enough room for them. */
void
exam_widget_let_wrap (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_LABEL (widget))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_justify (GTK_LABEL (widget), GTK_JUSTIFY_CENTER);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    exam_widget_let_wrap (child);
}

void
exam_widget_remove_rows (GtkListBox *list_box)
{
  GtkListBoxRow *row;

  g_return_if_fail (GTK_IS_LIST_BOX (list_box));

  while ((row = gtk_list_box_get_row_at_index (list_box, 0)) != NULL)
    gtk_list_box_remove (list_box, GTK_WIDGET (row));
}

static GtkWidget *
find_focus_child (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget) ? gtk_widget_get_focus_child (widget) : NULL;
}

/**
 * exam_widget_focus_children:
 * @widget: a widget that passes the focus on to one of its children when it gets it
 * @direction: where to
 *
 * What such a widget has for GtkWidgetClass.focus. That of GtkWidget lets @widget itself take the focus as well: before its
 * children, so that Tab skips those before the one that gets it, and when Shift and Tab lead out of it, so that they do not.
 *
 * Returns: whether one of the children has the focus now
 */
gboolean
exam_widget_focus_children (GtkWidget       *widget,
                            GtkDirectionType direction)
{
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;
  GtkWidget *child;

  if (!forward && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->focus (widget, direction);

  child = find_focus_child (widget);
  if (child == NULL)
    child = forward ? gtk_widget_get_first_child (widget) : gtk_widget_get_last_child (widget);
  for (; child != NULL; child = forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child))
    if (gtk_widget_get_mapped (child) && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

/** Returns: place of the row that has the focus, or has it in it; -1 when it is elsewhere */
int
exam_widget_find_focus_row (GtkListBox *list_box)
{
  GtkRoot *root;
  GtkWidget *focus, *row;

  g_return_val_if_fail (GTK_IS_LIST_BOX (list_box), -1);

  root = gtk_widget_get_root (GTK_WIDGET (list_box));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (list_box))
         ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/** Gives the focus to the row at @index, or the last one before it; -1 for none. */
void
exam_widget_focus_row (GtkListBox *list_box,
                       int         index)
{
  GtkListBoxRow *row = NULL;

  g_return_if_fail (GTK_IS_LIST_BOX (list_box));

  while (index >= 0 && row == NULL)
    row = gtk_list_box_get_row_at_index (list_box, index--);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
reveal (GtkAdjustment *adjustment,
        double         from,
        double         to)
{
  double value = gtk_adjustment_get_value (adjustment);

  if (from < 0)
    gtk_adjustment_set_value (adjustment, value + from);
  else if (to > gtk_adjustment_get_page_size (adjustment))
    gtk_adjustment_set_value (adjustment, value + MIN (to - gtk_adjustment_get_page_size (adjustment), from));
}

/**
 * exam_widget_scroll_to:
 * @widget: a widget
 * @area: a part of it, in its coordinates
 *
 * Scrolls what the widget is in, however deep, as little as is needed to show that part.
 */
void
exam_widget_scroll_to (GtkWidget          *widget,
                       const GdkRectangle *area)
{
  GtkWidget *scrolled = widget;

  while ((scrolled = gtk_widget_get_ancestor (gtk_widget_get_parent (scrolled), GTK_TYPE_SCROLLED_WINDOW)) != NULL)
    {
      graphene_point_t from = GRAPHENE_POINT_INIT ((float) area->x, (float) area->y);

      if (!gtk_widget_compute_point (widget, scrolled, &from, &from))
        return;
      reveal (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)), from.y, from.y + area->height);
      reveal (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled)), from.x, from.x + area->width);
      if (gtk_widget_get_parent (scrolled) == NULL)
        return;
    }
}
