/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-support.h"

#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include <glib/gstdio.h>

#ifdef __SANITIZE_ADDRESS__
const char *__lsan_default_suppressions (void);

/* fontconfig keeps the patterns it has parsed until the end, and some that nothing points to. */
const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig";
}
#endif

/* A path below exams/ of the sources. */
char *
test_exams_path (const char *first,
                 ...)
{
  va_list args;
  g_autofree char *below = NULL;
  g_autofree char *exams = g_test_build_filename (G_TEST_DIST, "..", "exams", NULL);

  va_start (args, first);
  below = g_build_filename_valist (first, &args);
  va_end (args);
  return g_build_filename (exams, below, NULL);
}

ExamFormats *
test_load_formats (void)
{
  g_autofree char *folder = test_exams_path ("formats", NULL);
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  ExamFormats *formats = exam_formats_new_for_folder (folder, problems);
  g_autofree char *text = exam_problems_to_string (problems);

  g_assert_cmpstr (text, ==, "");
  return formats;
}

/* The bundled items for a format. */
ExamPool *
test_load_pool (const char *format_id)
{
  static const char *const banks[] = { "cca-starter.xml", "ccs-starter.xml", "cpc-starter.xml" };
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  ExamFormat *format = exam_formats_find (formats, format_id);
  ExamPool *pool;

  g_assert_nonnull (format);
  pool = exam_pool_new (format);
  for (guint i = 0; i < G_N_ELEMENTS (banks); i++)
    {
      g_autofree char *path = test_exams_path ("banks", banks[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (ExamBank) bank = exam_bank_read_file (path, formats, problems, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (bank);
      exam_pool_add_bank (pool, bank);
    }

  test_assert_problems (problems, NULL, "");
  return pool;
}

void
test_add_rows (const char   *prefix,
               gconstpointer rows,
               gsize         n_rows,
               gsize         row_size,
               GTestDataFunc test)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      const char *row = (const char *) rows + i * row_size;
      g_autofree char *path = g_strconcat (prefix, *(const char *const *) (const void *) row, NULL);

      g_test_add_data_func (path, row, test);
    }
}

/* From here on a test has so many seconds of work, more where a sanitizer slows it down, and a minute in all in case it
 * waits for something; then it is ended. What was allowed before counts no more. Work is what is measured, because the
 * machine may be busy with something else. */
void
test_limit_time (guint seconds)
{
#ifdef __SANITIZE_ADDRESS__
  const struct itimerval work = { .it_value.tv_sec = 4 * seconds };
#else
  const struct itimerval work = { .it_value.tv_sec = seconds };
#endif

  g_assert_cmpint (setitimer (ITIMER_PROF, &work, NULL), ==, 0);
  alarm (60 + 4 * seconds);
}

static void
copy_files (const char *from,
            const char *to,
            const char *suffix)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (from, 0, &error);
  const char *name;

  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      if (!g_str_has_suffix (name, suffix))
        continue;
      g_assert_true (g_file_get_contents (source, &content, &length, NULL));
      g_free (test_write_file (to, name, content, (gssize) length));
    }
}

/* A folder of exams in @folder, with all formats and the starter banks: what a test that sits them counts on, however many
 * banks come with the program. */
char *
test_make_exams (const char *folder)
{
  char *exams = g_build_filename (folder, "exams", NULL);
  g_autofree char *formats = g_build_filename (exams, "formats", NULL);
  g_autofree char *banks = g_build_filename (exams, "banks", NULL);
  g_autofree char *all_formats = test_exams_path ("formats", NULL);
  g_autofree char *all_banks = test_exams_path ("banks", NULL);

  if (!g_file_test (exams, G_FILE_TEST_IS_DIR))
    {
      copy_files (all_formats, formats, ".xml");
      copy_files (all_banks, banks, "-starter.xml");
    }
  return exams;
}

char *
test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("mockingbird-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
test_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        test_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/* Writes a file and gives back its path. */
char *
test_write_file (const char *folder,
                 const char *name,
                 const char *content,
                 gssize      length)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
  return path;
}

/* An item whose options are called "option A" and so on; @keys has the letters of the right ones. */
ExamItem *
test_make_choice (const char *id,
                  const char *domain,
                  guint       n_options,
                  const char *keys)
{
  ExamItem *item = exam_item_new (id, domain);
  g_autoptr (ExamText) stem = exam_text_new_from_plain (id);

  exam_item_set_stem (item, stem);
  for (guint i = 0; i < n_options; i++)
    {
      g_autofree char *text = g_strdup_printf ("option %c", (char) ('A' + i));

      exam_item_take_option (item, exam_option_new (exam_text_new_from_plain (text), NULL,
                                                    strchr (keys, (char) ('A' + i)) != NULL, FALSE));
    }
  return item;
}

/* An item with typed codes; @codes has them with spaces between, optional ones with a question mark behind. */
ExamItem *
test_make_codes (const char *id,
                 const char *domain,
                 gboolean    first_listed,
                 const char *codes)
{
  ExamItem *item = exam_item_new (id, domain);
  g_autoptr (ExamText) stem = exam_text_new_from_plain (id);
  g_auto (GStrv) words = g_strsplit (codes, " ", -1);

  exam_item_set_stem (item, stem);
  exam_item_set_typed_codes (item, EXAM_CODE_SYSTEM_ICD_10_CM, first_listed);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean optional = g_str_has_suffix (words[i], "?");

      words[i][strcspn (words[i], "?")] = '\0';
      exam_item_take_code (item, exam_keyed_code_new (words[i], optional, NULL));
    }
  return item;
}

/* A form of items "item-0" and so on with four options, of which the second is right, in the first domain. */
ExamForm *
test_make_form (ExamFormat *format,
                guint       n_items)
{
  const ExamDomain *domain = g_ptr_array_index (format->domains, 0);
  ExamForm *form = exam_form_new (format, 1, format->minutes.value, FALSE);

  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *id = g_strdup_printf ("item-%u", i);
      g_autoptr (ExamItem) item = test_make_choice (id, domain->id, 4, "B");

      exam_form_add (form, item, NULL, FALSE, NULL);
    }
  return form;
}

/* Asserts what problems there are, a line each; @folder is left out of the file names. */
void
test_assert_problems (ExamProblems *problems,
                      const char   *folder,
                      const char   *expected)
{
  g_autofree char *text = exam_problems_to_string (problems);
  g_autoptr (GString) actual = g_string_new (text);

  if (folder != NULL)
    {
      g_autofree char *prefix = g_strconcat (folder, "/", NULL);

      g_string_replace (actual, prefix, "", 0);
    }
  g_assert_cmpstr (actual->str, ==, expected);
}

/** No file can grow beyond that from now on, as on a full disk; RLIM_INFINITY takes it back. */
void
test_limit_file_size (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}
