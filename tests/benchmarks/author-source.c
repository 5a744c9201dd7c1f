/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-support.h"

#include <stdlib.h>
#include <string.h>

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "app/exam-author-source.h"

/*
 * usage: author-source MAKE-BANK FOLDER
 *
 * A bank of 5,000 items as its source: how long it takes from when it is to be seen to its first frame, and from a keystroke
 * to the end of the frame that shows it.
 */

#define N_KEYS 150

typedef struct {
  GtkWidget   *window;
  GtkWidget   *source;
  GtkTextView *view;
  gboolean     painted;
} Bench;

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

/* What one keystroke costs: the edit alone, and with laying out and drawing what it changed; the work of this thread, because
 * what others do with the processors is nobody's fault here. Once the text was highlighted up to there. */
static void
measure_keys (Bench      *self,
              const char *name,
              int         line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (double));

  exam_author_source_show_place (EXAM_AUTHOR_SOURCE (self->source), line, 40);
  wait_for_frame (self);
  wait_for_rest ();
  for (guint i = 0; i < N_KEYS; i++)
    {
      double before = bench_get_thread_ms (), edited;

      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_insert_interactive_at_cursor (buffer, i % 6 == 5 ? " " : "x", 1, TRUE);
      gtk_text_buffer_end_user_action (buffer);
      edited = bench_get_thread_ms ();
      bench_add (edits, edited - before);
      wait_for_frame (self);
      bench_add (frames, bench_get_thread_ms () - before);
    }
  bench_report (name, bench_percentile (frames, 99), "ms", BENCH_FRAME_MS,
                "median_ms", bench_median (frames),
                "slowest_ms", bench_max (frames),
                "edit_median_ms", bench_median (edits),
                "edit_p99_ms", bench_percentile (edits, 99), NULL);
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
  Bench self = { adw_window_new (), exam_author_source_new () };
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
  gtk_window_set_default_size (GTK_WINDOW (self.window), 1200, 760);
  exam_author_source_set_editor (EXAM_AUTHOR_SOURCE (self.source), editor);
  gtk_widget_set_visible (self.source, FALSE);
  gtk_window_present (GTK_WINDOW (self.window));
  settle (1);

  before = bench_get_time ().wall_ms;
  worked = bench_get_thread_ms ();
  gtk_widget_set_visible (self.source, TRUE);
  g_signal_connect (gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (self.window))), "after-paint",
                    G_CALLBACK (after_paint_cb), &self);
  wait_for_frame (&self);
  bench_report ("open-source", bench_get_time ().wall_ms - before, "ms", 500, "bytes", (double) length,
                "lines", (double) n_lines,
                "thread_ms", bench_get_thread_ms () - worked, NULL);

  before = bench_get_thread_ms ();
  exam_author_source_set_problems (EXAM_AUTHOR_SOURCE (self.source), problems);
  bench_report ("mark-problems", bench_get_thread_ms () - before, "ms", BENCH_FRAME_MS,
                "problems", (double) exam_problems_get_n (problems), NULL);
  bench_tell ("background-ms", wait_for_rest ());
  measure_keys (&self, "type-source-start", find_stem (text, 0));
  measure_keys (&self, "type-source-middle", find_stem (text, 0.5));
  before = bench_get_thread_ms ();
  exam_author_source_set_problems (EXAM_AUTHOR_SOURCE (self.source), problems);
  bench_report ("mark-problems-again", bench_get_thread_ms () - before, "ms", BENCH_FRAME_MS, NULL);
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
