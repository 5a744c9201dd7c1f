/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-support.h"

#include <stdlib.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>

#include "codes/exam-code-file.h"
#include "record/exam-code-books.h"

/*
 * usage: load-codes SQLITE3 FOLDER
 *
 * How long it takes to add all codes of a year, from the files as CMS publishes them to the disk; next to what the sqlite3
 * program takes to import the same rows, ready for it in a file, into the same tables with the same indexes. Then, how long
 * a key stroke in a search over all of them takes. MOCKINGBIRD_CODESETS names the folder with the files.
 */

#define N_RUNS 5
#define N_TRIES 3
#define TARGET_RATIO 1.5
#define TARGET_SEARCH_MS 50
#define SEARCH_LIMIT 100
#define CHUNK (64 * 1024)

static double
get_now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static char *
find_file (const char *name)
{
  const char *folder = g_getenv ("MOCKINGBIRD_CODESETS");
  g_autofree char *path = g_build_filename (folder, "official", name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : g_build_filename (folder, name, NULL);
}

/* --- HCPCS, which is here as a list of code, P or M, and description --- */

static char *
unpack (const char *path)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  GString *text = g_string_new (NULL);
  g_autofree char *chunk = g_malloc (CHUNK);
  la_ssize_t got;

  archive_read_support_format_raw (archive);
  archive_read_support_filter_xz (archive);
  if (archive_read_open_filename (archive, path, CHUNK) != ARCHIVE_OK || archive_read_next_header (archive, &entry) != ARCHIVE_OK)
    bench_fail ("%s cannot be read", path);
  while ((got = archive_read_data (archive, chunk, CHUNK)) > 0)
    g_string_append_len (text, chunk, got);
  archive_read_free (archive);
  return g_string_free (text, FALSE);
}

static char *
make_supplies (const char *folder)
{
  g_autofree char *list = find_file ("hcpcs.txt.xz");
  g_autofree char *text = unpack (list);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) table = g_string_new ("HCPC,LONG DESCRIPTION,ADD DT,TERM DT\r\n");
  char *path = g_build_filename (folder, "HCPC2026.csv", NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (g_strv_length (cells) >= 3)
        {
          g_auto (GStrv) parts = g_strsplit (*cells[2] != '\0' ? cells[2] : "Not described yet", "\"", -1);
          g_autofree char *quoted = g_strjoinv ("\"\"", parts);

          g_string_append_printf (table, "%s,\"%s\",,\r\n", cells[0], quoted);
        }
    }
  if (!g_file_set_contents (path, table->str, (gssize) table->len, NULL))
    bench_fail ("%s cannot be written", path);
  return path;
}

/* --- The program --- */

static GPtrArray *
read_files (const char *const *paths)
{
  GPtrArray *editions = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_edition_free);
  g_autoptr (ExamProblems) problems = exam_problems_new ();

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) found = exam_code_file_read (paths[i], 0, problems, NULL);

      if (found == NULL)
        bench_fail ("%s cannot be read", paths[i]);
      g_ptr_array_extend_and_steal (editions, g_steal_pointer (&found));
    }
  return editions;
}

static double
load (const char *const *paths,
      const char        *folder)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  double start = get_now_ms ();
  g_autoptr (GPtrArray) editions = read_files (paths);
  g_autoptr (ExamCodeBooks) books = exam_code_books_open (folder, NULL);

  if (books == NULL || !exam_code_books_add (books, editions, problems, NULL, NULL, NULL))
    bench_fail ("the books cannot be written");
  g_clear_pointer (&books, exam_code_books_close);
  return get_now_ms () - start;
}

/* --- The reference --- */

/* With separators that are in no title. */
static guint
write_rows (const char *const *paths,
            const char        *path)
{
  g_autoptr (GPtrArray) editions = read_files (paths);
  g_autoptr (GString) rows = g_string_new (NULL);
  guint n_rows = 0;

  for (guint i = 0; i < editions->len; i++)
    {
      const ExamCodeEdition *edition = g_ptr_array_index (editions, i);

      for (guint j = 0; j < edition->codes->len; j++, n_rows++)
        {
          const ExamCodeRow *row = &g_array_index (edition->codes, ExamCodeRow, j);

          g_string_append_printf (rows, "%" G_GINT64_FORMAT "\x1f%u\x1f%s\x1f%d\x1f%s\x1f%u\x1f%u\x1e",
                                  ((gint64) (i + 1) << 24) + j, i + 1, row->code, row->kind, row->title, row->added_on,
                                  row->ended_on);
        }
    }
  if (!g_file_set_contents (path, rows->str, (gssize) rows->len, NULL))
    bench_fail ("%s cannot be written", path);
  return n_rows;
}

