/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-check.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "bank/exam-format-reader.h"
#include "bank/exam-library.h"
#include "bank/exam-xml-parser.h"
#include "check/exam-checker.h"
#include "cli/exam-cli-books.h"
#include "cli/exam-cli-findings.h"
#include "cli/exam-cli-options.h"
#include "cli/exam-cli-watch.h"

enum {
  STATUS_CLEAN = 0,
  STATUS_PROBLEMS = 1,
  STATUS_CANNOT_RUN = 2,
};

typedef struct {
  gboolean              list_rules;
  gboolean              watch;
  guint                 rules;      /* bits of the checker's rules */
  gboolean              fail_on_warning;
  gboolean              without_books;
  char                **books;      /* (owned) (nullable): files to look codes up in, instead of those that were added */
  ExamCliFindingsOutput output;
} Options;

/* One look at all files. */
typedef struct {
  ExamFormats *formats;
  guint        rules;
  ExamLibrary *library;    /* (owned) */
  GArray      *findings;   /* (owned) (element-type ExamCliFinding) */
  gboolean     unreadable;

  const ExamCodeLookup *lookup;   /* (nullable) */
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
  ExamCliFinding finding = { path, exam_problems_new (), -1, 0 };
  g_autoptr (ExamFormat) format = exam_format_read_file (path, finding.problems);

  /* What has no place in the file is about the file itself. */
  if (format == NULL && exam_problem_get_line (exam_problems_get (finding.problems, 0)) == 0)
    check->unreadable = TRUE;
  g_array_append_val (check->findings, finding);
}

static void
check_bank (Check      *check,
            const char *path)
{
  g_autoptr (ExamBankFile) file = exam_bank_file_read (path, EXAM_BANK_OPENED, check->formats, NULL);
  ExamBank *bank = exam_bank_file_get_bank (file);
  ExamCliFinding finding = {
    .path = path,
    .problems = exam_problems_new (),
    .n_items = bank != NULL ? (int) exam_bank_get_n_items (bank) : 0,
    .n_faulty = bank != NULL ? exam_bank_get_n_faulty (bank) : 0,
  };

  exam_problems_append (finding.problems, exam_bank_file_get_problems (file), NULL);
  if (bank != NULL)
    exam_checker_check (bank, path, check->formats, check->lookup, check->rules, finding.problems);
  check->unreadable |= exam_bank_file_is_unreadable (file);
  exam_library_add (check->library, file);
  g_array_append_val (check->findings, finding);
}

/* Ids that several of the files have. */
static void
add_duplicates (Check *check)
{
  g_autoptr (ExamProblems) duplicates = exam_library_find_duplicates (check->library);

  for (guint i = 0; i < check->findings->len; i++)
    {
      ExamCliFinding *finding = &g_array_index (check->findings, ExamCliFinding, i);

      exam_problems_append (finding->problems, duplicates, finding->path);
      exam_problems_sort (finding->problems, 0);
    }
}

/* Returns: the exit status */
static int
check_files (ExamFormats          *formats,
             const ExamCodeLookup *lookup,
             const Options        *options,
             char                **paths)
{
  g_autoptr (ExamLibrary) library = exam_library_new (formats);
  g_autoptr (GArray) findings = exam_cli_findings_new ();
  Check check = { formats, options->rules, library, findings, FALSE, lookup };

  for (guint i = 0; paths[i] != NULL; i++)
    if (is_format_file (paths[i]))
      check_format (&check, paths[i]);
    else
      check_bank (&check, paths[i]);
  add_duplicates (&check);
  exam_cli_findings_print (findings, options->output);

  if (check.unreadable)
    return STATUS_CANNOT_RUN;
  if (exam_cli_findings_count (findings, EXAM_SEVERITY_ERROR) > 0 ||
      (options->fail_on_warning && exam_cli_findings_count (findings, EXAM_SEVERITY_WARNING) > 0))
    return STATUS_PROBLEMS;
  return STATUS_CLEAN;
}

/* --- Again and again --- */

typedef struct {
  ExamFormats          *formats;
  const ExamCodeLookup *lookup;   /* (nullable) */
  const Options        *options;
  char                **paths;
} Watch;

/* Who waits for something to be said has to know that there is nothing to say. Returns: the exit status */
static int
check_and_tell (const Watch *watch)
{
  int status = check_files (watch->formats, watch->lookup, watch->options, watch->paths);

  if (status == STATUS_CLEAN && watch->options->output == EXAM_CLI_FINDINGS_TEXT)
    g_print (_("No errors.\n"));
  fflush (stdout);
  return status;
}

static void
changed_cb (gpointer data)
{
  const Watch *watch = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M:%S");

  if (watch->options->output == EXAM_CLI_FINDINGS_TEXT)
    /* Translators: a time of day */
    g_print (_("--- %s\n"), time);
  check_and_tell (watch);
}

/* --- The command --- */

static gboolean
parse_rules (char   **names,
             gboolean without,
             guint   *rules,
             GError **error)
{
  *rules = names != NULL || without ? 0 : EXAM_CHECK_ALL_RULES;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      ExamCheckRule rule;

      if (!exam_check_rule_from_name (names[i], &rule))
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("there is no rule '%s'; --rules lists them"), names[i]);
          return FALSE;
        }
      *rules |= 1u << rule;
    }
  return TRUE;
}

static gboolean
parse_fail_on (const char *fail_on,
               gboolean   *warning,
               GError    **error)
{
  *warning = g_strcmp0 (fail_on, "warning") == 0;
  if (fail_on == NULL || *warning || g_str_equal (fail_on, "error"))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("--fail-on takes 'error' or 'warning', not '%s'"), fail_on);
  return FALSE;
}

