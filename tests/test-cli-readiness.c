/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include "cli/exam-cli.h"
#include "test-command.h"
#include "test-sittings.h"
#include "test-support.h"

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

static const ExamRules exam_day = { .time_percent = 100 };

typedef TestCommand Fixture;

static ExamArchive *
open_archive (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  ExamArchive *archive = exam_archive_open (fixture->folder, g_get_real_time (), &notice, &error);

  g_assert_no_error (error);
  return archive;
}

static void
sit (ExamArchive *archive,
     guint64      seed,
     guint        days_ago,
     ExamPurpose  purpose,
     const char  *answers)
{
  g_autoptr (ExamForm) form = test_draw_form ("cca-2026-05", seed);
  const TestSitting what = {
    .started_at = g_get_real_time () - days_ago * DAY, .rules = exam_day, .purpose = purpose, .answers = answers,
  };

  test_sit (archive, form, &what);
}

static JsonObject *
parse_json (Fixture   *fixture,
            JsonNode **root)
{
  g_autoptr (GError) error = NULL;

  *root = json_from_string (fixture->out->str, &error);
  g_assert_no_error (error);
  return json_node_get_object (*root);
}

/* --- Refusals --- */

static void
test_no_store (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "none", NULL);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  g_auto (GStrv) lines = NULL;

  g_free (fixture->paths->results);
  fixture->paths->results = g_strdup (folder);
  g_assert_cmpint (test_command_run (fixture, "readiness cca-2026-05"), ==, 1);
  g_assert_true (g_str_has_prefix (fixture->out->str, "CCA Certified Coding Associate (cca-2026-05)\n\nThere is no mock exam yet, "));
  g_assert_cmpstr (fixture->err->str, ==, "");
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));

  g_assert_cmpint (test_command_run (fixture, "readiness --json cca-2026-05"), ==, 1);
  object = parse_json (fixture, &root);
  g_assert_cmpstr (json_object_get_string_member (object, "refusal"), ==, "no-sittings");
  g_assert_true (json_object_get_null_member (object, "chance"));
  g_assert_true (json_object_get_null_member (json_object_get_object_member (object, "evidence"), "first"));

  g_assert_cmpint (test_command_run (fixture, "readiness --csv cca-2026-05"), ==, 1);
  lines = g_strsplit (fixture->out->str, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 8);
  g_assert_true (g_str_has_prefix (lines[0], "format,refusal,chance,chance-low,chance-high,domain,"));
  g_assert_cmpstr (lines[1], ==, "cca-2026-05,no-sittings,,,,classification,Clinical classification systems,0.3222,29,0,0,0,,,,");
}

/* Practice of the same questions is no evidence, and takes away that they are new. */
static void
test_practice (Fixture      *fixture,
               gconstpointer data)
{
  ExamArchive *archive = open_archive (fixture);

  sit (archive, 1, 3, EXAM_PURPOSE_SET, "r");
  g_assert_cmpint (test_command_run (fixture, "readiness cca-2026-05"), ==, 1);
  g_assert_nonnull (strstr (fixture->out->str, "There is no mock exam yet"));

  sit (archive, 1, 2, EXAM_PURPOSE_MOCK, "r");
  g_assert_cmpint (test_command_run (fixture, "readiness cca-2026-05"), ==, 1);
  g_assert_nonnull (strstr (fixture->out->str, "There is no mock exam yet"));
  exam_archive_close (archive);
}

static void
test_too_few (Fixture      *fixture,
              gconstpointer data)
{
  ExamArchive *archive = open_archive (fixture);

  sit (archive, 1, 3, EXAM_PURPOSE_MOCK, "rrrrrrrrrrrrrrrrrrrr.");
  exam_archive_close (archive);
  g_assert_cmpint (test_command_run (fixture, "readiness cca-2026-05"), ==, 1);
  g_assert_nonnull (strstr (fixture->out->str, "too few to tell"));
}

/* --- Estimates --- */

