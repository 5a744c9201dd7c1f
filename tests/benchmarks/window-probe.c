/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>
#include <libxml/parser.h>

#include "app/exam-application.h"
#include "app/sitting/exam-format-card.h"
#include "bench-support.h"
#include "frame-watch.h"
#include "sitting/exam-system-clock.h"

/*
 * usage: window-probe start|sitting
 *
 * The program itself, in the hands of someone who looks at the clock. "start" ends it when the exams are shown; "sitting"
 * begins a sitting of the CCA and presses Next a hundred times.
 */

#define FORMAT "cca-2026-05"
#define N_PRESSES 100
#define RESIDENT_AT 50

/* Nobody presses faster. Not a whole number of frames, so that presses come at any time between two of them. */
#define PRESS_INTERVAL_MS 71

typedef enum {
  LOADING,
  AT_START,
  BEGINNING,
  SITTING,
} Stage;

typedef struct {
  GApplication *application;  /* borrowed */
  GtkWindow    *window;       /* borrowed */
  gboolean      sits;         /* goes on to a sitting */
  gboolean      drawn;        /* the first frame was */
  Stage         stage;

  guint   n_presses;
  gint64  pressed;            /* when; 0 while none waits to be drawn */
  gint64  handled;            /* when the press had been dealt with */
  GArray *latencies;          /* (owned) (element-type double) milliseconds */
  GArray *handling;           /* (owned) (element-type double) of them: until the press was dealt with */
  GArray *frames;             /* (owned) (element-type double) of them: the frame itself */
  GArray *work;               /* (owned) (element-type double) of them: both; the rest is waiting for the frame's turn */
} Probe;

/* --- Finding what a user would see --- */

typedef gboolean (*Match) (GtkWidget  *widget,
                           const char *name);

static GtkWidget *
find (GtkWidget  *widget,
      Match       match,
      const char *name)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (match (widget, name))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, match, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_id (GtkWidget  *widget,
        const char *id)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0;
}

static gboolean
is_card_of (GtkWidget  *widget,
            const char *format_id)
{
  return EXAM_IS_FORMAT_CARD (widget) &&
         g_str_equal (exam_format_card_get_format (EXAM_FORMAT_CARD (widget))->id, format_id);
}

static gboolean
has_action (GtkWidget  *widget,
            const char *action)
{
  return GTK_IS_ACTIONABLE (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;
}

static GtkWidget *
find_usable (GtkWidget  *root,
             Match       match,
             const char *name)
{
  GtkWidget *widget = root != NULL ? find (root, match, name) : NULL;

  return widget != NULL && gtk_widget_is_sensitive (widget) ? widget : NULL;
}

/* The button of the exam's card can be pressed when the banks have been read. */
static GtkWidget *
find_start_button (Probe *self)
{
  return find_usable (find (GTK_WIDGET (self->window), is_card_of, FORMAT), has_id, "start_button");
}

/* --- Pressing --- */

/* What a click and a key come to as well. */
static void
press (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
press_next_cb (gpointer data)
{
  Probe *self = data;
  GtkWidget *next = find_usable (GTK_WIDGET (self->window), has_action, "sitting.next");

  if (next == NULL || self->pressed > 0)
    bench_fail ("Next cannot be pressed");

  self->n_presses++;
  self->pressed = g_get_monotonic_time ();
  press (next);
  self->handled = g_get_monotonic_time ();
  return G_SOURCE_REMOVE;
}

static gboolean
press_cb (gpointer data)
{
  press (data);
  return G_SOURCE_REMOVE;
}

/* Not from within a frame: nobody can press then. */
static void
press_later (GtkWidget *button)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, press_cb, g_object_ref (button), g_object_unref);
}

/* --- What is told --- */

