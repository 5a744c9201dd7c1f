/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/codes/exam-code-row.h"

#include "app/codes/exam-code-item.h"
#include "app/shared/exam-a11y.h"
#include "app/shared/exam-list-focus.h"

/* A code in a list: its name, and its title below. */

static void
row_set_up_cb (GtkListItemFactory *factory,
               GtkListItem        *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), i == 1);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), i == 1 ? 3 : 1);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, i == 0 ? "code-name" : "caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (list_item, box);
  exam_list_focus_bind (list_item);
}

static void
row_bind_cb (GtkListItemFactory *factory,
             GtkListItem        *list_item)
{
  ExamCodeItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  g_autofree char *accessible_name = exam_code_item_dup_accessible_name (item);

  gtk_label_set_text (GTK_LABEL (name), exam_code_item_get_name (item));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (name)), exam_code_item_get_title (item));
  if (exam_code_item_is_heading (item))
    gtk_widget_add_css_class (name, "dim-label");
  else
    gtk_widget_remove_css_class (name, "dim-label");
  exam_a11y_name_row (list_item, accessible_name);
}

/** Returns: (transfer full): makes rows for a list of #ExamCodeItem */
GtkListItemFactory *
exam_code_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  return factory;
}
