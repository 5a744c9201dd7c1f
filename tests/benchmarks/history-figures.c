/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history-figures.h"

#include <sqlite3.h>

#include "bank/exam-formats.h"
#include "bench-support.h"
#include "insight/exam-comparison.h"
#include "insight/exam-error-log.h"
#include "insight/exam-practice-past.h"
#include "insight/exam-readiness.h"
#include "insight/exam-review-queue.h"
#include "insight/exam-trend.h"

#define N_RUNS 15
#define FORMAT "cpc-2022"

typedef struct {
  ExamFormats *formats;
  ExamArchive *archive;
  sqlite3     *bare;
} Figures;

/* --- Bare SQL --- */

#define MOCKS "format_id = '" FORMAT "' AND ended AND deleted_at IS NULL " \
  "AND NOT EXISTS (SELECT 1 FROM practice WHERE practice.sitting_id = sitting.id) "

#define RECORDS \
  "SELECT sitting.id, sitting.format_hash, sitting.format_id, candidate, seed, minutes, is_short, relaxed, time_percent, n_items, " \
  "started_at, alive_at, elapsed, ended, ended_at, timed_out, value, low, high, cut, passed, purpose, feedback FROM sitting " \
  "LEFT JOIN result ON result.sitting_id = sitting.id LEFT JOIN practice ON practice.sitting_id = sitting.id " \
  "WHERE deleted_at IS NULL ORDER BY started_at DESC, sitting.id"

/* What is read a sitting at a time is read here in the order of the file, which takes SQLite the least. */
#define DOMAINS \
  "SELECT sitting_id, domain, points, domain_result.n_items, new_points, n_new FROM domain_result " \
  "CROSS JOIN sitting ON sitting.id = sitting_id WHERE " MOCKS "ORDER BY sitting_id, domain"

/* The two that are compared */
#define TWO "sitting_id IN (SELECT id FROM sitting WHERE " MOCKS "ORDER BY started_at DESC LIMIT 2) "

#define SITTINGS \
  "SELECT sitting.id, format_id, ended_at, practice.sitting_id IS NOT NULL FROM sitting JOIN result ON " \
  "result.sitting_id = sitting.id LEFT JOIN practice ON practice.sitting_id = sitting.id WHERE ended AND deleted_at IS NULL"

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
step_through (Figures    *self,
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
list_records (Figures *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = exam_archive_list (self->archive, &error);

  if (records == NULL)
    bench_fail ("%s", error->message);
  return records;
}

static void
figure_results (Figures *self)
{
  g_autoptr (GPtrArray) records = list_records (self);
  g_autoptr (GPtrArray) mocks = exam_sitting_records_select (records, TRUE);
}

static void
figure_trend (Figures *self)
{
  g_autoptr (GPtrArray) records = list_records (self);
  g_autoptr (GPtrArray) mocks = exam_sitting_records_select (records, TRUE);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (ExamTrend) trend = exam_trend_new (mocks, FORMAT, zone);
  g_autoptr (GArray) domains = exam_archive_list_domain_results (self->archive, FORMAT, NULL);

  if (trend->records->len == 0 || domains->len == 0)
    bench_fail ("there is no trend");
}

static void
figure_readiness (Figures *self)
{
  g_autoptr (GPtrArray) records = list_records (self);
  g_autoptr (GArray) domains = exam_archive_list_domain_results (self->archive, FORMAT, NULL);
  const ExamSittingRecord *last = g_ptr_array_index (records, 0);
  g_autoptr (ExamReadiness) readiness =
    exam_readiness_new (exam_formats_find (self->formats, FORMAT), self->formats, records, domains, last->ended_at);

  if (readiness == NULL)
    bench_fail ("there is no readiness");
}

static void
figure_comparison (Figures *self)
{
  g_autoptr (GPtrArray) records = list_records (self);
  g_autoptr (GPtrArray) mocks = exam_sitting_records_select (records, TRUE);
  g_autoptr (GPtrArray) sittings = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_stored_sitting_free);
  g_autoptr (ExamComparison) comparison = NULL;

  for (guint i = 0; i < 2; i++)
    {
      ExamStoredSitting *sitting =
        exam_archive_load (self->archive, ((const ExamSittingRecord *) g_ptr_array_index (mocks, i))->id, NULL);

      if (sitting == NULL)
        bench_fail ("a sitting cannot be read");
      g_ptr_array_add (sittings, sitting);
    }
  comparison = exam_comparison_new (sittings);
  if (comparison == NULL)
    bench_fail ("there is no comparison");
}

static void
figure_error_log (Figures *self)
{
  const ExamErrorFilter filter = { NULL, 0, FALSE };
  g_autoptr (GArray) misses = exam_archive_list_misses (self->archive, NULL);
  g_autoptr (ExamErrorLog) log = misses != NULL ? exam_error_log_new (misses, &filter) : NULL;

  if (log == NULL || log->n_misses == 0)
    bench_fail ("there is no error log");
}

