/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void exam_widget_remove_children (GtkWidget *widget);
void exam_widget_let_wrap (GtkWidget *widget);
void exam_widget_dispose_template (GtkWidget *widget,
                                   GType      type);
void exam_widget_remove_rows (GtkListBox *list_box);
int  exam_widget_find_focus_row (GtkListBox *list_box);
void exam_widget_focus_row (GtkListBox *list_box,
                            int         index);
gboolean exam_widget_focus_children (GtkWidget       *widget,
                                     GtkDirectionType direction);
void exam_widget_scroll_to (GtkWidget          *widget,
                            const GdkRectangle *area);

G_END_DECLS
