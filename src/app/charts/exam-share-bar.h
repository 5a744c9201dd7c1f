/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_SHARE_BAR (exam_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (ExamShareBar, exam_share_bar, EXAM, SHARE_BAR, GtkWidget)

/** In place of a share that would do, where none is asked for. */
#define EXAM_SHARE_BAR_NO_MARK (-1.0)

GtkWidget *exam_share_bar_new (double      share,
                               double      mark,
                               const char *name);
GtkWidget *exam_share_bar_new_plain (double      share,
                                     const char *name);

G_END_DECLS