static void
figure_queue (Figures *self)
{
  g_autoptr (GArray) reviews = exam_archive_list_reviews (self->archive, NULL);
  g_autoptr (ExamReviewQueue) queue = reviews != NULL ? exam_review_queue_new (reviews, NULL) : NULL;

  if (queue == NULL || exam_review_queue_get_n_items (queue) == 0)
    bench_fail ("there is no review queue");
}

static void
figure_practice_set (Figures *self)
{
  g_autoptr (GArray) servings = exam_archive_list_servings (self->archive, FORMAT, NULL);
  g_autoptr (ExamPracticePast) past = servings != NULL ? exam_practice_past_new (servings) : NULL;

  if (past == NULL || servings->len == 0)
    bench_fail ("nothing was practised");
}

/* A page, what makes its figures, and the SQL that takes. */
static const struct {
  const char *name;
  void      (*figure) (Figures *self);
  const char *sql[6];
} pages[] = {
  { "results-figures", figure_results, { RECORDS } },
  { "trend-figures", figure_trend, { RECORDS, DOMAINS } },
  { "readiness-figures", figure_readiness, { RECORDS, DOMAINS } },
  { "compare-figures", figure_comparison,
    { RECORDS,
      "SELECT item_hash, pretest, option_order, xml FROM served JOIN item ON item.hash = item_hash WHERE " TWO
      "ORDER BY sitting_id, position",
      "SELECT sequence, kind, position, at, wall_at, detail FROM event WHERE " TWO "ORDER BY sitting_id, sequence",
      "SELECT position, outcome, credit, first_credit, changed FROM outcome WHERE " TWO } },
  { "error-log-figures", figure_error_log,
    { SITTINGS,
      "SELECT number, item.id, domain, source, section, stem, ended_at FROM item_about JOIN item ON item.hash = item_hash "
      "LEFT JOIN last_right ON last_right.item_id = item.id LEFT JOIN result ON result.sitting_id = last_right.sitting_id",
      "SELECT sitting_id, position, about, outcome, seen FROM miss ORDER BY sitting_id, position",
      "SELECT sitting_id, position, cause FROM cause ORDER BY sitting_id, position" } },
  { "review-queue-figures", figure_queue,
    { "SELECT item_id, sitting_id, position, rating, reviewed_at FROM review CROSS JOIN sitting ON sitting.id = sitting_id "
      "WHERE deleted_at IS NULL ORDER BY sitting_id, position" } },
  { "practice-set-figures", figure_practice_set,
    { "SELECT id, started_at FROM sitting WHERE format_id = '" FORMAT "' AND ended AND deleted_at IS NULL",
      "SELECT hash, id FROM item",
      "SELECT sitting_id, position, credit FROM outcome WHERE seen ORDER BY sitting_id, position",
      "SELECT sitting_id, position, item_hash FROM served ORDER BY sitting_id, position",
      "SELECT sitting_id, position, cause FROM cause WHERE cause <> '' ORDER BY sitting_id, position",
      "SELECT 1 + count(*) FROM event WHERE kind IN ('flag', 'confidence') AND position >= 0" } },
};

static void
measure_page (Figures *self,
              guint    page,
              double   target_ms)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) cpu_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare_cpu_times = g_array_new (FALSE, FALSE, sizeof (double));

  /* The first fills the caches. */
  for (int i = -1; i < N_RUNS; i++)
    {
      BenchTime start = bench_get_time ();
      BenchTime middle, end;

      pages[page].figure (self);
      middle = bench_get_time ();
      for (guint query = 0; query < G_N_ELEMENTS (pages[page].sql) && pages[page].sql[query] != NULL; query++)
        step_through (self, pages[page].sql[query]);
      end = bench_get_time ();
      if (i < 0)
        continue;
      bench_add (times, middle.wall_ms - start.wall_ms);
      bench_add (cpu_times, middle.cpu_ms - start.cpu_ms);
      bench_add (bare_times, end.wall_ms - middle.wall_ms);
      bench_add (bare_cpu_times, end.cpu_ms - middle.cpu_ms);
    }

  bench_report (pages[page].name, bench_median (times), "ms", target_ms,
                "best_ms", bench_min (times),
                "cpu_ms", bench_median (cpu_times),
                "slowest_ms", bench_max (times),
                "bare_sql_ms", bench_median (bare_times),
                "bare_sql_best_ms", bench_min (bare_times),
                "bare_sql_cpu_ms", bench_median (bare_cpu_times),
                "ratio", bench_median (cpu_times) / bench_median (bare_cpu_times),
                "best_ratio", bench_min (times) / bench_min (bare_times), NULL);
}

/** Measures what the pages show, of the results in the folder @results, which @archive has open, next to bare SQL. */
void
history_figures_measure (ExamArchive *archive,
                         const char  *results,
                         const char  *formats,
                         double       target_ms)
{
  g_autofree char *file = g_build_filename (results, "results.sqlite", NULL);
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  Figures self = { .archive = archive };

  if (sqlite3_open_v2 (file, &self.bare, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    bench_fail ("SQLite cannot open %s", file);
  self.formats = exam_formats_new_for_folder (formats, problems);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    measure_page (&self, i, target_ms);
  sqlite3_close (self.bare);
  exam_formats_unref (self.formats);
}
