/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-check.h"

#include <glib/gi18n-lib.h>

#include "bank/exam-format-reader.h"
#include "bank/exam-library.h"
#include "bank/exam-xml-parser.h"
#include "cli/exam-cli-output.h"

enum {
  STATUS_CLEAN = 0,
  STATUS_PROBLEMS = 1,
  STATUS_CANNOT_RUN = 2,
};

/* What was found in one file. */
typedef struct {
  const char         *path;
  const ExamProblems *problems;
  int                 n_items;   /* -1 where the file is no bank */
  guint               n_faulty;
} Finding;

typedef struct {
  ExamLibrary *library;    /* (owned) */
  GPtrArray   *formats;    /* (owned) (element-type ExamProblems) problems of format files */
  GPtrArray   *banks;      /* (owned) (element-type ExamBankFile) */
  GArray      *findings;   /* (owned) (element-type Finding) */
  gboolean     unreadable;
} Check;

/* --- What a file is --- */

static void
root_cb (ExamXmlParser          *parser,
         const char             *name,
         const ExamXmlAttribute *attributes,
         guint                   n_attributes,
         gpointer                user_data)
{
  gboolean *is_format = user_data;

  *is_format = g_str_equal (name, "format");
  exam_xml_parser_stop (parser);
}

static void
ignore_end_cb (ExamXmlParser *parser,
               gpointer       user_data)
{
}

static void
ignore_text_cb (ExamXmlParser *parser,
                const char    *text,
                gsize          length,
                gpointer       user_data)
{
}

static gboolean
is_format_file (const char *path)
{
  static const ExamXmlHandler handler = { root_cb, ignore_end_cb, ignore_text_cb };
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  gboolean is_format = FALSE;

  exam_xml_parse_file (path, &handler, &is_format, problems, NULL, NULL);
  return is_format;
}

/* --- Checking --- */

static void
check_format (Check      *check,
              const char *path)
{
  ExamProblems *problems = exam_problems_new ();
  ExamFormat *format = exam_format_read_file (path, problems);
  Finding finding = { path, problems, -1, 0 };

  /* What has no place in the file is about the file itself. */
  if (format == NULL && exam_problem_get_line (exam_problems_get (problems, 0)) == 0)
    check->unreadable = TRUE;
  g_clear_pointer (&format, exam_format_unref);
  g_ptr_array_add (check->formats, problems);
  g_array_append_val (check->findings, finding);
}

static void
check_bank (Check      *check,
            const char *path)
{
  g_autoptr (ExamBankFile) file =
    exam_bank_file_read (path, EXAM_BANK_OPENED, exam_library_get_formats (check->library), NULL);
  ExamBank *bank = exam_bank_file_get_bank (file);
  Finding finding = {
    .path = path,
    .problems = exam_bank_file_get_problems (file),
    .n_items = bank != NULL ? (int) exam_bank_get_n_items (bank) : 0,
    .n_faulty = bank != NULL ? exam_bank_get_n_faulty (bank) : 0,
  };

  check->unreadable |= exam_bank_file_is_unreadable (file);
  exam_library_add (check->library, file);
  g_ptr_array_add (check->banks, g_steal_pointer (&file));
  g_array_append_val (check->findings, finding);
}

/* --- Printing --- */

static void
print_text (Check              *check,
            const ExamProblems *duplicates)
{
  for (guint i = 0; i < check->findings->len; i++)
    {
      const Finding *finding = &g_array_index (check->findings, Finding, i);
      g_autofree char *text = exam_problems_to_string (finding->problems);

      g_print ("%s", text);
    }
  {
    g_autofree char *text = exam_problems_to_string (duplicates);

    g_print ("%s", text);
  }
}

static void
add_problems (JsonBuilder        *json,
              const ExamProblems *problems,
              const char         *path)
{
  for (guint i = 0; i < exam_problems_get_n (problems); i++)
    {
      const ExamProblem *problem = exam_problems_get (problems, i);

      if (path != NULL && !g_str_equal (exam_problem_get_file (problem), path))
        continue;

      json_builder_begin_object (json);
      json_builder_set_member_name (json, "line");
      json_builder_add_int_value (json, exam_problem_get_line (problem));
      json_builder_set_member_name (json, "column");
      json_builder_add_int_value (json, exam_problem_get_column (problem));
      json_builder_set_member_name (json, "severity");
      json_builder_add_string_value (json, exam_problem_get_severity (problem) == EXAM_SEVERITY_ERROR ? "error" : "warning");
      json_builder_set_member_name (json, "item");
      if (exam_problem_get_item_id (problem) != NULL)
        json_builder_add_string_value (json, exam_problem_get_item_id (problem));
      else
        json_builder_add_null_value (json);
      json_builder_set_member_name (json, "message");
      json_builder_add_string_value (json, exam_problem_get_message (problem));
      json_builder_end_object (json);
    }
}