static void
print_rules (void)
{
  for (ExamCheckRule rule = 0; rule < EXAM_N_CHECK_RULES; rule++)
    g_print ("%-20s %s\n", exam_check_rule_get_name (rule), exam_check_rule_get_summary (rule));
}

static gboolean
parse_arguments (int     *argc,
                 char  ***argv,
                 Options *options)
{
  g_auto (GStrv) rules = NULL;
  g_autofree char *fail_on = NULL;
  gboolean without_rules = FALSE;
  gboolean as_json = FALSE;
  gboolean as_sarif = FALSE;
  const GOptionEntry entries[] = {
    { "rule", 0, 0, G_OPTION_ARG_STRING_ARRAY, &rules, N_("Only the warnings of this rule; can be given several times"),
      N_("NAME") },
    { "no-rules", 0, 0, G_OPTION_ARG_NONE, &without_rules, N_("Without the warnings of rules"), NULL },
    { "rules", 0, 0, G_OPTION_ARG_NONE, &options->list_rules, N_("List the rules"), NULL },
    { "codes", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->books,
      N_("Look codes up in this file of CMS or CDC, not in the code books that were added; can be given several times"), N_("FILE") },
    { "no-codes", 0, 0, G_OPTION_ARG_NONE, &options->without_books, N_("Do not look codes up"), NULL },
    { "fail-on", 0, 0, G_OPTION_ARG_STRING, &fail_on, N_("What makes the exit status 1: error (the default) or warning"),
      N_("LEVEL") },
    { "watch", 0, 0, G_OPTION_ARG_NONE, &options->watch, N_("Check again whenever a file changes, until interrupted"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_("Print the problems as JSON"), NULL },
    { "sarif", 0, 0, G_OPTION_ARG_NONE, &as_sarif, N_("Print the problems as SARIF, for code hosts"), NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_("FILE…"));
  g_autoptr (GError) error = NULL;

  /* Translators: the words "error", "warning" and "item" stay English in what the command prints */
  g_option_context_set_summary (context, _("Checks question banks and formats. Prints a line for each problem:\n"
                                           "file:line:column: error|warning: item 'id': what is wrong; what to do [rule]"));
  g_option_context_set_description (context, _("Errors keep an item from being served. Warnings have the name of a rule, which a bank\n"
                                               "can switch off: <allow rule=\"NAME\" because=\"REASON\"/>.\n"
                                               "Codes are looked up where code books were added; see “mockingbird codes add --help”.\n"
                                               "Exit status: 0 without errors, 1 with errors, 2 when a file cannot be read."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (!exam_cli_parse_options (context, argc, argv))
    return FALSE;
  if (!parse_rules (rules, without_rules, &options->rules, &error) ||
      !parse_fail_on (fail_on, &options->fail_on_warning, &error))
    {
      g_printerr ("%s: %s\n", g_get_prgname (), error->message);
      return FALSE;
    }
  if (options->books != NULL && options->without_books)
    {
      g_printerr (_("%s: choose --codes or --no-codes\n"), g_get_prgname ());
      return FALSE;
    }
  if (as_json && as_sarif)
    {
      g_printerr (_("%s: choose --json or --sarif\n"), g_get_prgname ());
      return FALSE;
    }
  if (*argc < 2 && !options->list_rules)
    return exam_cli_print_usage (context);

  options->output = as_sarif ? EXAM_CLI_FINDINGS_SARIF : as_json ? EXAM_CLI_FINDINGS_JSON : EXAM_CLI_FINDINGS_TEXT;
  return TRUE;
}

/* Returns: (transfer full) (nullable): the formats; without any there is nothing to check against */
static ExamFormats *
load_formats (const ExamPaths *paths)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamFormats) formats = exam_formats_new_for_folder (paths->formats, problems);
  g_autofree char *lines = exam_problems_to_string (problems);

  g_printerr ("%s", lines);
  if (exam_formats_get_n (formats) > 0)
    return g_steal_pointer (&formats);

  g_printerr (_("%s: there are no formats in %s\n"), g_get_prgname (), paths->formats);
  return NULL;
}

static int
check (const ExamPaths *paths,
       const Options   *options,
       char           **files)
{
  g_autoptr (ExamFormats) formats = load_formats (paths);
  g_autoptr (ExamCliBooks) books = NULL;
  g_autoptr (GError) error = NULL;
  const ExamCodeLookup *lookup;
  int status;

  if (formats == NULL)
    return STATUS_CANNOT_RUN;

  if (options->books != NULL)
    books = exam_cli_books_read (options->books, &error);
  else if (!options->without_books)
    books = exam_cli_books_open (paths);
  if (error != NULL)
    {
      g_printerr ("%s: %s\n", g_get_prgname (), error->message);
      return STATUS_CANNOT_RUN;
    }

  lookup = exam_cli_books_get_lookup (books);
  if (options->watch)
    {
      Watch watch = { formats, lookup, options, files };

      status = check_and_tell (&watch);
      exam_cli_watch (files, changed_cb, &watch);
      return status;
    }
  return check_files (formats, lookup, options, files);
}

/**
 * exam_cli_check:
 * @paths: where the formats and code books are
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
  Options options = { 0 };
  int status = STATUS_CANNOT_RUN;

  if (parse_arguments (&argc, &argv, &options))
    {
      status = STATUS_CLEAN;
      if (options.list_rules)
        print_rules ();
      else
        status = check (paths, &options, argv + 1);
    }
  g_strfreev (options.books);
  return status;
}
