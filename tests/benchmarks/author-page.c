/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-support.h"

#include <stdlib.h>
#include <string.h>

#include <adwaita.h>

#include "app/author/exam-author-page-private.h"
#include "app/exam-window.h"
#include "bank/exam-xml-parser.h"
#include "sitting/exam-system-clock.h"

/*
 * usage: author-page MAKE-BANK FOLDER
 *
 * The page where banks are written, with a bank of 5,000 items: how long a frame takes in which the list shows what a search
 * leaves of it, and all of it again; in which another item is selected; in which the problems are new; and how far these are
 * behind the typing. Next to a plain list of as many rows with a label each, that changes in the same way.
 */

#define N_ITEMS 5000
#define N_FOUND 10
#define N_RUNS 20
/* How far problems may be behind the typing. */
#define BEHIND_MS 300.0

typedef struct {
  GtkWidget      *window;
  ExamAuthorPage *page;      /* borrowed */
  GtkWidget      *bare;      /* a window */
  GtkStringList  *strings;   /* borrowed: what it lists */
  gboolean        painted;
  double          frame_begun;
  double          longest_frame;
  gboolean        inspected;
  double          marking;   /* milliseconds that the window's thread took to show the problems, with their frame */
} Bench;

static GArray *
times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

static void
after_paint_cb (Bench *self)
{
  self->painted = TRUE;
}

static void
wait_for_frame (Bench     *self,
                GtkWidget *window)
{
  GdkFrameClock *clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window)));
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), self);

  self->painted = FALSE;
  gtk_widget_queue_draw (window);
  while (!self->painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

/* --- Frames: what the thread does until it has drawn, with all that it does between two of them --- */

static void
frame_drawn_cb (Bench *self)
{
  double now = bench_get_thread_ms ();

  self->longest_frame = MAX (self->longest_frame, now - self->frame_begun);
  self->frame_begun = now;
}

static gulong
watch_frames (Bench *self)
{
  self->frame_begun = bench_get_thread_ms ();
  self->longest_frame = 0;
  return g_signal_connect_swapped (gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (self->window))),
                                   "after-paint", G_CALLBACK (frame_drawn_cb), self);
}

/* Until there is nothing to do any more. Returns: milliseconds of the thread in the longest frame */
static double
finish_frames (Bench *self,
               gulong handler)
{
  gint64 idle_since = g_get_monotonic_time ();

  while (g_get_monotonic_time () - idle_since < 100000)
    {
      double before = bench_get_thread_ms ();

      if (g_main_context_iteration (NULL, FALSE))
        {
          idle_since = g_get_monotonic_time ();
          continue;
        }
      g_usleep (1000);
      /* To find that there is nothing to do is no work. */
      self->frame_begun += bench_get_thread_ms () - before;
    }
  g_signal_handler_disconnect (gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (self->window))), handler);
  frame_drawn_cb (self);
  return self->longest_frame;
}

/* Until there is nothing to do for a while. */
static void
settle (void)
{
  gint64 idle_since = g_get_monotonic_time ();

  while (g_get_monotonic_time () - idle_since < 100000)
    {
      if (g_main_context_iteration (NULL, FALSE))
        idle_since = g_get_monotonic_time ();
      else
        g_usleep (1000);
    }
}

static void
report (const char *name,
        GArray     *times,
        GArray     *reference)
{
  bench_report (name, bench_percentile (times, 99), "ms", BENCH_FRAME_MS, "median_ms", bench_median (times),
                "slowest_ms", bench_max (times), "bare_median_ms", bench_median (reference),
                "bare_p99_ms", bench_percentile (reference, 99),
                "ratio_to_bare", bench_median (times) / bench_median (reference), NULL);
}

/* --- A plain list --- */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GStrv
make_strings (guint n)
{
  GStrv strings = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    strings[i] = g_strdup_printf ("Question %u", i);
  return strings;
}

static void
show_bare (Bench *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_auto (GStrv) strings = make_strings (N_ITEMS);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->strings = gtk_string_list_new ((const char *const *) strings);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller),
                                 gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (self->strings))),
                                                    factory));
  self->bare = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->bare), scroller);
  gtk_window_set_default_size (GTK_WINDOW (self->bare), 400, 700);
  gtk_window_present (GTK_WINDOW (self->bare));
  settle ();
}

static double
measure_bare (Bench *self,
              guint  n)
{
  g_auto (GStrv) strings = make_strings (n);
  double before = bench_get_thread_ms ();

  gtk_string_list_splice (self->strings, 0, g_list_model_get_n_items (G_LIST_MODEL (self->strings)),
                          (const char *const *) strings);
  wait_for_frame (self, self->bare);
  return bench_get_thread_ms () - before;
}

/* --- The list --- */

static GtkEditable *
get_search (Bench *self)
{
  return GTK_EDITABLE (gtk_widget_get_template_child (GTK_WIDGET (self->page->entry_list), EXAM_TYPE_ENTRY_LIST, "search_entry"));
}

