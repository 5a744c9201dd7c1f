/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "bank/exam-library.h"
#include "test-support.h"

#define NS "xmlns=\"urn:mockingbird:exam:1\""
#define BANK(id, family, items) "<bank " NS " id=\"" id "\" format=\"" family "\">\n<title>T</title>\n" items "</bank>\n"
#define ITEM(id, stem) "<item id=\"" id "\" domain=\"privacy\"><stem>" stem "</stem>" \
  "<choice><option key=\"yes\">x</option><option>y</option></choice></item>\n"
#define FAULTY(id) "<item id=\"" id "\" domain=\"privacy\"/>\n"

typedef struct {
  char        *folder;
  ExamFormats *formats;
  ExamLibrary *library;
  guint        n_changed;
} Fixture;

static void
changed_cb (ExamLibrary *library,
            gpointer     data)
{
  guint *n_changed = data;

  (*n_changed)++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = test_make_folder ();
  fixture->formats = test_load_formats ();
  fixture->library = exam_library_new (fixture->formats);
  g_signal_connect (fixture->library, "changed", G_CALLBACK (changed_cb), &fixture->n_changed);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  exam_formats_unref (fixture->formats);
  g_assert_finalize_object (fixture->library);
}

static void
write_bank (Fixture    *fixture,
            const char *name,
            const char *content)
{
  g_autofree char *path = test_write_file (fixture->folder, name, content, -1);

  g_assert_nonnull (path);
}

/* As a person would open the file; the library has it afterwards. */
static ExamBankFile *
read_bank (Fixture    *fixture,
           const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (ExamBankFile) file = exam_bank_file_read (path, EXAM_BANK_OPENED, fixture->formats, NULL);

  exam_library_add (fixture->library, file);
  return file;
}

static void
read_folder (Fixture *fixture)
{
  g_autoptr (GPtrArray) files =
    exam_library_read_folder (fixture->folder, EXAM_BANK_USER, fixture->formats, NULL);

  for (guint i = 0; i < files->len; i++)
    exam_library_add (fixture->library, g_ptr_array_index (files, i));
}

/* The items served, as "id=stem id=stem". */
static void
assert_pool (Fixture    *fixture,
             const char *format,
             const char *expected)
{
  g_autoptr (ExamPool) pool = exam_library_create_pool (fixture->library, exam_formats_find (fixture->formats, format));
  g_autoptr (GString) actual = g_string_new (NULL);

  for (guint i = 0; i < exam_pool_get_n_items (pool); i++)
    {
      const ExamItem *item = exam_pool_get_item (pool, i);
      g_autofree char *stem = exam_text_dup_plain (exam_item_get_stem (item));

      g_string_append_printf (actual, "%s%s=%s", i > 0 ? " " : "", exam_item_get_id (item), stem);
    }
  g_assert_cmpstr (actual->str, ==, expected);
}

static void
assert_duplicates (Fixture    *fixture,
                   const char *expected)
{
  g_autoptr (ExamProblems) duplicates = exam_library_find_duplicates (fixture->library);

  g_assert_cmpuint (exam_problems_count (duplicates, EXAM_SEVERITY_ERROR), ==, 0);
  test_assert_problems (duplicates, fixture->folder, expected);
}

#define NOT_SERVED(other) other " has an item with this id too, so this one is not served; rename one of them\n"

/* --- Several banks --- */

static void
test_pool_of_several (Fixture      *fixture,
                      gconstpointer data)
{
  write_bank (fixture, "a.xml", BANK ("a", "cca", ITEM ("one", "1")));
  write_bank (fixture, "b.xml", BANK ("b", "cca", ITEM ("two", "2")));
  write_bank (fixture, "c.xml", BANK ("c", "ccs", ITEM ("three", "3")));
  read_folder (fixture);

  g_assert_cmpuint (exam_library_get_n_files (fixture->library), ==, 3);
  g_assert_cmpuint (fixture->n_changed, ==, 3);
  assert_pool (fixture, "cca-2026-05", "one=1 two=2");
  assert_pool (fixture, "cpc-2022", "");
  assert_duplicates (fixture, "");
}