static double
import (const char *sqlite3,
        const char *rows,
        guint       n_rows,
        const char *folder)
{
  g_autofree char *database = g_build_filename (folder, "reference.sqlite", NULL);
  g_autofree char *import_rows = g_strdup_printf (".import \"%s\" code", rows);
  const char *argv[] = {
    sqlite3, "-batch", "-cmd",
    "CREATE TABLE code (id INTEGER PRIMARY KEY, book_id INTEGER NOT NULL, code TEXT NOT NULL, kind INTEGER NOT NULL,"
    " title TEXT NOT NULL, added_on INTEGER NOT NULL, ended_on INTEGER NOT NULL);"
    "CREATE UNIQUE INDEX code_code ON code (book_id, code);"
    "CREATE VIRTUAL TABLE code_words USING fts5 (title, content = 'code', content_rowid = 'id', columnsize = 0, prefix = '2 3',"
    " tokenize = 'unicode61 remove_diacritics 2');",
    "-cmd", ".mode ascii", "-cmd", import_rows,
    database, "INSERT INTO code_words (rowid, title) SELECT id, title FROM code;"
    "SELECT 'figure rows ' || count (*) FROM code", NULL,
  };
  BenchRun *run;
  double ms;

  g_unlink (database);
  run = bench_run (argv);
  ms = run->seconds * 1000;
  if ((guint) bench_run_get (run, "rows") != n_rows)
    bench_fail ("%u rows were imported instead of %u", (guint) bench_run_get (run, "rows"), n_rows);
  bench_run_free (run);
  return ms;
}

/* --- Searching --- */

static void
measure_search (const char *folder)
{
  static const char *const queries[] = {
    "diabetes type 2 with chronic kidney disease", "fracture of neck of femur", "initial encounter for closed fracture",
    "open approach", "E11.22", "S72.001A", "0DTJ4ZZ", "J0696", "of the", "heart failure", "resection of appendix percutaneous",
    "injection, ceftriaxone", "other specified", "accident", "unspecified",
  };
  g_autoptr (ExamCodeBooks) books = exam_code_books_open_read_only (folder, NULL);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    for (gsize length = 1; length <= strlen (queries[i]); length++)
      {
        g_autofree char *typed = g_strndup (queries[i], length);
        g_autoptr (GArray) tries = g_array_new (FALSE, FALSE, sizeof (double));

        /* What else runs on the machine is not what should be measured. */
        for (guint j = 0; j < N_TRIES; j++)
          {
            double start = get_now_ms ();
            g_autoptr (GPtrArray) found = exam_code_books_search (books, EXAM_CODE_BOOKS_ALL, 0, typed, SEARCH_LIMIT, NULL);

            if (found == NULL)
              bench_fail ("'%s' cannot be searched", typed);
            bench_add (tries, get_now_ms () - start);
          }
        bench_add (times, bench_median (tries));
      }
  bench_report ("search-codes", bench_max (times), "ms", TARGET_SEARCH_MS, "p99_ms", bench_percentile (times, 99), "median_ms",
                bench_median (times), "keystrokes", (double) times->len, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *diagnoses = NULL;
  g_autofree char *procedures = NULL;
  g_autofree char *supplies = NULL;
  g_autofree char *last = NULL;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) reference_times = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_rows;

  if (argc != 3)
    bench_fail ("load-codes needs SQLITE3 FOLDER");
  /* What Meson takes for skipped */
  if (g_getenv ("MOCKINGBIRD_CODESETS") == NULL)
    {
      g_printerr ("Not measured: MOCKINGBIRD_CODESETS names no folder with the files of CMS\n");
      return 77;
    }

  xmlInitParser ();
  folder = bench_make_folder (argv[2]);
  diagnoses = find_file ("cms_2026_dx.zip");
  procedures = find_file ("cms_2026_pr.zip");
  supplies = make_supplies (folder);
  {
    const char *paths[] = { diagnoses, procedures, supplies, NULL };

    rows = g_build_filename (folder, "rows", NULL);
    n_rows = write_rows (paths, rows);
    for (guint i = 0; i < N_RUNS; i++)
      {
        g_free (last);
        last = g_strdup_printf ("%s/%u", folder, i);
        bench_add (times, load (paths, last));
        bench_add (reference_times, import (argv[1], rows, n_rows, folder));
      }
  }

  bench_report ("load-codes", bench_median (times) / bench_median (reference_times), "ratio", TARGET_RATIO,
                "median_ms", bench_median (times), "import_median_ms", bench_median (reference_times), "rows", (double) n_rows, NULL);
  measure_search (last);
  bench_remove_folder (folder);
  return EXIT_SUCCESS;
}
