/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <json-glib/json-glib.h>

#include "test-code-files.h"
#include "test-command.h"
#include "test-support.h"

/* Codes of a book that takes a while to add */
#define N_KILLED 100000

typedef struct {
  char      *folder;
  char      *home;
  ExamPaths *paths;
  GString   *out;
  GString   *err;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *formats = test_exams_path ("formats", NULL);

  fixture->folder = test_make_folder ();
  fixture->home = g_get_current_dir ();
  fixture->paths = exam_paths_new ();
  fixture->out = g_string_new (NULL);
  fixture->err = g_string_new (NULL);
  g_free (fixture->paths->code_books);
  fixture->paths->code_books = g_build_filename (fixture->folder, "books", NULL);
  g_free (fixture->paths->formats);
  fixture->paths->formats = g_canonicalize_filename (formats, NULL);
  g_assert_cmpint (chdir (fixture->folder), ==, 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_cmpint (chdir (fixture->home), ==, 0);
  test_remove_folder (fixture->folder);
  exam_paths_free (fixture->paths);
  g_free (fixture->folder);
  g_free (fixture->home);
  g_string_free (fixture->out, TRUE);
  g_string_free (fixture->err, TRUE);
}

static void
assert_run (Fixture    *fixture,
            const char *arguments,
            int         status,
            const char *out,
            const char *err)
{
  int found = test_run_command_line (fixture->paths, arguments, fixture->out, fixture->err);

  if (err != NULL)
    g_assert_cmpstr (fixture->err->str, ==, err);
  if (out != NULL)
    g_assert_cmpstr (fixture->out->str, ==, out);
  g_assert_cmpint (found, ==, status);
}

static void
write_taken (const char *name,
             char       *text)
{
  g_autofree char *own = text;

  g_assert_true (g_file_set_contents (name, own, -1, NULL));
}

static void
add_all (Fixture *fixture)
{
  write_taken ("icd10cm_order_2026.txt", test_diagnoses ());
  write_taken ("icd10pcs_order_2026.txt", test_procedures ());
  write_taken ("HCPC2026_JAN_ANWEB.txt", test_supplies ());
  assert_run (fixture, "codes add icd10cm_order_2026.txt icd10pcs_order_2026.txt HCPC2026_JAN_ANWEB.txt", 0,
              "ICD-10-CM 2026: 14 codes, of which 8 can be reported\n"
              "ICD-10-PCS 2026: 8 codes, of which 5 can be reported\n"
              "HCPCS 2026: 6 codes, of which 5 can be reported\n", "");
}

/* --- Tests --- */

/* Who has no books is told where they are published. */
static void
test_none (Fixture      *fixture,
           gconstpointer data)
{
  static const struct { const char *arguments; int status; } rows[] = {
    { "codes list", 0 }, { "codes add", 2 }, { "codes find cholera", 2 }, { "codes check missing.xml", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      assert_run (fixture, rows[i].arguments, rows[i].status, "", NULL);
      g_assert_nonnull (strstr (fixture->err->str, "https://www.cms.gov/medicare/coding-billing/icd-10-codes"));
      g_assert_nonnull (strstr (fixture->err->str, "https://www.cdc.gov/nchs/icd/"));
      g_assert_nonnull (strstr (fixture->err->str, "quarterly-update"));
    }
  g_assert_false (g_file_test ("books", G_FILE_TEST_EXISTS));
}

static void
test_usage (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const arguments[] = {
    "codes", "codes remove", "codes find", "codes check", "codes add --year x f", "codes add --year 12 f", "codes find --system CPT x",
    "codes list --csv",
  };

  for (guint i = 0; i < G_N_ELEMENTS (arguments); i++)
    {
      assert_run (fixture, arguments[i], 2, "", NULL);
      g_assert_cmpuint (fixture->err->len, >, 0);
    }
}

static void
test_list (Fixture      *fixture,
           gconstpointer data)
{
  add_all (fixture);
  assert_run (fixture, "codes list", 0,
              "System      Year  Codes  Reportable  Ended  Also\n"
              "ICD-10-PCS  2026      8           5      0\n"
              "ICD-10-CM   2026     14           8      0\n"
              "HCPCS       2026      6           5      1\n", "");
}

static void
test_find (Fixture      *fixture,
           gconstpointer data)
{
  add_all (fixture);
  assert_run (fixture, "codes find e11.9", 0, "E11.9  ICD-10-CM 2026    Type 2 diabetes mellitus without complications\n", "");
  assert_run (fixture, "codes find diab nephropathy --system cm", 0,
              "E11.21  ICD-10-CM 2026    Type 2 diabetes mellitus with diabetic nephropathy\n", "");
  assert_run (fixture, "codes find cholera --limit 1", 0, "A00  ICD-10-CM 2026  category  Cholera\n", "");
  assert_run (fixture, "codes find J0999", 0, "J0999  HCPCS 2026  ended 2018-12-31  Injection, of something else\n", "");
  assert_run (fixture, "codes find cholera --system icd-10-pcs", 1, "", "");
  assert_run (fixture, "codes find cholera --year 2025", 1, "", "");
}

static void
test_find_json (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object;

  add_all (fixture);
  assert_run (fixture, "codes find J0999 --json", 0, NULL, "");
  g_assert_true (json_parser_load_from_data (parser, fixture->out->str, -1, NULL));
  object = json_array_get_object_element (json_node_get_array (json_parser_get_root (parser)), 0);
  g_assert_cmpstr (json_object_get_string_member (object, "code"), ==, "J0999");
  g_assert_cmpstr (json_object_get_string_member (object, "system"), ==, "HCPCS");
  g_assert_cmpstr (json_object_get_string_member (object, "kind"), ==, "reportable");
  g_assert_cmpstr (json_object_get_string_member (object, "ended"), ==, "2018-12-31");
  g_assert_cmpint (json_object_get_int_member (object, "year"), ==, 2026);

  assert_run (fixture, "codes find no-such-thing --json", 1, "[]\n", "");
}

/* One bad file, and none is added. */
static void
test_all_or_none (Fixture      *fixture,
                  gconstpointer data)
{
  add_all (fixture);
  write_taken ("icd10cm_order_2027.txt", test_diagnoses ());
  write_taken ("icd10pcs_order_2027.txt", g_strdup ("<html>Not found"));
  assert_run (fixture, "codes add icd10cm_order_2027.txt icd10pcs_order_2027.txt", 1, "",
              "icd10pcs_order_2027.txt:1:1: error: this is a web page that was saved under the name of the file; download the file itself\n"
              "mockingbird codes add: nothing was added; the code books are as they were\n");
  assert_run (fixture, "codes add icd10cm_order_2027.txt missing.txt", 2, "",
              "missing.txt: error: No such file or directory\n"
              "mockingbird codes add: nothing was added; the code books are as they were\n");
  assert_run (fixture, "codes find cholera --year 2027", 1, "", "");
  assert_run (fixture, "codes add icd10cm_order_2027.txt", 0, "ICD-10-CM 2027: 14 codes, of which 8 can be reported\n", "");
  assert_run (fixture, "codes find A00.0", 0, "A00.0  ICD-10-CM 2027    Cholera due to one germ\n", "");
}

static void
test_year (Fixture      *fixture,
           gconstpointer data)
{
  write_taken ("order.txt", test_diagnoses ());
  assert_run (fixture, "codes add order.txt", 1, "",
              "order.txt: error: neither the file nor its name says of which year it is; say it, as in --year 2026\n"
              "mockingbird codes add: nothing was added; the code books are as they were\n");
  assert_run (fixture, "codes add --year 2024 order.txt", 0, "ICD-10-CM 2024: 14 codes, of which 8 can be reported\n", "");
}

static void
test_check (Fixture      *fixture,
            gconstpointer data)
{
  add_all (fixture);
  write_taken ("bank.xml", g_strdup ("<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\" format=\"cca\"><title>T</title>\n"
                                     "<code-set system=\"ICD-10-CM\" year=\"2026\"/>\n"
                                     "<item id=\"a\" domain=\"privacy\"><stem>s</stem><choice><option key=\"yes\">E11.9</option>"
                                     "<option>E11.98</option></choice></item>\n"
                                     "<item id=\"b\" domain=\"privacy\"><stem>s</stem><choice><option key=\"yes\">E11.2</option>"
                                     "<option>E11.9</option></choice></item></bank>\n"));
  assert_run (fixture, "codes check bank.xml", 1,
              "bank.xml:3:1: warning: item 'a': E11.98 is not in ICD-10-CM of 2026\n"
              "bank.xml:4:1: error: item 'b': E11.2 cannot be reported: it is a category, and needs more characters\n", "");
  assert_run (fixture, "codes check missing.xml", 2, "missing.xml: error: No such file or directory\n", "");
}

/* --- Ends that nobody waits for --- */

/* A signal may have come just behind the commit: what matters is that there is all of it or nothing. */
static void
assert_whole (ExamCodeBooks *books)
{
  g_autoptr (GPtrArray) list = exam_code_books_list (books, NULL);

  g_assert_nonnull (list);
  for (guint i = 0; i < list->len; i++)
    {
      const ExamCodeBook *book = g_ptr_array_index (list, i);

      if (book->year == 2028)
        g_assert_cmpuint (book->n_codes, ==, N_KILLED + 2);
    }
}

/* Whenever the program is killed, the books are those before or those after. */
static void
test_killed (Fixture      *fixture,
             gconstpointer data)
{
  const char *program = g_getenv ("MOCKINGBIRD_PROGRAM");
  static const int signals[] = { SIGKILL, SIGINT };
  g_autoptr (GString) text = g_string_new ("A000    Plague\r\n");

  if (program == NULL)
    {
      g_test_skip ("the program was not built");
      return;
    }

  add_all (fixture);
  for (guint i = 0; i < N_KILLED; i++)
    g_string_append_printf (text, "B%02u%c%03u  Something %u\r\n", i / 1000, 'A' + i % 3, i % 1000, i);
  g_string_append (text, "Z992    Dialysis\r\n");
  g_assert_true (g_file_set_contents ("icd10cm_codes_2028.txt", text->str, -1, NULL));

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
      g_autoptr (GSubprocess) process = NULL;
      g_autoptr (ExamCodeBooks) books = NULL;
      g_autoptr (GError) error = NULL;
      gboolean ended_well;

      g_subprocess_launcher_setenv (launcher, "MOCKINGBIRD_CODE_BOOKS", fixture->paths->code_books, TRUE);
      process = g_subprocess_launcher_spawn (launcher, &error, program, "codes", "add", "icd10cm_codes_2028.txt", NULL);
      g_assert_no_error (error);
      g_usleep (i * 80 * 1000);
      g_subprocess_send_signal (process, signals[i % 2]);
      g_subprocess_wait (process, NULL, NULL);
      ended_well = g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == 0;

      books = exam_code_books_open (fixture->paths->code_books, &error);
      g_assert_no_error (error);
      g_assert_true (exam_code_books_has (books, EXAM_CODE_SYSTEM_ICD_10_CM, 2026));
      if (ended_well)
        break;
      assert_whole (books);
    }
  assert_run (fixture, "codes find germ --year 2026", 0, "A00.0  ICD-10-CM 2026    Cholera due to one germ\n", "");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  ADD ("/cli-codes/none", test_none);
  ADD ("/cli-codes/usage", test_usage);
  ADD ("/cli-codes/list", test_list);
  ADD ("/cli-codes/find", test_find);
  ADD ("/cli-codes/find-json", test_find_json);
  ADD ("/cli-codes/all-or-none", test_all_or_none);
  ADD ("/cli-codes/year", test_year);
  ADD ("/cli-codes/check", test_check);
  ADD ("/cli-codes/killed", test_killed);
  return g_test_run ();
}
