/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-support.h"

#include <stdlib.h>

#include <libxml/parser.h>
#include <sqlite3.h>

#include "bank/exam-formats.h"
#include "insight/exam-readiness.h"
#include "insight/exam-trend.h"
#include "record/exam-history-file.h"

/*
 * usage: history FILL-HISTORY MAKE-BANK EXAMS FOLDER [RESULTS-PROBE]
 *
 * With years of results, 2,000 mock exams of 100 items: how long it takes from asking for a page to its figures, next to
 * stepping through the bare SQL that they need; and in the window to the page drawn. Also what carrying all of it takes.
 */

#define N_SITTINGS "2000"
#define N_ITEMS "1500"
#define N_RUNS 15
#define N_WINDOWS 3
#define TARGET_MS 150.0

typedef struct {
  const char  *format_id;
  ExamFormats *formats;
  ExamArchive *archive;
  sqlite3     *bare;
} Bench;

static double
get_now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

/* --- Bare SQL --- */

#define RECORDS \
  "SELECT sitting.id, sitting.format_hash, sitting.format_id, candidate, seed, minutes, is_short, relaxed, time_percent, n_items, " \
  "started_at, alive_at, elapsed, ended, ended_at, timed_out, value, low, high, cut, passed, purpose, feedback FROM sitting " \
  "LEFT JOIN result ON result.sitting_id = sitting.id LEFT JOIN practice ON practice.sitting_id = sitting.id " \
  "WHERE deleted_at IS NULL ORDER BY started_at DESC, sitting.id"

#define DOMAINS \
  "SELECT sitting.id, domain, points, domain_result.n_items, new_points, n_new FROM sitting " \
  "JOIN domain_result ON domain_result.sitting_id = sitting.id WHERE format_id = 'cpc-2022' AND ended AND deleted_at IS NULL " \
  "AND NOT EXISTS (SELECT 1 FROM practice WHERE practice.sitting_id = sitting.id) ORDER BY started_at, sitting.id, domain"

/* Looks at each value, as whoever wants to use them has to. */
static gsize
look_at (sqlite3_stmt *statement,
         int           column)
{
  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_INTEGER:
      return sqlite3_column_int64 (statement, column) != 0;
    case SQLITE_FLOAT:
      return sqlite3_column_double (statement, column) > 0;
    default:
      return (gsize) sqlite3_column_bytes (statement, column);
    }
}

static void
step_through (Bench      *self,
              const char *sql)
{
  sqlite3_stmt *statement;
  gsize n_seen = 0;

  if (sqlite3_prepare_v2 (self->bare, sql, -1, &statement, NULL) != SQLITE_OK)
    bench_fail ("SQLite: %s", sqlite3_errmsg (self->bare));
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      n_seen += look_at (statement, i);
  sqlite3_finalize (statement);
  if (n_seen == 0)
    bench_fail ("there is nothing in the results");
}

/* --- Figures of the pages --- */

static GPtrArray *
list_records (Bench *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = exam_archive_list (self->archive, &error);

  if (records == NULL)
    bench_fail ("%s", error->message);
  return records;
}

static void
figure_results (Bench *self)
{
  g_autoptr (GPtrArray) records = list_records (self);
  g_autoptr (GPtrArray) mocks = exam_sitting_records_select (records, TRUE);
}

static void
figure_trend (Bench *self)
{
  g_autoptr (GPtrArray) records = list_records (self);
  g_autoptr (GPtrArray) mocks = exam_sitting_records_select (records, TRUE);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (ExamTrend) trend = exam_trend_new (mocks, self->format_id, zone);
  g_autoptr (GArray) domains = exam_archive_list_domain_results (self->archive, self->format_id, NULL);

  if (trend->records->len == 0 || domains->len == 0)
    bench_fail ("there is no trend");
}

static void
figure_readiness (Bench *self)
{
  g_autoptr (GPtrArray) records = list_records (self);
  g_autoptr (GArray) domains = exam_archive_list_domain_results (self->archive, self->format_id, NULL);
  const ExamSittingRecord *last = g_ptr_array_index (records, 0);
  g_autoptr (ExamReadiness) readiness =
    exam_readiness_new (exam_formats_find (self->formats, self->format_id), self->formats, records, domains, last->ended_at);

  if (readiness == NULL)
    bench_fail ("there is no readiness");
}

