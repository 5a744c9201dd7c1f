/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-output.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "cli/exam-cli-options.h"
#include "report/exam-json.h"

/**
 * exam_cli_parse_output:
 * @context: with the other options of a command
 * @argc: (inout): number of arguments
 * @argv: (inout): the arguments; options are taken out
 * @output: (out): what was asked for
 *
 * Adds `--json` and `--csv`, parses the options of a command, and prints what is wrong with them.
 *
 * Returns: whether the command can go on
 */
gboolean
exam_cli_parse_output (GOptionContext *context,
                       int            *argc,
                       char         ***argv,
                       ExamCliOutput  *output)
{
  gboolean as_json = FALSE;
  gboolean as_csv = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, N_("Print JSON"), NULL },
    { "csv", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_csv, N_("Print comma-separated values"), NULL },
    { NULL }
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!exam_cli_parse_options (context, argc, argv))
    return FALSE;
  if (as_json && as_csv)
    {
      g_printerr (_("%s: choose --json or --csv\n"), g_get_prgname ());
      return FALSE;
    }

  *output = as_json ? EXAM_CLI_JSON : as_csv ? EXAM_CLI_CSV : EXAM_CLI_TEXT;
  return TRUE;
}

/** Prints what programs read: in UTF-8, even where the terminal takes something else. */
void
exam_cli_print_data (const char *text)
{
  if (g_get_charset (NULL))
    g_print ("%s", text);
  else
    fputs (text, stdout);
}

void
exam_cli_print_json (JsonNode *root)
{
  g_autofree char *text = exam_json_format (root);

  exam_cli_print_data (text);
}
