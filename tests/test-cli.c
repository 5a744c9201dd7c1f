/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "cli/exam-cli.h"
#include "test-command.h"
#include "test-support.h"

#define NS "xmlns=\"urn:mockingbird:exam:1\""
#define HEAD "<bank " NS " id=\"b\" format=\"cca\">\n<title>T</title>\n"
#define CHOICE "<choice><option key=\"yes\">x</option><option>y</option></choice>"
#define GOOD(id) "<item id=\"" id "\" domain=\"privacy\"><stem>s</stem>" CHOICE "</item>\n"
#define FAULTY(id) "<item id=\"" id "\" domain=\"law\"><stem>s</stem>" CHOICE "</item>\n"
#define TAIL "</bank>\n"
#define UNKNOWN_DOMAIN "the format 'cca' has no domain 'law'; it has classification, reimbursement, " \
  "record-content, compliance, technology, privacy"

/* Each test is at home in a folder of its own, so that files have short names. */
typedef struct {
  char    *folder;
  char    *home;
  GString *out;
  GString *err;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = test_exams_path (".", NULL);
  g_autofree char *exams = g_canonicalize_filename (path, NULL);

  fixture->folder = test_make_folder ();
  fixture->home = g_get_current_dir ();
  fixture->out = g_string_new (NULL);
  fixture->err = g_string_new (NULL);
  g_setenv ("MOCKINGBIRD_EXAMS", exams, TRUE);
  g_assert_cmpint (chdir (fixture->folder), ==, 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_cmpint (chdir (fixture->home), ==, 0);
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->home);
  g_string_free (fixture->out, TRUE);
  g_string_free (fixture->err, TRUE);
}

static void
write_file (const char *name,
            const char *content)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (name, content, -1, &error);
  g_assert_no_error (error);
}

/* @arguments: what stands behind `mockingbird`, with spaces between */
static int
run (Fixture    *fixture,
     const char *arguments)
{
  g_autoptr (ExamPaths) paths = exam_paths_new ();

  /* What is checked must not depend on the books of whoever runs the tests. */
  g_free (paths->code_books);
  paths->code_books = g_build_filename (fixture->folder, "books", NULL);
  return test_run_command_line (paths, arguments, fixture->out, fixture->err);
}

static void
assert_run (Fixture    *fixture,
            const char *arguments,
            int         status,
            const char *out)
{
  g_assert_cmpint (run (fixture, arguments), ==, status);
  g_assert_cmpstr (fixture->out->str, ==, out);
  g_assert_cmpstr (fixture->err->str, ==, "");
}

/* --- Text --- */

static void
test_clean (Fixture      *fixture,
            gconstpointer data)
{
  write_file ("good.xml", HEAD GOOD ("a") TAIL);
  assert_run (fixture, "check --no-rules good.xml", 0, "");
}

static void
test_bundled (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const files[] = {
    "banks/cca-starter.xml", "banks/ccs-starter.xml", "banks/cpc-starter.xml", "formats/cca-2026-05.xml",
    "formats/cca-before-2026-05.xml", "formats/ccs-2014.xml", "formats/ccs-2025.xml", "formats/cpc-2022.xml",
  };
  g_autoptr (GString) arguments = g_string_new ("check --no-rules");

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_string_append_printf (arguments, " %s/%s", g_getenv ("MOCKINGBIRD_EXAMS"), files[i]);
  assert_run (fixture, arguments->str, 0, "");
}

static void
test_problems (Fixture      *fixture,
               gconstpointer data)
{
  write_file ("bad.xml", HEAD GOOD ("a") FAULTY ("b") "  <item/>\n" TAIL);
  assert_run (fixture, "check --no-rules bad.xml", 1,
              "bad.xml:4:1: error: item 'b': " UNKNOWN_DOMAIN "\n"
              "bad.xml:5:3: error: <item> lacks the attribute id; add id=\"…\"\n"
              "bad.xml:5:3: error: <item> lacks the attribute domain; add domain=\"…\"\n"
              "bad.xml:5:3: error: <item> lacks <stem>; add it\n"
              "bad.xml:5:3: error: <item> lacks <choice> or <codes>; add one\n");
}

static void
test_no_xml (Fixture      *fixture,
             gconstpointer data)
{
  write_file ("notes.txt", "notes");
  assert_run (fixture, "check --no-rules notes.txt", 1, "notes.txt:1:1: error: this is not XML: it does not begin with '<'\n");
}

