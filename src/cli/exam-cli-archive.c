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

/**
 * exam_cli_find_ended:
 * @records: (element-type ExamSittingRecord): all sittings
 * @id: an id
 *
 * Prints what is wrong when no sitting that was ended has that id.
 *
 * Returns: (nullable): the sitting
 */
const ExamSittingRecord *
exam_cli_find_ended (const GPtrArray *records,
                     gint64           id)
{
  const ExamSittingRecord *record = NULL;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  for (guint i = 0; i < records->len && record == NULL; i++)
    if (((const ExamSittingRecord *) g_ptr_array_index (records, i))->id == id)
      record = g_ptr_array_index (records, i);

  if (record != NULL && record->ended)
    return record;

  g_printerr (record == NULL ? _("%s: no exam has the id %s\n") : _("%s: the exam with the id %s is not ended yet\n"),
              g_get_prgname (), text);
  return NULL;
}

/** Returns: whether @text is an id, which need not be that of a sitting; prints that it is none */
gboolean
exam_cli_parse_id (const char *text,
                   gint64     *id)
{
  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;

  g_printerr (_("%s: '%s' is no id; \"mockingbird results\" lists them\n"), g_get_prgname (), text);
  return FALSE;
}