/* A page, what makes its figures, and the SQL that takes. */
static const struct {
  const char *name;
  void      (*figure) (Bench *self);
  const char *sql[4];
} pages[] = {
  { "results-figures", figure_results, { RECORDS } },
  { "trend-figures", figure_trend, { RECORDS, DOMAINS } },
  { "readiness-figures", figure_readiness, { RECORDS, DOMAINS } },
};

static void
measure_page (Bench *self,
              guint  page)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare_times = g_array_new (FALSE, FALSE, sizeof (double));

  /* The first fills the caches. */
  for (int i = -1; i < N_RUNS; i++)
    {
      double start = get_now_ms ();
      double middle;

      pages[page].figure (self);
      middle = get_now_ms ();
      for (guint query = 0; query < G_N_ELEMENTS (pages[page].sql) && pages[page].sql[query] != NULL; query++)
        step_through (self, pages[page].sql[query]);
      if (i < 0)
        continue;
      bench_add (times, middle - start);
      bench_add (bare_times, get_now_ms () - middle);
    }

  bench_report (pages[page].name, bench_median (times), "ms", TARGET_MS,
                "slowest_ms", bench_max (times),
                "bare_sql_ms", bench_median (bare_times),
                "ratio", bench_median (times) / bench_median (bare_times), NULL);
}

/* --- Carrying it --- */

static void
measure_carrying (Bench      *self,
                  const char *folder)
{
  g_autofree char *file = g_build_filename (folder, "all.mockingbird", NULL);
  g_autofree char *other = g_build_filename (folder, "other", NULL);
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamArchive) archive = exam_archive_open (other, 0, &notice, &error);
  ExamHistoryReport report;
  double exported, imported;
  double start = get_now_ms ();

  if (archive == NULL || !exam_history_file_export (self->archive, file, NULL, &error))
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

static void
measure_window (const char *probe,
                const char *folder)
{
  const char *const program[] = { probe, NULL };
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) blocked = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) scroll = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (BenchRun) last = NULL;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  for (guint i = 0; i < N_WINDOWS; i++)
    {
      g_clear_pointer (&last, bench_run_free);
      last = bench_run (program);
      bench_add (open, bench_run_get (last, "open"));
      bench_add (blocked, bench_run_get (last, "arrival-blocked"));
      bench_add (scroll, bench_run_get (last, "scroll-p99"));
    }

  bench_report ("results-page", bench_median (open), "ms", TARGET_MS,
                "slowest_ms", bench_max (open),
                "arrival_blocked_ms", bench_median (blocked),
                "resident_kib", bench_run_get (last, "resident-kib"), NULL);
  bench_report ("results-scroll", bench_median (scroll), "ms", BENCH_FRAME_MS * 2,
                "slowest_run_p99_ms", bench_max (scroll),
                "last_run_median_ms", bench_run_get (last, "scroll-median"), NULL);
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
  g_autofree char *file = NULL;
  g_autofree char *formats = NULL;
  g_autoptr (ExamProblems) problems = NULL;
  g_autoptr (GError) error = NULL;
  Bench bench = { .format_id = "cpc-2022" };

  if (argc != 5 && argc != 6)
    bench_fail ("history needs FILL-HISTORY MAKE-BANK EXAMS FOLDER [RESULTS-PROBE]");

  xmlInitParser ();
  folder = bench_make_folder (argv[4]);
  results = g_build_filename (folder, "mockingbird", NULL);
  file = g_build_filename (results, "results.sqlite", NULL);
  fill (argv, results, folder);

  bench.archive = exam_archive_open_read_only (results, &error);
  if (bench.archive == NULL)
    bench_fail ("%s", error->message);
  if (sqlite3_open_v2 (file, &bench.bare, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    bench_fail ("SQLite cannot open %s", file);

  formats = g_build_filename (argv[3], "formats", NULL);
  problems = exam_problems_new ();
  bench.formats = exam_formats_new_for_folder (formats, problems);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    measure_page (&bench, i);
  measure_carrying (&bench, folder);
  exam_archive_close (bench.archive);
  sqlite3_close (bench.bare);
  exam_formats_unref (bench.formats);

  if (argc == 6)
    measure_window (argv[5], folder);
  bench_remove_folder (folder);
  return EXIT_SUCCESS;
}