/* Warnings are printed, but are no reason for a script to stop. */
static void
test_warnings (Fixture      *fixture,
               gconstpointer data)
{
  write_file ("a.xml", HEAD GOOD ("a") TAIL);
  write_file ("b.xml", HEAD GOOD ("b") GOOD ("a") TAIL);
  assert_run (fixture, "check --no-rules a.xml b.xml", 0,
              "b.xml:4:1: warning: item 'a': a.xml has an item with this id too, so this one is not served; rename one of them\n");
}

static void
test_missing (Fixture      *fixture,
              gconstpointer data)
{
  assert_run (fixture, "check --no-rules missing.xml", 2, "missing.xml: error: No such file or directory\n");
}

/* All files are checked, whatever is wrong with those before. */
static void
test_several (Fixture      *fixture,
              gconstpointer data)
{
  write_file ("good.xml", HEAD GOOD ("a") TAIL);
  write_file ("bad.xml", HEAD FAULTY ("b") TAIL);
  assert_run (fixture, "check --no-rules missing.xml good.xml bad.xml .", 2,
              "missing.xml: error: No such file or directory\n"
              "bad.xml:3:1: error: item 'b': " UNKNOWN_DOMAIN "\n"
              ".: error: this is a folder; name a file in it\n");
  assert_run (fixture, "check --no-rules good.xml bad.xml", 1, "bad.xml:3:1: error: item 'b': " UNKNOWN_DOMAIN "\n");
}

static void
test_same_file_twice (Fixture      *fixture,
                      gconstpointer data)
{
  write_file ("good.xml", HEAD GOOD ("a") TAIL);
  assert_run (fixture, "check --no-rules good.xml ./good.xml", 0, "");
}

static void
test_format (Fixture      *fixture,
             gconstpointer data)
{
  write_file ("format.xml", "<format " NS " id=\"f\" family=\"f\"/>");
  g_assert_cmpint (run (fixture, "check --no-rules format.xml"), ==, 1);
  g_assert_true (g_str_has_prefix (fixture->out->str,
                                   "format.xml:1:1: error: <format> lacks the attribute credential; add credential=\"…\"\n"));
}

/* Too large to be read is not read, be it a bank or a format. */
static void
test_too_large (Fixture      *fixture,
                gconstpointer data)
{
  write_file ("bank.xml", HEAD);
  write_file ("format.xml", "<format " NS ">");
  g_assert_cmpint (truncate ("bank.xml", 300 * 1024 * 1024), ==, 0);
  g_assert_cmpint (truncate ("format.xml", 2 * 1024 * 1024), ==, 0);
  assert_run (fixture, "check --no-rules bank.xml", 2,
              "bank.xml: error: the file has 300.0\302\240MiB; more than 256.0\302\240MiB is not read: split it into several files\n");
  assert_run (fixture, "check --no-rules format.xml", 2,
              "format.xml: error: the file has 2.0\302\240MiB; more than 1.0\302\240MiB is not read: split it into several files\n");
}

/* libxml2 keeps some line numbers in 16 bits. */
static void
test_far_down (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (HEAD);
  g_autofree char *structure = NULL;
  g_autofree char *syntax = NULL;

  for (guint i = 0; i < 70000; i++)
    g_string_append (lines, "\n");
  structure = g_strconcat (lines->str, GOOD ("a") FAULTY ("b") TAIL, NULL);
  syntax = g_strconcat (lines->str, GOOD ("a") "<item id=\"b\" domain=\"privacy\"><stem>a & b</stem></item>\n" TAIL, NULL);
  write_file ("structure.xml", structure);
  write_file ("syntax.xml", syntax);
  assert_run (fixture, "check --no-rules structure.xml syntax.xml", 1,
              "structure.xml:70004:1: error: item 'b': " UNKNOWN_DOMAIN "\n"
              "syntax.xml:70003:1: warning: item 'a': structure.xml has an item with this id too, "
              "so this one is not served; rename one of them\n"
              "syntax.xml:70004:40: error: write &amp; for an ampersand and &lt; for a less-than sign\n");
}

/* --- JSON --- */

static JsonArray *
parse_files (Fixture    *fixture,
             JsonParser *parser)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_utf8_validate (fixture->out->str, -1, NULL));
  json_parser_load_from_data (parser, fixture->out->str, -1, &error);
  g_assert_no_error (error);
  return json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "files");
}

