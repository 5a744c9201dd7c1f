/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli.h"

#include "cli/exam-cli-check.h"
#include "cli/exam-cli-codes.h"
#include "cli/exam-cli-compare.h"
#include "cli/exam-cli-doubts.h"
#include "cli/exam-cli-form.h"
#include "cli/exam-cli-history.h"
#include "cli/exam-cli-readiness.h"
#include "cli/exam-cli-report.h"
#include "cli/exam-cli-results.h"
#include "cli/exam-cli-score.h"
#include "cli/exam-cli-stats.h"

static const struct {
  const char *name;
  int (*run) (const ExamPaths *paths,
              int              argc,
              char            *argv[]);
} commands[] = {
  { "check", exam_cli_check },
  { "codes", exam_cli_codes },
  { "compare", exam_cli_compare },
  { "doubts", exam_cli_doubts },
  { "form", exam_cli_form },
  { "history", exam_cli_history },
  { "readiness", exam_cli_readiness },
  { "report", exam_cli_report },
  { "results", exam_cli_results },
  { "score", exam_cli_score },
  { "stats", exam_cli_stats },
};

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
