/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include <adwaita.h>

#include "bench-support.h"
#include "frame-watch.h"

/* What the window of the program is compared with: the least that libadwaita can show. */

static void
frame_cb (GtkWindow *window,
          gint64     begun,
          gint64     drawn,
          gpointer   user_data)
{
  bench_tell ("first-frame-at", (double) drawn);
  bench_tell ("resident-kib", bench_get_resident_kib ());
  g_application_quit (user_data);
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  setlocale (LC_ALL, "");
  application = adw_application_new (APPLICATION_ID ".BareWindow", G_APPLICATION_DEFAULT_FLAGS);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  frame_watch_start (GTK_APPLICATION (application), frame_cb, application);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}
