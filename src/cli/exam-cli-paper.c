/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-paper.h"

#include <glib/gi18n-lib.h>

/** Returns: (transfer none) (nullable): the paper called @name, or that of the user's country; prints when there is none */
const ExamPaper *
exam_cli_find_paper (const char *name)
{
  const ExamPaper *paper = name != NULL ? exam_paper_find (name) : exam_paper_get_default ();

  if (paper == NULL)
    g_printerr (_("%s: '%s' is no paper that is known: a4 or letter\n"), g_get_prgname (), name);
  return paper;
}

/** Writes a PDF file (@flow is taken), and prints what went wrong. Returns: whether it is there */
gboolean
exam_cli_save_pdf (ExamFlow   *flow,
                   const char *path)
{
  g_autoptr (ExamFlow) owned = flow;
  g_autoptr (GError) error = NULL;

  if (exam_flow_save (owned, path, &error))
    return TRUE;

  g_printerr ("%s: %s\n", g_get_prgname (), error->message);
  return FALSE;
}
