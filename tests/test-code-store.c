/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "record/exam-code-article.h"
#include "record/exam-code-build.h"
#include "record/exam-code-glossary.h"
#include "record/exam-code-import.h"
#include "record/exam-code-store.h"
#include "test-code-files.h"
#include "test-support.h"

/* What the window asks of the code books. */

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

/* --- Articles --- */

static char *
join_places (const GPtrArray *places)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " > " : "",
                            ((const ExamCodePlace *) g_ptr_array_index (places, i))->name);
  return g_string_free (text, FALSE);
}

static char *
join_notes (const GPtrArray *notes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      const ExamCodeArticleNote *note = g_ptr_array_index (notes, i);

      g_string_append_printf (text, "%s%u@%s", i > 0 ? " " : "", note->note->kind, note->name != NULL ? note->name : ".");
    }
  return g_string_free (text, FALSE);
}

static const struct {
  const char    *name;
  ExamCodeSystem system;
  const char    *id;
  const char    *place;
  const char    *path;
  const char    *children;
  const char    *notes;
} articles[] = {
  { "code", EXAM_CODE_SYSTEM_ICD_10_CM, "e1122", "E11.22", "Chapter 4 > E08-E13 > E11 > E11.2", "",
    "0@. 1@E11 2@E11 2@E11 5@E11 2@Chapter 4" },
  { "category", EXAM_CODE_SYSTEM_ICD_10_CM, "E11", "E11", "Chapter 4 > E08-E13", "E11.2 > E11.9",
    "1@. 2@. 2@. 5@. 2@Chapter 4" },
  { "section", EXAM_CODE_SYSTEM_ICD_10_CM, "E08-E13", "E08-E13", "Chapter 4", "E11", "2@Chapter 4" },
  { "chapter", EXAM_CODE_SYSTEM_ICD_10_CM, "4", "Chapter 4", "", "E08-E13", "2@." },
  { "diagnoses", EXAM_CODE_SYSTEM_ICD_10_CM, "", NULL, "", "Chapter 4 > Chapter 21", "" },
  { "no-tabular-place", EXAM_CODE_SYSTEM_ICD_10_CM, "C4A.0", "C4A.0", "C4A", "", "" },
  { "procedure", EXAM_CODE_SYSTEM_ICD_10_PCS, "0DTJ4ZZ", "0DTJ4ZZ", "0DT", "", "" },
  { "table", EXAM_CODE_SYSTEM_ICD_10_PCS, "0DT", "0DT", "", "0DTJ0ZZ > 0DTJ4ZZ > 0DTK0ZZ", "" },
  { "supply", EXAM_CODE_SYSTEM_HCPCS, "j0696", "J0696", "", "", "" },
};

