/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "cli/exam-cli.h"
#include "cli/exam-cli-table.h"
#include "exam-manual-clock.h"
#include "record/exam-archive.h"
#include "sitting/exam-sitting.h"
#include "test-command.h"
#include "test-support.h"

#define NOW (G_GINT64_CONSTANT (1780000000) * G_USEC_PER_SEC)
#define HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define SEED G_GUINT64_CONSTANT (18446744073709551557)
#define CANDIDATE "Peña, \"Ana\"\nMaría"

typedef TestCommand Fixture;

static int
run_report (Fixture    *fixture,
            const char *option,
            gint64      id)
{
  g_autofree char *arguments = g_strdup_printf ("report%s %" G_GINT64_FORMAT, option, id);

  return test_command_run (fixture, arguments);
}

static void
assert_run (Fixture    *fixture,
            const char *arguments,
            int         status,
            const char *out,
            const char *err)
{
  g_assert_cmpint (test_command_run (fixture, arguments), ==, status);
  g_assert_cmpstr (fixture->out->str, ==, out);
  g_assert_cmpstr (fixture->err->str, ==, err);
}

/* --- Sittings --- */

static ExamArchive *
open_archive (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  ExamArchive *archive = exam_archive_open (fixture->folder, NOW, &notice, &error);

  g_assert_no_error (error);
  g_assert_null (notice);
  return archive;
}

/* Two choices, the second with its options the other way round; typed codes; and one that is left out. */
static ExamForm *
make_form (ExamFormat *format)
{
  static const guint8 reversed[] = { 3, 2, 1, 0 };
  const char *domain = ((ExamDomain *) g_ptr_array_index (format->domains, 0))->id;
  g_autoptr (ExamItem) first = test_make_choice ("first", domain, 4, "B");
  g_autoptr (ExamItem) second = test_make_choice ("second", domain, 4, "B");
  g_autoptr (ExamItem) third = test_make_codes ("third", domain, FALSE, "I10 E119 Z794?");
  g_autoptr (ExamItem) fourth = test_make_choice ("fourth", domain, 4, "AC");
  ExamForm *form = exam_form_new (format, SEED, 120, TRUE);

  exam_form_add (form, first, NULL, FALSE, NULL);
  exam_form_add (form, second, NULL, FALSE, reversed);
  exam_form_add (form, third, NULL, FALSE, NULL);
  exam_form_add (form, fourth, NULL, TRUE, NULL);
  return form;
}

static void
collect_cb (ExamSitting *sitting,
            ExamEvent   *event,
            GPtrArray   *events)
{
  g_ptr_array_add (events, exam_event_copy (event));
}

static void
sit_form (ExamSitting     *sitting,
          ExamManualClock *clock,
          gboolean         ended)
{
  exam_sitting_begin (sitting);
  exam_manual_clock_advance (clock, 30);
  exam_sitting_choose (sitting, 1);
  exam_sitting_pause (sitting);
  exam_manual_clock_advance (clock, 180);
  exam_sitting_continue (sitting);
  exam_sitting_next (sitting);
  exam_manual_clock_advance (clock, 10.5);
  exam_sitting_choose (sitting, 0);
  exam_sitting_next (sitting);
  exam_manual_clock_advance (clock, 3600);
  exam_sitting_answer (sitting, "i10\na, \"b\"");
  exam_sitting_next (sitting);
  if (ended)
    exam_sitting_end (sitting);
}