static void
test_json (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *files;
  JsonObject *file, *problem;

  write_file ("good.xml", HEAD GOOD ("a") TAIL);
  write_file ("bad.xml", HEAD GOOD ("a") FAULTY ("b") TAIL "x");
  g_assert_cmpint (run (fixture, "check --no-rules --json good.xml bad.xml missing.xml"), ==, 2);
  g_assert_cmpstr (fixture->err->str, ==, "");

  files = parse_files (fixture, parser);
  g_assert_cmpuint (json_array_get_length (files), ==, 3);

  file = json_array_get_object_element (files, 0);
  g_assert_cmpstr (json_object_get_string_member (file, "file"), ==, "good.xml");
  g_assert_cmpint (json_object_get_int_member (file, "sound-items"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (file, "faulty-items"), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (file, "problems")), ==, 0);

  file = json_array_get_object_element (files, 1);
  g_assert_cmpint (json_object_get_int_member (file, "sound-items"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (file, "faulty-items"), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (file, "problems")), ==, 3);
  problem = json_array_get_object_element (json_object_get_array_member (file, "problems"), 0);
  g_assert_cmpstr (json_object_get_string_member (problem, "severity"), ==, "warning");
  g_assert_true (json_object_get_null_member (problem, "rule"));
  problem = json_array_get_object_element (json_object_get_array_member (file, "problems"), 1);
  g_assert_cmpint (json_object_get_int_member (problem, "line"), ==, 4);
  g_assert_cmpint (json_object_get_int_member (problem, "column"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (problem, "severity"), ==, "error");
  g_assert_cmpstr (json_object_get_string_member (problem, "item"), ==, "b");
  g_assert_cmpstr (json_object_get_string_member (problem, "message"), ==, UNKNOWN_DOMAIN);
  problem = json_array_get_object_element (json_object_get_array_member (file, "problems"), 2);
  g_assert_true (json_object_get_null_member (problem, "item"));

  file = json_array_get_object_element (files, 2);
  problem = json_array_get_object_element (json_object_get_array_member (file, "problems"), 0);
  g_assert_cmpint (json_object_get_int_member (problem, "line"), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (problem, "message"), ==, "No such file or directory");
}

static void
test_json_of_format (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *arguments = g_strdup_printf ("check --json %s/formats/cpc-2022.xml", g_getenv ("MOCKINGBIRD_EXAMS"));
  JsonObject *file;

  g_assert_cmpint (run (fixture, arguments), ==, 0);
  file = json_array_get_object_element (parse_files (fixture, parser), 0);
  g_assert_false (json_object_has_member (file, "sound-items"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (file, "problems")), ==, 0);
}

/* A file's name can be any bytes, and a bank any text; the output is JSON all the same. */
static void
test_json_of_strange_name (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *files;

  write_file ("caf\xe9.xml", HEAD "<item id=\"&quot;\\&#10;}\" domain=\"privacy\"><stem>s</stem>" CHOICE "</item>" TAIL);
  g_assert_cmpint (run (fixture, "check --no-rules --json caf\xe9.xml x\"y.xml"), ==, 2);
  files = parse_files (fixture, parser);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (files, 0), "file"), ==, "caf\357\277\275.xml");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (files, 1), "file"), ==, "x\"y.xml");
}

/* --- Rules --- */

#define RULES_ITEM "<item id=\"a\" domain=\"privacy\"><stem>s</stem>" CHOICE "<source title=\"s\"/></item>\n"

static void
test_rules (Fixture      *fixture,
            gconstpointer data)
{
  write_file ("a.xml", HEAD RULES_ITEM TAIL);
  assert_run (fixture, "check --rule no-why --rule no-source --rule no-rationale a.xml", 0,
              "a.xml:3:1: warning: item 'a': there is no <rationale>; say which rule decides [no-rationale]\n"
              "a.xml:3:1: warning: item 'a': options A, B have no <why>; say why each is right or wrong [no-why]\n");
  assert_run (fixture, "check --rule no-source a.xml", 0, "");
  assert_run (fixture, "check --rule no-why --fail-on error a.xml", 0,
              "a.xml:3:1: warning: item 'a': options A, B have no <why>; say why each is right or wrong [no-why]\n");
  assert_run (fixture, "check --rule no-why --fail-on warning a.xml", 1,
              "a.xml:3:1: warning: item 'a': options A, B have no <why>; say why each is right or wrong [no-why]\n");
  assert_run (fixture, "check --rule no-source --fail-on warning a.xml", 0, "");
}

