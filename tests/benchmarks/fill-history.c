/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include <libxml/parser.h>

#include "bank/exam-library.h"
#include "bench-support.h"
#include "record/exam-archive-private.h"
#include "sitting/exam-assembly.h"
#include "sitting/exam-random.h"
#include "test-sittings.h"

/*
 * usage: fill-history EXAMS BANK FOLDER SITTINGS
 *
 * Writes a results file into FOLDER, the same one each time but for the ids: SITTINGS mock exams of the CPC with 100 items
 * each, from the bundled bank and from BANK, one each day, and a practice set for every twentieth of them. Three of ten
 * answers are wrong, some are left out, and half of the misses have a cause. Each sitting was sat, answer by answer, and
 * is kept by the same functions as in the program.
 */

#define FORMAT "cpc-2022"
#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define START (G_GINT64_CONSTANT (1500000000) * G_USEC_PER_SEC)
#define N_LETTERS 211

static ExamPool *
make_pool (const char *exams,
           const char *bank)
{
  g_autofree char *formats_folder = g_build_filename (exams, "formats", NULL);
  g_autofree char *banks_folder = g_build_filename (exams, "banks", NULL);
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamFormats) formats = exam_formats_new_for_folder (formats_folder, problems);
  g_autoptr (ExamLibrary) library = exam_library_new (formats);
  g_autoptr (GPtrArray) files = exam_library_read_folder (banks_folder, EXAM_BANK_BUNDLED, formats, NULL);
  g_autoptr (ExamBankFile) file = exam_bank_file_read (bank, EXAM_BANK_OPENED, formats, NULL);

  for (guint i = 0; i < files->len; i++)
    exam_library_add (library, g_ptr_array_index (files, i));
  exam_library_add (library, file);
  return exam_library_create_pool (library, exam_formats_find (formats, FORMAT));
}

static void
make_answers (ExamRandom *random,
              char       *answers)
{
  for (guint i = 0; i < N_LETTERS; i++)
    {
      guint letter = exam_random_below (random, 100);

      answers[i] = letter < 30 ? 'w' : letter < 33 ? '-' : 'r';
    }
  answers[N_LETTERS] = '\0';
}

static void
execute (ExamArchive *archive,
         const char  *sql)
{
  g_autoptr (GError) error = NULL;

  if (!exam_database_exec (archive->database, sql, &error))
    bench_fail ("%s", error->message);
}

static void
sit (ExamArchive *archive,
     ExamPool    *pool,
     ExamRandom  *random,
     guint        number,
     ExamPurpose  purpose)
{
  g_autoptr (ExamBlueprint) blueprint = exam_blueprint_new (exam_pool_get_format (pool));
  g_autoptr (ExamForm) form = exam_assemble (pool, blueprint, NULL, number, NULL);
  char answers[N_LETTERS + 1];

  if (form == NULL)
    bench_fail ("no form could be drawn");

  make_answers (random, answers);
  test_sit (archive, form, &(TestSitting) {
    START + number * DAY + (purpose == EXAM_PURPOSE_MOCK ? 0 : DAY / 2),
    { .relaxed = number % 7 == 0, .time_percent = number % 11 == 0 ? 150 : 100 },
    purpose, answers,
  });
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (ExamPool) pool = NULL;
  g_autoptr (ExamRandom) random = exam_random_new (1);
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamArchive) archive = NULL;
  guint n_sittings;

  if (argc != 5)
    bench_fail ("fill-history needs EXAMS BANK FOLDER SITTINGS");

  xmlInitParser ();
  n_sittings = (guint) g_ascii_strtoull (argv[4], NULL, 10);
  pool = make_pool (argv[1], argv[2]);
  archive = exam_archive_open (argv[3], START, &notice, &error);
  if (archive == NULL)
    bench_fail ("%s", error->message);

  /* Thousands of transactions that nobody will miss. */
  execute (archive, "PRAGMA synchronous = OFF");
  for (guint i = 0; i < n_sittings; i++)
    {
      sit (archive, pool, random, i, EXAM_PURPOSE_MOCK);
      if (i % 20 == 0)
        sit (archive, pool, random, i, EXAM_PURPOSE_SET);
    }
  execute (archive, "INSERT INTO cause (sitting_id, position, cause, changed_at) "
           "SELECT sitting_id, position, CASE position % 4 WHEN 0 THEN 'guideline' WHEN 1 THEN 'misread' WHEN 2 THEN 'sequencing' "
           "ELSE 'guessed' END, position FROM outcome WHERE credit < 1 AND seen AND (sitting_id + position) % 2 = 0");
  execute (archive, "PRAGMA wal_checkpoint (TRUNCATE)");
  return EXIT_SUCCESS;
}