static void
test_same_id (Fixture      *fixture,
              gconstpointer data)
{
  write_bank (fixture, "a.xml", BANK ("a", "cca", ITEM ("one", "1") ITEM ("two", "2")));
  write_bank (fixture, "b.xml", BANK ("b", "cca", ITEM ("three", "3") ITEM ("two", "other")));
  read_folder (fixture);

  assert_pool (fixture, "cca-2026-05", "one=1 two=2 three=3");
  assert_duplicates (fixture, "b.xml:4:1: warning: item 'two': " NOT_SERVED ("a.xml"));
}

/* A bank that is opened adds what no other bank has. */
static void
test_count_served (Fixture      *fixture,
                   gconstpointer data)
{
  ExamBankFile *first, *second, *copy;

  write_bank (fixture, "a.xml", BANK ("a", "cca", ITEM ("one", "1") ITEM ("two", "2")));
  write_bank (fixture, "b.xml", BANK ("b", "cca", ITEM ("three", "3") ITEM ("two", "other")));
  write_bank (fixture, "c.xml", BANK ("c", "cca", ITEM ("one", "1") ITEM ("three", "3")));
  first = read_bank (fixture, "a.xml");
  second = read_bank (fixture, "b.xml");
  copy = read_bank (fixture, "c.xml");

  g_assert_cmpuint (exam_library_count_served (fixture->library, first), ==, 2);
  g_assert_cmpuint (exam_library_count_served (fixture->library, second), ==, 1);
  g_assert_cmpuint (exam_library_count_served (fixture->library, copy), ==, 0);
}

/* Exams of different families never meet. */
static void
test_same_id_in_another_family (Fixture      *fixture,
                                gconstpointer data)
{
  write_bank (fixture, "a.xml", BANK ("a", "cca", ITEM ("one", "1")));
  write_bank (fixture, "b.xml", BANK ("b", "ccs", ITEM ("one", "1")));
  read_folder (fixture);

  assert_duplicates (fixture, "");
}

/* A faulty bank that nobody wants serves nothing, so that it cannot take the place of another one. */
static void
test_same_id_in_faulty_bank (Fixture      *fixture,
                             gconstpointer data)
{
  ExamBankFile *faulty;

  write_bank (fixture, "a.xml", BANK ("a", "cca", ITEM ("one", "1") FAULTY ("x")));
  write_bank (fixture, "b.xml", BANK ("b", "cca", ITEM ("one", "2")));
  faulty = read_bank (fixture, "a.xml");
  read_bank (fixture, "b.xml");

  assert_pool (fixture, "cca-2026-05", "one=2");
  assert_duplicates (fixture, "a.xml:3:1: warning: item 'one': " NOT_SERVED ("b.xml"));

  exam_library_accept (fixture->library, faulty);
  assert_pool (fixture, "cca-2026-05", "one=1");
  assert_duplicates (fixture, "b.xml:3:1: warning: item 'one': " NOT_SERVED ("a.xml"));
}

static void
test_accept (Fixture      *fixture,
             gconstpointer data)
{
  ExamBankFile *file;

  write_bank (fixture, "a.xml", BANK ("a", "cca", ITEM ("one", "1") FAULTY ("two")));
  file = read_bank (fixture, "a.xml");
  g_assert_true (exam_bank_file_is_faulty (file));
  g_assert_false (exam_bank_file_is_usable (file));
  assert_pool (fixture, "cca-2026-05", "");

  exam_library_accept (fixture->library, file);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_true (exam_bank_file_is_usable (file));
  assert_pool (fixture, "cca-2026-05", "one=1");
}

/* --- Reading again --- */

static void
test_read_again (Fixture      *fixture,
                 gconstpointer data)
{
  write_bank (fixture, "a.xml", BANK ("a", "cca", ITEM ("one", "1")));
  write_bank (fixture, "b.xml", BANK ("b", "cca", ITEM ("two", "2")));
  read_folder (fixture);
  write_bank (fixture, "a.xml", BANK ("a", "cca", ITEM ("one", "new") ITEM ("three", "3")));
  read_bank (fixture, "a.xml");

  g_assert_cmpuint (exam_library_get_n_files (fixture->library), ==, 2);
  g_assert_cmpuint (fixture->n_changed, ==, 3);
  assert_pool (fixture, "cca-2026-05", "one=new three=3 two=2");
}

