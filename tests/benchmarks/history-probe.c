/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include <adwaita.h>
#include <glib/gi18n.h>
#include <libxml/parser.h>

#include "app/charts/exam-data-table.h"
#include "app/charts/exam-trend-chart.h"
#include "app/exam-application.h"
#include "app/practice/exam-practice-page.h"
#include "app/practice/exam-queue-card.h"
#include "app/results/exam-compare-page.h"
#include "app/results/exam-error-groups-view.h"
#include "app/results/exam-error-log-page.h"
#include "app/results/exam-readiness-view.h"
#include "app/results/exam-result-row.h"
#include "app/results/exam-results-page.h"
#include "app/results/exam-trend-view.h"
#include "bench-support.h"
#include "frame-watch.h"
#include "sitting/exam-system-clock.h"

/*
 * usage: history-probe
 *
 * The program with many results, in the hands of someone who opens its pages, scrolls through them and points at the trend.
 * XDG_DATA_HOME says where the results are. Tells how long it takes from asking for a page to the first frame that has all of
 * it, what the processors worked for that, and for how long the window's thread was not free meanwhile; and how long each
 * step of scrolling takes.
 */

#define N_ROUNDS 3
#define N_SCROLLS 40
#define SCROLL_STEP 300
#define SCROLL_INTERVAL_MS 37
#define HEARTBEAT_MS 1
/* Without anything new to draw or to wait for. */
#define QUIET_MS 400

typedef struct _Probe Probe;

typedef struct {
  const char *name;
  void      (*prepare) (Probe *self);
  void      (*ask) (Probe *self);
  gboolean  (*is_complete) (Probe *self);
} Step;

typedef enum {
  ARRIVING,
  PREPARED,
  ASKED,
  SHOWN,
  SCROLLING,
} Stage;

struct _Probe {
  GApplication *application;  /* borrowed */
  GtkWindow    *window;       /* borrowed */
  Stage         stage;
  guint         step;
  guint         round;        /* 0 is the first */
  gint64        last_frame;

  gint64        last_beat;
  double        last_beat_cpu;
  double        longest;      /* between two beats, in milliseconds */
  double        longest_cpu;

  BenchTime     asked;
  gint64        deleted_id;

  guint         scroll;       /* which of the things to scroll */
  guint         n_scrolls;
  double        direction;    /* down, and at the end back up */
  gboolean      scrolled;     /* and not drawn yet */
  GArray       *times;        /* (owned) (element-type double) milliseconds */
  GArray       *cpu_times;    /* (owned) (element-type double) milliseconds */
};

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
get (Probe      *self,
     GType       type,
     const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (find (GTK_WIDGET (self->window), type), type, id));
}

static GtkWidget *
get_results (Probe *self)
{
  return find (GTK_WIDGET (self->window), EXAM_TYPE_RESULTS_PAGE);
}

static GtkListBoxRow *
get_row (Probe *self,
         int    index)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (get (self, EXAM_TYPE_RESULTS_PAGE, "list_box")), index);
}

static void
show_view (Probe      *self,
           const char *name)
{
  GtkWidget *views = gtk_widget_get_ancestor (get_results (self), ADW_TYPE_VIEW_STACK);

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), name);
}

/* --- What is asked for, and when it is there --- */

static void
prepare_exams (Probe *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.home", NULL);
  show_view (self, "exams");
}

static void
prepare_results (Probe *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.home", NULL);
  show_view (self, "results");
}

static void
ask_results (Probe *self)
{
  show_view (self, "results");
}

static gboolean
has_results (Probe *self)
{
  return get_results (self) != NULL && get_row (self, 0) != NULL &&
         gtk_widget_get_visible (get (self, EXAM_TYPE_TREND_VIEW, "domains_expander")) &&
         (gtk_widget_get_visible (get (self, EXAM_TYPE_READINESS_VIEW, "told_box")) ||
          gtk_widget_get_visible (get (self, EXAM_TYPE_READINESS_VIEW, "refused_box")));
}

static gboolean
results_complete (Probe *self)
{
  return gtk_widget_get_mapped (get_results (self)) && has_results (self);
}

static void
prepare_table (Probe *self)
{
  prepare_results (self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get (self, EXAM_TYPE_TREND_VIEW, "table_button")), FALSE);
}

static void
ask_table (Probe *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get (self, EXAM_TYPE_TREND_VIEW, "table_button")), TRUE);
}

static gboolean
table_complete (Probe *self)
{
  GtkWidget *table = get (self, EXAM_TYPE_TREND_VIEW, "table");

  return gtk_widget_get_mapped (table) && exam_data_table_get_n_rows (EXAM_DATA_TABLE (table)) > 0;
}

static void
prepare_comparison (Probe *self)
{
  prepare_table (self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get (self, EXAM_TYPE_RESULTS_PAGE, "choose_button")), TRUE);
  for (int i = 0; i < 2; i++)
    exam_result_row_set_chosen (EXAM_RESULT_ROW (get_row (self, i)), TRUE);
}

