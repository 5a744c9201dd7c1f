/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_ERROR_GROUPS_VIEW (exam_error_groups_view_get_type ())
G_DECLARE_FINAL_TYPE (ExamErrorGroupsView, exam_error_groups_view, EXAM, ERROR_GROUPS_VIEW, GtkWidget)

/**
 * ExamErrorGroupText:
 * @group: an #ExamErrorGroup
 * @detail: (out) (transfer full) (nullable): what else is to be said of it
 * @user_data: what was given with the function
 *
 * Returns: (transfer full): what a group is called
 */
typedef char *(*ExamErrorGroupText) (gconstpointer group,
                                     char        **detail,
                                     gpointer      user_data);

void exam_error_groups_view_show (ExamErrorGroupsView *self,
                                  GPtrArray           *groups,
                                  guint                n_misses,
                                  ExamErrorGroupText   get_text,
                                  gpointer             user_data);
void exam_error_groups_view_set_note (ExamErrorGroupsView *self,
                                      const char          *note);
void exam_error_groups_view_focus (ExamErrorGroupsView *self,
                                   guint                index);

G_END_DECLS
