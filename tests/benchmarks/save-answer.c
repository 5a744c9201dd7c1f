/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-support.h"

#include <stdlib.h>

#include <libxml/parser.h>
#include <sqlite3.h>

#include "bank/exam-library.h"
#include "record/exam-journal.h"
#include "sitting/exam-assembly.h"
#include "sitting/exam-system-clock.h"

/*
 * usage: save-answer EXAMS FOLDER
 *
 * How long it takes from an answer to the window's being told that it is on the disk, and for how long the window's thread
 * is kept by it; next to a bare SQLite commit of a row like the one that the answer becomes, with the same durability, in
 * the same folder. The two take turns, so that both see the same disk.
 */

#define N_ANSWERS 2000
#define ANSWERS_PER_ITEM 20

typedef struct {
  sqlite3      *database;
  sqlite3_stmt *insert;
} Reference;

static double
get_now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

/* --- The reference --- */

static void
execute (Reference  *self,
         const char *sql)
{
  if (sqlite3_exec (self->database, sql, NULL, NULL, NULL) != SQLITE_OK)
    bench_fail ("SQLite: %s", sqlite3_errmsg (self->database));
}

static void
reference_open (Reference  *self,
                const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "reference.sqlite", NULL);

  if (sqlite3_open (path, &self->database) != SQLITE_OK)
    bench_fail ("SQLite cannot open %s", path);

  execute (self, "PRAGMA journal_mode = WAL");
  execute (self, "PRAGMA synchronous = FULL");
  execute (self, "CREATE TABLE event (sitting_id INTEGER NOT NULL, sequence INTEGER NOT NULL, kind TEXT NOT NULL,"
                 "  position INTEGER NOT NULL, at INTEGER NOT NULL, wall_at INTEGER NOT NULL, detail TEXT,"
                 "  PRIMARY KEY (sitting_id, sequence)) WITHOUT ROWID");
  if (sqlite3_prepare_v2 (self->database, "INSERT INTO event VALUES (?, ?, 'answer', ?, ?, ?, ?)", -1, &self->insert,
                          NULL) != SQLITE_OK)
    bench_fail ("SQLite: %s", sqlite3_errmsg (self->database));
}

static void
reference_close (Reference *self)
{
  sqlite3_finalize (self->insert);
  sqlite3_close (self->database);
}

/* Returns how long it took, in milliseconds. */
static double
reference_commit (Reference *self,
                  gint64     sitting_id,
                  guint      sequence,
                  guint      position)
{
  double start = get_now_ms ();

  execute (self, "BEGIN IMMEDIATE");
  sqlite3_reset (self->insert);
  sqlite3_bind_int64 (self->insert, 1, sitting_id);
  sqlite3_bind_int64 (self->insert, 2, sequence);
  sqlite3_bind_int64 (self->insert, 3, position);
  sqlite3_bind_int64 (self->insert, 4, g_get_monotonic_time ());
  sqlite3_bind_int64 (self->insert, 5, g_get_real_time ());
  sqlite3_bind_text (self->insert, 6, "1", -1, SQLITE_STATIC);
  if (sqlite3_step (self->insert) != SQLITE_DONE)
    bench_fail ("SQLite: %s", sqlite3_errmsg (self->database));
  execute (self, "COMMIT");
  return get_now_ms () - start;
}

/* --- The program --- */

static ExamForm *
draw_form (const char *exams)
{
  g_autofree char *formats_folder = g_build_filename (exams, "formats", NULL);
  g_autofree char *path = g_build_filename (exams, "banks", "cca-starter.xml", NULL);
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamFormats) formats = exam_formats_new_for_folder (formats_folder, problems);
  ExamFormat *format = exam_formats_find (formats, "cca-2026-05");
  g_autoptr (ExamLibrary) library = exam_library_new (formats);
  g_autoptr (ExamBankFile) file = exam_bank_file_read (path, EXAM_BANK_BUNDLED, formats, NULL);
  g_autoptr (ExamBlueprint) blueprint = NULL;
  g_autoptr (ExamPool) pool = NULL;
  ExamForm *form;

  if (format == NULL)
    bench_fail ("the format of the CCA is not there");

  exam_library_add (library, file);
  pool = exam_library_create_pool (library, format);
  blueprint = exam_blueprint_new (format);
  form = exam_assemble (pool, blueprint, NULL, 1, NULL);
  if (form == NULL)
    bench_fail ("no form could be drawn");
  return form;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  gboolean *open = data;
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;

  if (!exam_store_open_finish (EXAM_STORE (source), result, &notice, &error))
    bench_fail ("the store cannot be opened: %s", error->message);
  *open = TRUE;
}

static void
wait_for_disk (ExamJournal *journal)
{
  while (exam_journal_get_n_saved (journal) <
         exam_sitting_get_transcript (exam_journal_get_sitting (journal))->n_events)
    g_main_context_iteration (NULL, TRUE);
}

static void
measure (ExamJournal *journal,
         Reference   *reference)
{
  ExamSitting *sitting = exam_journal_get_sitting (journal);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) reference_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_ANSWERS; i++)
    {
      double start;

      if (i > 0 && i % ANSWERS_PER_ITEM == 0)
        exam_sitting_next (sitting);
      wait_for_disk (journal);

      start = get_now_ms ();
      if (!exam_sitting_choose (sitting, i % 2))
        bench_fail ("an answer was not taken");
      bench_add (kept, get_now_ms () - start);
      wait_for_disk (journal);
      bench_add (times, get_now_ms () - start);

      bench_add (reference_times, reference_commit (reference, exam_journal_get_sitting_id (journal), i,
                                                    exam_sitting_get_position (sitting)));
    }

  bench_report ("save-answer", bench_percentile (times, 99) / bench_percentile (reference_times, 99), "ratio", 2.0,
                "p99_ms", bench_percentile (times, 99),
                "median_ms", bench_median (times),
                "commit_p99_ms", bench_percentile (reference_times, 99),
                "commit_median_ms", bench_median (reference_times),
                "answers", (double) N_ANSWERS, NULL);
  bench_report ("save-answer-window-blocked", bench_max (kept), "ms", BENCH_FRAME_MS,
                "p99_ms", bench_percentile (kept, 99),
                "median_ms", bench_median (kept), NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *results = NULL;
  g_autoptr (ExamClock) clock = NULL;
  g_autoptr (ExamForm) form = NULL;
  g_autoptr (ExamSitting) sitting = NULL;
  g_autoptr (ExamStore) store = NULL;
  g_autoptr (ExamJournal) journal = NULL;
  const ExamRules rules = { .time_percent = 100 };
  Reference reference;
  gboolean open = FALSE;

  if (argc != 3)
    bench_fail ("save-answer needs EXAMS FOLDER");

  xmlInitParser ();
  folder = bench_make_folder (argv[2]);
  results = g_build_filename (folder, "results", NULL);
  reference_open (&reference, folder);
  form = draw_form (argv[1]);
  clock = exam_system_clock_new ();
  store = exam_store_new (results, clock);
  exam_store_open_async (store, opened_cb, &open);
  while (!open)
    g_main_context_iteration (NULL, TRUE);

  sitting = exam_sitting_new (form, &rules, clock);
  journal = exam_journal_new (store, sitting, EXAM_PURPOSE_MOCK, "", clock);
  exam_sitting_begin (sitting);
  measure (journal, &reference);

  exam_store_close (store);
  reference_close (&reference);
  bench_remove_folder (folder);
  return EXIT_SUCCESS;
}
