/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TEXT_SCALE_NORMAL 100

guint       exam_text_scale_get_n_steps (void);
guint       exam_text_scale_get_step (guint index);
guint       exam_text_scale_find_step (guint percent);
guint       exam_text_scale_larger (guint percent);
guint       exam_text_scale_smaller (guint percent);
void        exam_text_scale_apply (GtkWidget *widget,
                                   guint      percent);

G_END_DECLS
