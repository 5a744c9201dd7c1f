/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "bank/exam-error.h"
#include "codes/exam-code-file.h"
#include "record/exam-database.h"
#include "test-code-files.h"
#include "test-support.h"

typedef struct {
  char          *folder;
  ExamCodeBooks *books;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = test_make_folder ();
  fixture->books = test_make_books (fixture->folder, 2026);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->books, exam_code_books_close);
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* Returns: (transfer full): the codes as they are printed, with blanks between */
static char *
join_codes (GPtrArray *entries)
{
  GString *text = g_string_new (NULL);

  g_assert_nonnull (entries);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *printed = exam_code_entry_dup_printed (g_ptr_array_index (entries, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", printed);
    }
  g_ptr_array_unref (entries);
  return g_string_free (text, FALSE);
}

static void
assert_found (ExamCodeBooks *books,
              ExamCodeSystem system,
              guint          year,
              const char    *query,
              const char    *expected)
{
  g_autofree char *found = join_codes (exam_code_books_search (books, system, year, query, 20, NULL));

  g_assert_cmpstr (found, ==, expected);
}

static void
add_text (ExamCodeBooks *books,
          const char    *folder,
          const char    *name,
          char          *text,
          guint          year,
          ExamProblems  *problems)
{
  g_autofree char *own = text;
  g_autofree char *path = test_write_file (folder, name, own, -1);
  g_autoptr (GPtrArray) editions = test_read_code_file (path, year);
  g_autoptr (GError) error = NULL;

  g_assert_true (exam_code_books_add (books, editions, problems, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* --- What is there --- */

static void
test_none (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *nowhere = g_build_filename (folder, "nowhere", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamCodeBooks) books = exam_code_books_open_read_only (nowhere, &error);
  g_autoptr (GPtrArray) list = exam_code_books_list (books, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 0);
  g_assert_null (exam_code_books_find (books, EXAM_CODE_SYSTEM_ICD_10_CM, 2026, "E119", &error));
  g_assert_no_error (error);
  g_assert_false (exam_code_books_has (books, EXAM_CODE_SYSTEM_ICD_10_CM, 2026));
  assert_found (books, EXAM_CODE_BOOKS_ALL, 0, "E11", "");
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
  test_remove_folder (folder);
}

static void
test_list (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  const ExamCodeBook *book;

  /* As another program sees it. */
  g_clear_pointer (&fixture->books, exam_code_books_close);
  fixture->books = exam_code_books_open_read_only (fixture->folder, NULL);
  list = exam_code_books_list (fixture->books, NULL);

  g_assert_cmpuint (list->len, ==, 3);
  book = g_ptr_array_index (list, 0);
  g_assert_cmpint (book->system, ==, EXAM_CODE_SYSTEM_ICD_10_PCS);
  g_assert_cmpuint (book->n_codes, ==, 8);
  g_assert_cmpuint (book->n_tables, ==, 2);
  book = g_ptr_array_index (list, 1);
  g_assert_cmpint (book->system, ==, EXAM_CODE_SYSTEM_ICD_10_CM);
  g_assert_cmpuint (book->n_codes, ==, 14);
  g_assert_cmpuint (book->n_billable, ==, 8);
  g_assert_cmpuint (book->n_notes, ==, 9);
  g_assert_true (book->complete);
  book = g_ptr_array_index (list, 2);
  g_assert_cmpint (book->system, ==, EXAM_CODE_SYSTEM_HCPCS);
  g_assert_cmpuint (book->n_billable, ==, 5);
  g_assert_cmpuint (book->n_ended, ==, 1);
  g_assert_cmpuint (exam_code_books_get_newest (fixture->books, EXAM_CODE_SYSTEM_HCPCS), ==, 2026);
}

static void
test_find (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (ExamCodeEntry) entry = exam_code_books_find (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 2026, "e 11.9", NULL);
  g_autoptr (ExamCodeEntry) header = exam_code_books_find (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 2026, "E11.2", NULL);
  g_autoptr (ExamCodeEntry) ended = exam_code_books_find (fixture->books, EXAM_CODE_SYSTEM_HCPCS, 2026, "J0999", NULL);
  g_autoptr (ExamCodeEntry) modifier = exam_code_books_find (fixture->books, EXAM_CODE_SYSTEM_HCPCS, 2026, "lt", NULL);

  g_assert_cmpstr (entry->title, ==, "Type 2 diabetes mellitus without complications");
  g_assert_cmpint (entry->kind, ==, EXAM_CODE_BILLABLE);
  g_assert_true (exam_code_entry_is_active (entry, 20260101));
  g_assert_cmpint (header->kind, ==, EXAM_CODE_HEADER);
  g_assert_true (exam_code_entry_is_active (ended, 20181231));
  g_assert_false (exam_code_entry_is_active (ended, 20190101));
  g_assert_false (exam_code_entry_is_active (ended, 19951231));
  g_assert_cmpint (modifier->kind, ==, EXAM_CODE_MODIFIER);
  g_assert_null (exam_code_books_find (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 2025, "E119", NULL));
  g_assert_null (exam_code_books_find (fixture->books, EXAM_CODE_SYSTEM_ICD_10_PCS, 2026, "E119", NULL));
}

static void
test_hierarchy (Fixture      *fixture,
                gconstpointer data)
{
  static const struct { ExamCodeSystem system; const char *code, *children, *ancestors; } rows[] = {
    /* The book's order, not that of the letters. */
    { EXAM_CODE_SYSTEM_ICD_10_CM, "", "A00 C43 C4A E11 QA0 Z99.2", "" },
    { EXAM_CODE_SYSTEM_ICD_10_CM, "E11", "E11.2 E11.9", "" },
    { EXAM_CODE_SYSTEM_ICD_10_CM, "E11.2", "E11.21 E11.22", "E11" },
    { EXAM_CODE_SYSTEM_ICD_10_CM, "E11.22", "", "E11 E11.2" },
    { EXAM_CODE_SYSTEM_ICD_10_PCS, "0DT", "0DTJ0ZZ 0DTJ4ZZ 0DTK0ZZ", "" },
    { EXAM_CODE_SYSTEM_ICD_10_PCS, "0DTJ0ZZ", "", "0DT" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *children =
        join_codes (exam_code_books_list_children (fixture->books, rows[i].system, 2026, rows[i].code, NULL));
      g_autofree char *ancestors =
        join_codes (exam_code_books_list_ancestors (fixture->books, rows[i].system, 2026, rows[i].code, NULL));

      g_assert_cmpstr (children, ==, rows[i].children);
      g_assert_cmpstr (ancestors, ==, rows[i].ancestors);
    }
}

static void
test_divisions (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GPtrArray) chapters = exam_code_books_list_divisions (fixture->books, 2026, NULL, NULL);
  g_autoptr (GPtrArray) sections = exam_code_books_list_divisions (fixture->books, 2026, "4", NULL);
  g_autoptr (GPtrArray) path = exam_code_books_list_division_path (fixture->books, 2026, "E11.22", NULL);

  g_assert_cmpuint (chapters->len, ==, 2);
  g_assert_cmpstr (((ExamCodeDivision *) g_ptr_array_index (chapters, 1))->title, ==, "Factors");
  g_assert_cmpuint (sections->len, ==, 1);
  g_assert_cmpuint (path->len, ==, 3);
  g_assert_cmpstr (((ExamCodeDivision *) g_ptr_array_index (path, 0))->id, ==, "4");
  g_assert_cmpstr (((ExamCodeDivision *) g_ptr_array_index (path, 1))->id, ==, "E08-E13");
  g_assert_cmpstr (((ExamCodeDivision *) g_ptr_array_index (path, 2))->id, ==, "E11");
}

static void
test_notes (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GPtrArray) notes = exam_code_books_list_notes (fixture->books, 2026, "E11", NULL);
  g_autoptr (GPtrArray) of_chapter = exam_code_books_list_notes (fixture->books, 2026, "4", NULL);
  g_autoptr (GPtrArray) seventh = exam_code_books_list_notes (fixture->books, 2026, "Z99", NULL);
  const ExamCodeNote *note = g_ptr_array_index (notes, 1);

  g_assert_cmpuint (notes->len, ==, 4);
  g_assert_cmpint (note->kind, ==, EXAM_CODE_EXCLUDES1);
  g_assert_cmpstr (note->text, ==, "type 1 diabetes mellitus (E10.-)");
  g_assert_cmpuint (of_chapter->len, ==, 1);
  g_assert_cmpuint (seventh->len, ==, 3);
  note = g_ptr_array_index (seventh, 1);
  g_assert_cmpint (note->kind, ==, EXAM_CODE_SEVENTH);
  g_assert_cmpstr (note->label, ==, "A");
}

/* --- Tables --- */

static void
assert_values (ExamCodeBooks *books,
               const char    *chosen,
               const char    *title,
               const char    *values)
{
  g_autofree char *found_title = NULL;
  g_autoptr (GPtrArray) found = exam_code_books_list_table_values (books, 2026, chosen, &found_title, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_nonnull (found);
  for (guint i = 0; i < found->len; i++)
    {
      const ExamCodeValue *value = g_ptr_array_index (found, i);

      g_string_append_printf (text, "%s%c=%s", i > 0 ? " " : "", value->code, value->label);
    }
  g_assert_cmpstr (text->str, ==, values);
  g_assert_cmpstr (found_title, ==, title);
}

static void
test_table_values (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (ExamCodeTable) table = exam_code_books_load_table (fixture->books, 2026, "0DTJ0ZZ", NULL);

  g_assert_cmpstr (exam_code_table_get_code (table), ==, "0DT");
  g_assert_cmpstr (exam_code_table_get_definition (table), ==, "All of a part");
  g_assert_cmpuint (exam_code_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (exam_code_table_get_title (table, 1, 2), ==, "Operation");
  g_assert_cmpstr (exam_code_table_get_title (table, 1, 4), ==, "Approach");
  g_assert_cmpuint (exam_code_table_get_values (table, 0, 4)->len, ==, 2);
  g_assert_true (exam_code_table_has_code (table, "0DTJ4ZZ"));
  /* Values of different rows cannot be combined. */
  g_assert_false (exam_code_table_has_code (table, "0DTK4ZZ"));
  g_assert_false (exam_code_table_has_code (table, "0DTJ4Z"));
  g_assert_null (exam_code_books_load_table (fixture->books, 2026, "999", NULL));

  assert_values (fixture->books, "", "Section", "0=Medical and Surgical X=New Technology");
  assert_values (fixture->books, "0", "Body System", "D=Gastrointestinal");
  assert_values (fixture->books, "0D", "Operation", "T=Resection");
  assert_values (fixture->books, "0DT", "Body Part", "J=Appendix K=Ascending Colon");
  assert_values (fixture->books, "0dtj", "Approach", "0=Open 4=Percutaneous Endoscopic");
  assert_values (fixture->books, "0DTK", "Approach", "0=Open");
  assert_values (fixture->books, "0DTJ0ZZ", NULL, "");
  assert_values (fixture->books, "9", NULL, "");
  assert_values (fixture->books, "0DTX", NULL, "");
}

/* --- Searching --- */

typedef struct {
  const char    *name;
  ExamCodeSystem system;
  const char    *query;
  const char    *expected;
} SearchRow;

static const SearchRow search_rows[] = {
  { "code", EXAM_CODE_BOOKS_ALL, "E11.9", "E11.9" },
  { "code-first", EXAM_CODE_BOOKS_ALL, "e11", "E11 E11.2 E11.21 E11.22 E11.9" },
  { "code-in-two-words", EXAM_CODE_BOOKS_ALL, "E 11.2", "E11.2 E11.21 E11.22" },
  { "several-systems", EXAM_CODE_BOOKS_ALL, "E1", "E11 E11.2 E11.21 E11.22 E11.9 E1390" },
  { "one-system", EXAM_CODE_SYSTEM_HCPCS, "E1", "E1390" },
  { "procedure", EXAM_CODE_BOOKS_ALL, "0dtj", "0DTJ0ZZ 0DTJ4ZZ" },
  { "modifier", EXAM_CODE_BOOKS_ALL, "lt", "LT" },
  /* What begins with the word, and is short, comes first. */
  { "word", EXAM_CODE_BOOKS_ALL, "cholera", "A00 A00.0" },
  { "word-in-the-middle", EXAM_CODE_BOOKS_ALL, "appendix", "0DTJ0ZZ 0DTJ4ZZ" },
  { "words-begun", EXAM_CODE_BOOKS_ALL, "diab neph", "E11.21" },
  { "words-in-any-order", EXAM_CODE_BOOKS_ALL, "kidney diabetes", "E11.2 E11.22" },
  /* "gene" stands there as it is; "genes" only begins so. */
  { "whole-word-first", EXAM_CODE_BOOKS_ALL, "gene", "QA0.01 QA0" },
  { "inclusion-term", EXAM_CODE_BOOKS_ALL, "sugar", "E11.22" },
  /* That another code is excluded does not make it one for what is excluded. */
  { "excluded", EXAM_CODE_BOOKS_ALL, "gestational", "" },
  { "punctuation", EXAM_CODE_BOOKS_ALL, "melanoma, of skin;", "C43 C43.9" },
  { "signs", EXAM_CODE_BOOKS_ALL, "\"*^( -:", "" },
  { "operators", EXAM_CODE_BOOKS_ALL, "cholera OR melanoma", "" },
  { "column", EXAM_CODE_BOOKS_ALL, "title:cholera", "" },
  { "not-utf8", EXAM_CODE_BOOKS_ALL, "chol\xe9", "A00 A00.0" },
  { "nothing", EXAM_CODE_BOOKS_ALL, "", "" },
  { "not-there", EXAM_CODE_BOOKS_ALL, "E11.99", "" },
};

static void
test_search (Fixture      *fixture,
             gconstpointer data)
{
  const SearchRow *row = data;

  assert_found (fixture->books, row->system, 0, row->query, row->expected);
}

static void
test_search_limit (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *found = join_codes (exam_code_books_search (fixture->books, EXAM_CODE_BOOKS_ALL, 0, "E11", 2, NULL));

  g_assert_cmpstr (found, ==, "E11 E11.2");
}

/* --- Adding --- */

/* A year beside another, and the same year again. */
static void
test_years (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GPtrArray) list = NULL;

  add_text (fixture->books, fixture->folder, "icd10cm_codes_2027.txt",
            g_strdup ("A000    Cholera of another year\r\nZ992    Dialysis\r\n"), 0, problems);
  g_assert_cmpuint (exam_problems_get_n (problems), ==, 1);
  g_assert_cmpstr (exam_problem_get_message (exam_problems_get (problems, 0)), ==,
                   "the file has 2 codes that can be reported, but 2026 has 8; it may not be whole");
  assert_found (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 0, "cholera", "A00.0");
  assert_found (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 2026, "cholera", "A00 A00.0");
  assert_found (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 2027, "germ", "");

  add_text (fixture->books, fixture->folder, "icd10cm_codes_2027.txt",
            g_strdup ("A000    Plague\r\nA001    Pest\r\nZ992    Dialysis\r\n"), 0, problems);
  assert_found (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 2027, "cholera", "");
  assert_found (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 2027, "plague", "A00.0");
  assert_found (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 2026, "germ", "A00.0");
  list = exam_code_books_list (fixture->books, NULL);
  g_assert_cmpuint (list->len, ==, 4);
  g_assert_cmpuint (((ExamCodeBook *) g_ptr_array_index (list, 1))->n_codes, ==, 3);
  g_assert_false (((ExamCodeBook *) g_ptr_array_index (list, 1))->complete);
}

/* What has less does not replace what has more. */
static void
test_codes_behind_order (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();

  add_text (fixture->books, fixture->folder, "icd10cm_codes_2026.txt", g_strdup ("A000    Plague\r\nZ992    Dialysis\r\n"), 0, problems);
  g_assert_cmpstr (exam_problem_get_message (exam_problems_get (problems, 0)), ==,
                   "the order file of 2026 is there and has more than this codes file, which is not needed");
  assert_found (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 2026, "germ", "A00.0");
  assert_found (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 2026, "plague", "");
}

static void
test_parts_that_do_not_fit (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autofree char *lines = NULL;

  add_text (fixture->books, fixture->folder, "tables.xml", g_strdup (test_tables), 2026, problems);
  add_text (fixture->books, fixture->folder, "tabular.xml", g_strdup (test_tabular), 2026, problems);
  lines = exam_problems_to_string (problems);
  g_assert_nonnull (strstr (lines, "these tables make 4 codes, but the order file of 2026 has 5: they do not belong together"));
  g_assert_nonnull (strstr (lines, "1 code with notes is not in the order file of 2026"));
}

static gboolean
stop_cb (double   share,
         gpointer user_data)
{
  guint *n_calls = user_data;

  (*n_calls)++;
  g_assert_cmpfloat (share, >, 0);
  g_assert_cmpfloat (share, <=, 1);
  return FALSE;
}

/* Stopped in the middle, the books are as they were, and can be added to again. */
static void
test_stop (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) editions = NULL;
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GError) error = NULL;
  guint n_calls = 0;

  g_string_append (text, "A000    Plague\r\n");
  for (guint i = 0; i < 2500; i++)
    g_string_append_printf (text, "B%02u%02u   Something\r\n", i / 100, i % 100);
  g_string_append (text, "Z992    Dialysis\r\n");
  path = test_write_file (fixture->folder, "icd10cm_codes_2027.txt", text->str, -1);
  editions = test_read_code_file (path, 0);

  g_assert_false (exam_code_books_add (fixture->books, editions, problems, stop_cb, &n_calls, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_calls, ==, 1);
  g_assert_false (exam_code_books_has (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 2027));
  assert_found (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 0, "plague", "");
  g_clear_error (&error);

  g_assert_true (exam_code_books_add (fixture->books, editions, problems, NULL, NULL, &error));
  assert_found (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 0, "plague", "A00.0");
}

/* The window has the books open while a command adds to them. */
static void
test_reader_beside (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (ExamCodeBooks) reader = exam_code_books_open_read_only (fixture->folder, NULL);
  g_autoptr (ExamProblems) problems = exam_problems_new ();

  assert_found (reader, EXAM_CODE_BOOKS_ALL, 0, "cholera", "A00 A00.0");
  exam_code_books_close (fixture->books);
  fixture->books = exam_code_books_open (fixture->folder, NULL);
  g_assert_nonnull (fixture->books);
  assert_found (reader, EXAM_CODE_BOOKS_ALL, 0, "cholera", "A00 A00.0");
  add_text (fixture->books, fixture->folder, "icd10cm_codes_2027.txt", g_strdup ("A000    Plague\r\nZ992    Dialysis\r\n"), 0, problems);
  assert_found (reader, EXAM_CODE_BOOKS_ALL, 0, "plague", "A00.0");
}

static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "code-books.sqlite", NULL);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->books, exam_code_books_close);
  g_assert_true (g_file_set_contents (path, "This is no database, whatever its name says. It is long enough to be one.", -1, NULL));
  fixture->books = exam_code_books_open_read_only (fixture->folder, &error);
  g_assert_null (fixture->books);
  g_assert_error (error, EXAM_ERROR, EXAM_ERROR_STORE_DAMAGED);
}

