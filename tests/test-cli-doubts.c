/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "bank/exam-paths.h"
#include "test-command.h"
#include "test-sittings.h"
#include "test-support.h"

/* What authors of banks get of the keys that were reported as doubtful. */

#define NOW (G_GINT64_CONSTANT (1780000000) * G_USEC_PER_SEC)

typedef TestCommand Fixture;

static ExamItem *
make_choice_item (const char *domain)
{
  return test_make_choice ("choice", domain, 4, "BD");
}

/* Two doubts: of a choice, with a reason that a spreadsheet would run, and of typed codes. */
static void
keep_doubts (Fixture *self)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  ExamFormat *format = exam_formats_find (formats, "ccs-2025");
  const char *domain = ((const ExamDomain *) g_ptr_array_index (format->domains, 0))->id;
  g_autoptr (ExamForm) form = exam_form_new (format, 1, 10, TRUE);
  g_autoptr (ExamItem) choice = make_choice_item (domain);
  g_autoptr (ExamItem) codes = test_make_codes ("typed", domain, FALSE, "E119 Z794?");
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;
  ExamArchive *archive = exam_archive_open (self->folder, NOW, &notice, &error);
  gint64 id;

  g_assert_no_error (error);
  exam_form_add (form, choice, NULL, FALSE, NULL);
  exam_form_add (form, codes, NULL, FALSE, NULL);
  id = test_sit (archive, form, &(TestSitting) { NOW, { .time_percent = 100 }, .answers = "w" });
  g_assert_true (exam_archive_set_doubt (archive, id, 0, "=B, \"or\" D?", NOW, NULL));
  g_assert_true (exam_archive_set_doubt (archive, id, 1, "outdated", NOW, NULL));
  exam_archive_close (archive);
}

static void
test_none (Fixture      *self,
           gconstpointer data)
{
  g_assert_cmpint (test_command_run (self, "doubts"), ==, 0);
  g_assert_cmpstr (self->out->str, ==, "No key was reported as doubtful\n");
  g_assert_cmpint (test_command_run (self, "doubts --json"), ==, 0);
  g_assert_cmpstr (self->out->str, ==, "[]\n");
}

static void
test_text (Fixture      *self,
           gconstpointer data)
{
  keep_doubts (self);
  g_assert_cmpint (test_command_run (self, "doubts"), ==, 0);
  g_assert_cmpstr (self->err->str, ==, "");
  g_assert_true (g_str_has_prefix (self->out->str, "choice\n  choice\n  Key: B. "));
  g_assert_nonnull (strstr (self->out->str, ": =B, \"or\" D?\n"));
  g_assert_nonnull (strstr (self->out->str, "\n\ntyped\n  typed\n  Key: E11.9; (Z79.4)\n"));
}

static void
test_json (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *doubts;
  JsonObject *doubt;

  keep_doubts (self);
  g_assert_cmpint (test_command_run (self, "doubts --json"), ==, 0);
  g_assert_true (json_parser_load_from_data (parser, self->out->str, -1, NULL));
  doubts = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (doubts), ==, 2);
  doubt = json_array_get_object_element (doubts, 0);
  g_assert_cmpstr (json_object_get_string_member (doubt, "item"), ==, "choice");
  g_assert_true (json_object_get_null_member (doubt, "bank"));
  g_assert_cmpuint (strlen (json_object_get_string_member (doubt, "hash")), ==, 64);
  g_assert_cmpstr (json_object_get_string_member (doubt, "reason"), ==, "=B, \"or\" D?");
  g_assert_cmpstr (json_object_get_string_member (doubt, "reported"), ==, "2026-05-28T20:26:40Z");
  g_assert_cmpstr (json_object_get_string_member (doubt, "stem"), ==, "choice");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (doubts, 1), "key"), ==, "E11.9; (Z79.4)");
}

static void
test_csv (Fixture      *self,
          gconstpointer data)
{
  keep_doubts (self);
  g_assert_cmpint (test_command_run (self, "doubts --csv"), ==, 0);
  g_assert_true (g_str_has_prefix (self->out->str, "item,bank,revision,hash,key,reason,reported,stem\r\nchoice,,,"));
  g_assert_nonnull (strstr (self->out->str, ",\"'=B, \"\"or\"\" D?\",2026-05-28T20:26:40Z,choice\r\n"));
}

static void
test_bad_arguments (Fixture      *self,
                    gconstpointer data)
{
  static const char *const lines[] = { "doubts --json --csv", "doubts 1", "doubts --xml" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_assert_cmpint (test_command_run (self, lines[i]), ==, 2);
      g_assert_cmpstr (self->out->str, ==, "");
      g_assert_cmpstr (self->err->str, !=, "");
    }
}

static void
test_damaged (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *path = test_write_file (self->folder, "results.sqlite", "This is no database, however long it may be.", -1);

  g_assert_cmpint (test_command_run (self, "doubts"), ==, 2);
  g_assert_cmpstr (self->out->str, ==, "");
  g_assert_nonnull (strstr (self->err->str, path));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli-doubts/none", Fixture, NULL, test_command_set_up, test_none, test_command_tear_down);
  g_test_add ("/cli-doubts/text", Fixture, NULL, test_command_set_up, test_text, test_command_tear_down);
  g_test_add ("/cli-doubts/json", Fixture, NULL, test_command_set_up, test_json, test_command_tear_down);
  g_test_add ("/cli-doubts/csv", Fixture, NULL, test_command_set_up, test_csv, test_command_tear_down);
  g_test_add ("/cli-doubts/bad-arguments", Fixture, NULL, test_command_set_up, test_bad_arguments, test_command_tear_down);
  g_test_add ("/cli-doubts/damaged", Fixture, NULL, test_command_set_up, test_damaged, test_command_tear_down);
  return g_test_run ();
}