/* Beside the window that has the file open */
static void
test_told (Fixture      *fixture,
           gconstpointer data)
{
  ExamArchive *archive = open_archive (fixture);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object, *evidence, *domain;
  g_auto (GStrv) lines = NULL;
  double chance;

  sit (archive, 1, 3, EXAM_PURPOSE_MOCK, "rrrw");
  g_assert_cmpint (test_command_run (fixture, "readiness cca-2026-05"), ==, 0);
  g_assert_cmpstr (fixture->err->str, ==, "");
  g_assert_true (g_str_has_prefix (fixture->out->str, "CCA Certified Coding Associate (cca-2026-05)\n\n"
                                                      "Estimate: the chance of passing the next mock exam is "));
  g_assert_nonnull (strstr (fixture->out->str, "\n90 questions that you saw for the first time, in 1 exam ("));
  g_assert_nonnull (strstr (fixture->out->str, "\nOf exam  Seen  Right  "));
  g_assert_nonnull (strstr (fixture->out->str, "\n- 10 more of 100 right in “"));
  g_assert_nonnull (strstr (fixture->out->str, "\n- How points become a scaled score is an estimate"));

  g_assert_cmpint (test_command_run (fixture, "readiness --json cca-2026-05"), ==, 0);
  object = parse_json (fixture, &root);
  chance = json_object_get_double_member (object, "chance");
  evidence = json_object_get_object_member (object, "evidence");
  domain = json_array_get_object_element (json_object_get_array_member (object, "domains"), 0);
  g_assert_true (json_object_get_boolean_member (object, "estimate"));
  g_assert_true (json_object_get_null_member (object, "refusal"));
  g_assert_cmpfloat (chance, >, 0.2);
  g_assert_cmpfloat (chance, <, 0.9);
  g_assert_cmpfloat (json_object_get_double_member (object, "low"), <, chance);
  g_assert_cmpfloat (json_object_get_double_member (object, "high"), >, chance);
  g_assert_cmpint (json_object_get_int_member (object, "points-needed"), ==, 66);
  g_assert_cmpint (json_object_get_int_member (evidence, "exams"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (evidence, "questions"), ==, 90);
  g_assert_cmpint (json_object_get_int_member (evidence, "days-since-last"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (domain, "domain"), ==, "classification");
  g_assert_cmpfloat (json_object_get_double_member (domain, "gain"), >, 0.02);

  g_assert_cmpint (test_command_run (fixture, "readiness --csv cca-2026-05"), ==, 0);
  lines = g_strsplit (fixture->out->str, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 8);
  g_assert_true (g_str_has_prefix (lines[1], "cca-2026-05,,0."));
  exam_archive_close (archive);
}

/* --- Wrong use --- */

static void
test_wrong (Fixture      *fixture,
            gconstpointer data)
{
  static const struct {
    const char *arguments;
    const char *err;
  } rows[] = {
    { "readiness", "mockingbird readiness [OPTION…] FORMAT" },
    { "readiness cca-2026-05 cpc-2022", "mockingbird readiness [OPTION…] FORMAT" },
    { "readiness cca", "mockingbird readiness: there is no format 'cca'; there are: cca-2026-05, cca-before-2026-05, ccs-2025, ccs-2014, "
      "ccs-p-2025, cic-2022, circc-before-2022, coc-2022, cpc-2022, cpc-p-before-2022, crc-2022, rhit-2026\n" },
    { "readiness --json --csv cca-2026-05", "choose --json or --csv" },
    { "readiness --what cca-2026-05", "--what" },
  };
  g_autofree char *path = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (test_command_run (fixture, rows[i].arguments), ==, 2);
      g_assert_cmpstr (fixture->out->str, ==, "");
      g_assert_nonnull (strstr (fixture->err->str, rows[i].err));
    }

  path = test_write_file (fixture->folder, "results.sqlite", "no database", -1);
  g_assert_cmpint (test_command_run (fixture, "readiness cca-2026-05"), ==, 2);
  g_assert_nonnull (strstr (fixture->err->str, "results.sqlite"));

  g_free (fixture->paths->formats);
  fixture->paths->formats = g_strdup (fixture->folder);
  g_assert_cmpint (test_command_run (fixture, "readiness cca-2026-05"), ==, 2);
  g_assert_nonnull (strstr (fixture->err->str, "there are no formats in "));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/cli/readiness/" path, Fixture, NULL, test_command_set_up, test, test_command_tear_down)
  ADD ("no-store", test_no_store);
  ADD ("practice", test_practice);
  ADD ("too-few", test_too_few);
  ADD ("told", test_told);
  ADD ("wrong", test_wrong);
#undef ADD

  return g_test_run ();
}