static void
test_article (gconstpointer data)
{
  const typeof (articles[0]) *row = data;
  Fixture fixture;
  g_autoptr (ExamCodeArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&fixture, NULL);
  article = exam_code_article_load (fixture.books, row->system, 2026, row->id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (article);
  {
    g_autofree char *path = join_places (article->path);
    g_autofree char *children = join_places (article->children);
    g_autofree char *notes = join_notes (article->notes);

    g_assert_cmpstr (article->place != NULL ? article->place->name : NULL, ==, row->place);
    g_assert_cmpstr (path, ==, row->path);
    g_assert_cmpstr (children, ==, row->children);
    g_assert_cmpstr (notes, ==, row->notes);
  }
  tear_down (&fixture, NULL);
}

static void
test_article_characters (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (ExamCodeArticle) article =
    exam_code_article_load (fixture->books, EXAM_CODE_SYSTEM_ICD_10_PCS, 2026, "0DTJ4ZZ", NULL);
  const ExamCodeCharacter *approach;

  g_assert_cmpuint (article->characters->len, ==, 7);
  approach = g_ptr_array_index (article->characters, 4);
  g_assert_cmpstr (approach->axis, ==, "Approach");
  g_assert_cmpint (approach->code, ==, '4');
  g_assert_cmpstr (approach->label, ==, "Percutaneous Endoscopic");
  g_assert_cmpstr (article->definition, ==, "All of a part");
}

static void
test_article_missing (Fixture      *fixture,
                      gconstpointer data)
{
  static const char *const ids[] = { "E11.99", "X", "A00-Z99", "99", "----", "\xc3\xa4" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (exam_code_article_load (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 2026, ids[i], &error));
      g_assert_no_error (error);
    }
  g_assert_null (exam_code_article_load (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 2025, "E119", NULL));
}

/* --- Building a procedure --- */

static const struct {
  const char *name;
  const char *wanted;
  const char *chosen;
  guint       n_columns;
  guint       n_last;      /* values in the last column */
  gboolean    complete;
} builds[] = {
  { "nothing", "", "", 1, 2, FALSE },
  { "section", "0", "0DT", 4, 2, FALSE },           /* the rest of the table is the only one */
  { "body-part", "0DTJ", "0DTJ", 5, 2, FALSE },
  { "approach", "0DTJ4", "0DTJ4ZZ", 7, 1, TRUE },   /* without a device and a qualifier */
  { "other-part", "0DTK4", "0DTK0ZZ", 7, 1, TRUE }, /* 4 is not possible there */
  { "not-allowed", "0DTX", "0DT", 4, 2, FALSE },
  { "new-technology", "x", "XY0YX37", 7, 1, TRUE },
};

static void
test_build (gconstpointer data)
{
  const typeof (builds[0]) *row = data;
  Fixture fixture;
  g_autoptr (ExamCodeBuild) build = NULL;
  g_autoptr (GError) error = NULL;
  const ExamCodeColumn *last;

  set_up (&fixture, NULL);
  build = exam_code_build_load (fixture.books, 2026, row->wanted, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (build->chosen, ==, row->chosen);
  g_assert_cmpuint (build->columns->len, ==, row->n_columns);
  last = g_ptr_array_index (build->columns, build->columns->len - 1);
  g_assert_cmpuint (last->values->len, ==, row->n_last);
  g_assert_true ((build->entry != NULL) == row->complete);
  tear_down (&fixture, NULL);
}

static void
test_build_without_tables (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (ExamCodeBuild) build = exam_code_build_load (fixture->books, 2025, "0DT", NULL);

  g_assert_cmpstr (build->chosen, ==, "");
  g_assert_cmpuint (build->columns->len, ==, 1);
  g_assert_cmpuint (((const ExamCodeColumn *) g_ptr_array_index (build->columns, 0))->values->len, ==, 0);
}

/* --- The codes of a question --- */

static char *
join_terms (const ExamCodeGlossary *glossary,
            ExamCodeBooks          *books)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) terms = exam_code_glossary_look_up (glossary, books, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < terms->len; i++)
    {
      const ExamCodeTerm *term = g_ptr_array_index (terms, i);
      g_autofree char *printed = exam_code_entry_dup_printed (term->entry);

      g_string_append_printf (text, "%s%s%s/%u", i > 0 ? " " : "", term->known ? "" : "!", printed, term->entry->year);
    }
  return g_string_free (text, FALSE);
}

static const struct {
  const char *name;
  guint       year;
  const char *text;
  const char *terms;
} texts[] = {
  { "dotted", 0, "E11.22 goes before Z99.2, not E11.22.", "E11.22/2026 Z99.2/2026" },
  { "systems", 0, "0DTJ4ZZ, J0696 and C4A.0", "0DTJ4ZZ/2026 J0696/2026 C4A.0/2026" },
  { "category", 0, "see category E11.- of the book", "E11/2026" },
  { "unknown", 0, "E11.99, T99, B12 and the year 2026", "" },
  { "year", 2026, "Z99.2", "Z99.2/2026" },
  { "other-year", 2019, "Z99.2", "Z99.2/2026" },
  { "nothing", 0, "no code at all", "" },
};

