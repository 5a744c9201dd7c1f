/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-readiness.h"

#include <glib/gi18n-lib.h>

#include "bank/exam-formats.h"
#include "cli/exam-cli-archive.h"
#include "cli/exam-cli-options.h"
#include "cli/exam-cli-output.h"
#include "cli/exam-cli-table.h"
#include "insight/exam-readiness-text.h"
#include "report/exam-csv-writer.h"
#include "report/exam-json.h"
#include "report/exam-readiness-data.h"

enum {
  STATUS_TOLD = 0,
  STATUS_REFUSED = 1,
  STATUS_CANNOT_RUN = 2,
};

/* --- Text --- */

static char *
format_percent (double share)
{
  /* Translators: a share, rounded */
  return g_strdup_printf (_("%.0f %%"), share * 100);
}

/* What is known about the domains: the numbers first, then their names, which may be long. */
static char *
make_table (const ExamReadiness *readiness)
{
  g_autoptr (ExamCliTable) table = exam_cli_table_new (6, 0x1f);

  exam_cli_table_add_row (table, C_("heading of a column", "Of exam"), C_("heading of a column", "Seen"),
                          C_("heading of a column", "Right"), C_("heading of a column", "Interval"),
                          /* Translators: by how much the chance rises if ten more of a hundred questions were right */
                          C_("heading of a column", "10 more"), C_("heading of a column", "Domain"));
  for (guint i = 0; i < readiness->domains->len; i++)
    {
      const ExamReadinessDomain *domain = exam_readiness_get_domain (readiness, i);
      g_autofree char *part = format_percent (domain->weight);
      g_autofree char *seen = g_strdup_printf ("%u", domain->n_items);
      g_autofree char *right = format_percent (domain->share);
      /* Translators: two percentages */
      g_autofree char *interval = g_strdup_printf (_("%.0f to %.0f %%"), domain->low * 100, domain->high * 100);
      g_autofree char *gain = g_strdup_printf ("+%.0f", domain->gain * 100);

      exam_cli_table_add_row (table, part, seen, right, interval, gain, domain->domain->name);
    }
  return exam_cli_table_to_string (table);
}

/* How far the evidence is, where it does not suffice. */
static char *
make_short_table (const ExamReadiness *readiness)
{
  g_autoptr (ExamCliTable) table = exam_cli_table_new (3, 0x3);

  exam_cli_table_add_row (table, C_("heading of a column", "Of exam"), C_("heading of a column", "Seen"),
                          C_("heading of a column", "Domain"));
  for (guint i = 0; i < readiness->domains->len; i++)
    {
      const ExamReadinessDomain *domain = exam_readiness_get_domain (readiness, i);
      g_autofree char *part = format_percent (domain->weight);
      g_autofree char *seen = g_strdup_printf ("%u", domain->n_items);

      exam_cli_table_add_row (table, part, seen, domain->domain->name);
    }
  return exam_cli_table_to_string (table);
}

static void
print_sentences (const char *heading,
                 char      **sentences)
{
  if (*sentences != NULL)
    g_print ("\n%s\n", heading);
  for (guint i = 0; sentences[i] != NULL; i++)
    g_print ("- %s\n", sentences[i]);
}

static void
print_text (const ExamReadiness *readiness)
{
  gboolean told = readiness->refusal == EXAM_READINESS_TOLD;
  g_autofree char *first = told ? exam_readiness_describe_chance (readiness) : exam_readiness_describe_refusal (readiness);
  g_autofree char *second = told ? exam_readiness_describe_interval (readiness) : NULL;
  g_autofree char *evidence = told ? exam_readiness_describe_evidence (readiness) : NULL;
  g_auto (GStrv) advice = exam_readiness_list_advice (readiness);
  g_auto (GStrv) notes = exam_readiness_list_notes (readiness);
  g_autofree char *lines = told ? make_table (readiness) : make_short_table (readiness);

  g_print ("%s %s (%s)\n\n%s\n", readiness->format->credential, readiness->format->name, readiness->format->id, first);
  if (second != NULL)
    g_print ("%s\n", second);
  if (evidence != NULL)
    g_print ("%s\n", evidence);
  g_print ("\n%s", lines);
  print_sentences (_("What would move the chance most:"), advice);
  print_sentences (_("To be known:"), notes);
}