/* Sits and keeps a form, with the code book where half as much time again is allowed; Returns: the id */
static gint64
sit (ExamArchive *archive,
     const char  *format_id,
     const char  *candidate,
     guint        time_percent,
     gint64       started_at,
     gboolean     ended)
{
  const ExamRules rules = { .relaxed = TRUE, .time_percent = time_percent, .code_book = time_percent == 150 };
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamForm) form = make_form (exam_formats_find (formats, format_id));
  g_autoptr (ExamManualClock) clock = exam_manual_clock_new ();
  g_autoptr (ExamSitting) sitting = exam_sitting_new (form, &rules, EXAM_CLOCK (clock));
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_event_free);
  g_autoptr (GError) error = NULL;
  const ExamSittingRecord record = {
    .id = exam_sitting_record_make_id (),
    .format_id = exam_form_get_format (form)->id,
    .candidate = (char *) candidate,
    .seed = exam_form_get_seed (form),
    .minutes = exam_form_get_minutes (form),
    .is_short = exam_form_is_short (form),
    .n_items = exam_form_get_n_items (form),
    .rules = rules,
    .started_at = started_at,
    .alive_at = started_at,
  };

  g_signal_connect (sitting, "event", G_CALLBACK (collect_cb), events);
  sit_form (sitting, clock, ended);
  exam_archive_begin (archive, &record, form, &error);
  g_assert_no_error (error);
  exam_archive_append (archive, record.id, events, &error);
  g_assert_no_error (error);
  if (ended)
    {
      const ExamTranscript *transcript = exam_sitting_get_transcript (sitting);
      g_autoptr (ExamScore) score = exam_score_new (transcript);

      exam_archive_end (archive, record.id, transcript, score, started_at + HOUR, &error);
      g_assert_no_error (error);
    }
  return record.id;
}

static char *
format_id_text (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/* --- Reading what was printed --- */

/* By RFC 4180, strictly. Returns: (transfer full) (element-type GStrv) the records */
static GPtrArray *
parse_csv (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

  while (*text != '\0')
    {
      g_autoptr (GString) cell = g_string_new (NULL);

      if (*text == '"')
        {
          for (text++; *text != '"' || text[1] == '"'; text++)
            {
              g_assert_cmpint (*text, !=, '\0');
              g_string_append_c (cell, *text);
              text += *text == '"';
            }
          text++;
        }
      else
        for (; *text != ',' && *text != '\r'; text++)
          {
            g_assert_cmpint (*text, !=, '\0');
            g_assert_cmpint (*text, !=, '"');
            g_assert_cmpint (*text, !=, '\n');
            g_string_append_c (cell, *text);
          }

      g_strv_builder_add (row, cell->str);
      if (*text == ',')
        {
          text++;
          continue;
        }
      g_assert_true (g_str_has_prefix (text, "\r\n"));
      text += 2;
      g_ptr_array_add (rows, g_strv_builder_end (row));
      g_strv_builder_unref (g_steal_pointer (&row));
      row = g_strv_builder_new ();
    }
  return rows;
}

static const char *
get_cell (GPtrArray  *rows,
          guint       row,
          const char *column)
{
  char **names = g_ptr_array_index (rows, 0);
  char **cells = g_ptr_array_index (rows, row);

  g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (names));
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], column))
      return cells[i];
  g_assert_not_reached ();
}

static JsonNode *
parse_json (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = json_from_string (fixture->out->str, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (fixture->err->str, ==, "");
  return root;
}

static char *
join (JsonObject *object,
      const char *member)
{
  JsonArray *list = json_object_get_array_member (object, member);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (list); i++)
    g_string_append_printf (text, "[%s]", json_array_get_string_element (list, i));
  return g_strdup (text->str);
}

static void
assert_list (JsonObject *object,
             const char *member,
             const char *expected)
{
  g_autofree char *actual = join (object, member);

  g_assert_cmpstr (actual, ==, expected);
}

/* --- No results --- */

static void
test_no_store (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "none", NULL);

  g_free (fixture->paths->results);
  fixture->paths->results = g_strdup (folder);
  assert_run (fixture, "results", 0, "No results yet\n", "");
  assert_run (fixture, "results --format cpc-2022", 0, "No results of cpc-2022 yet\n", "");
  assert_run (fixture, "results --json", 0, "[]\n", "");
  g_assert_cmpint (test_command_run (fixture, "results --csv"), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out->str, "id,started,ended,format,"));
  g_assert_true (g_str_has_suffix (fixture->out->str, ",seed,code-book\r\n"));
  assert_run (fixture, "report 7", 1, "", "mockingbird report: no exam has the id 7\n");
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