static void
test_list_of_rules (Fixture      *fixture,
                    gconstpointer data)
{
  g_assert_cmpint (run (fixture, "check --rules"), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out->str, "near-duplicate       two items ask nearly the same\n"));
  g_assert_nonnull (strstr (fixture->out->str, "\nunknown-rule "));
}

static void
test_bad_values (Fixture      *fixture,
                 gconstpointer data)
{
  g_assert_cmpint (run (fixture, "check --rule no-sauce a.xml"), ==, 2);
  g_assert_cmpstr (fixture->err->str, ==, "mockingbird check: there is no rule 'no-sauce'; --rules lists them\n");
  g_assert_cmpint (run (fixture, "check --fail-on smoke a.xml"), ==, 2);
  g_assert_cmpstr (fixture->err->str, ==, "mockingbird check: --fail-on takes 'error' or 'warning', not 'smoke'\n");
}

static JsonObject *
get_result (JsonParser *parser,
            guint       index)
{
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonObject *sarif = json_array_get_object_element (json_object_get_array_member (root, "runs"), 0);

  g_assert_cmpstr (json_object_get_string_member (root, "version"), ==, "2.1.0");
  return json_array_get_object_element (json_object_get_array_member (sarif, "results"), index);
}

static void
test_sarif (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *result, *place;

  write_file ("my bank.xml", HEAD FAULTY ("b") RULES_ITEM TAIL);
  {
    g_autoptr (ExamPaths) paths = exam_paths_new ();
    const char *argv[] = { "check", "--sarif", "--rule", "no-why", "my bank.xml", NULL };

    g_assert_cmpint (test_run_command (paths, G_N_ELEMENTS (argv) - 1, (char **) argv, fixture->out, fixture->err), ==, 1);
  }
  json_parser_load_from_data (parser, fixture->out->str, -1, &error);
  g_assert_no_error (error);

  result = get_result (parser, 0);
  g_assert_cmpstr (json_object_get_string_member (result, "ruleId"), ==, "unsound");
  g_assert_cmpstr (json_object_get_string_member (result, "level"), ==, "error");
  result = get_result (parser, 1);
  g_assert_cmpstr (json_object_get_string_member (result, "ruleId"), ==, "no-why");
  g_assert_cmpstr (json_object_get_string_member (result, "level"), ==, "warning");
  place = json_object_get_object_member (
    json_array_get_object_element (json_object_get_array_member (result, "locations"), 0), "physicalLocation");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (place, "artifactLocation"), "uri"), ==,
                   "my%20bank.xml");
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (place, "region"), "startLine"), ==, 4);
}

/* --- Figures --- */

#define LONG_CHOICE "<choice><option>x</option><option key=\"yes\">longer</option></choice>"
#define FIGURES \
  HEAD GOOD ("a") "<case id=\"c\"><document title=\"D\">d</document><item id=\"b\" domain=\"privacy\"><stem>one two three</stem>" \
  LONG_CHOICE "</item></case>" \
  "<item id=\"d\" domain=\"technology\"><stem>s</stem><codes system=\"ICD-10-CM\"><code>I10</code></codes></item>\n" TAIL

static void
test_stats (Fixture      *fixture,
            gconstpointer data)
{
  write_file ("figures.xml", FIGURES);
  assert_run (fixture, "stats figures.xml", 0,
              "T (b): 3 items\n"
              "Domain          Items  One key  Several keys  Typed codes  A form needs\n"
              "classification      0        0             0            0            27\n"
              "reimbursement       0        0             0            0            19\n"
              "record-content      0        0             0            0            12\n"
              "compliance          0        0             0            0            11\n"
              "technology          1        0             0            1             6\n"
              "privacy             2        2             0            0             6\n"
              "Cases: 1, with 1 items\n"
              "Complete forms of cca-2026-05 without a repeated item: 0\n"
              "Keys of items with 2 options: A 50 %, B 50 %\n"
              "The key is the longest option in 50 % of them; chance makes 50 %\n"
              "Words in a stem: 1 in the middle, 3 in the longest, 'b'\n");
}

static void
test_stats_of_bundled (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *arguments = g_strdup_printf ("stats --json %s/banks/cca-starter.xml", g_getenv ("MOCKINGBIRD_EXAMS"));
  JsonObject *bank;

  g_assert_cmpint (run (fixture, arguments), ==, 0);
  json_parser_load_from_data (parser, fixture->out->str, -1, &error);
  g_assert_no_error (error);
  bank = json_array_get_object_element (json_node_get_array (json_parser_get_root (parser)), 0);
  g_assert_cmpstr (json_object_get_string_member (bank, "format"), ==, "cca-2026-05");
  g_assert_cmpint (json_object_get_int_member (bank, "forms"), >=, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (bank, "domains")), ==, 6);
}

