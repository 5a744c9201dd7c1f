/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-bank-statistics.h"
#include "bank/exam-library.h"
#include "check/exam-checker.h"
#include "sitting/exam-form-count.h"
#include "test-support.h"

/* What the banks that come with the program promise: two complete mock exams each that have no question in common, and
 * nothing that gives a key away. */

typedef struct {
  const char *format;
  const char *prefix;   /* of the files */
  guint       n_items;  /* at least */
} Exam;

static const Exam exams[] = {
  { "cca-2026-05", "cca-", 210 },
  { "ccs-2025", "ccs-", 214 },
  { "cpc-2022", "cpc-", 200 },
};

typedef struct {
  ExamFormats *formats;
  ExamLibrary *library;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autofree char *folder = test_exams_path ("banks", NULL);
  g_autoptr (GPtrArray) files = NULL;

  self->formats = test_load_formats ();
  self->library = exam_library_new (self->formats);
  files = exam_library_read_folder (folder, EXAM_BANK_BUNDLED, self->formats, NULL);
  for (guint i = 0; i < files->len; i++)
    {
      ExamBankFile *file = g_ptr_array_index (files, i);

      test_assert_problems ((ExamProblems *) exam_bank_file_get_problems (file), NULL, "");
      exam_library_add (self->library, file);
    }
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_clear_object (&self->library);
  exam_formats_unref (self->formats);
}

static ExamPool *
create_pool (Fixture    *self,
             const Exam *exam)
{
  return exam_library_create_pool (self->library, exam_formats_find (self->formats, exam->format));
}

/* All items of an exam as one bank, so that what is asked of a bank can be asked of them. */
static ExamBank *
join_banks (Fixture    *self,
            const Exam *exam)
{
  g_autoptr (ExamPool) pool = create_pool (self, exam);
  ExamBank *bank = exam_bank_new ("all", exam_pool_get_format (pool)->family);

  for (guint i = 0; i < exam_pool_get_n_items (pool); i++)
    exam_bank_add_item (bank, exam_pool_get_item (pool, i));
  return bank;
}

static void
test_forms (Fixture      *self,
            gconstpointer data)
{
  const Exam *exam = data;
  g_autoptr (ExamPool) pool = create_pool (self, exam);

  g_test_message ("%s: %u items", exam->format, exam_pool_get_n_items (pool));
  g_assert_cmpuint (exam_pool_get_n_items (pool), >=, exam->n_items);
  g_assert_cmpuint (exam_form_count (pool, 2), ==, 2);
}

/* Everything that the checker asks for, over all items of an exam. */
static void
test_checker (Fixture      *self,
              gconstpointer data)
{
  const Exam *exam = data;
  g_autoptr (ExamBank) bank = join_banks (self, exam);
  g_autoptr (ExamProblems) problems = exam_problems_new ();

  exam_checker_check (bank, exam->format, self->formats, NULL, EXAM_CHECK_ALL_RULES, problems);
  test_assert_problems (problems, NULL, "");
}

/* Closer than the checker, which allows for chance. */
static void
test_keys (Fixture      *self,
           gconstpointer data)
{
  const Exam *exam = data;

  for (guint i = 0; i < exam_library_get_n_files (self->library); i++)
    {
      ExamBank *bank = exam_bank_file_get_bank (exam_library_get_file (self->library, i));
      g_autoptr (ExamBankStatistics) statistics = NULL;

      if (!g_str_has_prefix (exam_bank_get_id (bank), exam->prefix))
        continue;

      statistics = exam_bank_statistics_new (bank, NULL);
      g_test_message ("%s: the key is the longest option in %u of %u", exam_bank_get_id (bank), statistics->n_longest,
                      statistics->n_single);
      g_assert_cmpfloat (statistics->n_longest, <=, 0.32 * statistics->n_single);
      g_assert_cmpuint (statistics->n_options, ==, 4);
      for (guint option = 0; option < statistics->n_options; option++)
        {
          g_assert_cmpfloat (statistics->keys[option], >=, 0.2 * statistics->n_single);
          g_assert_cmpfloat (statistics->keys[option], <=, 0.3 * statistics->n_single);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (exams); i++)
    {
      g_autofree char *forms = g_strconcat ("/bundled-banks/forms/", exams[i].format, NULL);
      g_autofree char *checker = g_strconcat ("/bundled-banks/checker/", exams[i].format, NULL);
      g_autofree char *keys = g_strconcat ("/bundled-banks/keys/", exams[i].format, NULL);

      g_test_add (forms, Fixture, &exams[i], set_up, test_forms, tear_down);
      g_test_add (checker, Fixture, &exams[i], set_up, test_checker, tear_down);
      g_test_add (keys, Fixture, &exams[i], set_up, test_keys, tear_down);
    }
  return g_test_run ();
}
