/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-history.h"

#include <glib/gi18n-lib.h>

#include "bank/exam-error.h"
#include "cli/exam-cli-options.h"
#include "record/exam-history-file.h"

enum {
  STATUS_FINE = 0,
  STATUS_FAILED = 1,
  STATUS_CANNOT_RUN = 2,
};

static gboolean
print_error (const GError *error)
{
  g_printerr ("%s: %s\n", g_get_prgname (), error->message);
  if (g_error_matches (error, EXAM_ERROR, EXAM_ERROR_STORE_BUSY))
    g_printerr (_("%s: close its window first, or import in the window\n"), g_get_prgname ());
  return FALSE;
}

static gboolean
export_history (const ExamPaths *paths,
                const char      *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamArchive) archive = exam_archive_open_read_only (paths->results, &error);

  if (archive == NULL || !exam_history_file_export (archive, path, NULL, &error))
    return print_error (error);
  return TRUE;
}

static gboolean
import_history (const ExamPaths *paths,
                const char      *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *text = NULL;
  gint64 now = g_get_real_time ();
  g_autoptr (ExamArchive) archive = exam_archive_open (paths->results, now, &notice, &error);
  ExamHistoryReport report;

  if (notice != NULL)
    g_printerr ("%s: %s\n", g_get_prgname (), notice);
  if (archive == NULL || !exam_history_file_import (archive, path, now, NULL, &report, &error))
    return print_error (error);

  text = exam_history_report_to_string (&report);
  g_print ("%s\n", text);
  return TRUE;
}

/**
 * exam_cli_history:
 * @paths: where the results are
 * @argc: number of arguments
 * @argv: `history`, `export` or `import`, and a file
 *
 * `mockingbird history`: writes the whole history to a file, or adds what is in one.
 *
 * Returns: 0, 1 when it failed, or 2 for wrong arguments
 */
int
exam_cli_history (const ExamPaths *paths,
                  int              argc,
                  char            *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("export FILE | import FILE"));
  gboolean exports;

  g_option_context_set_summary (context, _("Carries results to another computer and back. \"export\" writes all that is kept to one file; "
                                           "\"import\" adds what is in such a file and not here, and overwrites nothing."));
  g_option_context_set_description (context, _("Exit status: 0 if all is well, 1 when it failed and everything is as it was, "
                                               "2 for wrong arguments."));
  if (!exam_cli_parse_options (context, &argc, &argv))
    return STATUS_CANNOT_RUN;

  exports = argc == 3 && g_str_equal (argv[1], "export");
  if (!exports && !(argc == 3 && g_str_equal (argv[1], "import")))
    {
      exam_cli_print_usage (context);
      return STATUS_CANNOT_RUN;
    }
  return (exports ? export_history (paths, argv[2]) : import_history (paths, argv[2])) ? STATUS_FINE : STATUS_FAILED;
}
