/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-widget.h"

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
