/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-report.h"

#include <glib/gi18n-lib.h>

#include "cli/exam-cli-archive.h"
#include "cli/exam-cli-options.h"
#include "cli/exam-cli-output.h"
#include "cli/exam-cli-paper.h"
#include "cli/exam-cli-report-text.h"
#include "paper/exam-report-paper.h"
#include "report/exam-result-export.h"

enum {
  STATUS_FINE = 0,
  STATUS_UNKNOWN = 1,
  STATUS_CANNOT_RUN = 2,
};

/* What was asked for, besides what is printed. */
typedef struct {
  gint64           id;
  char            *pdf;     /* (owned) (nullable) */
  const ExamPaper *paper;
  ExamReviewExtent review;
} Request;

static gboolean
parse_paper (Request    *request,
             const char *paper,
             const char *review)
{
  if (request->pdf == NULL && (paper != NULL || review != NULL))
    {
      g_printerr (_("%s: --paper and --review need --pdf\n"), g_get_prgname ());
      return FALSE;
    }
  request->review = EXAM_REVIEW_EXTENT_ALL;
  if (review != NULL && !exam_review_extent_from_name (review, &request->review))
    {
      g_printerr (_("%s: --review is all, missed or none, not '%s'\n"), g_get_prgname (), review);
      return FALSE;
    }
  request->paper = exam_cli_find_paper (paper);
  return request->paper != NULL;
}

static gboolean
parse_arguments (int           *argc,
                 char        ***argv,
                 ExamCliOutput *output,
                 Request       *request)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("ID"));
  g_autofree char *paper = NULL;
  g_autofree char *review = NULL;
  const GOptionEntry entries[] = {
    { "pdf", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &request->pdf, N_("Write the report to a PDF file, and print nothing"),
      N_("FILE") },
    { "review", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &review,
      N_("Questions that the PDF goes through: all (as without this option), missed, none"), N_("WHICH") },
    { "paper", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &paper, N_("a4 or letter; that of your country unless given"), N_("PAPER") },
    { NULL }
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _("Prints the score report of an exam that was ended. \"mockingbird results\" lists the ids.\n"
                                           "As comma-separated values: a line for each question."));
  g_option_context_set_description (context, _("Exit status: 0 if all is well, 1 when no exam that was ended has that id, "
                                               "2 for wrong arguments, when the results cannot be read, or the PDF cannot be written."));
  if (!exam_cli_parse_output (context, argc, argv, output))
    return FALSE;
  if (*argc != 2)
    return exam_cli_print_usage (context);
  return exam_cli_parse_id ((*argv)[1], &request->id) && parse_paper (request, paper, review);
}

/** Prints the report of an ended sitting. */
void
exam_cli_print_sitting (const ExamStoredSitting *sitting,
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
  Request request = { 0 };
  g_autofree char *pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (ExamArchive) archive = NULL;
  g_autoptr (ExamStoredSitting) sitting = NULL;

  if (!parse_arguments (&argc, &argv, &output, &request))
    {
      g_free (request.pdf);
      return STATUS_CANNOT_RUN;
    }
  pdf = request.pdf;

  archive = exam_cli_open_archive (paths, &records);
  if (archive == NULL)
    return STATUS_CANNOT_RUN;

  if (exam_cli_find_ended (records, request.id) == NULL)
    return STATUS_UNKNOWN;

  sitting = exam_archive_load (archive, request.id, &error);
  if (sitting == NULL)
    {
      g_printerr ("%s: %s\n", g_get_prgname (), error->message);
      return STATUS_CANNOT_RUN;
    }

  if (pdf != NULL)
    return exam_cli_save_pdf (exam_report_paper_new (request.paper, sitting, request.review), pdf) ? STATUS_FINE : STATUS_CANNOT_RUN;

  exam_cli_print_sitting (sitting, output);
  return STATUS_FINE;
}