/* A file that a window has made and not filled yet. */
static void
test_empty_store (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *path = test_write_file (fixture->folder, "results.sqlite", "", 0);

  assert_run (fixture, "results", 0, "No results yet\n", "");
}

/* --- The list --- */

static void
test_text (Fixture      *fixture,
           gconstpointer data)
{
  ExamArchive *archive = open_archive (fixture);
  gint64 old = sit (archive, "cca-2026-05", "", 125, NOW, TRUE);
  gint64 new = sit (archive, "cpc-2022", "林 María", EXAM_RULES_UNTIMED, NOW + HOUR, TRUE);
  g_autofree char *old_id = format_id_text (old);
  g_autofree char *new_id = format_id_text (new);
  g_auto (GStrv) lines = NULL;

  sit (archive, "cca-2026-05", "", 100, NOW + 2 * HOUR, FALSE);
  exam_archive_close (archive);
  g_assert_cmpint (test_command_run (fixture, "results"), ==, 0);
  lines = g_strsplit (fixture->out->str, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_suffix (lines[0], "Exam         Score  To pass  Outcome        Time  Remarks"));
  g_assert_nonnull (strstr (lines[1], new_id));
  g_assert_true (g_str_has_suffix (lines[1], "  cpc-2022      50 %     70 %  Not passed  1:00:41  "
                                             "short form · relaxed rules · untimed · 林 María"));
  g_assert_nonnull (strstr (lines[2], old_id));
  g_assert_true (g_str_has_suffix (lines[2], "  cca-2026-05    237      300  Not passed  1:00:41  "
                                             "short form · relaxed rules · extra time"));

  g_assert_cmpint (test_command_run (fixture, "results --format cca-2026-05"), ==, 0);
  g_assert_null (strstr (fixture->out->str, new_id));
  g_assert_nonnull (strstr (fixture->out->str, old_id));
}

static void
test_json (Fixture      *fixture,
           gconstpointer data)
{
  ExamArchive *archive = open_archive (fixture);
  g_autofree char *id = format_id_text (sit (archive, "cpc-2022", CANDIDATE, 150, NOW, TRUE));
  g_autoptr (JsonNode) root = NULL;
  JsonObject *row;

  sit (archive, "cca-2026-05", "", EXAM_RULES_UNTIMED, NOW - HOUR, TRUE);
  exam_archive_close (archive);
  g_assert_cmpint (test_command_run (fixture, "results --json"), ==, 0);
  root = parse_json (fixture);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 2);
  row = json_array_get_object_element (json_node_get_array (root), 0);
  g_assert_cmpstr (json_object_get_string_member (row, "id"), ==, id);
  g_assert_cmpstr (json_object_get_string_member (row, "started"), ==, "2026-05-28T20:26:40Z");
  g_assert_cmpstr (json_object_get_string_member (row, "ended"), ==, "2026-05-28T21:26:40Z");
  g_assert_cmpstr (json_object_get_string_member (row, "format"), ==, "cpc-2022");
  g_assert_cmpstr (json_object_get_string_member (row, "candidate"), ==, CANDIDATE);
  g_assert_cmpstr (json_object_get_string_member (row, "scale"), ==, "percent");
  g_assert_cmpfloat (json_object_get_double_member (row, "score"), ==, 50);
  g_assert_cmpfloat (json_object_get_double_member (row, "cut"), ==, 70);
  g_assert_false (json_object_get_boolean_member (row, "passed"));
  g_assert_cmpfloat (json_object_get_double_member (row, "seconds-used"), ==, 3640.5);
  g_assert_cmpfloat (json_object_get_double_member (row, "seconds-allowed"), ==, 10800);
  g_assert_true (json_object_get_boolean_member (row, "short-form"));
  g_assert_cmpint (json_object_get_int_member (row, "time-percent"), ==, 150);
  g_assert_cmpstr (json_object_get_string_member (row, "rules"), ==, "relaxed");
  g_assert_cmpstr (json_object_get_string_member (row, "seed"), ==, "18446744073709551557");
  g_assert_true (json_object_get_boolean_member (row, "code-book"));

  row = json_array_get_object_element (json_node_get_array (root), 1);
  g_assert_cmpstr (json_object_get_string_member (row, "scale"), ==, "scaled");
  g_assert_true (json_object_get_null_member (row, "seconds-allowed"));
  g_assert_true (json_object_get_null_member (row, "time-percent"));
  g_assert_false (json_object_get_boolean_member (row, "code-book"));
}