static void
test_glossary_text (gconstpointer data)
{
  const typeof (texts[0]) *row = data;
  Fixture fixture;
  g_autoptr (ExamCodeGlossary) glossary = exam_code_glossary_new (row->year);
  g_autoptr (ExamText) text = exam_text_new_from_plain (row->text);
  g_autofree char *terms = NULL;

  set_up (&fixture, NULL);
  exam_code_glossary_add_text (glossary, text);
  exam_code_glossary_add_text (glossary, NULL);
  terms = join_terms (glossary, fixture.books);
  g_assert_cmpstr (terms, ==, row->terms);
  tear_down (&fixture, NULL);
}

/* A typed answer that is no code at all is said to be none; in prose nobody knows what is meant. */
static void
test_glossary_item (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (ExamItem) item = test_make_codes ("typed", "coding", FALSE, "E11.9 Z99.2");
  g_autoptr (ExamCodeGlossary) glossary = exam_code_glossary_new (0);
  g_autoptr (GPtrArray) typed = g_ptr_array_new ();
  g_autofree char *terms = NULL;

  g_ptr_array_add (typed, (char *) "e11.99");
  g_ptr_array_add (typed, (char *) "z992");
  g_ptr_array_add (typed, (char *) "");
  exam_code_glossary_add_item (glossary, item, typed);
  g_assert_false (exam_code_glossary_is_empty (glossary));
  terms = join_terms (glossary, fixture->books);
  g_assert_cmpstr (terms, ==, "E11.9/2026 Z99.2/2026 !E11.99/2026");
}

static void
test_glossary_without_books (Fixture      *fixture,
                             gconstpointer data)
{
  g_autoptr (ExamItem) item = test_make_codes ("typed", "coding", FALSE, "E11.9");
  g_autoptr (ExamCodeGlossary) glossary = exam_code_glossary_new (2026);
  g_autofree char *folder = test_make_folder ();
  g_autoptr (ExamCodeBooks) none = exam_code_books_open_read_only (folder, NULL);
  g_autofree char *terms = NULL;

  exam_code_glossary_add_item (glossary, item, NULL);
  terms = join_terms (glossary, none);
  g_assert_cmpstr (terms, ==, "");
  test_remove_folder (folder);
}

/* --- Removing --- */

static void
test_remove (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (exam_code_books_remove (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 2026, &error));
  g_assert_no_error (error);
  g_assert_true (exam_code_books_remove (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 1999, &error));
  g_assert_no_error (error);
  g_assert_false (exam_code_books_has (fixture->books, EXAM_CODE_SYSTEM_ICD_10_CM, 2026));
  found = exam_code_books_search (fixture->books, EXAM_CODE_BOOKS_ALL, 0, "diabetes", 20, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 0);
  list = exam_code_books_list (fixture->books, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_true (exam_code_books_has (fixture->books, EXAM_CODE_SYSTEM_ICD_10_PCS, 2026));
}

/* --- The store --- */

typedef struct {
  GAsyncResult *result;
} Waiting;

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  ((Waiting *) data)->result = g_object_ref (result);
}