static void
ask_comparison (Probe *self)
{
  gtk_widget_activate_action (get_results (self), "results.compare", NULL);
}

static gboolean
comparison_complete (Probe *self)
{
  GtkWidget *cards = get (self, EXAM_TYPE_COMPARE_PAGE, "cards_box");

  return gtk_widget_get_mapped (cards) && gtk_widget_get_first_child (cards) != NULL;
}

static void
ask_errors (Probe *self)
{
  show_view (self, "errors");
}

static gboolean
errors_complete (Probe *self)
{
  GtkWidget *view = get (self, EXAM_TYPE_ERROR_LOG_PAGE, "sections_view");
  GtkWidget *list = GTK_WIDGET (gtk_widget_get_template_child (view, EXAM_TYPE_ERROR_GROUPS_VIEW, "list_box"));

  return gtk_widget_get_mapped (list) && gtk_widget_get_first_child (list) != NULL;
}

static void
ask_practice (Probe *self)
{
  show_view (self, "practice");
}

static gboolean
practice_complete (Probe *self)
{
  GtkWidget *count = get (self, EXAM_TYPE_QUEUE_CARD, "count_label");

  return gtk_widget_get_mapped (count) && *gtk_label_get_text (GTK_LABEL (count)) != '\0' &&
         gtk_widget_get_visible (get (self, EXAM_TYPE_QUEUE_CARD, "list_box"));
}

static void
ask_deletion (Probe *self)
{
  self->deleted_id = exam_result_row_get_id (EXAM_RESULT_ROW (get_row (self, 0)));
  g_signal_emit_by_name (get_results (self), "deleted", self->deleted_id);
}

static gboolean
deletion_complete (Probe *self)
{
  return exam_result_row_get_id (EXAM_RESULT_ROW (get_row (self, 0))) != self->deleted_id && has_results (self);
}

static void
prepare_undeletion (Probe *self)
{
}

static void
ask_undeletion (Probe *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undelete", NULL);
}

static gboolean
undeletion_complete (Probe *self)
{
  return exam_result_row_get_id (EXAM_RESULT_ROW (get_row (self, 0))) == self->deleted_id && has_results (self);
}

static const Step steps[] = {
  { "results", prepare_exams, ask_results, results_complete },
  { "trend-table", prepare_table, ask_table, table_complete },
  { "compare", prepare_comparison, ask_comparison, comparison_complete },
  { "errors", prepare_exams, ask_errors, errors_complete },
  { "practice", prepare_exams, ask_practice, practice_complete },
  { "deletion", prepare_results, ask_deletion, deletion_complete },
  { "undeletion", prepare_undeletion, ask_undeletion, undeletion_complete },
};

static void
tell (Probe      *self,
      const char *figure,
      double      value)
{
  g_autofree char *name = g_strdup_printf ("%s-%s", steps[self->step].name, figure);

  bench_tell (name, value);
}

static void
page_drawn (Probe *self)
{
  BenchTime now;

  if (!steps[self->step].is_complete (self))
    return;

  now = bench_get_time ();
  /* The last round is told last. */
  tell (self, self->round == 0 ? "open" : "again", now.wall_ms - self->asked.wall_ms);
  tell (self, self->round == 0 ? "open-cpu" : "again-cpu", now.cpu_ms - self->asked.cpu_ms);
  self->stage = SHOWN;
}

static void
ask (Probe *self)
{
  self->stage = ASKED;
  self->longest = self->longest_cpu = 0;
  self->asked = bench_get_time ();
  steps[self->step].ask (self);
}

/* --- Scrolling --- */

static void
show_trend (Probe *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                              GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (get (self, EXAM_TYPE_RESULTS_PAGE, "list_box"),
                                                                            GTK_TYPE_SCROLLED_WINDOW))), 0);
  prepare_results (self);
}

static void
scroll_to (Probe     *self,
           GtkWidget *inside)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (inside, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  double value = gtk_adjustment_get_value (adjustment);
  double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (value + self->direction > last || value + self->direction < 0)
    self->direction = -self->direction;
  gtk_adjustment_set_value (adjustment, value + self->direction);
}

static void
scroll_results (Probe *self)
{
  scroll_to (self, get (self, EXAM_TYPE_RESULTS_PAGE, "list_box"));
}

static void
scroll_errors (Probe *self)
{
  scroll_to (self, get (self, EXAM_TYPE_ERROR_LOG_PAGE, "causes_view"));
}

/* As when the pointer goes from one result to the next. */
static void
point (Probe *self)
{
  gtk_widget_queue_draw (get (self, EXAM_TYPE_TREND_VIEW, "chart"));
}

static const struct {
  const char *name;
  void      (*prepare) (Probe *self);
  void      (*move) (Probe *self);
} scrolls[] = {
  { "results-scroll", prepare_table, scroll_results },
  { "errors-scroll", ask_errors, scroll_errors },
  { "trend-point", show_trend, point },
};