/* --- The real files --- */

/* MOCKINGBIRD_CODESETS names a folder with what CMS published for 2026, as zip files, perhaps in a folder official/. */
static void
test_real (void)
{
  static const struct { const char *name; ExamCodeSystem system; guint year, n_codes, n_billable; } rows[] = {
    { "cms_2026_dx.zip", EXAM_CODE_SYSTEM_ICD_10_CM, 2026, 98186, 74719 },
    { "cms_2026_pr.zip", EXAM_CODE_SYSTEM_ICD_10_PCS, 2026, 80029, 79115 },
    { "2019-Alpha-Numeric-HCPCS-File.zip", EXAM_CODE_SYSTEM_HCPCS, 2019, 6800, 6440 },
  };
  const char *folder = g_getenv ("MOCKINGBIRD_CODESETS");
  g_autofree char *home = NULL;
  g_autoptr (ExamCodeBooks) books = NULL;
  g_autoptr (ExamCodeEntry) entry = NULL;

  if (folder == NULL)
    {
      g_test_skip ("MOCKINGBIRD_CODESETS names no folder with the files of CMS");
      return;
    }

  home = test_make_folder ();
  books = exam_code_books_open (home, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *official = g_build_filename (folder, "official", rows[i].name, NULL);
      g_autofree char *path = g_file_test (official, G_FILE_TEST_EXISTS) ? g_strdup (official)
                                                                          : g_build_filename (folder, rows[i].name, NULL);
      g_autoptr (GPtrArray) editions = test_read_code_file (path, 0);
      const ExamCodeEdition *edition = g_ptr_array_index (editions, 0);
      g_autoptr (ExamProblems) problems = exam_problems_new ();

      g_assert_cmpuint (editions->len, ==, 1);
      g_assert_cmpint (edition->system, ==, rows[i].system);
      g_assert_cmpuint (edition->year, ==, rows[i].year);
      g_assert_cmpuint (edition->codes->len, ==, rows[i].n_codes);
      g_assert_cmpuint (edition->n_billable, ==, rows[i].n_billable);
      g_assert_true (exam_code_books_add (books, editions, problems, NULL, NULL, NULL));
      g_assert_cmpuint (exam_problems_get_n (problems), ==, 0);
    }

  entry = exam_code_books_find (books, EXAM_CODE_SYSTEM_ICD_10_CM, 2026, "S72.001A", NULL);
  g_assert_cmpstr (entry->title, ==, "Fracture of unspecified part of neck of right femur, initial encounter for closed fracture");
  assert_found (books, EXAM_CODE_BOOKS_ALL, 0, "5A1955Z", "5A1955Z");
  g_clear_pointer (&books, exam_code_books_close);
  test_remove_folder (home);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

/* Who opens the books to change them does not have to wait until nobody reads. */
static void
test_open_beside_reader (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "code-books.sqlite", NULL);
  g_autoptr (ExamDatabase) reader = exam_database_open (path, TRUE, NULL);
  g_autoptr (ExamCodeBooks) books = NULL;
  g_autoptr (GError) error = NULL;
  gboolean row;

  g_assert_nonnull (reader);
  g_assert_true (exam_database_step (reader, exam_database_prepare (reader, "SELECT id FROM code", NULL), &row, NULL));
  g_assert_true (row);

  books = exam_code_books_open (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_nonnull (books);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/code-books/none", test_none);
  ADD ("/code-books/list", test_list);
  ADD ("/code-books/open-beside-reader", test_open_beside_reader);
  ADD ("/code-books/find", test_find);
  ADD ("/code-books/hierarchy", test_hierarchy);
  ADD ("/code-books/divisions", test_divisions);
  ADD ("/code-books/notes", test_notes);
  ADD ("/code-books/tables", test_table_values);
  for (guint i = 0; i < G_N_ELEMENTS (search_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/code-books/search/", search_rows[i].name, NULL);

      g_test_add (path, Fixture, &search_rows[i], set_up, test_search, tear_down);
    }
  ADD ("/code-books/search-limit", test_search_limit);
  ADD ("/code-books/years", test_years);
  ADD ("/code-books/codes-behind-order", test_codes_behind_order);
  ADD ("/code-books/parts-that-do-not-fit", test_parts_that_do_not_fit);
  ADD ("/code-books/stop", test_stop);
  ADD ("/code-books/reader-beside", test_reader_beside);
  ADD ("/code-books/damaged", test_damaged);
  g_test_add_func ("/code-books/real", test_real);
  return g_test_run ();
}
