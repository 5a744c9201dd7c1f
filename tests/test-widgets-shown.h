/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *test_find_type (GtkWidget *widget,
                           GType      type);
gboolean   test_says (GtkWidget  *widget,
                      const char *text);

G_END_DECLS
