/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-watch.h"

/* A window whose frames are watched: the first one of the program. */
typedef struct {
  FrameFunc  func;
  gpointer   user_data;
  GtkWindow *window;    /* borrowed */
  gint64     begun;
  gboolean   rendered;  /* in the frame under way */
} Watch;

/* A frame clock also ticks where there is nothing to draw: only what reaches the surface counts. */
static gboolean
render_hook (GSignalInvocationHint *hint,
             guint                  n_values,
             const GValue          *values,
             gpointer               data)
{
  Watch *self = data;

  if (g_value_get_object (&values[0]) == gtk_native_get_surface (GTK_NATIVE (self->window)))
    self->rendered = TRUE;
  return TRUE;
}

static void
before_paint_cb (GdkFrameClock *clock,
                 Watch         *self)
{
  self->begun = g_get_monotonic_time ();
  self->rendered = FALSE;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Watch         *self)
{
  if (!self->rendered)
    return;

  self->rendered = FALSE;
  /* Until the display has done what it was asked for. */
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (self->window)));
  self->func (self->window, self->begun, g_get_monotonic_time (), self->user_data);
}

static void
realize_cb (GtkWidget *window,
            Watch     *self)
{
  GdkFrameClock *clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window)));

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  g_signal_add_emission_hook (g_signal_lookup ("render", GDK_TYPE_SURFACE), 0, render_hook, self, NULL);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window,
                 Watch          *self)
{
  if (self->window != NULL)
    return;

  self->window = window;
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), self);
}

/** Watches the frames of the first window that @application opens, as long as the program runs. */
void
frame_watch_start (GtkApplication *application,
                   FrameFunc       func,
                   gpointer        user_data)
{
  Watch *self = g_new0 (Watch, 1);

  self->func = func;
  self->user_data = user_data;
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), self);
}