static double
measure_search (Bench      *self,
                const char *words)
{
  double before;

  before = bench_get_thread_ms ();
  gtk_editable_set_text (get_search (self), words);
  g_signal_emit_by_name (get_search (self), "search-changed");
  wait_for_frame (self, self->window);
  return bench_get_thread_ms () - before;
}

static void
measure_searches (Bench *self)
{
  g_autoptr (GArray) fewer = times_new (), all = times_new (), bare_fewer = times_new (), bare_all = times_new ();

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autofree char *words = g_strdup_printf ("bench-00%03u", i * 7);

      bench_add (bare_fewer, measure_bare (self, N_FOUND));
      bench_add (fewer, measure_search (self, words));
      settle ();
      bench_add (bare_all, measure_bare (self, N_ITEMS));
      bench_add (all, measure_search (self, ""));
      settle ();
    }
  report ("author-search", fewer, bare_fewer);
  report ("author-search-cleared", all, bare_all);
}

static ExamEntry *
get_entry (Bench *self,
           guint  index)
{
  g_autoptr (ExamEntry) entry = g_list_model_get_item (exam_bank_editor_get_entries (self->page->editor), index);

  return entry;
}

/* The row in the list is marked in the first frame; form and preview may follow in others. */
static void
measure_selecting (Bench *self)
{
  g_autoptr (GArray) near = times_new (), far = times_new (), near_all = times_new (), far_all = times_new ();

  for (guint i = 0; i < 4 * N_RUNS; i++)
    {
      gboolean is_near = i % 2 == 0;
      ExamEntry *entry = get_entry (self, is_near ? 1000 + i : 50 * i);
      gulong handler;
      double before;

      if (is_near)
        {
          exam_entry_list_select (self->page->entry_list, get_entry (self, 1000 + i - 1));
          settle ();
        }
      before = bench_get_thread_ms ();
      handler = watch_frames (self);
      exam_entry_list_select (self->page->entry_list, entry);
      bench_add (is_near ? near : far, finish_frames (self, handler));
      bench_add (is_near ? near_all : far_all, bench_get_thread_ms () - before);
    }
  bench_report ("author-select-next", bench_percentile (near, 99), "ms", BENCH_FRAME_MS, "median_ms", bench_median (near),
                "all_frames_median_ms", bench_median (near_all), NULL);
  bench_report ("author-select-far", bench_percentile (far, 99), "ms", BENCH_FRAME_MS, "median_ms", bench_median (far),
                "all_frames_median_ms", bench_median (far_all), NULL);
}

/* --- Problems --- */

/* The hook runs before what the page does with them, and this after it. */
static void
inspected_cb (Bench *self)
{
  self->inspected = TRUE;
}

static gboolean
before_inspected_cb (GSignalInvocationHint *hint,
                     guint                  n_values,
                     const GValue          *values,
                     gpointer               user_data)
{
  ((Bench *) user_data)->marking = bench_get_thread_ms ();
  return TRUE;
}

/* From a key to the frame in which what is wrong with the text is shown. @typed at the start of the bank: a new line moves all
 * problems below it. */
static void
measure_problems (Bench      *self,
                  const char *name,
                  const char *typed,
                  double      reference)
{
  ExamManuscript *manuscript = exam_bank_editor_get_manuscript (self->page->editor);
  ExamBankInspector *inspector = self->page->inspector;
  g_autoptr (GArray) behind = times_new (), marking = times_new ();
  g_autofree char *shown = g_strconcat (name, "-shown", NULL);

  for (guint i = 0; i < N_RUNS; i++)
    {
      const char *text = exam_manuscript_get_text (manuscript, NULL);
      gsize place = (gsize) (strstr (text, "<stem>") - text) + strlen ("<stem>");
      BenchTime started = bench_get_time ();

      exam_manuscript_splice (manuscript, place, 0, typed, -1);
      while (!exam_bank_inspector_is_current (inspector) || !self->inspected)
        {
          self->inspected = FALSE;
          while (!self->inspected)
            g_main_context_iteration (NULL, TRUE);
        }
      wait_for_frame (self, self->window);
      bench_add (marking, bench_get_thread_ms () - self->marking);
      bench_add (behind, bench_get_time ().wall_ms - started.wall_ms);
      self->inspected = FALSE;
      settle ();
    }
  bench_report (name, bench_percentile (behind, 99), "ms", BEHIND_MS, "median_ms", bench_median (behind),
                "slowest_ms", bench_max (behind), "fastest_ms", bench_min (behind), "parser_ms", reference,
                "ratio_to_parser", bench_median (behind) / reference, NULL);
  bench_report (shown, bench_percentile (marking, 99), "ms", BENCH_FRAME_MS, "median_ms", bench_median (marking),
                "slowest_ms", bench_max (marking), NULL);
}

