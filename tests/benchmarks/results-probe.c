/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include <adwaita.h>
#include <glib/gi18n.h>
#include <libxml/parser.h>

#include "app/exam-application.h"
#include "app/exam-results-page.h"
#include "bench-support.h"
#include "frame-watch.h"
#include "sitting/exam-system-clock.h"

/*
 * usage: results-probe
 *
 * The program with many results, in the hands of someone who opens them and scrolls through them. XDG_DATA_HOME says where
 * they are. Tells for how long the window's thread was kept while they came, how long it takes to open the page, and how
 * long each step of scrolling takes.
 */

#define N_SCROLLS 60
#define SCROLL_STEP 300
#define HEARTBEAT_MS 1
/* Without anything new to draw or to wait for. */
#define QUIET_MS 700

typedef enum {
  LOADING,
  OPENING,
  RESTING,
  SCROLLING,
} Stage;

typedef struct {
  GApplication *application;  /* borrowed */
  GtkWindow    *window;       /* borrowed */
  Stage         stage;
  gint64        last_beat;
  gint64        last_frame;
  double        longest;      /* time between two beats, in milliseconds */
  gint64        asked;        /* when something was asked for that is not drawn yet, or 0 */
  guint         n_scrolls;
  double        step;         /* down, and at the end back up */
  GArray       *scrolls;      /* (owned) (element-type double) milliseconds */
} Probe;

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_page (Probe *self)
{
  return find (GTK_WIDGET (self->window), EXAM_TYPE_RESULTS_PAGE);
}

static GtkWidget *
get_list (Probe *self)
{
  return GTK_WIDGET (gtk_widget_get_template_child (get_page (self), EXAM_TYPE_RESULTS_PAGE, "list_box"));
}

static gboolean
has_results (Probe *self)
{
  return gtk_widget_get_first_child (get_list (self)) != NULL;
}

/* --- From stage to stage --- */

static void
open_results (Probe *self)
{
  GtkWidget *views = gtk_widget_get_ancestor (get_page (self), ADW_TYPE_VIEW_STACK);

  bench_tell ("arrival-blocked", self->longest);
  self->stage = OPENING;
  self->asked = g_get_monotonic_time ();
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), "results");
}

static void
results_drawn (Probe  *self,
               gint64  drawn)
{
  if (!gtk_widget_get_mapped (get_page (self)))
    return;

  bench_tell ("open", (double) (drawn - self->asked) / 1000);
  bench_tell ("resident-kib", bench_get_resident_kib ());
  self->asked = 0;
  self->stage = RESTING;
}

static void
scroll (Probe *self)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (get_list (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  double value = gtk_adjustment_get_value (adjustment);
  double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (value + self->step > last || value + self->step < 0)
    self->step = -self->step;
  self->stage = SCROLLING;
  self->asked = g_get_monotonic_time ();
  gtk_adjustment_set_value (adjustment, value + self->step);
}

static gboolean
scroll_cb (gpointer data)
{
  scroll (data);
  return G_SOURCE_REMOVE;
}

static void
scroll_drawn (Probe  *self,
              gint64  drawn)
{
  bench_add (self->scrolls, (double) (drawn - self->asked) / 1000);
  self->asked = 0;
  if (++self->n_scrolls < N_SCROLLS)
    {
      g_timeout_add (37, scroll_cb, self);
      return;
    }

  bench_tell ("scroll-median", bench_median (self->scrolls));
  bench_tell ("scroll-p99", bench_percentile (self->scrolls, 99));
  g_application_quit (self->application);
}

static void
frame_cb (GtkWindow *window,
          gint64     begun,
          gint64     drawn,
          gpointer   user_data)
{
  Probe *self = user_data;

  self->window = window;
  self->last_frame = drawn;
  if (self->stage == OPENING)
    results_drawn (self, drawn);
  else if (self->stage == SCROLLING && self->asked > 0)
    scroll_drawn (self, drawn);
}

/* Beats as often as the window's thread is free. */
static gboolean
beat_cb (gpointer data)
{
  Probe *self = data;
  gint64 now = g_get_monotonic_time ();
  gboolean quiet = self->window != NULL && now - self->last_frame > QUIET_MS * 1000;

  if (self->window != NULL && self->last_beat > 0)
    self->longest = MAX (self->longest, (double) (now - self->last_beat) / 1000);
  self->last_beat = now;
  if (quiet && self->stage == LOADING && has_results (self))
    open_results (self);
  else if (quiet && self->stage == RESTING)
    scroll (self);
  return G_SOURCE_CONTINUE;
}

int
main (int   argc,
      char *argv[])
{
  ExamPaths *paths = exam_paths_new ();
  g_autoptr (ExamClock) clock = NULL;
  g_autoptr (ExamApplication) application = NULL;
  Probe probe = { .step = SCROLL_STEP };

  /* As main() of the program does. */
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, paths->translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  xmlInitParser ();

  clock = exam_system_clock_new ();
  application = exam_application_new (paths, clock);
  probe.application = G_APPLICATION (application);
  probe.scrolls = g_array_new (FALSE, FALSE, sizeof (double));
  frame_watch_start (GTK_APPLICATION (application), frame_cb, &probe);
  g_timeout_add_full (G_PRIORITY_DEFAULT, HEARTBEAT_MS, beat_cb, &probe, NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
