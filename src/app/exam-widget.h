/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void exam_widget_remove_children (GtkWidget *widget);
void exam_widget_let_wrap (GtkWidget *widget);
void exam_widget_dispose_template (GtkWidget *widget,
                                   GType      type);

G_END_DECLS