/* Somebody who does not stop: what is shown may be older then, because one inspection is under way when the next key comes. */
static void
measure_typing (Bench *self)
{
  ExamManuscript *manuscript = exam_bank_editor_get_manuscript (self->page->editor);
  ExamBankInspector *inspector = self->page->inspector;
  g_autoptr (GArray) behind = times_new ();
  const char *text = exam_manuscript_get_text (manuscript, NULL);
  gsize place = (gsize) (strstr (text, "<stem>") - text) + strlen ("<stem>");
  guint64 first = exam_manuscript_get_revision (manuscript);
  double typed[200] = { 0 };
  guint n_typed = 0, n_shown = 0;
  double next = bench_get_time ().wall_ms;

  while (n_shown < G_N_ELEMENTS (typed))
    {
      double now = bench_get_time ().wall_ms;

      if (n_typed < G_N_ELEMENTS (typed) && now >= next)
        {
          typed[n_typed++] = now;
          exam_manuscript_splice (manuscript, place, 0, n_typed % 6 == 0 ? " " : "x", 1);
          next += 71;
        }
      for (; n_shown < exam_bank_inspector_get_revision (inspector) - MIN (first, exam_bank_inspector_get_revision (inspector)); n_shown++)
        bench_add (behind, now - typed[n_shown]);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
  bench_report ("behind-fast-typing", bench_percentile (behind, 99), "ms", BEHIND_MS, "median_ms", bench_median (behind),
                "slowest_ms", bench_max (behind), NULL);
  settle ();
}

/* --- The reference for that --- */

static void
start_cb (ExamXmlParser          *parser,
          const char             *name,
          const ExamXmlAttribute *attributes,
          guint                   n_attributes,
          gpointer                user_data)
{
}

static void
end_cb (ExamXmlParser *parser,
        gpointer       user_data)
{
}

static void
text_cb (ExamXmlParser *parser,
         const char    *text,
         gsize          length,
         gpointer       user_data)
{
}

static double
measure_parser (const char *path)
{
  static const ExamXmlHandler handler = { start_cb, end_cb, text_cb, FALSE };
  g_autoptr (GArray) times = times_new ();
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;

  if (!g_file_get_contents (path, &text, &length, NULL))
    bench_fail ("%s cannot be read", path);
  bytes = g_bytes_new_static (text, length);
  for (guint i = 0; i < 9; i++)
    {
      g_autoptr (ExamProblems) problems = exam_problems_new ();
      double started = bench_get_thread_ms ();

      exam_xml_parse_bytes ("bank", bytes, &handler, NULL, problems);
      bench_add (times, bench_get_thread_ms () - started);
    }
  return bench_median (times);
}

/* --- The page --- */

static void
open_page (Bench       *self,
           ExamContext *context,
           const char  *path)
{
  double before;

  exam_context_load (context);
  while (!exam_context_is_loaded (context))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (self->window));
  settle ();

  before = bench_get_time ().wall_ms;
  if (!gtk_widget_activate_action (self->window, "win.write-bank", "s", path))
    bench_fail ("the bank cannot be opened");
  while (self->page->editor == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->page)))
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (self, self->window);
  bench_tell ("open-page-ms", bench_get_time ().wall_ms - before);
  while (!exam_bank_inspector_is_current (self->page->inspector))
    g_main_context_iteration (NULL, TRUE);
  bench_tell ("first-problems-ms", bench_get_time ().wall_ms - before);
  settle ();

  g_signal_add_emission_hook (g_signal_lookup ("inspected", EXAM_TYPE_BANK_INSPECTOR), 0, before_inspected_cb, self, NULL);
  g_signal_connect_swapped (self->page->inspector, "inspected", G_CALLBACK (inspected_cb), self);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL, *path = NULL;
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (ExamClock) clock = NULL;
  g_autoptr (ExamContext) context = NULL;
  Bench self = { NULL };
  double reference;

  if (argc != 3)
    bench_fail ("author-page needs MAKE-BANK FOLDER");

  exam_xml_parser_init ();
  application = adw_application_new (APPLICATION_ID, G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    bench_fail ("there is no application");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  folder = bench_make_folder (argv[2]);
  path = g_build_filename (folder, "bank.xml", NULL);
  bench_run_free (bench_run ((const char *const[]) { argv[1], path, G_STRINGIFY (N_ITEMS), NULL }));
  reference = measure_parser (path);

  clock = exam_system_clock_new ();
  context = exam_context_new (exam_paths_new (), clock);
  self.window = exam_window_new (application, context);
  self.page = EXAM_AUTHOR_PAGE (gtk_widget_get_template_child (self.window, EXAM_TYPE_WINDOW, "author_page"));
  open_page (&self, context, path);
  show_bare (&self);
  measure_searches (&self);
  measure_selecting (&self);
  measure_problems (&self, "behind-typing", "x", reference);
  measure_problems (&self, "behind-new-line", "\n", reference);
  measure_typing (&self);

  gtk_window_destroy (GTK_WINDOW (self.bare));
  gtk_window_destroy (GTK_WINDOW (self.window));
  settle ();
  exam_context_close (context);
  settle ();
  bench_remove_folder (folder);
  return EXIT_SUCCESS;
}
