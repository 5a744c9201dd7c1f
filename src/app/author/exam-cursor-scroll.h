/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void exam_cursor_scroll (GtkTextView *view,
                         double       yalign);

G_END_DECLS