static void
test_stats_of_nothing (Fixture      *fixture,
                       gconstpointer data)
{
  g_assert_cmpint (run (fixture, "stats missing.xml"), ==, 2);
  g_assert_cmpstr (fixture->out->str, ==, "");
  g_assert_cmpstr (fixture->err->str, ==, "missing.xml: error: No such file or directory\n");
  g_assert_cmpint (run (fixture, "stats"), ==, 2);
}

/* --- What it cannot do --- */

static void
test_no_files (Fixture      *fixture,
               gconstpointer data)
{
  g_assert_cmpint (run (fixture, "check"), ==, 2);
  g_assert_cmpstr (fixture->out->str, ==, "");
  g_assert_nonnull (strstr (fixture->err->str, "FILE…"));
}

static void
test_unknown_option (Fixture      *fixture,
                     gconstpointer data)
{
  g_assert_cmpint (run (fixture, "check --frobnicate x.xml"), ==, 2);
  g_assert_cmpstr (fixture->out->str, ==, "");
  g_assert_cmpstr (fixture->err->str, ==, "mockingbird check: Unknown option --frobnicate\n");
}

static void
test_no_formats (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *expected = g_strdup_printf ("mockingbird check: there are no formats in %s/formats\n", fixture->folder);

  write_file ("good.xml", HEAD GOOD ("a") TAIL);
  g_setenv ("MOCKINGBIRD_EXAMS", fixture->folder, TRUE);
  g_assert_cmpint (run (fixture, "check --no-rules good.xml"), ==, 2);
  g_assert_cmpstr (fixture->out->str, ==, "");
  g_assert_true (g_str_has_suffix (fixture->err->str, expected));
}

/* A format that is left out explains why its banks are refused. */
static void
test_faulty_format (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *path = test_exams_path ("formats", "ccs-2025.xml", NULL);
  g_autofree char *formats = g_build_filename (fixture->folder, "formats", NULL);
  g_autofree char *xml = NULL;

  g_assert_true (g_path_is_absolute (path));
  g_assert_true (g_file_get_contents (path, &xml, NULL, NULL));
  g_assert_cmpint (g_mkdir (formats, 0700), ==, 0);
  write_file ("formats/ccs.xml", xml);
  write_file ("formats/cca.xml", "cca");
  write_file ("good.xml", HEAD GOOD ("a") TAIL);
  g_setenv ("MOCKINGBIRD_EXAMS", ".", TRUE);

  g_assert_cmpint (run (fixture, "check --no-rules good.xml"), ==, 1);
  g_assert_cmpstr (fixture->out->str, ==, "good.xml:1:1: error: there is no format 'cca'; known are ccs\n");
  g_assert_cmpstr (fixture->err->str, ==, "./formats/cca.xml:1:1: error: this is not XML: it does not begin with '<'\n");
}

static void
test_known_commands (void)
{
  g_assert_true (exam_cli_knows ("check"));
  g_assert_false (exam_cli_knows ("chec"));
  g_assert_false (exam_cli_knows ("--help"));
  g_assert_false (exam_cli_knows (NULL));
}

/* --- The program --- */

static void
assert_program (const char *file,
                int         expected_status,
                const char *expected_out)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) program = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;

  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  program = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("MOCKINGBIRD_PROGRAM"), "check", "--no-rules", file, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (program, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (program));
  g_assert_cmpint (g_subprocess_get_exit_status (program), ==, expected_status);
  g_assert_cmpstr (out, ==, expected_out);
}

/* On a server, or in a build, there is no display. */
static void
test_without_display (Fixture      *fixture,
                      gconstpointer data)
{
  if (g_getenv ("MOCKINGBIRD_PROGRAM") == NULL)
    {
      g_test_skip ("there is no program in a build without the window");
      return;
    }

  write_file ("good.xml", HEAD GOOD ("a") TAIL);
  write_file ("bad.xml", HEAD FAULTY ("b") TAIL);
  assert_program ("good.xml", 0, "");
  assert_program ("bad.xml", 1, "bad.xml:3:1: error: item 'b': " UNKNOWN_DOMAIN "\n");
  assert_program ("missing.xml", 2, "missing.xml: error: No such file or directory\n");
}

/* --- All commands --- */

