/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-support.h"

#include <stdlib.h>
#include <string.h>

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "app/author/exam-author-source.h"

/*
 * usage: author-source MAKE-BANK FOLDER
 *
 * A bank of 5,000 items as its source: how long it takes from when it is to be seen to its first frame, and from a keystroke
 * to the end of the frame that shows it. Next to what a plain GtkSourceView takes for the same keystrokes in the same text,
 * without colours, marks or anybody who listens.
 */

#define N_KEYS 150

typedef struct {
  GtkWidget   *window;
  GtkWidget   *source;   /* (nullable) */
  GtkTextView *view;
  gboolean     painted;
} Bench;

/* Milliseconds for each key. */
typedef struct {
  GArray *frames;
  GArray *edits;
} Keys;

static void
after_paint_cb (GdkFrameClock *clock,
                Bench         *self)
{
  self->painted = TRUE;
}

static void
wait_for_frame (Bench *self)
{
  self->painted = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  while (!self->painted)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (gint64 seconds)
{
  gint64 end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static GtkTextView *
find_view (GtkWidget *widget)
{
  GtkTextView *found = GTK_SOURCE_IS_VIEW (widget) ? GTK_TEXT_VIEW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);
  return found;
}

/* Until the view has laid out and highlighted what it does in the background. Returns: milliseconds of work for that */
static double
wait_for_rest (void)
{
  double start = bench_get_thread_ms (), before;

  do
    {
      before = bench_get_thread_ms ();
      settle (1);
    }
  while (bench_get_thread_ms () - before > 100);
  return before - start;
}

static void
go_to (Bench *self,
       int    line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line_offset (buffer, &iter, line - 1, 39);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (buffer), 0.05, TRUE, 0, 0.3);
}

/* What one keystroke costs: the edit alone, and with laying out and drawing what it changed; the work of this thread, because
 * what others do with the processors is nobody's fault here. Once all is done in the background. */
static Keys
type_keys (Bench *self,
           int    line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  Keys keys = { g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)) };

  go_to (self, line);
  wait_for_frame (self);
  wait_for_rest ();
  for (guint i = 0; i < N_KEYS; i++)
    {
      double before = bench_get_thread_ms (), edited;

      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_insert_interactive_at_cursor (buffer, i % 6 == 5 ? " " : "x", 1, TRUE);
      gtk_text_buffer_end_user_action (buffer);
      edited = bench_get_thread_ms ();
      bench_add (keys.edits, edited - before);
      wait_for_frame (self);
      bench_add (keys.frames, bench_get_thread_ms () - before);
    }
  return keys;
}

static void
keys_clear (Keys *keys)
{
  g_array_unref (keys->frames);
  g_array_unref (keys->edits);
}

static void
measure_keys (Bench      *self,
              Bench      *bare,
              const char *name,
              int         line)
{
  Keys bare_keys = type_keys (bare, line);
  Keys keys = type_keys (self, line);

  bench_report (name, bench_percentile (keys.frames, 99), "ms", BENCH_FRAME_MS,
                "median_ms", bench_median (keys.frames),
                "slowest_ms", bench_max (keys.frames),
                "edit_median_ms", bench_median (keys.edits),
                "edit_p99_ms", bench_percentile (keys.edits, 99),
                "bare_median_ms", bench_median (bare_keys.frames),
                "bare_p99_ms", bench_percentile (bare_keys.frames, 99),
                "ratio_to_bare", bench_median (keys.frames) / bench_median (bare_keys.frames), NULL);
  keys_clear (&keys);
  keys_clear (&bare_keys);
}

/* Frames while the wheel goes down. */
static void
measure_scrolling (Bench *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_KEYS; i++)
    {
      double before = bench_get_thread_ms ();

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 90);
      wait_for_frame (self);
      bench_add (frames, bench_get_thread_ms () - before);
    }
  bench_report ("scroll-source", bench_percentile (frames, 99), "ms", BENCH_FRAME_MS,
                "median_ms", bench_median (frames), "slowest_ms", bench_max (frames), NULL);
}

