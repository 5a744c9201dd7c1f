/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "paper/exam-answers-file.h"
#include "paper/exam-form-file.h"
#include "paper/exam-paper-sitting.h"
#include "record/exam-archive.h"
#include "sitting/exam-system-clock.h"
#include "test-command.h"
#include "test-sittings.h"
#include "test-support.h"

#define NOW (G_GINT64_CONSTANT (1780000000) * G_USEC_PER_SEC)

typedef TestCommand Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *exams = NULL;

  test_command_set_up (fixture, data);
  exams = test_make_exams (fixture->folder);
  g_free (fixture->paths->results);
  g_free (fixture->paths->bundled_banks);
  g_free (fixture->paths->user_banks);
  fixture->paths->results = g_build_filename (fixture->folder, "results", NULL);
  fixture->paths->bundled_banks = g_build_filename (exams, "banks", NULL);
  fixture->paths->user_banks = g_build_filename (fixture->folder, "banks", NULL);
}

static char *
in_folder (Fixture    *fixture,
           const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static gboolean
exists (Fixture    *fixture,
        const char *name)
{
  g_autofree char *path = in_folder (fixture, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static ExamForm *
load_form (Fixture    *fixture,
           const char *name)
{
  g_autofree char *path = in_folder (fixture, name);
  g_autoptr (GError) error = NULL;
  ExamForm *form = exam_form_file_load (path, &error);

  g_assert_no_error (error);
  return form;
}

/* --- Forms --- */

static void
assert_same_form (ExamForm *a,
                  ExamForm *b)
{
  g_autofree char *id_a = exam_form_make_id (a);
  g_autofree char *id_b = exam_form_make_id (b);

  g_assert_cmpuint (exam_form_get_n_items (a), ==, exam_form_get_n_items (b));
  for (guint i = 0; i < exam_form_get_n_items (a); i++)
    {
      g_autofree char *order_a = exam_form_dup_order (a, i);
      g_autofree char *order_b = exam_form_dup_order (b, i);

      g_assert_cmpstr (exam_item_get_id (exam_form_get_item (a, i)), ==, exam_item_get_id (exam_form_get_item (b, i)));
      g_assert_cmpstr (order_a, ==, order_b);
      g_assert_true (exam_form_is_pretest (a, i) == exam_form_is_pretest (b, i));
      g_assert_cmpuint (exam_form_get_record_position (a, i), ==, exam_form_get_record_position (b, i));
    }
  g_assert_cmpuint (exam_form_get_minutes (a), ==, exam_form_get_minutes (b));
  g_assert_true (exam_form_get_seed (a) == exam_form_get_seed (b));
  g_assert_true (exam_form_is_short (a) == exam_form_is_short (b));
  g_assert_cmpstr (id_a, ==, id_b);
}

/* What is on paper is the form that the window draws with that seed. */
static void
test_same_form (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (ExamForm) drawn = test_draw_form ("cca-2026-05", 42);
  g_autoptr (ExamForm) short_form = test_draw_form ("ccs-2014", 42);
  g_autoptr (ExamForm) written = NULL;
  g_autoptr (ExamForm) written_short = NULL;

  g_assert_cmpint (test_command_run (fixture, "form --format cca-2026-05 --seed 42 --json @/form.json --pdf @/exam.pdf --key @/key.pdf"), ==, 0);
  g_assert_nonnull (strstr (fixture->out->str, "105 questions, 2 hours"));
  g_assert_true (exists (fixture, "exam.pdf") && exists (fixture, "key.pdf"));
  written = load_form (fixture, "form.json");
  assert_same_form (written, drawn);

  g_assert_cmpint (test_command_run (fixture, "form --format ccs-2014 --seed 42 --short --json @/short.json"), ==, 0);
  written_short = load_form (fixture, "short.json");
  assert_same_form (written_short, short_form);
}

static void
test_short_form (Fixture      *fixture,
                 gconstpointer data)
{
  g_assert_cmpint (test_command_run (fixture, "form --format cpc-2022 --seed 1 --json @/form.json"), ==, 1);
  g_assert_nonnull (strstr (fixture->err->str, "too few questions for a full form"));
  g_assert_nonnull (strstr (fixture->err->str, "--short"));
  g_assert_false (exists (fixture, "form.json"));
  g_assert_cmpint (test_command_run (fixture, "form --format cpc-2022 --seed 1 --short --json @/form.json"), ==, 0);
  g_assert_true (exists (fixture, "form.json"));
}

/* A family stands for its edition of today. */
static void
test_family (Fixture      *fixture,
             gconstpointer data)
{
  g_assert_cmpint (test_command_run (fixture, "form --format cpc --short --json @/form.json"), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out->str, "cpc-2022 · Form "));
}

static const struct {
  const char *name;
  const char *arguments;
  int         status;
  const char *message;
} wrong_arguments[] = {
  { "nothing", "form", 2, "Usage:" },
  { "no-output", "form --format cca", 2, "Usage:" },
  { "more", "form --format cca --json @/f more", 2, "Usage:" },
  { "unknown-format", "form --format xyz --json @/f", 2, "there is no exam 'xyz'; there are: " },
  { "seed", "form --format cca --seed 1x --json @/f", 2, "the seed has to be a whole number, not '1x'" },
  { "seed-too-large", "form --format cca --seed 9223372036854775808 --json @/f", 2, "the seed has to be a whole number" },
  { "paper", "form --format cca --paper a5 --json @/f", 2, "'a5' is no paper that is known: a4 or letter" },
  { "no-bank", "form --format cic --json @/f", 1,
    "there is no bank for cic-2022. Name one with --bank; a bank for it says format=\"cic\"." },
  { "no-bank-short", "form --format crc-2022 --short --json @/f", 1, "there is no bank for crc-2022." },
  { "no-bank-not-held", "form --format circc --json @/f", 1, "there is no bank for circc-before-2022." },
  { "unknown-bank", "form --format cca --bank @/none.xml --json @/f", 2, "none.xml" },
  { "no-folder", "form --format cca-2026-05 --json @/none/f", 2, "cannot be written" },
  { "no-folder-pdf", "form --format cca-2026-05 --pdf @/none/f", 2, "cannot be written" },
  { "score", "score", 2, "Usage:" },
  { "score-no-answers", "score --form @/f", 2, "Usage:" },
  { "score-no-form", "score --form @/f --answers @/a", 2, "/f: " },
  { "score-minutes", "score --form @/f --answers @/a --minutes-used 4000", 2, "--minutes-used takes 0 to 2880" },
  { "score-both", "score --form @/f --answers @/a --json --csv", 2, "choose --json or --csv" },
  { "report-paper", "report 7 --paper a4", 2, "--paper and --review need --pdf" },
  { "report-review", "report 7 --pdf @/f --review some", 2, "--review is all, missed or none, not 'some'" },
  { "report-unknown", "report 7 --pdf @/f", 1, "no exam has the id 7" },
};

static void
test_wrong_arguments (gconstpointer data)
{
  const struct { const char *name; const char *arguments; int status; const char *message; } *row = data;
  Fixture fixture;

  set_up (&fixture, NULL);
  g_assert_cmpint (test_command_run (&fixture, row->arguments), ==, row->status);
  g_assert_nonnull (strstr (fixture.err->str, row->message));
  g_assert_cmpstr (fixture.out->str, ==, "");
  g_assert_false (exists (&fixture, "f"));
  test_command_tear_down (&fixture, NULL);
}

/* --- Scoring --- */

/* The answers to a form as a table, every third of them not answered or wrong, and as a sitting in memory has them. */
static char *
make_table (ExamForm    *form,
            ExamSitting *sitting,
            const char  *head,
            const char  *separator,
            const char  *line_end)
{
  GString *table = g_string_new (head);

  g_string_append (table, line_end);
  exam_sitting_begin (sitting);
  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    {
      const ExamItem *item = exam_form_get_item (form, i);
      const ExamResponse *response;
      g_autoptr (GString) answer = g_string_new (NULL);

      if (i % 3 != 0)
        test_answer (sitting, i % 3 == 1);
      response = exam_transcript_get_response (exam_sitting_get_transcript (sitting), i);
      for (guint place = 0; place < exam_item_get_n_options (item); place++)
        if (response->chosen & (1u << exam_form_get_option (form, i, place)))
          g_string_append_c (answer, (char) ('A' + place));
      for (guint j = 0; j < response->codes->len; j++)
        g_string_append_printf (answer, "%s%s", j > 0 ? " " : "", (char *) g_ptr_array_index (response->codes, j));
      g_string_append_printf (table, "%u%s%s%s", i + 1, separator, answer->str, line_end);
      exam_sitting_next (sitting);
    }
  exam_sitting_end (sitting);
  return g_string_free (table, FALSE);
}

static void
assert_same_score (const ExamScore *a,
                   const ExamScore *b)
{
  g_assert_cmpfloat (a->value, ==, b->value);
  g_assert_cmpfloat (a->low, ==, b->low);
  g_assert_cmpfloat (a->high, ==, b->high);
  g_assert_cmpfloat (a->points, ==, b->points);
  g_assert_cmpuint (a->n_omitted, ==, b->n_omitted);
  g_assert_cmpuint (a->items->len, ==, b->items->len);
  for (guint i = 0; i < a->items->len; i++)
    {
      const ExamItemScore *item_a = &g_array_index (a->items, ExamItemScore, i);
      const ExamItemScore *item_b = &g_array_index (b->items, ExamItemScore, i);

      g_assert_cmpint (item_a->outcome, ==, item_b->outcome);
      g_assert_cmpfloat (item_a->credit, ==, item_b->credit);
    }
}

static const struct {
  const char *name;
  const char *format;
  const char *head;
  const char *separator;
  const char *line_end;
} tables[] = {
  { "cca", "cca-2026-05", "number,answer", ",", "\r\n" },
  { "forward-only", "cca-before-2026-05", "number,answer", ",", "\n" },
  { "codes", "ccs-2025", "\xef\xbb\xbf" "Number;Answer", ";", "\r\n" },
  { "cases", "ccs-2014", "NUMBER\tANSWER", "\t", "\r" },
};

/* A paper is worth what the same answers are worth in the window. */
static void
test_score (gconstpointer data)
{
  const struct { const char *name, *format, *head, *separator, *line_end; } *row = data;
  static const ExamRules rules = { .relaxed = TRUE, .time_percent = EXAM_RULES_UNTIMED };
  Fixture fixture;
  g_autoptr (ExamForm) form = test_draw_form (row->format, 9);
  g_autoptr (ExamForm) read = NULL;
  g_autofree char *arguments = g_strdup_printf ("form --format %s --seed 9 --short --json @/form.json", row->format);
  g_autofree char *table = NULL;
  g_autofree char *path = NULL;
  g_autoptr (ExamClock) clock = exam_system_clock_new ();
  g_autoptr (ExamSitting) sitting = NULL;
  g_autoptr (ExamScore) score = NULL;
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (ExamStoredSitting) paper = NULL;

  set_up (&fixture, NULL);
  g_assert_cmpint (test_command_run (&fixture, arguments), ==, 0);
  sitting = exam_sitting_new (form, &rules, clock);
  /* Where every question has to be answered before the next, a window cannot leave any out, and paper can. */
  if (exam_form_get_format (form)->must_answer)
    {
      g_autofree char *first = g_strdup_printf ("%s%s2%sA%s", row->head, row->line_end, row->separator, row->line_end);

      path = test_write_file (fixture.folder, "answers.csv", first, -1);
      read = load_form (&fixture, "form.json");
      answers = exam_answers_file_load (path, read, problems);
      g_assert_nonnull (answers);
      paper = exam_paper_sitting_new (read, answers, "", 0, NOW);
      g_assert_cmpint (g_array_index (paper->score->items, ExamItemScore, 0).outcome, ==, EXAM_OUTCOME_OMITTED);
      g_assert_cmpint (g_array_index (paper->score->items, ExamItemScore, 1).outcome, !=, EXAM_OUTCOME_OMITTED);
      g_assert_cmpint (g_array_index (paper->score->items, ExamItemScore, 2).outcome, ==, EXAM_OUTCOME_OMITTED);
      test_command_tear_down (&fixture, NULL);
      return;
    }

  table = make_table (form, sitting, row->head, row->separator, row->line_end);
  path = test_write_file (fixture.folder, "answers.csv", table, -1);
  score = exam_score_new (exam_sitting_get_transcript (sitting));
  read = load_form (&fixture, "form.json");
  answers = exam_answers_file_load (path, read, problems);
  test_assert_problems (problems, fixture.folder, "");
  g_assert_nonnull (answers);
  paper = exam_paper_sitting_new (read, answers, "Ana", 0, NOW);
  assert_same_score (paper->score, score);

  g_assert_cmpint (test_command_run (&fixture, "score --form @/form.json --answers @/answers.csv --json"), ==, 0);
  {
    g_autoptr (JsonNode) root = json_from_string (fixture.out->str, NULL);
    JsonObject *object = json_node_get_object (root);

    g_assert_cmpfloat_with_epsilon (json_object_get_double_member (object, "score"), score->value, 1e-6);
    g_assert_cmpfloat_with_epsilon (json_object_get_double_member (object, "points"), score->points, 1e-6);
    g_assert_cmpstr (json_object_get_string_member (object, "rules"), ==, "relaxed");
    g_assert_true (json_object_get_null_member (object, "time-percent"));
  }
  /* Nothing was kept. */
  g_assert_false (exists (&fixture, "results"));
  test_command_tear_down (&fixture, NULL);
}

/* --- Wrong answers --- */

/* Four questions: two of four options, one of two out of five, codes. */
static ExamForm *
make_small_form (void)
{
  static const guint8 reversed[] = { 3, 2, 1, 0 };
  g_autoptr (ExamFormats) formats = test_load_formats ();
  ExamFormat *format = exam_formats_find (formats, "ccs-2025");
  const char *domain = ((ExamDomain *) g_ptr_array_index (format->domains, 0))->id;
  g_autoptr (ExamItem) first = test_make_choice ("first", domain, 4, "B");
  g_autoptr (ExamItem) second = test_make_choice ("second", domain, 4, "B");
  g_autoptr (ExamItem) third = test_make_choice ("third", domain, 5, "AC");
  g_autoptr (ExamItem) fourth = test_make_codes ("fourth", domain, FALSE, "I10 E119");
  ExamForm *form = exam_form_new (format, 7, 120, TRUE);

  exam_form_add (form, first, NULL, FALSE, NULL);
  exam_form_add (form, second, NULL, FALSE, reversed);
  exam_form_add (form, third, NULL, FALSE, NULL);
  exam_form_add (form, fourth, NULL, FALSE, NULL);
  return form;
}

static const struct {
  const char *name;
  const char *table;      /* ID stands for the id of the form */
  const char *problems;   /* the place and the beginning of each message */
} bad_tables[] = {
  { "empty", "", "1:1: error: the file is empty" },
  { "blank", "\n\n  \n", "1:1: error: the file is empty" },
  { "no-heading", "1,A\n2,B\n", "1:1: error: there is no column '1'|1:3: error: there is no column 'A'" },
  { "no-number", "form,answer\nID,A\n", "1:1: error: the column 'number' is missing" },
  { "no-answer", "number\n1\n", "1:1: error: the column 'answer' is missing" },
  { "column-twice", "number,answer,number\n", "1:15: error: the column 'number' is there twice" },
  { "other-form", "form,number,answer\nID,1,A\n0000-0000-0000,2,A\n", "3:1: error: this answer is to the form '0000-0000-0000', not to" },
  { "no-form", "form,number,answer\n,1,A\n", "2:1: error: the form is not named" },
  { "unknown-number", "number,answer\n5,A\n", "2:1: error: there is no question '5'; the form has 1 to 4" },
  { "zero", "number,answer\n0,A\n", "2:1: error: there is no question '0'" },
  { "no-number-there", "number,answer\n,A\n", "2:1: error: there is no question ''" },
  { "negative", "number,answer\n-1,A\n", "2:1: error: there is no question '-1'" },
  { "decimal", "number,answer\n\"1.0\",A\n", "2:1: error: there is no question '1.0'" },
  { "twice", "number,answer\n1,A\n2,B\n1,A\n", "4:1: error: question 1 is there already, on line 2" },
  { "no-such-letter", "number,answer\n1,E\n", "2:3: error: question 1 has no answer 'E'; it has A to D" },
  { "digit", "number,answer\n1,2\n", "2:3: error: question 1 has no answer '2'" },
  { "umlaut", "number,answer\n1,Ä\n", "2:3: error: question 1 has no answer 'Ä'" },
  { "formula", "number,answer\n1,=A\n", "2:3: error: question 1 has no answer '='" },
  { "too-many", "number,answer\n1,AB\n3,ABC\n", "2:3: error: question 1 has 2 letters, and takes 1|3:3: error: question 3 has 3 letters, and takes 2" },
  { "letter-twice", "number,answer\n3,AA\n", "2:3: error: question 3 has the letter A twice" },
  { "unquoted", "number,answer\n3,A,C\n", "2:5: error: there are more cells than columns" },
  { "no-cell", "number,answer\n3\n", "2:1: error: question 3 has no cell for the answer" },
  { "open-quote", "number,answer\n1,A\n2,\"B\n", "3:3: error: a quotation mark begins here" },
  { "behind-quote", "number,answer\n1,\"A\"B\n", "2:6: error: a cell goes on|2:3: error: question 1 has 2 letters" },
  { "long-code", "number,answer\n4,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n", "2:3: error: question 4 has a code of more than 64" },
  { "not-utf8", "number,answer\n1,A\n2,\xe9\n", "3:3: error: this is not UTF-8" },
  { "utf-16", "\xff\xfen\0u\0", "1:1: error: this is not UTF-8" },
  { "all-at-once", "form,number,answer\nX,9,A\nID,1,E\nID,2,B\nID,2,C\n",
    "2:1: error: this answer is to the form 'X'|2:3: error: there is no question '9'|3:16+: error: question 1 has no answer 'E'|"
    "5: error: question 2 is there already" },
};

static char *
put_id (const char     *table,
        const ExamForm *form)
{
  g_autofree char *id = exam_form_make_id (form);
  GString *text = g_string_new (table);

  g_string_replace (text, "ID", id, 0);
  return g_string_free (text, FALSE);
}

static void
test_bad_answers (gconstpointer data)
{
  const struct { const char *name, *table, *problems; } *row = data;
  g_autoptr (ExamForm) form = make_small_form ();
  g_autofree char *table = put_id (row->table, form);
  g_autoptr (GBytes) bytes = g_bytes_new (table, strlen (table));
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GPtrArray) answers = exam_answers_file_read_bytes ("a.csv", bytes, form, problems);
  g_auto (GStrv) expected = g_strsplit (row->problems, "|", -1);
  g_autofree char *text = exam_problems_to_string (problems);

  g_test_message ("%s", text);
  g_assert_null (answers);
  g_assert_cmpuint (exam_problems_get_n (problems), ==, g_strv_length (expected));
  for (guint i = 0; expected[i] != NULL; i++)
    {
      /* From the message on; the place before it, if that is whole. */
      const char *message = strstr (expected[i], "error: ");
      g_autofree char *place = g_strndup (expected[i], (gsize) (message - expected[i]));
      g_autofree char *full = g_strconcat ("a.csv:", expected[i], NULL);

      g_assert_nonnull (strstr (text, message));
      if (strchr (place, '+') == NULL && strchr (place, ':') != strrchr (place, ':'))
        g_assert_nonnull (strstr (text, full));
    }
}

/* What is clear however it is written. */
static const struct {
  const char *name;
  const char *table;
  const char *answers;   /* of the author's order, by position; - where there is no line, 0 where it is empty */
} good_tables[] = {
  { "plain", "number,answer\n1,B\n2,B\n3,AC\n4,I10 E11.9\n", "B C AC I10/E11.9" },
  { "order", "answer,number\nI10,4\nB,1\n", "B - - I10" },
  { "form", "form,number,answer\nID,1,b\n", "B - - -" },
  { "semicolons", "number;answer\r\n1;B\r\n3;\"A;C\"\r\n", "B - AC -" },
  { "tabs", "number\tanswer\n3\tA, C\n", "- - AC -" },
  { "quotes", "\"number\",\"answer\"\n\"1\",\"B\"\n\"3\",\"A,C\"\n", "B - AC -" },
  { "dots", "number,answer\n1,B.\n3,A. C.\n", "B - AC -" },
  { "old-mac", "number,answer\r1,B\r2,\r", "B 0 - -" },
  { "mark", "\xef\xbb\xbfnumber,answer\n1,B\n", "B - - -" },
  { "trailing", "number,answer,\n1,B,,\n,,,\n\n", "B - - -" },
  { "lines-in-cell", "number,answer\n4,\"I10\nE119\"\n", "- - - I10/E119" },
  { "fewer-letters", "number,answer\n3,C\n", "- - C -" },
  { "no-lines", "number,answer\n", "- - - -" },
  { "no-line-end", "number,answer\n1,B", "B - - -" },
};

static void
test_good_answers (gconstpointer data)
{
  const struct { const char *name, *table, *answers; } *row = data;
  g_autoptr (ExamForm) form = make_small_form ();
  g_autofree char *table = put_id (row->table, form);
  g_autoptr (GBytes) bytes = g_bytes_new (table, strlen (table));
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GPtrArray) answers = exam_answers_file_read_bytes ("a.csv", bytes, form, problems);
  g_autoptr (GString) actual = g_string_new (NULL);

  test_assert_problems (problems, NULL, "");
  for (guint i = 0; i < answers->len; i++)
    {
      const char *answer = g_ptr_array_index (answers, i);

      g_string_append_printf (actual, "%s%s", i > 0 ? " " : "", answer == NULL ? "-" : *answer == '\0' ? "0" : answer);
    }
  g_strdelimit (actual->str, "\n", '/');
  g_assert_cmpstr (actual->str, ==, row->answers);
}