static void
print_json (Check              *check,
            const ExamProblems *duplicates)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "files");
  json_builder_begin_array (json);
  for (guint i = 0; i < check->findings->len; i++)
    {
      const Finding *finding = &g_array_index (check->findings, Finding, i);
      g_autofree char *name = g_filename_display_name (finding->path);

      json_builder_begin_object (json);
      json_builder_set_member_name (json, "file");
      json_builder_add_string_value (json, name);
      if (finding->n_items >= 0)
        {
          json_builder_set_member_name (json, "sound-items");
          json_builder_add_int_value (json, finding->n_items);
          json_builder_set_member_name (json, "faulty-items");
          json_builder_add_int_value (json, finding->n_faulty);
        }
      json_builder_set_member_name (json, "problems");
      json_builder_begin_array (json);
      add_problems (json, finding->problems, NULL);
      add_problems (json, duplicates, finding->path);
      json_builder_end_array (json);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);

  root = json_builder_get_root (json);
  exam_cli_print_json (root);
}

/* --- The command --- */

static gboolean
parse_arguments (int      *argc,
                 char   ***argv,
                 gboolean *as_json)
{
  const GOptionEntry entries[] = {
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, as_json, N_("Print the problems as JSON"), NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_("FILE…"));
  g_autoptr (GError) error = NULL;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  /* Translators: the words "error", "warning" and "item" stay English in what the command prints */
  g_option_context_set_summary (context, _("Checks question banks and formats. Prints a line for each problem:\n"
                                           "file:line:column: error|warning: item 'id': what is wrong; what to do"));
  g_option_context_set_description (context, _("Exit status: 0 without errors, 1 with errors, 2 when a file cannot be read."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, argc, argv, &error))
    {
      g_printerr ("mockingbird check: %s\n", error->message);
      return FALSE;
    }
  if (*argc < 2)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_printerr ("%s", help);
      return FALSE;
    }
  return TRUE;
}

static gboolean
has_errors (Check *check)
{
  for (guint i = 0; i < check->findings->len; i++)
    if (exam_problems_count (g_array_index (check->findings, Finding, i).problems, EXAM_SEVERITY_ERROR) > 0)
      return TRUE;

  return FALSE;
}

/**
 * exam_cli_check:
 * @paths: where the formats are
 * @argc: number of arguments
 * @argv: `check`, options and files
 *
 * `mockingbird check FILE…`: reports all that is wrong with banks and formats.
 *
 * Returns: 0 without errors, 1 with errors, 2 when it cannot run or cannot read a file
 */
int
exam_cli_check (const ExamPaths *paths,
                int              argc,
                char            *argv[])
{
  gboolean as_json = FALSE;
  g_autoptr (ExamProblems) format_problems = exam_problems_new ();
  g_autoptr (ExamFormats) formats = NULL;
  g_autoptr (ExamProblems) duplicates = NULL;
  g_autofree char *format_lines = NULL;
  Check check = { 0 };
  int status;

  if (!parse_arguments (&argc, &argv, &as_json))
    return STATUS_CANNOT_RUN;

  formats = exam_formats_new_for_folder (paths->formats, format_problems);
  format_lines = exam_problems_to_string (format_problems);
  g_printerr ("%s", format_lines);
  if (exam_formats_get_n (formats) == 0)
    {
      g_printerr (_("mockingbird check: there are no formats in %s\n"), paths->formats);
      return STATUS_CANNOT_RUN;
    }

  check.library = exam_library_new (formats);
  check.formats = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_problems_free);
  check.banks = g_ptr_array_new_with_free_func (g_object_unref);
  check.findings = g_array_new (FALSE, FALSE, sizeof (Finding));
  for (int i = 1; i < argc; i++)
    if (is_format_file (argv[i]))
      check_format (&check, argv[i]);
    else
      check_bank (&check, argv[i]);

  duplicates = exam_library_find_duplicates (check.library);
  if (as_json)
    print_json (&check, duplicates);
  else
    print_text (&check, duplicates);

  status = check.unreadable ? STATUS_CANNOT_RUN : has_errors (&check) ? STATUS_PROBLEMS : STATUS_CLEAN;
  g_object_unref (check.library);
  g_ptr_array_unref (check.formats);
  g_ptr_array_unref (check.banks);
  g_array_unref (check.findings);
  return status;
}
