/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-support.h"

#include <stdlib.h>

#include <libxml/parser.h>

#include "history-figures.h"
#include "record/exam-history-file.h"

/*
 * usage: history FILL-HISTORY MAKE-BANK EXAMS FOLDER [HISTORY-PROBE]
 *
 * With years of results, 2,000 mock exams of 100 items: how long it takes from asking for a page to its figures, next to
 * stepping through the bare SQL that they need; and in the window to the page drawn. Also what carrying all of it takes.
 * Beside the time on the clock stands that of the processor, which says the same on a machine that is busy with more.
 */

#define N_SITTINGS "2000"
#define N_ITEMS "1500"
#define N_WINDOWS 5
#define TARGET_MS 150.0

static double
get_now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

/* --- Carrying it --- */

static void
measure_carrying (ExamArchive *self,
                  const char  *folder)
{
  g_autofree char *file = g_build_filename (folder, "all.mockingbird", NULL);
  g_autofree char *other = g_build_filename (folder, "other", NULL);
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamArchive) archive = exam_archive_open (other, 0, &notice, &error);
  ExamHistoryReport report;
  double exported, imported;
  double start = get_now_ms ();

  if (archive == NULL || !exam_history_file_export (self, file, NULL, &error))
    bench_fail ("%s", error->message);
  exported = get_now_ms ();
  if (!exam_history_file_import (archive, file, 0, NULL, &report, &error))
    bench_fail ("%s", error->message);
  imported = get_now_ms ();
  if (!exam_history_file_import (archive, file, 0, NULL, &report, &error))
    bench_fail ("%s", error->message);

  bench_report ("history-export", exported - start, "ms", 5000.0, NULL);
  bench_report ("history-import", imported - exported, "ms", 30000.0,
                "again_ms", get_now_ms () - imported,
                "sittings", (double) (report.n_added + report.n_known), NULL);
}

/* --- The window --- */

static GArray *
collect (const GPtrArray *runs,
         const char      *page,
         const char      *figure)
{
  g_autofree char *name = g_strdup_printf ("%s-%s", page, figure);
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < runs->len; i++)
    bench_add (values, bench_run_get (g_ptr_array_index (runs, i), name));
  return values;
}

/* The first time that a page is opened its rows and charts are measured and drawn for the first time: that is what counts. */
static void
report_page (const GPtrArray *runs,
             const char      *page)
{
  g_autofree char *name = g_strdup_printf ("%s-page", page);
  g_autoptr (GArray) open = collect (runs, page, "open");
  g_autoptr (GArray) cpu = collect (runs, page, "open-cpu");
  g_autoptr (GArray) blocked = collect (runs, page, "blocked");
  g_autoptr (GArray) blocked_cpu = collect (runs, page, "blocked-cpu");
  g_autoptr (GArray) again = collect (runs, page, "again");
  g_autoptr (GArray) again_cpu = collect (runs, page, "again-cpu");
  g_autoptr (GArray) again_blocked_cpu = collect (runs, page, "again-blocked-cpu");

  bench_report (name, bench_median (open), "ms", TARGET_MS,
                "best_ms", bench_min (open),
                "cpu_ms", bench_median (cpu),
                "longest_blocked_ms", bench_median (blocked),
                "longest_blocked_cpu_ms", bench_median (blocked_cpu),
                "again_ms", bench_median (again),
                "again_best_ms", bench_min (again),
                "again_cpu_ms", bench_median (again_cpu),
                "again_blocked_cpu_ms", bench_median (again_blocked_cpu), NULL);
}

static void
report_longest (const GPtrArray *runs,
                const char      *figure,
                double           target)
{
  g_autoptr (GArray) values = collect (runs, figure, "wall");
  g_autoptr (GArray) cpu = collect (runs, figure, "cpu");

  bench_report (figure, bench_median (values), "ms", target,
                "best_ms", bench_min (values),
                "cpu_ms", bench_median (cpu),
                "best_cpu_ms", bench_min (cpu), NULL);
}

static void
measure_window (const char *probe,
                const char *folder)
{
  static const char *const pages[] = { "results", "trend-table", "compare", "errors", "practice", "deletion", "undeletion" };
  const char *const program[] = { probe, NULL };
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) bench_run_free);

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  for (guint i = 0; i < N_WINDOWS; i++)
    g_ptr_array_add (runs, bench_run (program));

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    report_page (runs, pages[i]);
  report_longest (runs, "arrival-blocked", BENCH_FRAME_MS);
  report_longest (runs, "results-scroll", BENCH_FRAME_MS * 2);
  report_longest (runs, "errors-scroll", BENCH_FRAME_MS * 2);
  report_longest (runs, "trend-point", BENCH_FRAME_MS * 2);
  bench_report ("history-memory", bench_run_get (g_ptr_array_index (runs, 0), "resident-kib") / 1024, "MiB", 400.0, NULL);
}

/* --- The results --- */

static void
fill (char       **argv,
      const char  *results,
      const char  *folder)
{
  g_autofree char *bank = g_build_filename (folder, "bank.xml", NULL);
  const char *const make_bank[] = { argv[2], bank, N_ITEMS, NULL };
  const char *const fill_history[] = { argv[1], argv[3], bank, results, N_SITTINGS, NULL };
  g_autoptr (BenchRun) banked = bench_run (make_bank);
  g_autoptr (BenchRun) filled = bench_run (fill_history);

  g_assert (banked != NULL && filled != NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *results = NULL;
  g_autofree char *formats = NULL;
  g_autoptr (GError) error = NULL;
  ExamArchive *archive;

  if (argc != 5 && argc != 6)
    bench_fail ("history needs FILL-HISTORY MAKE-BANK EXAMS FOLDER [HISTORY-PROBE]");

  xmlInitParser ();
  folder = bench_make_folder (argv[4]);
  results = g_build_filename (folder, "mockingbird", NULL);
  formats = g_build_filename (argv[3], "formats", NULL);
  fill (argv, results, folder);

  archive = exam_archive_open_read_only (results, &error);
  if (archive == NULL)
    bench_fail ("%s", error->message);
  history_figures_measure (archive, results, formats, TARGET_MS);
  measure_carrying (archive, folder);
  exam_archive_close (archive);

  if (argc == 6)
    measure_window (argv[5], folder);
  bench_remove_folder (folder);
  return EXIT_SUCCESS;
}
