/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bank/exam-bank-reader.h"
#include "bank/exam-format-reader.h"
#include "fuzz/fuzz-check.h"
#include "test-support.h"

/*
 * Reads files that other people made for other programs, or against them: question packages, conformance suites, collections
 * of attacks. The folder they are in is given by MOCKINGBIRD_CORPORA; none of them comes with the program.
 */

typedef struct {
  guint n_files;
  guint n_unexplained;   /* where all we can say is what the parser says */
} Tally;

/* Whatever a file is, it is no bank: we say so at a place in the file, and nothing of it is used. */
static void
check_refused (const char         *path,
               const ExamProblems *problems,
               GBytes             *bytes,
               Tally              *tally)
{
  gsize size;
  const uint8_t *data = g_bytes_get_data (bytes, &size);

  g_assert_cmpuint (exam_problems_count (problems, EXAM_SEVERITY_ERROR), >, 0);
  fuzz_check_problems (problems, data, size);
  if (strstr (exam_problem_get_message (exam_problems_get (problems, 0)), "this is not well-formed XML: ") != NULL)
    {
      tally->n_unexplained++;
      g_test_message ("%s: %s", path, exam_problem_get_message (exam_problems_get (problems, 0)));
    }
}

static void
check_bytes (const char *path,
             GBytes     *bytes,
             Tally      *tally)
{
  g_autoptr (ExamProblems) bank_problems = exam_problems_new ();
  g_autoptr (ExamProblems) format_problems = exam_problems_new ();
  g_autoptr (ExamBank) bank = exam_bank_read_bytes ("x", bytes, NULL, bank_problems);
  g_autoptr (ExamFormat) format = exam_format_read_bytes ("x", bytes, format_problems);

  g_assert_null (bank);
  g_assert_null (format);
  check_refused (path, bank_problems, bytes, tally);
  check_refused (path, format_problems, bytes, tally);
}

static void
check_file (const char *path,
            Tally      *tally)
{
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamBank) bank = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  test_limit_time (5);
  bank = exam_bank_read_file (path, NULL, problems, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (bank);

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  bytes = g_bytes_new_take (g_steal_pointer (&content), length);
  check_bytes (path, bytes, tally);
  tally->n_files++;
}

static void
check_folder (const char *folder,
              Tally      *tally)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        continue;
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        check_folder (path, tally);
      else if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        check_file (path, tally);
    }
}

static void
test_refused (void)
{
  const char *folder = g_getenv ("MOCKINGBIRD_CORPORA");
  Tally tally = { 0 };

  if (folder == NULL)
    {
      g_test_skip ("MOCKINGBIRD_CORPORA names no folder with foreign files");
      return;
    }

  check_folder (folder, &tally);
  g_test_message ("%u files, of which %u end with words of the parser", tally.n_files, tally.n_unexplained);
  g_assert_cmpuint (tally.n_files, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/foreign-files/refused", test_refused);

  return g_test_run ();
}
