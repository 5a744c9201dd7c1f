/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FrameFunc:
 * @window: the window
 * @begun: when work on the frame began, by the monotonic clock, in microseconds
 * @drawn: when the display had drawn it
 *
 * Called after each frame that was drawn.
 */
typedef void (*FrameFunc) (GtkWindow *window,
                           gint64     begun,
                           gint64     drawn,
                           gpointer   user_data);

void frame_watch_start (GtkApplication *application,
                        FrameFunc       func,
                        gpointer        user_data);

G_END_DECLS