static void
test_csv (Fixture      *fixture,
          gconstpointer data)
{
  ExamArchive *archive = open_archive (fixture);
  g_autofree char *id = format_id_text (sit (archive, "cpc-2022", CANDIDATE, 100, NOW, TRUE));
  g_autoptr (GPtrArray) rows = NULL;

  sit (archive, "cca-2026-05", "=HYPERLINK(\"x\")", EXAM_RULES_UNTIMED, NOW - HOUR, TRUE);
  exam_archive_close (archive);
  g_assert_cmpint (test_command_run (fixture, "results --csv"), ==, 0);
  rows = parse_csv (fixture->out->str);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (get_cell (rows, 1, "id"), ==, id);
  g_assert_cmpstr (get_cell (rows, 1, "started"), ==, "2026-05-28T20:26:40Z");
  g_assert_cmpstr (get_cell (rows, 1, "candidate"), ==, CANDIDATE);
  g_assert_cmpstr (get_cell (rows, 1, "score"), ==, "50");
  g_assert_cmpstr (get_cell (rows, 1, "passed"), ==, "false");
  g_assert_cmpstr (get_cell (rows, 1, "seconds-used"), ==, "3640.5");
  g_assert_cmpstr (get_cell (rows, 1, "seconds-allowed"), ==, "7200");
  g_assert_cmpstr (get_cell (rows, 1, "time-percent"), ==, "100");
  g_assert_cmpstr (get_cell (rows, 1, "code-book"), ==, "false");
  g_assert_cmpstr (get_cell (rows, 2, "candidate"), ==, "'=HYPERLINK(\"x\")");
  g_assert_cmpstr (get_cell (rows, 2, "seconds-allowed"), ==, "");
}

/* --- The report --- */

static void
test_report_text (Fixture      *fixture,
                  gconstpointer data)
{
  static const char *const parts[] = {
    "CPC · Certified Professional Coder\n\nOutcome             Not passed\nScore               50 %\nTo pass             70 %\n",
    "Candidate           Peña, \"Ana\" María\n",
    "Points              1.50 of 3\nUnscored questions  1\nNot answered        0\nChanged answers     None\n"
    "Time used           1:00:41 of 3:00:00\nRules               Relaxed\nTime allowed        Half as much again\n"
    "Code book           The built-in one could be used\n"
    "Form                Short: 4 questions in the exam's proportions, where the exam has 100\n"
    "Seed of the form    18446744073709551557\n",
    "With a confidence of 95 %, what you know is worth between ",
    "1.50 of 3\n\n",
    "  At  Interruption\n0:30  Pause, 3 minutes; not counted\n\n",
    "No.  Outcome       Answer       Key                              Time  ",
    "  1  Right         B            B                                0:30  ",
    "  2  Wrong         D            C                                0:11  ",
    "  3  Partly right  i10, a, \"b\"  I10, E11.9, Z79.4 (optional)  1:00:00  ",
    "  4  Not answered  –            A, C                             0:00  ",
  };
  ExamArchive *archive = open_archive (fixture);
  gint64 id = sit (archive, "cpc-2022", CANDIDATE, 150, NOW, TRUE);

  exam_archive_close (archive);
  g_assert_cmpint (run_report (fixture, "", id), ==, 0);
  g_assert_cmpstr (fixture->err->str, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (fixture->out->str, parts[i]) == NULL)
      g_error ("there is no '%s' in:\n%s", parts[i], fixture->out->str);
}

