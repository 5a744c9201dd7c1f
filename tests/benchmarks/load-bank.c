/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-support.h"

#include <stdlib.h>

#include <glib/gstdio.h>
#include <libxml/parser.h>

#include "bank/exam-library.h"
#include "sitting/exam-assembly.h"

/*
 * usage: load-bank MAKE-BANK XMLLINT EXAMS FOLDER
 *
 * How long a bank of a hundred thousand items takes from the start of a program to the pool that forms are drawn from, and
 * how much memory; next to what xmllint takes to validate the same file, which it does not keep. Then, how long a form
 * takes that is drawn from it, for a candidate who has sat up to twenty before; and from a bank in which all cases have
 * three items and one has one, so that the ten items of the section of cases are hard to make up.
 */

#define N_ITEMS 100000
#define N_RUNS 5
#define N_FORMS 21
#define EQUAL_CASE_SIZE "3"

#define LEAST_BYTES (80 * 1000 * 1000)
#define MOST_BYTES (90 * 1000 * 1000)

/* --- What is measured, in a process of its own --- */

static ExamFormats *
read_formats (const char *exams)
{
  g_autofree char *folder = g_build_filename (exams, "formats", NULL);
  g_autoptr (ExamProblems) problems = exam_problems_new ();

  return exam_formats_new_for_folder (folder, problems);
}

/* As the program does it: the bank is read, checked and put into a library, and the library makes a pool. */
static ExamPool *
load_pool (const char *path,
           const char *exams)
{
  g_autoptr (ExamFormats) formats = read_formats (exams);
  ExamFormat *format = exam_formats_find (formats, "cpc-2022");
  g_autoptr (ExamLibrary) library = exam_library_new (formats);
  g_autoptr (ExamBankFile) file = exam_bank_file_read (path, EXAM_BANK_OPENED, formats, NULL);
  ExamPool *pool;

  exam_library_add (library, file);
  if (format == NULL || exam_problems_get_n (exam_bank_file_get_problems (file)) > 0)
    bench_fail ("the bank was not read without problems");

  pool = exam_library_create_pool (library, format);
  if (exam_pool_get_n_items (pool) != N_ITEMS)
    bench_fail ("the pool has %u items instead of %d", exam_pool_get_n_items (pool), N_ITEMS);
  return pool;
}

static double
get_now (void)
{
  return (double) g_get_monotonic_time ();
}

/* Leaves the memory to the system, as a program does that is closed. */
static int
run_load (const char *path,
          const char *exams)
{
  load_pool (path, exams);
  bench_tell ("pooled-at", get_now ());
  return EXIT_SUCCESS;
}

/* A candidate who has sat before: what was seen then comes last. */
static void
remember (ExamHistory    *history,
          const ExamForm *form,
          guint64         sitting)
{
  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    exam_history_add (history, exam_item_get_id (exam_form_get_item (form, i)), (gint64) sitting + 1);
}

static int
run_assemble (const char *path,
              const char *exams)
{
  g_autoptr (ExamPool) pool = load_pool (path, exams);
  g_autoptr (ExamBlueprint) blueprint = exam_blueprint_new (exam_pool_get_format (pool));
  g_autoptr (ExamHistory) history = exam_history_new ();
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint64 seed = 0; seed < N_FORMS; seed++)
    {
      double start = get_now ();
      g_autoptr (ExamForm) form = exam_assemble (pool, blueprint, history, seed, NULL);

      bench_add (times, (get_now () - start) / 1000);
      if (form == NULL || exam_form_get_n_items (form) != 100)
        bench_fail ("no form could be drawn");
      remember (history, form, seed);
    }

  bench_tell ("median", bench_median (times));
  bench_tell ("slowest", bench_max (times));
  return EXIT_SUCCESS;
}

/* --- Measuring --- */

static void
measure_load (const char *self,
              const char *xmllint,
              const char *path,
              const char *exams,
              double      file_kib)
{
  g_autofree char *schema = g_build_filename (exams, "exam.xsd", NULL);
  const char *const reference[] = { xmllint, "--noout", "--stream", "--schema", schema, path, NULL };
  const char *const program[] = { self, "--load", path, exams, NULL };
  g_autoptr (GArray) reference_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) peaks = g_array_new (FALSE, FALSE, sizeof (double));

  /* By turns, so that both see the same machine. */
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (BenchRun) reference_run = bench_run (reference);
      g_autoptr (BenchRun) run = bench_run (program);

      bench_add (reference_times, reference_run->seconds);
      bench_add (times, (bench_run_get (run, "pooled-at") - (double) run->started) / G_USEC_PER_SEC);
      bench_add (peaks, run->peak_kib);
    }

  bench_report ("load-bank-time", bench_median (times) / bench_median (reference_times), "ratio", 2.0,
                "seconds", bench_median (times),
                "xmllint_seconds", bench_median (reference_times),
                "items", (double) N_ITEMS,
                "file_mb", file_kib * 1.024 / 1000, NULL);
  bench_report ("load-bank-memory", bench_median (peaks) / file_kib, "ratio", 2.0,
                "peak_kib", bench_median (peaks),
                "file_kib", file_kib, NULL);
}

static void
measure_assemble (const char *name,
                  const char *self,
                  const char *path,
                  const char *exams)
{
  const char *const program[] = { self, "--assemble", path, exams, NULL };
  g_autoptr (BenchRun) run = bench_run (program);

  bench_report (name, bench_run_get (run, "slowest"), "ms", 50,
                "median_ms", bench_run_get (run, "median"),
                "forms", (double) N_FORMS,
                "pool_items", (double) N_ITEMS, NULL);
}

static double
make_bank (const char *program,
           const char *path,
           const char *case_size)
{
  g_autofree char *n_items = g_strdup_printf ("%d", N_ITEMS);
  const char *const argv[] = { program, path, n_items, case_size, NULL };
  GStatBuf status;

  bench_run_free (bench_run (argv));
  if (g_stat (path, &status) != 0 || status.st_size < LEAST_BYTES || status.st_size > MOST_BYTES)
    bench_fail ("the bank does not have the size that it should have");
  return (double) status.st_size / 1024;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  double file_kib;

  xmlInitParser ();
  if (argc == 4 && g_str_equal (argv[1], "--load"))
    return run_load (argv[2], argv[3]);
  if (argc == 4 && g_str_equal (argv[1], "--assemble"))
    return run_assemble (argv[2], argv[3]);
  if (argc != 5)
    bench_fail ("load-bank needs MAKE-BANK XMLLINT EXAMS FOLDER");

  folder = bench_make_folder (argv[4]);
  path = g_build_filename (folder, "bank.xml", NULL);
  file_kib = make_bank (argv[1], path, NULL);
  measure_load (argv[0], argv[2], path, argv[3], file_kib);
  measure_assemble ("assemble-form", argv[0], path, argv[3]);
  make_bank (argv[1], path, EQUAL_CASE_SIZE);
  measure_assemble ("assemble-form-equal-cases", argv[0], path, argv[3]);
  bench_remove_folder (folder);
  return EXIT_SUCCESS;
}
