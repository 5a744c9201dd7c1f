/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-compare.h"

#include <glib/gi18n-lib.h>

#include "cli/exam-cli-archive.h"
#include "cli/exam-cli-compare-text.h"
#include "cli/exam-cli-options.h"
#include "cli/exam-cli-output.h"
#include "report/exam-comparison-data.h"
#include "report/exam-csv-writer.h"
#include "report/exam-json.h"

enum {
  STATUS_FINE = 0,
  STATUS_UNKNOWN = 1,
  STATUS_CANNOT_RUN = 2,
};

static gboolean
contains (const GArray *ids,
          gint64        id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* @ids: (element-type gint64): takes each once */
static gboolean
parse_ids (char  **texts,
           GArray *ids)
{
  for (guint i = 0; texts[i] != NULL; i++)
    {
      gint64 id;

      if (!exam_cli_parse_id (texts[i], &id))
        return FALSE;
      if (!contains (ids, id))
        g_array_append_val (ids, id);
    }
  if (ids->len < 2)
    {
      g_printerr (_("%s: an exam cannot be compared with itself; name two that are different\n"), g_get_prgname ());
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_arguments (int           *argc,
                 char        ***argv,
                 ExamCliOutput *output,
                 GArray        *ids)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("ID ID…"));

  g_option_context_set_summary (context,
                                _("Compares two exams that were ended, or more: scores, domains, and the questions they have in "
                                  "common. \"mockingbird results\" lists the ids.\n"
                                  "As comma-separated values: a line for all questions, for the common ones and for each domain."));
  g_option_context_set_description (context,
                                    _("Exit status: 0 if all is well, 1 when no mock exam that was ended has one of the ids, "
                                      "2 for wrong arguments or when the results cannot be read."));
  if (!exam_cli_parse_output (context, argc, argv, output))
    return FALSE;
  if (*argc < 3)
    return exam_cli_print_usage (context);
  return parse_ids (*argv + 1, ids);
}

/* Practice says nothing about exams. Prints what is wrong. */
static gboolean
check_ids (const GPtrArray *records,
           const GArray    *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      const ExamSittingRecord *record = exam_cli_find_ended (records, g_array_index (ids, gint64, i));

      if (record == NULL)
        return FALSE;
      if (record->purpose != EXAM_PURPOSE_MOCK)
        {
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, record->id);

          g_printerr (_("%s: the sitting with the id %s is practice; only mock exams are compared\n"), g_get_prgname (), id);
          return FALSE;
        }
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable): the sittings; prints what is wrong */
static GPtrArray *
load (ExamArchive  *archive,
      const GArray *ids)
{
  g_autoptr (GPtrArray) sittings = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_stored_sitting_free);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GError) error = NULL;
      ExamStoredSitting *sitting = exam_archive_load (archive, g_array_index (ids, gint64, i), &error);

      if (sitting == NULL)
        {
          g_printerr ("%s: %s\n", g_get_prgname (), error->message);
          return NULL;
        }
      g_ptr_array_add (sittings, sitting);
    }
  return g_steal_pointer (&sittings);
}

static void
print_comparison (const ExamComparison *comparison,
                  ExamCliOutput         output)
{
  if (output == EXAM_CLI_CSV)
    {
      g_autoptr (JsonArray) rows = exam_comparison_data_describe_rows (comparison);
      g_autofree char *csv = exam_csv_write (exam_comparison_data_columns, rows);

      exam_cli_print_data (csv);
    }
  else if (output == EXAM_CLI_JSON)
    {
      g_autofree char *json = exam_json_format_object (exam_comparison_data_describe (comparison));

      exam_cli_print_data (json);
    }
  else
    {
      g_autofree char *text = exam_cli_comparison_to_string (comparison);

      g_print ("%s", text);
    }
}

/**
 * exam_cli_compare:
 * @paths: where the results are
 * @argc: number of arguments
 * @argv: `compare`, options and ids
 *
 * `mockingbird compare ID ID…`: prints how sittings differ that were ended. An id that is given twice counts once.
 *
 * Returns: 0, 1 when there is no such mock exam, or 2 when it cannot run or cannot read the results
 */
int
exam_cli_compare (const ExamPaths *paths,
                  int              argc,
                  char            *argv[])
{
  ExamCliOutput output;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (ExamArchive) archive = NULL;
  g_autoptr (GPtrArray) sittings = NULL;
  g_autoptr (ExamComparison) comparison = NULL;

  if (!parse_arguments (&argc, &argv, &output, ids))
    return STATUS_CANNOT_RUN;

  archive = exam_cli_open_archive (paths, &records);
  if (archive == NULL)
    return STATUS_CANNOT_RUN;

  if (!check_ids (records, ids))
    return STATUS_UNKNOWN;

  sittings = load (archive, ids);
  if (sittings == NULL)
    return STATUS_CANNOT_RUN;

  comparison = exam_comparison_new (sittings);
  print_comparison (comparison, output);
  return STATUS_FINE;
}
