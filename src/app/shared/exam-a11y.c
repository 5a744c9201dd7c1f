/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-a11y.h"

#include <adwaita.h>

/* What GTK 4.8 does not tell assistive tools by itself, and later versions do not mind hearing twice. */

static void
set_hidden (GtkWidget *widget,
            gboolean   hidden)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, hidden, -1);
}

static void
page_changed_cb (GtkWidget *stack)
{
  g_autoptr (GtkWidget) visible = NULL;

  g_object_get (stack, "visible-child", &visible, NULL);
  for (GtkWidget *page = gtk_widget_get_first_child (stack); page != NULL; page = gtk_widget_get_next_sibling (page))
    set_hidden (page, page != visible);
}

static void
reveal_changed_cb (GtkRevealer *revealer)
{
  GtkWidget *child = gtk_revealer_get_child (revealer);

  if (child != NULL)
    set_hidden (child, !gtk_revealer_get_reveal_child (revealer));
}

/**
 * exam_a11y_prepare:
 * @widget: a widget with everything inside it that its template makes
 *
 * Sees to it that assistive tools find only what is shown: pages behind the one in front, and what a revealer hides, are
 * hidden from them too. And that a button with a mnemonic has one name: GTK 4.8 gives it its label with the underscore, and
 * once more the label without.
 */
void
exam_a11y_prepare (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL &&
      gtk_button_get_use_underline (GTK_BUTTON (widget)))
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
    }
  else if (GTK_IS_STACK (widget) || ADW_IS_VIEW_STACK (widget))
    {
      g_signal_connect (widget, "notify::visible-child", G_CALLBACK (page_changed_cb), NULL);
      page_changed_cb (widget);
    }
  else if (GTK_IS_REVEALER (widget))
    {
      g_signal_connect (widget, "notify::reveal-child", G_CALLBACK (reveal_changed_cb), NULL);
      reveal_changed_cb (GTK_REVEALER (widget));
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    exam_a11y_prepare (child);
}

/**
 * exam_a11y_name_row:
 * @list_item: a row that has its child
 * @name: what a screen reader says when the row gets the focus
 *
 * GTK 4.12 has gtk_list_item_set_accessible_label() for this. Before, the row is only to be had from its child.
 */
void
exam_a11y_name_row (GtkListItem *list_item,
                    const char  *name)
{
  GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (list_item));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * exam_a11y_name_action_row:
 * @row: an action row
 * @name: what a screen reader says when the row gets the focus
 *
 * The row is labelled by its title already, and GTK 4.8 would say that once more behind the name.
 */
void
exam_a11y_name_action_row (AdwActionRow *row,
                           const char   *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * exam_a11y_name_drop_down:
 * @drop_down: a drop-down
 * @name: what it is about, and what is chosen
 *
 * GTK 4.8 gives the name of a drop-down to what is around its button, and none to the button, which has the focus. Both get it.
 */
void
exam_a11y_name_drop_down (GtkDropDown *drop_down,
                          const char  *name)
{
  GtkWidget *button;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