static void
test_report_json (Fixture      *fixture,
                  gconstpointer data)
{
  ExamArchive *archive = open_archive (fixture);
  gint64 id = sit (archive, "cca-2026-05", "", 100, NOW, TRUE);
  g_autofree char *id_text = format_id_text (id);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *report, *part;
  JsonArray *questions;

  exam_archive_close (archive);
  g_assert_cmpint (run_report (fixture, " --json", id), ==, 0);
  root = parse_json (fixture);
  report = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (report, "id"), ==, id_text);
  g_assert_cmpfloat (json_object_get_double_member (report, "points"), ==, 1.5);
  g_assert_cmpint (json_object_get_int_member (report, "scored-items"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (report, "unscored-items"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (report, "changes"), "wrong-to-right"), ==, 0);

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (report, "domains")), ==, 6);
  part = json_array_get_object_element (json_object_get_array_member (report, "domains"), 0);
  g_assert_cmpstr (json_object_get_string_member (part, "id"), ==, "classification");
  g_assert_cmpfloat (json_object_get_double_member (part, "points"), ==, 1.5);
  g_assert_cmpint (json_object_get_int_member (part, "items"), ==, 3);

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (report, "interruptions")), ==, 1);
  part = json_array_get_object_element (json_object_get_array_member (report, "interruptions"), 0);
  g_assert_cmpstr (json_object_get_string_member (part, "kind"), ==, "pause");
  g_assert_cmpfloat (json_object_get_double_member (part, "at-seconds"), ==, 30);
  g_assert_cmpfloat (json_object_get_double_member (part, "seconds"), ==, 180);
  g_assert_false (json_object_get_boolean_member (part, "counted"));

  questions = json_object_get_array_member (report, "questions");
  g_assert_cmpuint (json_array_get_length (questions), ==, 4);
  part = json_array_get_object_element (questions, 1);
  g_assert_cmpint (json_object_get_int_member (part, "number"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (part, "item"), ==, "second");
  g_assert_cmpstr (json_object_get_string_member (part, "outcome"), ==, "wrong");
  assert_list (part, "answer", "[D]");
  assert_list (part, "key", "[C]");
  part = json_array_get_object_element (questions, 2);
  g_assert_cmpstr (json_object_get_string_member (part, "outcome"), ==, "partly-right");
  assert_list (part, "answer", "[i10][a, \"b\"]");
  assert_list (part, "key", "[I10][E11.9]");
  assert_list (part, "optional-key", "[Z79.4]");
  part = json_array_get_object_element (questions, 3);
  g_assert_cmpstr (json_object_get_string_member (part, "outcome"), ==, "not-answered");
  g_assert_false (json_object_get_boolean_member (part, "scored"));
  assert_list (part, "answer", "");
}

static void
test_report_csv (Fixture      *fixture,
                 gconstpointer data)
{
  ExamArchive *archive = open_archive (fixture);
  gint64 id = sit (archive, "cca-2026-05", "", 100, NOW, TRUE);
  g_autoptr (GPtrArray) rows = NULL;

  exam_archive_close (archive);
  g_assert_cmpint (run_report (fixture, " --csv", id), ==, 0);
  rows = parse_csv (fixture->out->str);
  g_assert_cmpuint (rows->len, ==, 5);
  g_assert_cmpstr (get_cell (rows, 1, "number"), ==, "1");
  g_assert_cmpstr (get_cell (rows, 1, "outcome"), ==, "right");
  g_assert_cmpstr (get_cell (rows, 1, "seconds"), ==, "30");
  g_assert_cmpstr (get_cell (rows, 2, "item"), ==, "second");
  g_assert_cmpstr (get_cell (rows, 2, "seconds"), ==, "10.5");
  g_assert_cmpstr (get_cell (rows, 3, "credit"), ==, "0.5");
  g_assert_cmpstr (get_cell (rows, 3, "answer"), ==, "i10, a, \"b\"");
  g_assert_cmpstr (get_cell (rows, 4, "scored"), ==, "false");
  g_assert_cmpstr (get_cell (rows, 4, "key"), ==, "A, C");
}