static gboolean
scroll_cb (gpointer data)
{
  Probe *self = data;

  self->scrolled = TRUE;
  self->asked = bench_get_time ();
  scrolls[self->scroll].move (self);
  return G_SOURCE_REMOVE;
}

static void
prepare_scroll (Probe *self)
{
  self->stage = SCROLLING;
  self->scrolled = FALSE;
  self->n_scrolls = 0;
  self->direction = SCROLL_STEP;
  g_array_set_size (self->times, 0);
  g_array_set_size (self->cpu_times, 0);
  scrolls[self->scroll].prepare (self);
}

static void
end_scroll (Probe *self)
{
  g_autofree char *wall = g_strdup_printf ("%s-wall", scrolls[self->scroll].name);
  g_autofree char *cpu = g_strdup_printf ("%s-cpu", scrolls[self->scroll].name);

  bench_tell (wall, bench_percentile (self->times, 99));
  bench_tell (cpu, bench_percentile (self->cpu_times, 99));
  if (++self->scroll < G_N_ELEMENTS (scrolls))
    prepare_scroll (self);
  else
    g_application_quit (self->application);
}

static void
scroll_drawn (Probe *self)
{
  BenchTime now = bench_get_time ();

  if (!self->scrolled)
    return;

  self->scrolled = FALSE;
  bench_add (self->times, now.wall_ms - self->asked.wall_ms);
  bench_add (self->cpu_times, now.cpu_ms - self->asked.cpu_ms);
  if (++self->n_scrolls < N_SCROLLS)
    g_timeout_add (SCROLL_INTERVAL_MS, scroll_cb, self);
  else
    end_scroll (self);
}

/* --- From step to step --- */

static void
prepare (Probe *self)
{
  self->stage = PREPARED;
  steps[self->step].prepare (self);
}

static void
next_step (Probe *self)
{
  if (++self->step == G_N_ELEMENTS (steps))
    {
      self->step = 0;
      self->round++;
    }
  if (self->round < N_ROUNDS)
    prepare (self);
  else
    prepare_scroll (self);
}

/* When nothing has happened for a while. */
static void
quiet (Probe *self)
{
  switch (self->stage)
    {
    case ARRIVING:
      if (!has_results (self))
        return;
      bench_tell ("arrival-blocked-wall", self->longest);
      bench_tell ("arrival-blocked-cpu", self->longest_cpu);
      prepare (self);
      break;
    case PREPARED:
      ask (self);
      break;
    case SHOWN:
      tell (self, self->round == 0 ? "blocked" : "again-blocked", self->longest);
      tell (self, self->round == 0 ? "blocked-cpu" : "again-blocked-cpu", self->longest_cpu);
      if (self->step == 0 && self->round == 0)
        bench_tell ("resident-kib", bench_get_resident_kib ());
      next_step (self);
      break;
    case SCROLLING:
      if (self->n_scrolls == 0 && !self->scrolled)
        scroll_cb (self);
      break;
    case ASKED:
    default:
      break;
    }
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
  if (self->stage == ASKED)
    page_drawn (self);
  else if (self->stage == SCROLLING)
    scroll_drawn (self);
}

/* Beats as often as the window's thread is free. */
static gboolean
beat_cb (gpointer data)
{
  Probe *self = data;
  gint64 now = g_get_monotonic_time ();
  double cpu = bench_get_thread_ms ();
  gint64 since = MAX (self->last_frame, (gint64) (self->asked.wall_ms * 1000));

  if (self->window != NULL && self->last_beat > 0)
    {
      self->longest = MAX (self->longest, (double) (now - self->last_beat) / 1000);
      self->longest_cpu = MAX (self->longest_cpu, cpu - self->last_beat_cpu);
    }
  self->last_beat = now;
  self->last_beat_cpu = cpu;
  if (self->window != NULL && now - since > QUIET_MS * 1000)
    {
      self->last_frame = now;
      quiet (self);
    }
  return G_SOURCE_CONTINUE;
}

int
main (int   argc,
      char *argv[])
{
  ExamPaths *paths = exam_paths_new ();
  g_autoptr (ExamClock) clock = NULL;
  g_autoptr (ExamApplication) application = NULL;
  Probe probe = { .stage = ARRIVING };

  /* As main() of the program does. */
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, paths->translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  xmlInitParser ();

  clock = exam_system_clock_new ();
  application = exam_application_new (paths, clock);
  probe.application = G_APPLICATION (application);
  probe.times = g_array_new (FALSE, FALSE, sizeof (double));
  probe.cpu_times = g_array_new (FALSE, FALSE, sizeof (double));
  frame_watch_start (GTK_APPLICATION (application), frame_cb, &probe);
  g_timeout_add_full (G_PRIORITY_DEFAULT, HEARTBEAT_MS, beat_cb, &probe, NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
