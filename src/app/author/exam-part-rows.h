/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ExamPartMaker:
 * @index: place of the row in its box, from 0
 * @user_data: from exam_part_rows_set_n()
 *
 * Returns: (transfer floating): a row
 */
typedef GtkWidget *(*ExamPartMaker) (guint    index,
                                     gpointer user_data);

void       exam_part_rows_set_n (GtkWidget    *box,
                                 guint         n_rows,
                                 ExamPartMaker maker,
                                 gpointer      user_data);
GtkWidget *exam_part_rows_get (GtkWidget *box,
                               guint      index);
gboolean   exam_part_rows_focus_next (GtkWidget *box);
void       exam_part_rows_focus_last (GtkWidget *box);
gboolean   exam_part_rows_focus_named (GtkWidget  *box,
                                       const char *word,
                                       const char *part);
void       exam_part_rows_focus_mover (GtkWidget *up_button,
                                       GtkWidget *down_button,
                                       gboolean   up);
void       exam_part_rows_catch_enter (GtkWidget      *widget,
                                       GtkShortcutFunc func);

G_END_DECLS