/* Which of two items with one id is served must not depend on which file was read again last. */
static void
test_read_again_keeps_place (Fixture      *fixture,
                             gconstpointer data)
{
  write_bank (fixture, "a.xml", BANK ("a", "cca", ITEM ("one", "first")));
  write_bank (fixture, "b.xml", BANK ("b", "cca", ITEM ("one", "second")));
  read_folder (fixture);
  assert_pool (fixture, "cca-2026-05", "one=first");

  read_bank (fixture, "a.xml");
  assert_pool (fixture, "cca-2026-05", "one=first");
  assert_duplicates (fixture, "b.xml:3:1: warning: item 'one': " NOT_SERVED ("a.xml"));
}

/* The same file under two names of its path is one file. */
static void
test_read_again_by_other_path (Fixture      *fixture,
                               gconstpointer data)
{
  write_bank (fixture, "a.xml", BANK ("a", "cca", ITEM ("one", "1")));
  read_bank (fixture, "a.xml");
  read_bank (fixture, "./a.xml");

  g_assert_cmpuint (exam_library_get_n_files (fixture->library), ==, 1);
  assert_duplicates (fixture, "");
}

static void
test_read_again_gone (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *path = test_write_file (fixture->folder, "a.xml", BANK ("a", "cca", ITEM ("one", "1")), -1);

  read_bank (fixture, "a.xml");
  g_assert_cmpint (unlink (path), ==, 0);
  g_assert_true (exam_bank_file_is_unreadable (read_bank (fixture, "a.xml")));
  assert_pool (fixture, "cca-2026-05", "");
}

/* --- Folders --- */

static void
test_folder (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const names[] = { "a.xml", "b.xml", "c.xml" };
  g_autoptr (GPtrArray) files = NULL;

  write_bank (fixture, "c.xml", BANK ("c", "cca", ITEM ("three", "3")));
  write_bank (fixture, "a.xml", BANK ("a", "cca", ITEM ("one", "1")));
  write_bank (fixture, "b.xml", "broken");
  write_bank (fixture, ".d.xml", BANK ("d", "cca", ITEM ("four", "4")));
  write_bank (fixture, "e.xml~", BANK ("e", "cca", ITEM ("five", "5")));
  write_bank (fixture, "notes.txt", "notes");
  files = exam_library_read_folder (fixture->folder, EXAM_BANK_USER, fixture->formats, NULL);

  g_assert_cmpuint (files->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = g_path_get_basename (exam_bank_file_get_path (g_ptr_array_index (files, i)));

      g_assert_cmpstr (name, ==, names[i]);
      g_assert_cmpint (exam_bank_file_get_origin (g_ptr_array_index (files, i)), ==, EXAM_BANK_USER);
      g_assert_cmpint (exam_bank_file_is_usable (g_ptr_array_index (files, i)), ==, i != 1);
    }
}

static void
test_folder_missing (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autoptr (GPtrArray) files = exam_library_read_folder (missing, EXAM_BANK_USER, fixture->formats, NULL);

  g_assert_cmpuint (files->len, ==, 0);
}

static void
test_folder_cancelled (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) files = NULL;

  write_bank (fixture, "a.xml", BANK ("a", "cca", ITEM ("one", "1")));
  g_cancellable_cancel (cancellable);
  files = exam_library_read_folder (fixture->folder, EXAM_BANK_USER, fixture->formats, cancellable);

  g_assert_cmpuint (files->len, ==, 0);
}

/* --- Formats --- */

static void
write_format (Fixture    *fixture,
              const char *name,
              const char *id,
              const char *credential)
{
  g_autofree char *xml = g_strdup_printf (
    "<format " NS " id=\"%s\" family=\"%s\" credential=\"%s\"><name>%s</name><body>B</body><edition/>"
    "<items>1</items><pretest>0</pretest><minutes>1</minutes>"
    "<blueprint order=\"random\"><domain id=\"d\" items=\"1\">D</domain></blueprint><item-kind name=\"single-choice\"/>"
    "<percent-score cut=\"70\"/><multiple-choice-credit rule=\"all-or-nothing\"/><typed-codes-credit rule=\"share\"/>"
    "<navigation mode=\"free\"/><review allowed=\"yes\"/><break allowed=\"no\"/></format>", id, id, credential, name);

  write_bank (fixture, name, xml);
}

