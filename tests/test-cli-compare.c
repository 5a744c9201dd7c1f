/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include "cli/exam-cli.h"
#include "test-command.h"
#include "test-stored.h"
#include "test-support.h"

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define MONDAY (G_GINT64_CONSTANT (1772409600) * G_USEC_PER_SEC)

typedef struct {
  char        *folder;
  ExamPaths   *paths;
  ExamArchive *archive;
  GString     *out;
  GString     *err;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;

  self->folder = test_make_folder ();
  self->paths = exam_paths_new ();
  self->out = g_string_new (NULL);
  self->err = g_string_new (NULL);
  g_free (self->paths->results);
  self->paths->results = g_strdup (self->folder);
  /* Open all the time, as a window keeps it. */
  self->archive = exam_archive_open (self->folder, MONDAY, &notice, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  exam_archive_close (self->archive);
  test_remove_folder (self->folder);
  g_free (self->folder);
  exam_paths_free (self->paths);
  g_string_free (self->out, TRUE);
  g_string_free (self->err, TRUE);
}

/* Five questions: three of which are the same ones every time, one with another key from @version 1 on, and one that is new. */
static ExamForm *
make_form (const char *format_id,
           guint       version)
{
  static const guint8 reversed[] = { 3, 2, 1, 0 };
  g_autoptr (ExamFormats) formats = test_load_formats ();
  ExamFormat *format = exam_formats_find (formats, format_id);
  const char *first = ((const ExamDomain *) g_ptr_array_index (format->domains, 0))->id;
  const char *second = ((const ExamDomain *) g_ptr_array_index (format->domains, 1))->id;
  ExamForm *form = exam_form_new (format, version, 60, FALSE);
  g_autofree char *new_id = g_strdup_printf ("new-%u", version);
  const struct { const char *id, *domain, *keys; } rows[] = {
    { "one", first, "B" }, { "two", first, "B" }, { "three", second, "B" }, { "four", second, version == 0 ? "A" : "B" },
    { new_id, second, "B" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ExamItem) item = test_make_choice (rows[i].id, rows[i].domain, 4, rows[i].keys);

      exam_item_take_source (item, exam_source_new ("ICD-10-CM Official Guidelines", NULL, "2026", NULL));
      exam_form_add (form, item, NULL, FALSE, version > 0 ? reversed : NULL);
    }
  return form;
}

static void
add (Fixture    *self,
     ExamForm   *form,
     gint64      id,
     const char *answers,
     gboolean    relaxed)
{
  g_autoptr (ExamForm) owned = form;
  g_autoptr (ExamStoredSitting) sitting = test_sit_form (owned, id, MONDAY + (id + 8) * DAY, answers);

  sitting->record->rules.relaxed = relaxed;
  test_store_sitting (self->archive, sitting);
}

static void
add_two (Fixture *self)
{
  add (self, make_form ("cpc-2022", 0), 1, "B A B A B", FALSE);
  add (self, make_form ("cpc-2022", 1), 2, "B B A B -", TRUE);
}

static int
run (Fixture    *self,
     const char *arguments)
{
  int status = test_run_command_line (self->paths, arguments, self->out, self->err);

  g_test_message ("%s%s", self->out->str, self->err->str);
  return status;
}

/* --- Text --- */

static void
test_text (Fixture      *self,
           gconstpointer data)
{
  static const char expected[] =
    "   ID                 Ended  Exam      Score  95 % interval  To pass  Outcome     Points  On common questions\n"
    "1   1  11 March 2026, 00:00  cpc-2022   80 %    37 % – 96 %     70 %  Passed      4 of 5               2 of 3\n"
    "2   2  12 March 2026, 00:00  cpc-2022   60 %    23 % – 88 %     70 %  Not passed  3 of 5               2 of 3\n"
    "\n"
    "What was not the same\n"
    "\n"
    "- Different rules – 1: Exam day; 2: Relaxed\n"
    "\n"
    "Share of the points\n"
    "\n"
    "Domain                              1      2  Difference\n"
    "All questions                    80 %   60 %         −20  may be chance\n"
    "10,000 series: integumentary     50 %  100 %         +50  may be chance\n"
    "20,000 series: musculoskeletal  100 %   33 %         −67  may be chance\n"
    "\n"
    "Differences are those of the last sitting from the first, in percent of the points. “More than "
    "chance” means: with a confidence of 95 % for all 2 domains together, the difference is not 0.\n"
    "\n"
    "Common questions\n"
    "\n"
    "4 questions were in all of them: 3 the same to the letter, 0 with changed wording, 1 with a changed "
    "key. The score on common questions is that on the same ones alone.\n"
    "First and last result: 3 common questions that counted. Became right: 1. Not right any more: 1. Chance alone parts them as "
    "unevenly with a probability of 100.0 %: this may be chance.\n"
    "\n"
    "Not right any more\n"
    "\n"
    " No.  Question  Domain                          Outcomes       Remarks\n"
    "3, 3  three     20,000 series: musculoskeletal  Right → Wrong\n"
    "\n"
    "Became right\n"
    "\n"
    " No.  Question  Domain                        Outcomes       Remarks\n"
    "2, 2  two       10,000 series: integumentary  Wrong → Right\n"
    "\n"
    "Questions that were changed\n"
    "\n"
    " No.  Question  Domain                          Outcomes       Remarks\n"
    "4, 4  four      20,000 series: musculoskeletal  Right → Right  changed key\n"
    "\n"
    "Time and pace\n"
    "\n"
    "         Time used  Median  Exam's pace  Answered by half-time  Slow  Not answered\n"
    "1  0:50 of 1:00:00    0:10        12:00         5 of 5 (100 %)     0             0\n"
    "2  0:50 of 1:00:00    0:10        12:00          4 of 5 (80 %)     0             1\n";

  add_two (self);
  g_assert_cmpint (run (self, "compare 1 2"), ==, 0);
  g_assert_cmpstr (self->err->str, ==, "");
  g_assert_cmpstr (self->out->str, ==, expected);
}

/* Whatever the order, and however often an id is given, the output is the same. */
static void
test_order (Fixture      *self,
            gconstpointer data)
{
  static const char *const options[] = { "", " --json", " --csv" };

  add_two (self);
  add (self, make_form ("cca-2026-05", 2), 3, "B B A B B", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *sorted = g_strdup_printf ("compare%s 1 2 3", options[i]);
      g_autofree char *mixed = g_strdup_printf ("compare%s 3 1 2 1 3", options[i]);
      g_autofree char *expected = NULL;

      g_assert_cmpint (run (self, sorted), ==, 0);
      expected = g_strdup (self->out->str);
      g_assert_cmpint (run (self, mixed), ==, 0);
      g_assert_cmpstr (self->out->str, ==, expected);
    }
}

/* More sittings than a terminal has columns for */
static void
test_many (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GString) arguments = g_string_new ("compare");

  for (guint i = 1; i <= 40; i++)
    {
      add (self, make_form ("cpc-2022", i), i, "B A B A B", FALSE);
      g_string_append_printf (arguments, " %u", i);
    }
  g_assert_cmpint (run (self, arguments->str), ==, 0);
  g_assert_nonnull (strstr (self->out->str, "    40  Difference\n"));
  g_assert_nonnull (strstr (self->out->str, "40  40  19 April 2026, 00:00  cpc-2022"));
}