static GAsyncResult *
wait_for (Waiting *waiting)
{
  while (waiting->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return waiting->result;
}

static void
changed_cb (ExamCodeStore *store,
            int           *n_changes)
{
  (*n_changes)++;
}

static void
wait_for_changes (int *n_changes,
                  int  n_wanted)
{
  while (*n_changes < n_wanted)
    g_main_context_iteration (NULL, TRUE);
}

static gpointer
search_func (ExamCodeBooks *books,
             gpointer       data,
             GError       **error)
{
  return exam_code_books_search (books, EXAM_CODE_BOOKS_ALL, 0, data, 20, error);
}

static GPtrArray *
search (ExamCodeStore *store,
        const char    *query,
        GCancellable  *cancellable,
        GError       **error)
{
  Waiting waiting = { NULL };
  GPtrArray *found;

  exam_code_store_run_async (store, search_func, g_strdup (query), g_free, (GDestroyNotify) g_ptr_array_unref, cancellable,
                             done_cb, &waiting);
  found = exam_code_store_run_finish (store, wait_for (&waiting), error);
  g_object_unref (waiting.result);
  return found;
}

static GPtrArray *
read_files (const char *folder,
            const char *name,
            char       *text)
{
  g_autofree char *own = text;
  g_autofree char *path = test_write_file (folder, name, own, -1);

  return test_read_code_file (path, 0);
}

static ExamProblems *
add (ExamCodeStore *store,
     GPtrArray     *editions,
     GCancellable  *cancellable,
     GError       **error)
{
  Waiting waiting = { NULL };
  ExamProblems *problems;

  exam_code_store_add_async (store, editions, cancellable, done_cb, &waiting);
  problems = exam_code_store_add_finish (store, wait_for (&waiting), error);
  g_object_unref (waiting.result);
  return problems;
}

static void
test_store (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autoptr (ExamCodeStore) store = exam_code_store_new (folder);
  g_autoptr (GCancellable) stale = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) nothing = NULL;
  g_autoptr (GPtrArray) something = NULL;
  g_autoptr (ExamProblems) problems = NULL;
  Waiting removed = { NULL };
  int n_changes = 0;

  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &n_changes);
  g_assert_false (exam_code_store_is_loaded (store));
  exam_code_store_load (store);
  wait_for_changes (&n_changes, 1);
  g_assert_true (exam_code_store_is_loaded (store));
  g_assert_cmpuint (exam_code_store_get_books (store)->len, ==, 0);
  g_assert_false (exam_code_store_has_system (store, EXAM_CODE_BOOKS_ALL));

  nothing = search (store, "diabetes", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (nothing->len, ==, 0);

  problems = add (store, read_files (folder, "icd10cm_order_2026.txt", test_diagnoses ()), NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (problems);
  wait_for_changes (&n_changes, 2);
  g_assert_true (exam_code_store_has_system (store, EXAM_CODE_SYSTEM_ICD_10_CM));
  g_assert_false (exam_code_store_has_system (store, EXAM_CODE_SYSTEM_HCPCS));
  something = search (store, "diabetes", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (something->len, >, 0);

  /* What is not wanted any more. */
  g_cancellable_cancel (stale);
  g_assert_null (search (store, "diabetes", stale, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  exam_code_store_remove_async (store, EXAM_CODE_SYSTEM_ICD_10_CM, 2026, done_cb, &removed);
  g_assert_true (exam_code_store_remove_finish (store, wait_for (&removed), &error));
  g_object_unref (removed.result);
  wait_for_changes (&n_changes, 3);
  g_assert_cmpuint (exam_code_store_get_books (store)->len, ==, 0);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  test_remove_folder (folder);
}

/* A book of more rows than are written between two looks at whether to go on: A00.0 to Z99.0. */
static char *
make_many (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 2600; i++)
    {
      g_autofree char *code = g_strdup_printf ("%c%02u0", (char) ('A' + i / 100), i % 100);
      g_autofree char *line = test_order_line (i + 1, code, '1', "Something");

      g_string_append (text, line);
    }
  return g_string_free (text, FALSE);
}

static void
test_store_cancel (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autoptr (ExamCodeStore) store = exam_code_store_new (folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  int n_changes = 0;

  exam_code_books_close (test_make_books (folder, 2026));
  g_cancellable_cancel (cancellable);
  g_assert_null (add (store, read_files (folder, "icd10cm_order_2025.txt", make_many ()), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &n_changes);
  exam_code_store_load (store);
  wait_for_changes (&n_changes, 1);
  g_assert_cmpuint (exam_code_store_get_books (store)->len, ==, 3);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  test_remove_folder (folder);
}

static void
test_store_damaged (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_file (folder, "code-books.sqlite", "this is no database, but long enough to be one", -1);
  g_autoptr (ExamCodeStore) store = exam_code_store_new (folder);
  g_autoptr (GError) error = NULL;
  int n_changes = 0;

  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &n_changes);
  exam_code_store_load (store);
  wait_for_changes (&n_changes, 1);
  g_assert_nonnull (exam_code_store_get_trouble (store));
  g_assert_null (search (store, "diabetes", NULL, &error));
  g_assert_nonnull (error);
  test_remove_folder (folder);
}

/* --- Files on their way into the books --- */

static void
test_import (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *order = test_diagnoses ();
  g_autofree char *dated = test_write_file (folder, "icd10cm_order_2026.txt", order, -1);
  g_autofree char *undated = test_write_file (folder, "order.txt", order, -1);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GPtrArray) editions = NULL;
  g_autoptr (ExamCodeImport) import = NULL;
  g_autofree char *names = NULL;

  g_ptr_array_add (paths, dated);
  g_ptr_array_add (paths, undated);
  import = exam_code_import_new (paths);
  g_assert_false (exam_code_import_is_sound (import));
  g_assert_true (exam_code_import_read (import, NULL));
  g_assert_true (exam_code_import_is_sound (import));
  names = exam_code_import_dup_undated (import);
  g_assert_cmpstr (names, ==, "order.txt");

  exam_code_import_set_year (import, 2025);
  g_assert_null (exam_code_import_dup_undated (import));
  editions = exam_code_import_steal_editions (import);
  g_assert_cmpuint (editions->len, ==, 2);
  g_assert_cmpuint (((const ExamCodeEdition *) g_ptr_array_index (editions, 0))->year, ==, 2026);
  g_assert_cmpuint (((const ExamCodeEdition *) g_ptr_array_index (editions, 1))->year, ==, 2025);
  test_remove_folder (folder);
}

/* One bad file among good ones: nothing of any of them is to be added, and it is known which it is. */
static void
test_import_bad (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *order = test_diagnoses ();
  g_autofree char *good = test_write_file (folder, "icd10cm_order_2026.txt", order, -1);
  g_autofree char *bad = test_write_file (folder, "icd10pcs_order_2026.txt", "<html><body>Page not found</body></html>", -1);
  g_autofree char *missing = g_build_filename (folder, "none.zip", NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (ExamCodeImport) import = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_ptr_array_add (paths, good);
  g_ptr_array_add (paths, bad);
  g_ptr_array_add (paths, missing);
  import = exam_code_import_new (paths);
  g_assert_true (exam_code_import_read (import, NULL));
  g_assert_false (exam_code_import_is_sound (import));
  g_assert_cmpuint (exam_problems_count (exam_code_import_get_file (import, 0)->problems, EXAM_SEVERITY_ERROR), ==, 0);
  g_assert_cmpuint (exam_problems_count (exam_code_import_get_file (import, 1)->problems, EXAM_SEVERITY_ERROR), ==, 1);
  g_assert_cmpuint (exam_problems_count (exam_code_import_get_file (import, 2)->problems, EXAM_SEVERITY_ERROR), ==, 1);

  g_cancellable_cancel (cancellable);
  g_clear_pointer (&import, exam_code_import_free);
  import = exam_code_import_new (paths);
  g_assert_false (exam_code_import_read (import, cancellable));
  g_assert_null (exam_code_import_get_file (import, 0)->editions);
  test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST_ADD_ROWS ("/code-store/article/", articles, test_article);
  g_test_add ("/code-store/article-characters", Fixture, NULL, set_up, test_article_characters, tear_down);
  g_test_add ("/code-store/article-missing", Fixture, NULL, set_up, test_article_missing, tear_down);
  TEST_ADD_ROWS ("/code-store/build/", builds, test_build);
  g_test_add ("/code-store/build-without-tables", Fixture, NULL, set_up, test_build_without_tables, tear_down);
  TEST_ADD_ROWS ("/code-store/glossary/", texts, test_glossary_text);
  g_test_add ("/code-store/glossary-item", Fixture, NULL, set_up, test_glossary_item, tear_down);
  g_test_add ("/code-store/glossary-without-books", Fixture, NULL, set_up, test_glossary_without_books, tear_down);
  g_test_add ("/code-store/remove", Fixture, NULL, set_up, test_remove, tear_down);
  g_test_add_func ("/code-store/store", test_store);
  g_test_add_func ("/code-store/store-cancel", test_store_cancel);
  g_test_add_func ("/code-store/store-damaged", test_store_damaged);
  g_test_add_func ("/code-store/import", test_import);
  g_test_add_func ("/code-store/import-bad", test_import_bad);
  return g_test_run ();
}
