/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-list-focus.h"

/* What gtk_list_view_scroll_to() of GTK 4.12 does: before, a list gives the focus to its first row, and can scroll only once
 * it has a size. */

#define LIST_ITEM "list-item"
#define SCROLLING "scrolling"
#define HELD "held"

/** Lets the row of @list_item, which has its child, be found again. To be called once, when it is set up. */
void
exam_list_focus_bind (GtkListItem *list_item)
{
  g_return_if_fail (GTK_IS_LIST_ITEM (list_item));
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (list_item)), LIST_ITEM, list_item);
}

static guint
get_selected (GtkWidget *list)
{
  GtkSelectionModel *model = GTK_IS_GRID_VIEW (list) ? gtk_grid_view_get_model (GTK_GRID_VIEW (list))
                                                     : gtk_list_view_get_model (GTK_LIST_VIEW (list));

  return gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model));
}

static GtkWidget *
find_selected_row (GtkWidget *list)
{
  guint selected = get_selected (list);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);
      GtkListItem *list_item = child != NULL ? g_object_get_data (G_OBJECT (child), LIST_ITEM) : NULL;

      if (list_item != NULL && gtk_list_item_get_position (list_item) == selected)
        return row;
    }
  return NULL;
}

static gboolean
scroll_tick_cb (GtkWidget     *widget,
                GdkFrameClock *frame_clock,
                gpointer       data)
{
  GtkWidget *row;

  if (gtk_widget_get_height (widget) == 0)
    return G_SOURCE_CONTINUE;

  gtk_widget_activate_action (widget, "list.scroll-to-item", "u", get_selected (widget));
  row = find_selected_row (widget);
  if (row != NULL)
    gtk_widget_grab_focus (row);
  g_object_set_data (G_OBJECT (widget), SCROLLING, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * exam_list_focus_grab:
 * @list: a #GtkListView or a #GtkGridView of one column, of a #GtkSingleSelection, whose rows went through exam_list_focus_bind()
 *
 * Moves the focus to the selected row, and scrolls there.
 *
 * Returns: whether the list has the focus; the row has it soon, if not at once
 */
gboolean
exam_list_focus_grab (GtkWidget *list)
{
  GtkWidget *row;

  g_return_val_if_fail (GTK_IS_LIST_VIEW (list) || GTK_IS_GRID_VIEW (list), FALSE);

  row = find_selected_row (list);
  if (g_object_get_data (G_OBJECT (list), SCROLLING) == NULL)
    {
      g_object_set_data (G_OBJECT (list), SCROLLING, GINT_TO_POINTER (TRUE));
      gtk_widget_add_tick_callback (list, scroll_tick_cb, NULL, NULL);
    }
  return gtk_widget_grab_focus (row != NULL ? row : list);
}

/* Where a list that is held was scrolled to. */
typedef struct {
  double   value;
  gboolean laid_out;  /* since its rows changed places */
} Hold;

static gboolean
hold_tick_cb (GtkWidget     *widget,
              GdkFrameClock *frame_clock,
              gpointer       data)
{
  Hold *hold = data;

  if (!hold->laid_out)
    {
      hold->laid_out = TRUE;
      return G_SOURCE_CONTINUE;
    }
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget)), hold->value);
  if (get_selected (widget) != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (widget, "list.scroll-to-item", "u", get_selected (widget));
  g_object_set_data (G_OBJECT (widget), HELD, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * exam_list_focus_hold:
 * @list: a list whose rows change places
 *
 * Lets a list stay scrolled as it is, as far as its selected row can be seen then. By itself it moves along with that row, so
 * that one that was dragged does not stay where it was dropped.
 */
void
exam_list_focus_hold (GtkWidget *list)
{
  Hold *hold;

  g_return_if_fail (GTK_IS_LIST_VIEW (list) || GTK_IS_GRID_VIEW (list));

  if (g_object_get_data (G_OBJECT (list), HELD) != NULL || !gtk_widget_get_mapped (list))
    return;
  hold = g_new0 (Hold, 1);
  hold->value = gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)));
  g_object_set_data (G_OBJECT (list), HELD, hold);
  gtk_widget_add_tick_callback (list, hold_tick_cb, hold, g_free);
}
