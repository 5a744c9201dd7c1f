/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-report.h"

#include <glib/gi18n-lib.h>

#include "cli/exam-cli-archive.h"
#include "cli/exam-cli-output.h"
#include "cli/exam-cli-report-text.h"
#include "report/exam-result-export.h"

enum {
  STATUS_FINE = 0,
  STATUS_UNKNOWN = 1,
  STATUS_CANNOT_RUN = 2,
};

static gboolean
parse_arguments (int           *argc,
                 char        ***argv,
                 ExamCliOutput *output,
                 gint64        *id)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("ID"));

  g_option_context_set_summary (context, _("Prints the score report of an exam that was ended. \"mockingbird results\" lists the ids.\n"
                                           "As comma-separated values: a line for each question."));
  g_option_context_set_description (context, _("Exit status: 0 if all is well, 1 when no exam that was ended has that id, "
                                               "2 for wrong arguments or when the results cannot be read."));
  if (!exam_cli_parse_output (context, argc, argv, output))
    return FALSE;
  if (*argc != 2)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_printerr ("%s", help);
      return FALSE;
    }
  return exam_cli_parse_id ((*argv)[1], id);
}

static void
print_sitting (const ExamStoredSitting *sitting,
               ExamCliOutput            output)
{
  g_autoptr (ExamTranscript) transcript = exam_transcript_new_for_events (sitting->form, sitting->events);
  g_autofree char *text = NULL;

  if (output == EXAM_CLI_TEXT)
    {
      text = exam_cli_report_to_string (sitting, transcript);
      g_print ("%s", text);
      return;
    }

  text = output == EXAM_CLI_CSV ? exam_result_export_sitting_to_csv (sitting, transcript)
                                : exam_result_export_sitting_to_json (sitting, transcript);
  exam_cli_print_data (text);
}

/**
 * exam_cli_report:
 * @paths: where the results are
 * @argc: number of arguments
 * @argv: `report`, options and an id
 *
 * `mockingbird report ID`: prints the score report of a sitting that was ended.
 *
 * Returns: 0, 1 when there is no such sitting, or 2 when it cannot run or cannot read the results
 */
int
exam_cli_report (const ExamPaths *paths,
                 int              argc,
                 char            *argv[])
{
  ExamCliOutput output;
  gint64 id;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (ExamArchive) archive = NULL;
  g_autoptr (ExamStoredSitting) sitting = NULL;

  if (!parse_arguments (&argc, &argv, &output, &id))
    return STATUS_CANNOT_RUN;

  archive = exam_cli_open_archive (paths, &records);
  if (archive == NULL)
    return STATUS_CANNOT_RUN;

  if (exam_cli_find_ended (records, id) == NULL)
    return STATUS_UNKNOWN;

  sitting = exam_archive_load (archive, id, &error);
  if (sitting == NULL)
    {
      g_printerr ("%s: %s\n", g_get_prgname (), error->message);
      return STATUS_CANNOT_RUN;
    }

  print_sitting (sitting, output);
  return STATUS_FINE;
}
