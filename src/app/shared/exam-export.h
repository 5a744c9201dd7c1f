/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *exam_export_get_path (GtkWidget *widget,
                            GFile     *file);
void  exam_export_done (GtkWidget  *widget,
                        const char *path);
void  exam_export_text (GtkWidget  *widget,
                        const char *title,
                        const char *filter_name,
                        const char *suffix,
                        const char *name,
                        char       *text);

G_END_DECLS