static void
test_unknown_id (Fixture      *fixture,
                 gconstpointer data)
{
  ExamArchive *archive = open_archive (fixture);
  gint64 deleted = sit (archive, "cpc-2022", "", 100, NOW, TRUE);
  gint64 unfinished = sit (archive, "cpc-2022", "", 100, NOW, FALSE);

  g_assert_true (exam_archive_set_deleted (archive, deleted, NOW, NULL));
  assert_run (fixture, "results", 0, "No results yet\n", "");
  assert_run (fixture, "report 4", 1, "", "mockingbird report: no exam has the id 4\n");
  g_assert_cmpint (run_report (fixture, " --json", deleted), ==, 1);
  g_assert_cmpstr (fixture->out->str, ==, "");
  g_assert_cmpint (run_report (fixture, "", unfinished), ==, 1);
  g_assert_nonnull (strstr (fixture->err->str, "is not ended yet"));
  exam_archive_close (archive);
}

static void
test_wrong_arguments (Fixture      *fixture,
                      gconstpointer data)
{
  assert_run (fixture, "results --json --csv", 2, "", "mockingbird results: choose --json or --csv\n");
  assert_run (fixture, "results --xml", 2, "", "mockingbird results: Unknown option --xml\n");
  assert_run (fixture, "report abc", 2, "", "mockingbird report: 'abc' is no id; \"mockingbird results\" lists them\n");
  assert_run (fixture, "report 99999999999999999999", 2, "",
              "mockingbird report: '99999999999999999999' is no id; \"mockingbird results\" lists them\n");
  g_assert_cmpint (test_command_run (fixture, "report"), ==, 2);
  g_assert_nonnull (strstr (fixture->err->str, "Exit status"));
  g_assert_cmpint (test_command_run (fixture, "results x"), ==, 2);
  g_assert_nonnull (strstr (fixture->err->str, "--format"));
  g_assert_true (exam_cli_knows ("results"));
  g_assert_true (exam_cli_knows ("report"));
}

/* --- The file --- */

static void
exec (Fixture    *fixture,
      const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->folder, "results.sqlite", NULL);
  g_autoptr (ExamDatabase) database = exam_database_open (path, FALSE, NULL);

  g_assert_true (exam_database_exec (database, sql, NULL));
}

static void
assert_refused (Fixture    *fixture,
                const char *message)
{
  g_assert_cmpint (test_command_run (fixture, "results"), ==, 2);
  g_assert_cmpstr (fixture->out->str, ==, "");
  g_assert_nonnull (strstr (fixture->err->str, message));
  g_assert_cmpint (test_command_run (fixture, "report --json 7"), ==, 2);
  g_assert_cmpstr (fixture->out->str, ==, "");
  g_assert_nonnull (strstr (fixture->err->str, message));
}

static void
test_newer_store (Fixture      *fixture,
                  gconstpointer data)
{
  exam_archive_close (open_archive (fixture));
  exec (fixture, "PRAGMA user_version = 99");
  assert_refused (fixture, "results.sqlite was written by a newer version of Mockingbird (99, ");
}

/* It is told, and left for the window to mend. */
static void
test_damaged_store (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *path = test_write_file (fixture->folder, "results.sqlite", "This is no database.", -1);
  g_autofree char *content = NULL;

  assert_refused (fixture, "results.sqlite is damaged\n");
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "This is no database.");
}

static void
test_damaged_content (Fixture      *fixture,
                      gconstpointer data)
{
  ExamArchive *archive = open_archive (fixture);

  sit (archive, "cpc-2022", "", 100, NOW, TRUE);
  exam_archive_close (archive);
  exec (fixture, "UPDATE item SET xml = 'x' WHERE rowid = 1");
  assert_refused (fixture, "results.sqlite is damaged: 1 stored text has changed\n");
}

static void
test_unreadable_store (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "results.sqlite", NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_refused (fixture, "results.sqlite");
}

/* A window that is open keeps its lock, goes on writing, and what it has written is seen at once. */
static void
test_beside_writer (Fixture      *fixture,
                    gconstpointer data)
{
  ExamArchive *archive = open_archive (fixture);
  gint64 id;

  assert_run (fixture, "results", 0, "No results yet\n", "");
  for (guint i = 0; i < 3; i++)
    {
      id = sit (archive, "cpc-2022", "", 100, NOW + i, TRUE);
      g_assert_cmpint (run_report (fixture, "", id), ==, 0);
    }
  exam_archive_close (archive);
  exam_archive_close (open_archive (fixture));
}