/* --- Keeping --- */

static void
test_save (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *answers = test_write_file (fixture->folder, "a.csv", "number,answer\n1,A\n2,B\n", -1);
  g_autoptr (ExamArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (ExamStoredSitting) sitting = NULL;
  g_autoptr (ExamTranscript) transcript = NULL;
  g_auto (GStrv) lines = NULL;
  const ExamSittingRecord *record;

  g_assert_cmpint (test_command_run (fixture, "form --format cca-2026-05 --seed 3 --json @/form.json"), ==, 0);
  g_assert_cmpint (test_command_run (fixture, "score --form @/form.json --answers @/a.csv --save --candidate Ana --minutes-used 90 --pdf @/r.pdf"),
                   ==, 0);
  g_assert_nonnull (strstr (fixture->err->str, "103 questions have no line, and count as not answered"));
  g_assert_nonnull (strstr (fixture->err->str, "does not count as an exam day"));
  g_assert_nonnull (strstr (fixture->out->str, "On paper"));
  g_assert_true (exists (fixture, "r.pdf"));

  archive = exam_archive_open_read_only (fixture->paths->results, &error);
  g_assert_no_error (error);
  records = exam_archive_list (archive, &error);
  g_assert_cmpuint (records->len, ==, 1);
  record = g_ptr_array_index (records, 0);
  g_assert_true (record->ended && record->rules.relaxed);
  g_assert_cmpuint (record->rules.time_percent, ==, EXAM_RULES_UNTIMED);
  g_assert_cmpstr (record->candidate, ==, "Ana");
  g_assert_true (record->elapsed == G_GINT64_CONSTANT (90) * 60 * G_USEC_PER_SEC);
  g_assert_true (record->ended_at - record->started_at == record->elapsed);
  sitting = exam_archive_load (archive, record->id, &error);
  g_assert_no_error (error);
  transcript = exam_transcript_new_for_events (sitting->form, sitting->events);
  g_assert_true (transcript->on_paper);
  g_assert_cmpint (transcript->state, ==, EXAM_SITTING_ENDED);
  for (guint i = 0; i < exam_form_get_n_items (sitting->form); i++)
    g_assert_true (exam_transcript_get_response (transcript, i)->time == 0);
  g_clear_pointer (&archive, exam_archive_close);

  /* The same paper is known again; another name is another paper. */
  g_assert_cmpint (test_command_run (fixture, "score --form @/form.json --answers @/a.csv --save --candidate Ana"), ==, 1);
  g_assert_nonnull (strstr (fixture->err->str, "these answers are kept already"));
  g_assert_cmpint (test_command_run (fixture, "score --form @/form.json --answers @/a.csv --save --candidate Eva"), ==, 0);
  g_assert_cmpint (test_command_run (fixture, "results --csv"), ==, 0);
  lines = g_strsplit (fixture->out->str, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
}

/* While a window is open nothing is written beside it. */
static void
test_save_busy (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *answers = test_write_file (fixture->folder, "a.csv", "number,answer\n1,A\n", -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  g_autoptr (ExamArchive) window = exam_archive_open (fixture->paths->results, NOW, &notice, &error);
  g_autoptr (GPtrArray) records = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (test_command_run (fixture, "form --format cca-2026-05 --seed 3 --json @/form.json"), ==, 0);
  g_assert_cmpint (test_command_run (fixture, "score --form @/form.json --answers @/a.csv --save"), ==, 2);
  g_assert_nonnull (strstr (fixture->err->str, "another Mockingbird is writing"));
  g_assert_nonnull (strstr (fixture->err->str, "close its window"));
  g_assert_cmpstr (fixture->out->str, ==, "");
  records = exam_archive_list (window, &error);
  g_assert_cmpuint (records->len, ==, 0);
  /* Without keeping it, all goes well. */
  g_assert_cmpint (test_command_run (fixture, "score --form @/form.json --answers @/a.csv"), ==, 0);
}

/* Whole or not at all: an old file stays, a sitting is not kept in half. */
static void
test_full_disk (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *answers = test_write_file (fixture->folder, "a.csv", "number,answer\n1,A\n", -1);
  g_autofree char *old = test_write_file (fixture->folder, "old.json", "old", -1);
  g_autofree char *content = NULL;
  int status;

  g_assert_cmpint (test_command_run (fixture, "form --format cca-2026-05 --seed 3 --json @/form.json"), ==, 0);
  g_assert_cmpint (test_command_run (fixture, "score --form @/form.json --answers @/a.csv --save --candidate First"), ==, 0);

  signal (SIGXFSZ, SIG_IGN);
  test_limit_file_size (20000);
  status = test_command_run (fixture, "form --format cca-2026-05 --seed 4 --json @/old.json");
  g_assert_cmpint (status, ==, 2);
  g_assert_nonnull (strstr (fixture->err->str, "cannot be written"));
  status = test_command_run (fixture, "score --form @/form.json --answers @/a.csv --save --candidate Second");
  test_limit_file_size (RLIM_INFINITY);
  g_assert_cmpint (status, ==, 2);
  g_assert_cmpstr (fixture->out->str, ==, "");

  g_assert_true (g_file_get_contents (old, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
  g_assert_cmpint (test_command_run (fixture, "results --csv"), ==, 0);
  g_assert_nonnull (strstr (fixture->out->str, "First"));
  g_assert_null (strstr (fixture->out->str, "Second"));
  g_assert_cmpint (test_command_run (fixture, "score --form @/form.json --answers @/a.csv --save --candidate Second"), ==, 0);
}

/* --- Hostile forms --- */

static char *
save_small (Fixture *fixture)
{
  g_autoptr (ExamForm) form = make_small_form ();
  g_autofree char *path = in_folder (fixture, "small.json");
  g_autoptr (GError) error = NULL;
  char *text;

  g_assert_true (exam_form_file_save (form, path, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static const struct {
  const char *name;
  const char *from;
  const char *to;      /* NULL: the whole file is what stands in @from */
  const char *message;
} bad_forms[] = {
  { "empty", "", NULL, "it is no JSON" },
  { "not-json", "number,answer\n", NULL, "it is no JSON" },
  { "not-utf8", "{\"a\": \"\xff\"}", NULL, "it is no JSON" },
  { "array", "[]", NULL, "it is no form" },
  { "other", "{\"a\": 1}", NULL, "it is no form" },
  { "deep", "[[[[[[[[[[[[[[[[[[", NULL, "it is no JSON" },
  { "alone", "{\"mockingbird-form\": 1}", NULL, "'id' is missing" },
  { "null", "null", NULL, "it is no form" },
  { "newer", "\"mockingbird-form\" : 1", "\"mockingbird-form\" : 2", "newer version" },
  { "version-text", "\"mockingbird-form\" : 1", "\"mockingbird-form\" : \"1\"", "'mockingbird-form' is missing or is not what it should be" },
  { "seed-number", "\"seed\" : \"7\"", "\"seed\" : 7", "'seed' is missing or is not" },
  { "seed-changed", "\"seed\" : \"7\"", "\"seed\" : \"8\"", "it was changed after it was written" },
  { "minutes", "\"minutes\" : 120", "\"minutes\" : 1000000", "minutes" },
  { "minutes-negative", "\"minutes\" : 120", "\"minutes\" : -1", "minutes" },
  { "key-moved", "<option key=\\\"yes\\\">", "<option>", "question 1" },
  { "order", "\"order\" : \"DCBA\"", "\"order\" : \"DCB\"", "question 2: the order of options cannot be read" },
  { "order-changed", "\"order\" : \"DCBA\"", "\"order\" : \"DCAB\"", "it was changed after it was written" },
  { "order-repeated", "\"order\" : \"DCBA\"", "\"order\" : \"AAAA\"", "question 2: the order of options cannot be read" },
  { "item-twice", "id=\\\"second\\\"", "id=\\\"first\\\"", "question 2: the question 'first' is there twice" },
  { "unscored", "\"unscored\" : false", "\"unscored\" : 0", "question 1: 'unscored' is missing" },
  { "no-items", "\"items\" : [", "\"items\" : [], \"x\" : [", "it has no questions" },
  { "items-object", "\"items\" : [", "\"items\" : {}, \"x\" : [", "it has no questions" },
  { "item-number", "\"items\" : [", "\"items\" : [ 1,", "question 1: it is no question" },
  { "format", "\"format\" : \"", "\"format\" : \"x", "the format that was sat cannot be read" },
};

static void
test_bad_form (gconstpointer data)
{
  const struct { const char *name, *from, *to, *message; } *row = data;
  Fixture fixture;
  g_autofree char *sound = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamForm) form = NULL;

  set_up (&fixture, NULL);
  sound = save_small (&fixture);
  text = g_string_new (row->to != NULL ? sound : row->from);
  if (row->to != NULL)
    g_assert_cmpuint (g_string_replace (text, row->from, row->to, 1), ==, 1);
  bytes = g_bytes_new (text->str, text->len);
  form = exam_form_file_read_bytes (bytes, &error);
  g_assert_null (form);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, row->message));
  test_command_tear_down (&fixture, NULL);
}

/* What nests without end does not take the stack with it. */
static void
test_nested_form (void)
{
  g_autofree char *text = g_strnfill (10 * 1000 * 1000, '[');
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  test_limit_time (5);
  g_assert_null (exam_form_file_read_bytes (bytes, &error));
  g_assert_nonnull (error);
}

/* A form with pictures carries them. */
static void
test_pictures (Fixture      *fixture,
               gconstpointer data)
{
  static const guint8 png[] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0,
    0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 10, 'I', 'D', 'A', 'T', 0x78, 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0, 1, 0x48, 0xaf, 0xa4, 0x71,
    0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82,
  };
  g_autofree char *picture = test_write_file (fixture->folder, "one.png", (const char *) png, sizeof png);
  g_autofree char *bank =
    test_write_file (fixture->folder, "bank.xml",
                     "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\" format=\"cca\"><title>B</title>"
                     "<item id=\"p\" domain=\"compliance\"><stem><p>See</p><img src=\"one.png\" alt=\"One\"/></stem><choice>"
                     "<option key=\"yes\">Yes</option><option>No</option></choice></item></bank>", -1);
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamBank) read = exam_bank_read_file (bank, formats, problems, NULL, &error);
  g_autoptr (ExamForm) form = exam_form_new (exam_formats_find (formats, "cca-2026-05"), 1, 60, TRUE);
  g_autofree char *path = in_folder (fixture, "form.json");
  g_autoptr (ExamForm) again = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_nonnull (read);
  g_assert_cmpuint (exam_bank_get_n_items (read), ==, 1);
  exam_form_add (form, exam_bank_get_item (read, 0), read, FALSE, NULL);
  g_assert_true (exam_form_file_save (form, path, &error));
  g_assert_cmpint (g_unlink (picture), ==, 0);
  again = exam_form_file_load (path, &error);
  g_assert_no_error (error);
  bytes = exam_form_load_image (again, 0, "one.png", &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), png, sizeof png);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/cli-form/" name, Fixture, NULL, set_up, function, test_command_tear_down)
  ADD ("same-form", test_same_form);
  ADD ("short", test_short_form);
  ADD ("family", test_family);
  ADD ("save", test_save);
  ADD ("save-busy", test_save_busy);
  ADD ("full-disk", test_full_disk);
  ADD ("pictures", test_pictures);
#undef ADD
  g_test_add_func ("/cli-form/nested", test_nested_form);
  TEST_ADD_ROWS ("/cli-form/wrong-arguments/", wrong_arguments, test_wrong_arguments);
  TEST_ADD_ROWS ("/cli-form/score/", tables, test_score);
  TEST_ADD_ROWS ("/cli-form/bad-answers/", bad_tables, test_bad_answers);
  TEST_ADD_ROWS ("/cli-form/good-answers/", good_tables, test_good_answers);
  TEST_ADD_ROWS ("/cli-form/bad-form/", bad_forms, test_bad_form);

  return g_test_run ();
}