static void
tell_times (Probe *self)
{
  bench_tell ("p99", bench_percentile (self->latencies, 99));
  bench_tell ("median", bench_median (self->latencies));
  bench_tell ("slowest", bench_max (self->latencies));
  bench_tell ("work-p99", bench_percentile (self->work, 99));
  bench_tell ("handling-median", bench_median (self->handling));
  bench_tell ("handling-p99", bench_percentile (self->handling, 99));
  bench_tell ("frame-median", bench_median (self->frames));
  bench_tell ("frame-p99", bench_percentile (self->frames, 99));
}

static void
check_item (Probe *self)
{
  GtkWidget *label = find (GTK_WIDGET (self->window), has_id, "number_label");
  g_autofree char *expected = g_strdup_printf ("Question %u", self->n_presses + 1);

  if (label == NULL || !g_str_equal (gtk_label_get_text (GTK_LABEL (label)), expected))
    bench_fail ("the frame does not show %s", expected);
}

static void
next_drawn (Probe *self,
            gint64 begun,
            gint64 drawn)
{
  check_item (self);
  bench_add (self->latencies, (double) (drawn - self->pressed) / 1000);
  bench_add (self->handling, (double) (self->handled - self->pressed) / 1000);
  bench_add (self->frames, (double) (drawn - begun) / 1000);
  bench_add (self->work, (double) (self->handled - self->pressed + drawn - begun) / 1000);
  self->pressed = 0;

  if (self->n_presses == RESIDENT_AT)
    bench_tell ("resident-kib", bench_get_resident_kib ());
  if (self->n_presses < N_PRESSES)
    {
      g_timeout_add (PRESS_INTERVAL_MS, press_next_cb, self);
      return;
    }

  tell_times (self);
  g_application_quit (self->application);
}

/* --- From stage to stage --- */

static void
exams_drawn (Probe  *self,
             gint64  drawn)
{
  bench_tell ("exams-at", (double) drawn);
  if (!self->sits)
    {
      g_application_quit (self->application);
      return;
    }

  self->stage = AT_START;
  press_later (find_start_button (self));
}

static void
start_page_drawn (Probe *self)
{
  GtkWidget *begin = find_usable (GTK_WIDGET (self->window), has_id, "begin_button");

  if (begin == NULL)
    return;

  self->stage = BEGINNING;
  press_later (begin);
}

static void
first_item_drawn (Probe *self)
{
  if (find_usable (GTK_WIDGET (self->window), has_action, "sitting.next") == NULL)
    return;

  self->stage = SITTING;
  g_timeout_add (PRESS_INTERVAL_MS, press_next_cb, self);
}

static void
frame_cb (GtkWindow *window,
          gint64     begun,
          gint64     drawn,
          gpointer   user_data)
{
  Probe *self = user_data;

  self->window = window;
  if (!self->drawn)
    bench_tell ("first-frame-at", (double) drawn);
  self->drawn = TRUE;

  if (self->stage == LOADING && find_start_button (self) != NULL)
    exams_drawn (self, drawn);
  else if (self->stage == AT_START)
    start_page_drawn (self);
  else if (self->stage == BEGINNING)
    first_item_drawn (self);
  else if (self->stage == SITTING && self->pressed > 0)
    next_drawn (self, begun, drawn);
}

int
main (int   argc,
      char *argv[])
{
  ExamPaths *paths = exam_paths_new ();
  g_autoptr (ExamClock) clock = NULL;
  g_autoptr (ExamApplication) application = NULL;
  Probe probe = { .sits = argc > 1 && g_str_equal (argv[1], "sitting") };

  /* As main() of the program does. */
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, paths->translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  xmlInitParser ();

  clock = exam_system_clock_new ();
  application = exam_application_new (paths, clock);
  probe.application = G_APPLICATION (application);
  probe.latencies = g_array_new (FALSE, FALSE, sizeof (double));
  probe.handling = g_array_new (FALSE, FALSE, sizeof (double));
  probe.frames = g_array_new (FALSE, FALSE, sizeof (double));
  probe.work = g_array_new (FALSE, FALSE, sizeof (double));
  frame_watch_start (GTK_APPLICATION (application), frame_cb, &probe);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
