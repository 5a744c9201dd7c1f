/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     exam_list_focus_bind (GtkListItem *list_item);
gboolean exam_list_focus_grab (GtkWidget *list);
void     exam_list_focus_hold (GtkWidget *list);

G_END_DECLS
