/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-doubts.h"

#include <glib/gi18n-lib.h>

#include "cli/exam-cli-archive.h"
#include "cli/exam-cli-options.h"
#include "cli/exam-cli-output.h"
#include "report/exam-doubt-export.h"
#include "sitting/exam-time-text.h"

enum {
  STATUS_FINE = 0,
  STATUS_CANNOT_RUN = 2,
};

static gboolean
parse_arguments (int           *argc,
                 char        ***argv,
                 ExamCliOutput *output)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, _("Lists the keys that were reported as doubtful, for the authors of the banks."));
  g_option_context_set_description (context, _("Exit status: 0 if all is well, 2 for wrong arguments or when the results cannot be read."));
  if (!exam_cli_parse_output (context, argc, argv, output))
    return FALSE;
  if (*argc > 1)
    return exam_cli_print_usage (context);
  return TRUE;
}

static void
print_doubt (const ExamDoubt *doubt)
{
  g_autofree char *key = exam_doubt_export_dup_key (doubt->item);
  g_autofree char *day = exam_time_to_day (doubt->changed_at);
  g_autofree char *stem = exam_text_dup_plain (exam_item_get_stem (doubt->item));

  if (doubt->bank_id != NULL && doubt->bank_revision != NULL)
    /* Translators: id of a question, its bank, and the bank's revision */
    g_print (_("%s (%s, revision %s)"), exam_item_get_id (doubt->item), doubt->bank_id, doubt->bank_revision);
  else if (doubt->bank_id != NULL)
    g_print ("%s (%s)", exam_item_get_id (doubt->item), doubt->bank_id);
  else
    g_print ("%s", exam_item_get_id (doubt->item));
  g_print ("\n  %s\n", g_strdelimit (g_strstrip (stem), "\n", ' '));
  g_print (_("  Key: %s\n"), key);
  /* Translators: when a key was reported as doubtful, and why */
  g_print (_("  Reported on %s: %s\n"), day, doubt->reason);
}

static void
print_text (const GPtrArray *doubts)
{
  if (doubts->len == 0)
    g_print (_("No key was reported as doubtful\n"));
  for (guint i = 0; i < doubts->len; i++)
    {
      if (i > 0)
        g_print ("\n");
      print_doubt (g_ptr_array_index (doubts, i));
    }
}

/**
 * exam_cli_doubts:
 * @paths: where the results are
 * @argc: number of arguments
 * @argv: `doubts` and options
 *
 * `mockingbird doubts`: lists the keys that the candidate holds for doubtful.
 *
 * Returns: 0, or 2 when it cannot run or cannot read the results
 */
int
exam_cli_doubts (const ExamPaths *paths,
                 int              argc,
                 char            *argv[])
{
  ExamCliOutput output;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) doubts = NULL;
  g_autoptr (ExamArchive) archive = NULL;
  g_autoptr (GError) error = NULL;

  if (!parse_arguments (&argc, &argv, &output))
    return STATUS_CANNOT_RUN;

  archive = exam_cli_open_archive (paths, &records);
  if (archive == NULL)
    return STATUS_CANNOT_RUN;

  doubts = exam_archive_list_doubts (archive, &error);
  if (doubts == NULL)
    {
      g_printerr ("%s: %s\n", g_get_prgname (), error->message);
      return STATUS_CANNOT_RUN;
    }

  if (output == EXAM_CLI_TEXT)
    print_text (doubts);
  else
    {
      g_autofree char *data = output == EXAM_CLI_CSV ? exam_doubt_export_to_csv (doubts) : exam_doubt_export_to_json (doubts);

      exam_cli_print_data (data);
    }
  return STATUS_FINE;
}