/* --- For programs --- */

static void
test_json (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object, *part;
  JsonArray *list;

  add_two (self);
  g_assert_cmpint (run (self, "compare --json 2 1"), ==, 0);
  g_assert_cmpstr (self->err->str, ==, "");
  root = json_from_string (self->out->str, &error);
  g_assert_no_error (error);
  object = json_node_get_object (root);

  list = json_object_get_array_member (object, "sittings");
  g_assert_cmpuint (json_array_get_length (list), ==, 2);
  part = json_array_get_object_element (list, 0);
  g_assert_cmpstr (json_object_get_string_member (part, "id"), ==, "1");
  g_assert_cmpfloat (json_object_get_double_member (part, "common-points"), ==, 2);
  g_assert_cmpfloat (json_object_get_double_member (part, "median-seconds"), ==, 10);
  g_assert_cmpint (json_object_get_int_member (part, "answered-by-half"), ==, 5);

  list = json_object_get_array_member (object, "differences");
  g_assert_cmpuint (json_array_get_length (list), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (list, 0), ==, "rules");

  part = json_object_get_object_member (object, "common");
  g_assert_cmpint (json_object_get_int_member (part, "same"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (part, "changed-key"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (part, "counted"), ==, 3);

  list = json_object_get_array_member (object, "pairs");
  g_assert_cmpuint (json_array_get_length (list), ==, 1);
  list = json_object_get_array_member (json_array_get_object_element (list, 0), "parts");
  g_assert_cmpuint (json_array_get_length (list), ==, 4);
  part = json_array_get_object_element (list, 1);
  g_assert_cmpstr (json_object_get_string_member (part, "part"), ==, "common");
  g_assert_cmpint (json_object_get_int_member (part, "became-right"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (part, "no-longer-right"), ==, 1);
  g_assert_cmpfloat (json_object_get_double_member (part, "probability"), ==, 1);
  g_assert_false (json_object_get_boolean_member (part, "more-than-chance"));

  list = json_object_get_array_member (object, "items");
  g_assert_cmpuint (json_array_get_length (list), ==, 4);
  part = json_array_get_object_element (list, 3);
  g_assert_cmpstr (json_object_get_string_member (part, "item"), ==, "four");
  g_assert_cmpstr (json_object_get_string_member (part, "content"), ==, "changed-key");
  part = json_array_get_object_element (json_object_get_array_member (json_array_get_object_element (list, 1), "sittings"), 1);
  g_assert_cmpint (json_object_get_int_member (part, "number"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (part, "outcome"), ==, "right");
}

static void
test_csv (Fixture      *self,
          gconstpointer data)
{
  g_auto (GStrv) lines = NULL;

  add_two (self);
  g_assert_cmpint (run (self, "compare --csv 1 2"), ==, 0);
  lines = g_strsplit (self->out->str, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  g_assert_cmpstr (lines[0], ==, "from,to,part,domain,name,points-from,items-from,points-to,items-to,difference,low,high,"
                                 "became-right,no-longer-right,probability,more-than-chance");
  g_assert_true (g_str_has_prefix (lines[1], "1,2,all,,,4,5,3,5,-0.2,-0.6"));
  g_assert_true (g_str_has_suffix (lines[1], ",,,,false"));
  g_assert_cmpstr (lines[2], ==, "1,2,common,,,2,3,2,3,0,,,1,1,1,false");
  g_assert_nonnull (strstr (lines[3], ",1,2,2,2,0.5,"));
  g_assert_cmpstr (lines[5], ==, "");
}

/* Three sittings make three pairs: the first and the last, and each and the one before it. */
static void
test_three (Fixture      *self,
            gconstpointer data)
{
  add_two (self);
  add (self, make_form ("cpc-2022", 2), 3, "B B B B B", FALSE);
  g_assert_cmpint (run (self, "compare --csv 1 2 3"), ==, 0);
  g_assert_nonnull (strstr (self->out->str, "\r\n1,3,all,"));
  g_assert_nonnull (strstr (self->out->str, "\r\n1,2,all,"));
  g_assert_nonnull (strstr (self->out->str, "\r\n2,3,all,"));
  g_assert_cmpint (run (self, "compare 1 2 3"), ==, 0);
  g_assert_nonnull (strstr (self->out->str, "Wrong → Right → Right"));
}

/* --- What cannot be compared --- */

#define ITSELF "mockingbird compare: an exam cannot be compared with itself; name two that are different\n"

static const struct {
  const char *name;
  const char *arguments;
  int         status;
  const char *err;  /* a part of it */
} bad_input[] = {
  { "none", "compare", 2, "Exit status" },
  { "one", "compare 1", 2, "Exit status" },
  { "itself", "compare 1 1", 2, ITSELF },
  { "word", "compare 1 x", 2, "'x' is no id; \"mockingbird results\" lists them\n" },
  { "empty", "compare 1 ", 2, "'' is no id" },
  { "negative", "compare 1 -2", 2, "Unknown option -2" },
  { "zero", "compare 1 0", 2, "'0' is no id" },
  { "too-large", "compare 1 99999999999999999999", 2, "'99999999999999999999' is no id" },
  { "unknown", "compare 1 77", 1, "mockingbird compare: no exam has the id 77\n" },
  { "unknown-first", "compare --json 77 1", 1, "mockingbird compare: no exam has the id 77\n" },
  { "unfinished", "compare --csv 1 8", 1, "mockingbird compare: the exam with the id 8 is not ended yet\n" },
  { "deleted", "compare 1 9", 1, "mockingbird compare: no exam has the id 9\n" },
  { "practice", "compare 1 7", 1, "mockingbird compare: the sitting with the id 7 is practice; only mock exams are compared\n" },
  { "formats", "compare --json --csv 1 2", 2, "mockingbird compare: choose --json or --csv\n" },
  { "option", "compare --xml 1 2", 2, "mockingbird compare: Unknown option --xml\n" },
};

static void
test_bad_input (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (ExamForm) form = make_form ("cpc-2022", 0);
  g_autoptr (ExamStoredSitting) unfinished = test_sit_form (form, 8, MONDAY, "B A B A B");
  g_autoptr (ExamStoredSitting) practice = test_sit_form (form, 7, MONDAY, "B A B A B");

  add_two (self);
  add (self, make_form ("cpc-2022", 2), 9, "B B B B B", FALSE);
  g_assert_true (exam_archive_set_deleted (self->archive, 9, MONDAY, NULL));
  practice->record->purpose = EXAM_PURPOSE_SET;
  test_store_sitting (self->archive, practice);
  unfinished->record->ended = FALSE;
  g_assert_true (exam_archive_begin (self->archive, unfinished->record, form, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (bad_input); i++)
    {
      g_test_message ("%s", bad_input[i].name);
      g_assert_cmpint (run (self, bad_input[i].arguments), ==, bad_input[i].status);
      g_assert_cmpstr (self->out->str, ==, "");
      if (strstr (self->err->str, bad_input[i].err) == NULL)
        g_error ("%s: there is no '%s' in '%s'", bad_input[i].name, bad_input[i].err, self->err->str);
    }
}

/* It is told, and left for the window to mend. */
static void
test_damaged (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_file (folder, "results.sqlite", "This is no database.", -1);

  g_free (self->paths->results);
  self->paths->results = g_strdup (folder);
  g_assert_cmpint (run (self, "compare 1 2"), ==, 2);
  g_assert_nonnull (strstr (self->err->str, "results.sqlite is damaged\n"));
  test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_setenv ("TZ", "UTC", TRUE);
  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/cli/compare/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("text", test_text);
  ADD ("order", test_order);
  ADD ("many", test_many);
  ADD ("json", test_json);
  ADD ("csv", test_csv);
  ADD ("three", test_three);
  ADD ("bad-input", test_bad_input);
  ADD ("damaged", test_damaged);
#undef ADD

  return g_test_run ();
}
