/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-results.h"

#include <glib/gi18n-lib.h>

#include "cli/exam-cli-archive.h"
#include "cli/exam-cli-options.h"
#include "cli/exam-cli-output.h"
#include "cli/exam-cli-table.h"
#include "report/exam-report-text.h"
#include "report/exam-result-export.h"
#include "sitting/exam-time-text.h"

enum {
  STATUS_FINE = 0,
  STATUS_CANNOT_RUN = 2,
};

enum {
  COLUMN_ID,
  COLUMN_DATE,
  COLUMN_EXAM,
  COLUMN_SCORE,
  COLUMN_CUT,
  COLUMN_OUTCOME,
  COLUMN_TIME,
  COLUMN_REMARKS,
  N_COLUMNS,
};

#define RIGHT_ALIGNED \
  (1u << COLUMN_ID | 1u << COLUMN_DATE | 1u << COLUMN_SCORE | 1u << COLUMN_CUT | 1u << COLUMN_TIME)

/* --- Text --- */

static void
add_record (ExamCliTable            *table,
            const ExamSittingRecord *record)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, record->id);
  g_autofree char *date = exam_time_to_date (record->started_at);
  g_autofree char *score = exam_sitting_record_format_score (record, record->value);
  g_autofree char *cut = exam_sitting_record_format_score (record, record->cut);
  g_autofree char *time = exam_time_to_clock (record->elapsed);
  g_autofree char *marks = exam_report_describe_marks (record);
  const char *separator = *marks != '\0' && *record->candidate != '\0' ? " · " : "";
  g_autofree char *remarks = g_strconcat (marks, separator, record->candidate, NULL);

  exam_cli_table_add_row (table, id, date, record->format_id, score, cut,
                          record->passed ? _("Passed") : _("Not passed"), time, remarks);
}

static void
print_text (GPtrArray  *records,
            const char *format_id)
{
  g_autoptr (ExamCliTable) table = exam_cli_table_new (N_COLUMNS, RIGHT_ALIGNED);
  g_autofree char *text = NULL;

  if (records->len == 0)
    {
      if (format_id != NULL)
        /* Translators: %s is the id of an exam's format, such as cca-2026-05 */
        g_print (_("No results of %s yet\n"), format_id);
      else
        g_print (_("No results yet\n"));
      return;
    }

  exam_cli_table_add_row (table, C_("heading of a column", "ID"), C_("heading of a column", "Date"),
                          C_("heading of a column", "Exam"), C_("heading of a column", "Score"),
                          C_("heading of a column", "To pass"), C_("heading of a column", "Outcome"),
                          C_("heading of a column", "Time"), C_("heading of a column", "Remarks"));
  for (guint i = 0; i < records->len; i++)
    add_record (table, g_ptr_array_index (records, i));

  text = exam_cli_table_to_string (table);
  g_print ("%s", text);
}

/* --- For programs --- */

static void
print_data (GPtrArray    *records,
            ExamCliOutput output)
{
  g_autofree char *text = output == EXAM_CLI_CSV ? exam_result_export_list_to_csv (records)
                                                 : exam_result_export_list_to_json (records);

  exam_cli_print_data (text);
}

/* --- The command --- */

static gboolean
parse_arguments (int           *argc,
                 char        ***argv,
                 ExamCliOutput *output,
                 char         **format_id)
{
  const GOptionEntry entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, format_id, N_("Only exams of this format, such as cca-2026-05"),
      N_("ID") },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _("Lists the exams that were ended, newest first. Unfinished ones are not listed."));
  g_option_context_set_description (context, _("Exit status: 0 if all is well, 2 for wrong arguments or when the results cannot be read."));
  if (!exam_cli_parse_output (context, argc, argv, output))
    return FALSE;
  if (*argc > 1)
    return exam_cli_print_usage (context);
  return TRUE;
}

/* Leaves what is to be printed. */
static GPtrArray *
filter (GPtrArray  *records,
        const char *format_id)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      const ExamSittingRecord *record = g_ptr_array_index (records, i);

      if (record->ended && (format_id == NULL || g_str_equal (record->format_id, format_id)))
        g_ptr_array_add (chosen, (gpointer) record);
    }
  return chosen;
}

/**
 * exam_cli_results:
 * @paths: where the results are
 * @argc: number of arguments
 * @argv: `results` and options
 *
 * `mockingbird results`: lists the sittings that were ended.
 *
 * Returns: 0, or 2 when it cannot run or cannot read the results
 */
int
exam_cli_results (const ExamPaths *paths,
                  int              argc,
                  char            *argv[])
{
  ExamCliOutput output;
  g_autofree char *format_id = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) mocks = NULL;
  g_autoptr (GPtrArray) chosen = NULL;
  g_autoptr (ExamArchive) archive = NULL;

  if (!parse_arguments (&argc, &argv, &output, &format_id))
    return STATUS_CANNOT_RUN;

  archive = exam_cli_open_archive (paths, &records);
  if (archive == NULL)
    return STATUS_CANNOT_RUN;

  mocks = exam_sitting_records_select (records, TRUE);
  chosen = filter (mocks, format_id);
  if (output == EXAM_CLI_TEXT)
    print_text (chosen, format_id);
  else
    print_data (chosen, output);
  return STATUS_FINE;
}
