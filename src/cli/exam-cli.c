/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli.h"

#include <glib/gi18n-lib.h>

#include "cli/exam-cli-check.h"
#include "cli/exam-cli-codes.h"
#include "cli/exam-cli-compare.h"
#include "cli/exam-cli-doubts.h"
#include "cli/exam-cli-form.h"
#include "cli/exam-cli-format.h"
#include "cli/exam-cli-history.h"
#include "cli/exam-cli-new.h"
#include "cli/exam-cli-readiness.h"
#include "cli/exam-cli-report.h"
#include "cli/exam-cli-results.h"
#include "cli/exam-cli-score.h"
#include "cli/exam-cli-stats.h"

/* All of them: the help, the manual page and the script that starts the program without a window are tested by it. */
static const struct {
  const char *name;
  const char *summary;
  int (*run) (const ExamPaths *paths,
              int              argc,
              char            *argv[]);
} commands[] = {
  { "check", N_("Check question banks and formats"), exam_cli_check },
  { "codes", N_("Add code books, look codes up, and check banks against them"), exam_cli_codes },
  { "compare", N_("Compare exams with each other"), exam_cli_compare },
  { "doubts", N_("List the keys that were reported as doubtful"), exam_cli_doubts },
  { "form", N_("Make an exam on paper"), exam_cli_form },
  { "format", N_("Lay question banks out"), exam_cli_format },
  { "history", N_("Carry the results to another computer and back"), exam_cli_history },
  { "new", N_("Begin a question bank, with examples"), exam_cli_new },
  { "readiness", N_("Estimate the chance of passing the next exam"), exam_cli_readiness },
  { "report", N_("Print the score report of an exam"), exam_cli_report },
  { "results", N_("List the exams that were ended"), exam_cli_results },
  { "score", N_("Score an exam that was sat on paper"), exam_cli_score },
  { "stats", N_("Show question banks in figures"), exam_cli_stats },
};

/** Returns: (nullable): what the command with the 0-based @index is called; %NULL past the last one */
const char *
exam_cli_get_name (guint index)
{
  return index < G_N_ELEMENTS (commands) ? commands[index].name : NULL;
}

/** Returns: (transfer full): all commands with what they do, a line for each, translated */
char *
exam_cli_list_commands (void)
{
  g_autoptr (GString) list = g_string_new (_("Commands that need no window:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (list, "\n  %-10s  %s", commands[i].name, _(commands[i].summary));
  g_string_append_printf (list, "\n\n%s", _("\"mockingbird COMMAND --help\" tells more about each."));
  return g_strdup (list->str);
}

/** Returns: whether @command is a command that works without a window */
gboolean
exam_cli_knows (const char *command)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (commands[i].name, command) == 0)
      return TRUE;

  return FALSE;
}

/**
 * exam_cli_run:
 * @paths: where things are
 * @argc: number of arguments
 * @argv: the arguments, the command first
 *
 * Runs a command that exam_cli_knows().
 *
 * Returns: the exit status
 */
int
exam_cli_run (const ExamPaths *paths,
              int              argc,
              char            *argv[])
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (commands[i].name, argv[0]) == 0)
      {
        g_autofree char *name = g_strconcat (GETTEXT_PACKAGE " ", commands[i].name, NULL);

        /* What the help begins with */
        g_set_prgname (name);
        return commands[i].run (paths, argc, argv);
      }

  g_return_val_if_reached (2);
}