/* --- The history --- */

static void
test_history (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *other = test_make_folder ();
  g_autofree char *outside = test_make_folder ();
  g_autofree char *file = g_build_filename (outside, "h.mockingbird", NULL);
  g_autofree char *export_line = g_strconcat ("history export ", file, NULL);
  g_autofree char *import_line = g_strconcat ("history import ", file, NULL);
  g_autofree char *original = g_strdup (fixture->paths->results);
  ExamArchive *archive = open_archive (fixture);
  gint64 id = sit (archive, "cpc-2022", CANDIDATE, 150, NOW, TRUE);

  /* Also while a window is open. */
  assert_run (fixture, export_line, 0, "", "");
  g_assert_cmpint (test_command_run (fixture, import_line), ==, 1);
  g_assert_nonnull (strstr (fixture->err->str, "another Mockingbird is writing to "));
  g_assert_nonnull (strstr (fixture->err->str, "close its window first"));
  exam_archive_close (archive);
  assert_run (fixture, import_line, 0, "1 was here already.\n", "");

  g_free (fixture->paths->results);
  fixture->paths->results = g_strdup (other);
  assert_run (fixture, import_line, 0, "1 sitting was added.\n", "");
  assert_run (fixture, import_line, 0, "1 was here already.\n", "");
  g_assert_cmpint (run_report (fixture, "", id), ==, 0);

  g_assert_cmpint (test_command_run (fixture, "history import /nowhere"), ==, 1);
  g_assert_cmpstr (fixture->err->str, ==, "mockingbird history: /nowhere cannot be read: No such file or directory\n");
  g_assert_cmpint (test_command_run (fixture, "history"), ==, 2);
  g_assert_cmpint (test_command_run (fixture, "history import"), ==, 2);
  g_assert_cmpint (test_command_run (fixture, "history merge x"), ==, 2);
  g_assert_nonnull (strstr (fixture->err->str, "export FILE | import FILE"));
  test_remove_folder (other);
  test_remove_folder (outside);
}

/* --- Tables --- */

static void
test_table (void)
{
  g_autoptr (ExamCliTable) table = exam_cli_table_new (3, 1u << 1);
  g_autofree char *text = NULL;

  exam_cli_table_add_row (table, "a", "1", "x");
  exam_cli_table_add_row (table, "e\314\201 \346\236\227", "100", "");
  exam_cli_table_add_row (table, "x\033[1my\n", "", "\377");
  text = exam_cli_table_to_string (table);
  g_assert_cmpstr (text, ==,
                   "a          1  x\n"
                   "e\314\201 \346\236\227     100\n"
                   "x [1my        \357\277\275\n");
}

int
main (int   argc,
      char *argv[])
{
  /* As the program does: what programs read is UTF-8 in any locale, and goes past the handlers where the locale is not. */
  setlocale (LC_ALL, "");
  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/cli/" path, Fixture, NULL, test_command_set_up, test, test_command_tear_down)
  ADD ("results/no-store", test_no_store);
  ADD ("results/empty-store", test_empty_store);
  ADD ("results/text", test_text);
  ADD ("results/json", test_json);
  ADD ("results/csv", test_csv);
  ADD ("report/text", test_report_text);
  ADD ("report/json", test_report_json);
  ADD ("report/csv", test_report_csv);
  ADD ("report/unknown-id", test_unknown_id);
  ADD ("wrong-arguments", test_wrong_arguments);
  ADD ("store/newer", test_newer_store);
  ADD ("store/damaged", test_damaged_store);
  ADD ("store/damaged-content", test_damaged_content);
  ADD ("store/unreadable", test_unreadable_store);
  ADD ("store/beside-writer", test_beside_writer);
  ADD ("history", test_history);
#undef ADD
  g_test_add_func ("/cli/table", test_table);

  return g_test_run ();
}
