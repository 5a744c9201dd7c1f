/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-support.h"
#include "insight/exam-error-log.h"
#include "record/exam-archive.h"
#include "record/exam-index.h"

/* How long it takes to list all misses of years of exams, and to find what they have in common. */

#define N_RUNS 20
#define TARGET_MS 150.0

/* 2,000 sittings of 100 items out of 1,200, of which three in ten were missed, two thirds of these with a cause. */
static const char fill[] =
  "BEGIN;"
  "INSERT INTO format (hash, id, xml) VALUES ('f', 'bench', '');"
  "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1199)"
  "INSERT INTO item (hash, id, xml) SELECT hex (randomblob (32)), printf ('bench-%04d', i), printf ('%.1500c', 'x') FROM n;"
  "INSERT INTO item_about (item_hash, domain, source, section, stem) SELECT hash, printf ('domain-%d', rowid % 6), "
  "  'Guidelines', printf ('I.%d', rowid % 40), printf ('%.150c', 's') FROM item;"
  "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1999)"
  "INSERT INTO sitting (id, format_hash, format_id, candidate, seed, minutes, is_short, relaxed, time_percent, n_items,"
  "  started_at, alive_at, elapsed, ended) "
  "SELECT abs (random ()), 'f', 'bench', '', 1, 120, 0, 0, 100, 100, i * 86400000000, 0, 0, 1 FROM n;"
  "INSERT INTO result (sitting_id, ended_at, timed_out, value, low, high, cut, passed, points, n_scored) "
  "SELECT id, started_at + 1, 0, 70, 60, 80, 70, 1, 70, 100 FROM sitting;"
  "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99)"
  "INSERT INTO served (sitting_id, position, item_hash, bank_id, bank_revision, pretest, option_order) "
  "SELECT sitting.id, i, item.hash, 'bench', '1', 0, '0,1,2,3' FROM sitting, n "
  "JOIN item ON item.rowid = 1 + (sitting.id % 1009 + i * 7) % 1200;"
  "INSERT INTO outcome (sitting_id, position, seen, outcome, credit, first_credit, changed, time) "
  "SELECT sitting_id, position, 1, right * -2 + 2, right, right, 0, 60000000 FROM "
  "  (SELECT sitting_id, position, abs (random ()) % 10 >= 3 AS right FROM served);"
  "INSERT INTO cause (sitting_id, position, cause, changed_at) SELECT sitting_id, position, 'misread', 0 FROM outcome "
  "WHERE credit < 1 AND random () % 3 <> 0;"
  "COMMIT";

static void
fill_archive (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "results.sqlite", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamDatabase) database = exam_database_open (path, FALSE, &error);

  if (database == NULL || !exam_database_exec (database, fill, &error) || !exam_database_begin (database, &error) ||
      !exam_index_rebuild (database, &error) || !exam_database_commit (database, &error))
    bench_fail ("%s", error->message);
}

static double
get_ms (gint64 started)
{
  return (double) (g_get_monotonic_time () - started) / 1000;
}

/* What SQLite itself takes to read the rows, which nothing can be faster than. */
static double
measure_sql (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "results.sqlite", NULL);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (ExamDatabase) database = exam_database_open (path, TRUE, NULL);

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 started = g_get_monotonic_time ();
      sqlite3_stmt *statement =
        exam_database_prepare (database, "SELECT miss.sitting_id, miss.position, about, outcome, seen, cause FROM miss "
                               "LEFT JOIN cause ON cause.sitting_id = miss.sitting_id AND cause.position = miss.position", NULL);
      gboolean row = TRUE;

      while (row && exam_database_step (database, statement, &row, NULL))
        ;
      bench_add (times, get_ms (started));
    }
  return bench_median (times);
}

/* The remarks of one of the latest sittings, whose items were all served in many others. */
static double
measure_remarks (ExamArchive  *archive,
                 const GArray *misses)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 started = g_get_monotonic_time ();
      g_autoptr (ExamRemarks) remarks =
        exam_archive_load_remarks (archive, g_array_index (misses, ExamMiss, 0).sitting_id, NULL);

      if (remarks == NULL || exam_remarks_get_n_items (remarks) != 100)
        bench_fail ("no remarks");
      bench_add (times, get_ms (started));
    }
  return bench_median (times);
}

static void
measure (ExamArchive *archive,
         const char  *folder)
{
  const ExamErrorFilter filter = { NULL, 0, FALSE };
  g_autoptr (GArray) query_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) latest = NULL;
  double sql = measure_sql (folder);
  double median;
  guint n_misses = 0;

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 started = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) misses = exam_archive_list_misses (archive, &error);
      g_autoptr (ExamErrorLog) log = NULL;

      if (misses == NULL)
        bench_fail ("%s", error->message);
      bench_add (query_times, get_ms (started));
      log = exam_error_log_new (misses, &filter);
      bench_add (times, get_ms (started));
      n_misses = log->n_misses;
    }

  median = bench_median (times);
  bench_report ("error-log", median, "ms", TARGET_MS, "misses", (double) n_misses, "query-ms", bench_median (query_times),
                "sql-ms", sql, "ratio-to-sql", median / sql, NULL);
  latest = exam_archive_list_misses (archive, NULL);
  bench_report ("remarks-of-a-sitting", measure_remarks (archive, latest), "ms", TARGET_MS, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = bench_make_folder (argc > 1 ? argv[1] : ".");
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;
  ExamArchive *archive = exam_archive_open (folder, 0, &notice, &error);

  if (archive == NULL)
    bench_fail ("%s", error->message);
  fill_archive (folder);
  measure (archive, folder);
  exam_archive_close (archive);
  bench_remove_folder (folder);
  return 0;
}
