/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-archive.h"

#include <glib/gi18n-lib.h>

#include "bank/exam-error.h"

/**
 * exam_cli_open_archive:
 * @paths: where the results are
 * @records: (out) (element-type ExamSittingRecord): all sittings, newest first
 *
 * Opens the results to look at them, and prints what is wrong if that fails.
 *
 * Returns: (transfer full) (nullable): the results
 */
ExamArchive *
exam_cli_open_archive (const ExamPaths *paths,
                       GPtrArray      **records)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamArchive) archive = exam_archive_open_read_only (paths->results, &error);

  *records = archive != NULL ? exam_archive_list (archive, &error) : NULL;
  if (*records != NULL)
    return g_steal_pointer (&archive);

  g_printerr ("%s: %s\n", g_get_prgname (), error->message);
  if (g_error_matches (error, EXAM_ERROR, EXAM_ERROR_STORE_DAMAGED))
    g_printerr (_("%s: open the window; it recovers what can be read, and keeps the damaged file\n"), g_get_prgname ());
  return NULL;
}