/* A plain view with as much around it as ours has. */
static void
show_bare (Bench      *self,
           const char *text)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->window = adw_window_new ();
  self->view = GTK_TEXT_VIEW (gtk_source_view_new ());
  gtk_text_view_set_monospace (self->view, TRUE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_source_view_set_show_line_numbers (GTK_SOURCE_VIEW (self->view), TRUE);
  gtk_source_view_set_highlight_current_line (GTK_SOURCE_VIEW (self->view), TRUE);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->view), FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  adw_window_set_content (ADW_WINDOW (self->window), scroller);
}

/* Shown, and told of its frames from now on. */
static void
present (Bench *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 760);
  gtk_window_present (GTK_WINDOW (self->window));
  settle (1);
  g_signal_connect (gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (self->window))), "after-paint",
                    G_CALLBACK (after_paint_cb), self);
}

/* The number of the first line with a stem behind this share of the text. */
static int
find_stem (const char *text,
           double      share)
{
  const char *stem = strstr (text + (gsize) (share * (double) strlen (text)), "<stem>");
  int line = 1;

  for (const char *at = text; (at = strchr (at, '\n')) != NULL && at < stem; at++)
    line++;
  return line;
}

static void
measure (const char *path)
{
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (ExamManuscript) manuscript = NULL;
  g_autoptr (ExamBankEditor) editor = NULL;
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  Bench self = { adw_window_new (), exam_author_source_new () }, bare = { NULL };
  double before, worked;
  int n_lines = 1;

  if (!g_file_get_contents (path, &text, &length, NULL))
    bench_fail ("%s cannot be read", path);
  for (const char *at = text; (at = strchr (at, '\n')) != NULL; at++)
    {
      n_lines++;
      if (n_lines % 20 == 0)
        exam_problems_add (problems, n_lines % 40 == 0 ? EXAM_SEVERITY_ERROR : EXAM_SEVERITY_WARNING, path, n_lines, 1, NULL, "fault");
    }
  manuscript = exam_manuscript_new (text, (gssize) length);
  editor = exam_bank_editor_new (manuscript);
  self.view = find_view (self.source);
  adw_window_set_content (ADW_WINDOW (self.window), self.source);
  exam_author_source_set_editor (EXAM_AUTHOR_SOURCE (self.source), editor);
  gtk_widget_set_visible (self.source, FALSE);
  present (&self);

  before = bench_get_time ().wall_ms;
  worked = bench_get_thread_ms ();
  gtk_widget_set_visible (self.source, TRUE);
  wait_for_frame (&self);
  bench_report ("open-source", bench_get_time ().wall_ms - before, "ms", 500, "bytes", (double) length,
                "lines", (double) n_lines,
                "thread_ms", bench_get_thread_ms () - worked, NULL);

  before = bench_get_thread_ms ();
  exam_author_source_set_problems (EXAM_AUTHOR_SOURCE (self.source), problems);
  bench_report ("mark-problems", bench_get_thread_ms () - before, "ms", BENCH_FRAME_MS,
                "problems", (double) exam_problems_get_n (problems), NULL);
  bench_tell ("background-ms", wait_for_rest ());
  show_bare (&bare, text);
  present (&bare);
  bench_tell ("bare-background-ms", wait_for_rest ());
  measure_keys (&self, &bare, "type-source-start", find_stem (text, 0));
  measure_keys (&self, &bare, "type-source-middle", find_stem (text, 0.5));
  measure_scrolling (&self);
  before = bench_get_thread_ms ();
  exam_author_source_set_problems (EXAM_AUTHOR_SOURCE (self.source), problems);
  bench_report ("mark-problems-again", bench_get_thread_ms () - before, "ms", BENCH_FRAME_MS, NULL);
  gtk_window_destroy (GTK_WINDOW (bare.window));
  gtk_window_destroy (GTK_WINDOW (self.window));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL, *path = NULL;

  if (argc != 3)
    bench_fail ("author-source needs MAKE-BANK FOLDER");

  adw_init ();
  folder = bench_make_folder (argv[2]);
  path = g_build_filename (folder, "bank.xml", NULL);
  {
    const char *const make[] = { argv[1], path, "5000", NULL };

    bench_run_free (bench_run (make));
  }
  measure (path);
  bench_remove_folder (folder);
  return EXIT_SUCCESS;
}