static void
test_formats (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamFormats) formats = NULL;

  write_format (fixture, "b.xml", "b", "B");
  write_format (fixture, "a.xml", "a", "A");
  write_bank (fixture, "broken.xml", "<format " NS "/>");
  write_bank (fixture, "notes.txt", "notes");
  write_bank (fixture, ".hidden.xml", "x");
  formats = exam_formats_new_for_folder (fixture->folder, problems);

  g_assert_cmpuint (exam_formats_get_n (formats), ==, 2);
  g_assert_cmpstr (exam_formats_get (formats, 0)->id, ==, "a");
  g_assert_cmpstr (exam_formats_get (formats, 1)->id, ==, "b");
  g_assert_cmpuint (exam_problems_get_n (problems), >, 0);
  for (guint i = 0; i < exam_problems_get_n (problems); i++)
    g_assert_true (g_str_has_suffix (exam_problem_get_file (exam_problems_get (problems, i)), "/broken.xml"));
}

/* Which of two formats with one id counts must not depend on the order in which the disk has them. */
static void
test_formats_of_same_id (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamFormats) formats = NULL;
  g_autoptr (GString) expected = g_string_new (NULL);

  for (int i = 9; i >= 0; i--)
    {
      g_autofree char *name = g_strdup_printf ("%d.xml", i);

      write_format (fixture, name, "same", "S");
    }
  for (int i = 1; i <= 9; i++)
    g_string_append_printf (expected, "%d.xml:1:1: error: there is another format with the id 'same'; this one is left out\n", i);
  formats = exam_formats_new_for_folder (fixture->folder, problems);

  g_assert_cmpuint (exam_formats_get_n (formats), ==, 1);
  g_assert_cmpstr (exam_formats_get (formats, 0)->name, ==, "0.xml");
  test_assert_problems (problems, fixture->folder, expected->str);
}

static void
test_formats_missing (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamFormats) formats = exam_formats_new_for_folder (missing, problems);

  g_assert_cmpuint (exam_formats_get_n (formats), ==, 0);
  g_assert_cmpuint (exam_problems_count (problems, EXAM_SEVERITY_ERROR), ==, 1);
}

/* Banks are read by what formats there are: formats come before banks. */
static void
test_formats_before_banks (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (ExamFormats) none = exam_formats_new ();
  g_autofree char *path = test_write_file (fixture->folder, "a.xml", BANK ("a", "cca", ITEM ("one", "1")), -1);
  g_autoptr (ExamBankFile) before = exam_bank_file_read (path, EXAM_BANK_OPENED, none, NULL);
  g_autoptr (ExamBankFile) after = exam_bank_file_read (path, EXAM_BANK_OPENED, fixture->formats, NULL);

  g_assert_null (exam_bank_file_get_bank (before));
  g_assert_false (exam_bank_file_is_unreadable (before));
  test_assert_problems ((ExamProblems *) exam_bank_file_get_problems (before), fixture->folder,
                        "a.xml:1:1: error: there is no format 'cca'; there are none at all\n");
  g_assert_true (exam_bank_file_is_usable (after));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/library/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("pool-of-several", test_pool_of_several);
  ADD ("count-served", test_count_served);
  ADD ("same-id", test_same_id);
  ADD ("same-id-in-another-family", test_same_id_in_another_family);
  ADD ("same-id-in-faulty-bank", test_same_id_in_faulty_bank);
  ADD ("accept", test_accept);
  ADD ("read-again", test_read_again);
  ADD ("read-again-keeps-place", test_read_again_keeps_place);
  ADD ("read-again-by-other-path", test_read_again_by_other_path);
  ADD ("read-again-gone", test_read_again_gone);
  ADD ("folder", test_folder);
  ADD ("folder-missing", test_folder_missing);
  ADD ("folder-cancelled", test_folder_cancelled);
  ADD ("formats", test_formats);
  ADD ("formats-of-same-id", test_formats_of_same_id);
  ADD ("formats-missing", test_formats_missing);
  ADD ("formats-before-banks", test_formats_before_banks);
#undef ADD

  return g_test_run ();
}