/* --- For programs --- */

static void
print_data (const ExamReadiness *readiness,
            ExamCliOutput        output)
{
  if (output == EXAM_CLI_CSV)
    {
      g_autoptr (JsonArray) rows = exam_readiness_data_describe_rows (readiness);
      g_autofree char *csv = exam_csv_write (exam_readiness_data_columns, rows);

      exam_cli_print_data (csv);
    }
  else
    {
      g_autofree char *json = exam_json_format_object (exam_readiness_data_describe (readiness));

      exam_cli_print_data (json);
    }
}

/* --- The command --- */

static gboolean
parse_arguments (int           *argc,
                 char        ***argv,
                 ExamCliOutput *output)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("FORMAT"));

  g_option_context_set_summary (context, _("Estimates the chance of passing the next mock exam of a format, such as "
                                           "cca-2026-05, from questions that were seen for the first time, by the rules "
                                           "of the exam day.\n"
                                           "As comma-separated values: a line for each domain."));
  g_option_context_set_description (context, _("Exit status: 0 if there is an estimate, 1 if it is refused for want of evidence, "
                                               "2 for wrong arguments or when the results cannot be read."));
  if (!exam_cli_parse_output (context, argc, argv, output))
    return FALSE;
  if (*argc != 2)
    return exam_cli_print_usage (context);
  return TRUE;
}

/* Returns: (nullable): the format; what is wrong is printed */
static ExamFormat *
find_format (const ExamFormats *formats,
             const ExamPaths   *paths,
             const char        *id)
{
  ExamFormat *format = exam_formats_find (formats, id);
  g_autoptr (GString) ids = g_string_new (NULL);

  if (format != NULL)
    return format;

  for (guint i = 0; i < exam_formats_get_n (formats); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", exam_formats_get (formats, i)->id);
  if (ids->len == 0)
    g_printerr (_("%s: there are no formats in %s\n"), g_get_prgname (), paths->formats);
  else
    /* Translators: the command, what was typed, and a list of ids */
    g_printerr (_("%s: there is no format '%s'; there are: %s\n"), g_get_prgname (), id, ids->str);
  return NULL;
}

/**
 * exam_cli_readiness:
 * @paths: where the formats and the results are
 * @argc: number of arguments
 * @argv: `readiness`, options and the id of a format
 *
 * `mockingbird readiness FORMAT`: estimates the chance of passing the next mock exam.
 *
 * Returns: 0, 1 when there is too little evidence, or 2 when it cannot run or cannot read the results
 */
int
exam_cli_readiness (const ExamPaths *paths,
                    int              argc,
                    char            *argv[])
{
  ExamCliOutput output;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamFormats) formats = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GArray) results = NULL;
  g_autoptr (ExamArchive) archive = NULL;
  g_autoptr (ExamReadiness) readiness = NULL;
  ExamFormat *format;

  if (!parse_arguments (&argc, &argv, &output))
    return STATUS_CANNOT_RUN;

  formats = exam_formats_new_for_folder (paths->formats, problems);
  format = find_format (formats, paths, argv[1]);
  archive = format != NULL ? exam_cli_open_archive (paths, &records) : NULL;
  if (archive == NULL)
    return STATUS_CANNOT_RUN;

  results = exam_archive_list_domain_results (archive, format->id, &error);
  if (results == NULL)
    {
      g_printerr ("%s: %s\n", g_get_prgname (), error->message);
      return STATUS_CANNOT_RUN;
    }

  readiness = exam_readiness_new (format, formats, records, results, g_get_real_time ());
  if (output == EXAM_CLI_TEXT)
    print_text (readiness);
  else
    print_data (readiness, output);
  return readiness->refusal == EXAM_READINESS_TOLD ? STATUS_TOLD : STATUS_REFUSED;
}