/* Returns: (transfer full): a file of the project, which lies at @path from its root */
static char *
read_project_file (const char *path)
{
  g_autofree char *name = g_test_build_filename (G_TEST_DIST, "..", path, NULL);
  g_autoptr (GError) error = NULL;
  char *content;

  g_file_get_contents (name, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

/* Returns: (transfer full): what the program prints; it ends well, and there is no display */
static char *
read_program (const char *first,
              const char *second)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) program = NULL;
  char *out;

  program = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("MOCKINGBIRD_PROGRAM"), first, second, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (program, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (program));
  g_assert_cmpint (g_subprocess_get_exit_status (program), ==, 0);
  return out;
}

/* @before, @after: regular expressions for what stands around the @name of a command in a line of @text */
static void
assert_tells (const char *text,
              const char *before,
              const char *name,
              const char *after)
{
  g_autofree char *pattern = g_strconcat ("^", before, name, after, NULL);

  if (!g_regex_match_simple (pattern, text, G_REGEX_MULTILINE, 0))
    g_error ("no line matches '%s'", pattern);
}

static void
test_commands_help (void)
{
  g_autofree char *list = NULL;

  if (g_getenv ("MOCKINGBIRD_PROGRAM") == NULL)
    {
      g_test_skip ("there is no program in a build without the window");
      return;
    }

  list = read_program ("--help", NULL);
  for (guint i = 0; exam_cli_get_name (i) != NULL; i++)
    {
      const char *name = exam_cli_get_name (i);
      g_autofree char *help = read_program (name, "--help");

      assert_tells (list, "  ", name, " +[A-Z]");
      assert_tells (help, "  mockingbird ", name, " ");
    }
}

static void
test_commands_manual (void)
{
  g_autofree char *manual = read_project_file ("ui/mockingbird.1");
  g_auto (GStrv) parts = g_strsplit (manual, ".SH ", -1);

  /* Synopsis and description, behind what stands before the first section and the name */
  g_assert_true (g_str_has_prefix (parts[2], "SYNOPSIS"));
  g_assert_true (g_str_has_prefix (parts[3], "DESCRIPTION"));
  for (guint i = 0; exam_cli_get_name (i) != NULL; i++)
    {
      assert_tells (parts[2], "\\.B mockingbird ", exam_cli_get_name (i), "\\b");
      assert_tells (parts[3], "\\.SS mockingbird ", exam_cli_get_name (i), "$");
    }
}

/* The script has to know before the program is built. */
static void
test_commands_run (void)
{
  g_autofree char *script = read_project_file ("run");
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; exam_cli_get_name (i) != NULL; i++)
    {
      g_string_append_printf (expected, i > 0 ? " | %s" : "%s", exam_cli_get_name (i));
      /* So that all lists are sorted */
      g_assert_true (i == 0 || strcmp (exam_cli_get_name (i - 1), exam_cli_get_name (i)) < 0);
    }
  g_string_append (expected, ") return 1 ;;");
  g_assert_nonnull (strstr (script, expected->str));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/commands/help", test_commands_help);
  g_test_add_func ("/cli/commands/manual", test_commands_manual);
  g_test_add_func ("/cli/commands/run", test_commands_run);

#define ADD(path, test) g_test_add ("/cli/check/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("clean", test_clean);
  ADD ("bundled", test_bundled);
  ADD ("problems", test_problems);
  ADD ("no-xml", test_no_xml);
  ADD ("warnings", test_warnings);
  ADD ("missing", test_missing);
  ADD ("several", test_several);
  ADD ("same-file-twice", test_same_file_twice);
  ADD ("format", test_format);
  ADD ("too-large", test_too_large);
  ADD ("far-down", test_far_down);
  ADD ("json", test_json);
  ADD ("json-of-format", test_json_of_format);
  ADD ("json-of-strange-name", test_json_of_strange_name);
  ADD ("rules", test_rules);
  ADD ("list-of-rules", test_list_of_rules);
  ADD ("bad-values", test_bad_values);
  ADD ("sarif", test_sarif);
  ADD ("stats", test_stats);
  ADD ("stats-of-bundled", test_stats_of_bundled);
  ADD ("stats-of-nothing", test_stats_of_nothing);
  ADD ("no-files", test_no_files);
  ADD ("unknown-option", test_unknown_option);
  ADD ("no-formats", test_no_formats);
  ADD ("faulty-format", test_faulty_format);
  ADD ("without-display", test_without_display);
#undef ADD
  g_test_add_func ("/cli/known-commands", test_known_commands);

  return g_test_run ();
}
