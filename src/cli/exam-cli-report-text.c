/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-report-text.h"

#include <glib/gi18n-lib.h>

#include "cli/exam-cli-pacing.h"
#include "cli/exam-cli-table.h"
#include "report/exam-report-text.h"
#include "report/exam-result-data.h"
#include "sitting/exam-time-text.h"

enum {
  COLUMN_NUMBER,
  COLUMN_OUTCOME,
  COLUMN_ANSWER,
  COLUMN_KEY,
  COLUMN_TIME,
  COLUMN_DOMAIN,
  COLUMN_REMARKS,
  N_COLUMNS,
};

static void
append_table (GString      *text,
              ExamCliTable *table)
{
  g_autofree char *lines = exam_cli_table_to_string (table);

  g_string_append (text, lines);
}

/* --- Facts --- */

/* Adds a line; @value is taken. */
static void
add_fact (ExamCliTable *table,
          const char   *name,
          char         *value)
{
  exam_cli_table_add_row (table, name, value);
  g_free (value);
}

static void
add_score (ExamCliTable            *table,
           const ExamSittingRecord *record)
{
  add_fact (table, C_("fact", "Outcome"), g_strdup (record->passed ? _("Passed") : _("Not passed")));
  add_fact (table, C_("fact", "Score"), exam_sitting_record_format_score (record, record->value));
  add_fact (table, C_("fact", "To pass"), exam_sitting_record_format_score (record, record->cut));
}

static void
append_facts (GString                 *text,
              const ExamStoredSitting *sitting)
{
  g_autoptr (ExamCliTable) table = exam_cli_table_new (2, 0);
  const ExamSittingRecord *record = sitting->record;
  g_auto (GStrv) facts = exam_report_dup_facts (sitting);

  add_score (table, record);
  if (*record->candidate != '\0')
    add_fact (table, C_("fact", "Candidate"), g_strdup (record->candidate));
  add_fact (table, C_("fact", "Ended"), exam_time_to_date (record->ended_at));
  for (guint i = 0; facts[i] != NULL; i += 2)
    exam_cli_table_add_row (table, facts[i], facts[i + 1]);
  append_table (text, table);
}

/* --- Parts --- */

static void
append_domains (GString          *text,
                const ExamFormat *format,
                const ExamScore  *score)
{
  g_autoptr (ExamCliTable) table = exam_cli_table_new (2, 1u << 1);

  exam_cli_table_add_row (table, C_("heading of a column", "Domain"), C_("heading of a column", "Points"));
  for (guint i = 0; i < format->domains->len; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (format->domains, i);
      const ExamDomainScore *result = &g_array_index (score->domains, ExamDomainScore, i);
      g_autofree char *points = exam_report_format_points (result->points);
      /* Translators: points got, which can be parts such as 71.50, and points there are */
      g_autofree char *count = g_strdup_printf (_("%s of %u"), points, result->n_items);

      if (result->n_items > 0)
        exam_cli_table_add_row (table, domain->name, count);
    }
  append_table (text, table);
}

static void
append_gaps (GString      *text,
             const GArray *gaps)
{
  g_autoptr (ExamCliTable) table = exam_cli_table_new (2, 1u << 0);

  if (gaps->len == 0)
    return;

  exam_cli_table_add_row (table, C_("heading of a column", "At"), C_("heading of a column", "Interruption"));
  for (guint i = 0; i < gaps->len; i++)
    {
      const ExamGap *gap = &g_array_index (gaps, ExamGap, i);
      g_autofree char *at = exam_time_to_clock (gap->at);
      g_autofree char *description = exam_report_describe_gap (gap);

      exam_cli_table_add_row (table, at, description);
    }
  append_table (text, table);
  g_string_append_c (text, '\n');
}

/* --- Questions --- */

static void
append_list (GString    *text,
             JsonObject *item,
             const char *member,
             const char *format)
{
  JsonArray *list = json_object_get_array_member (item, member);

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_auto (GStrv) around = g_strsplit (format, "%s", 2);

      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? ", " : "", around[0],
                              json_array_get_string_element (list, i), around[1] != NULL ? around[1] : "");
    }
}

static char *
describe_item_remarks (const ExamItemScore *score)
{
  if (score->changed && score->pretest)
    return g_strdup_printf ("%s · %s", _("changed"), _("unscored"));
  return g_strdup (score->changed ? _("changed") : score->pretest ? _("unscored") : "");
}

static void
add_item (ExamCliTable         *table,
          const ExamTranscript *transcript,
          const ExamScore      *score,
          guint                 position)
{
  g_autoptr (JsonObject) data = exam_result_data_describe_item (transcript, score, position);
  const ExamItemScore *item_score = &g_array_index (score->items, ExamItemScore, position);
  const char *domain_id = json_object_get_string_member (data, "domain");
  const ExamDomain *domain = exam_format_find_domain (exam_form_get_format (transcript->form), domain_id, NULL);
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  g_autofree char *time = transcript->on_paper
                            ? g_strdup ("–") : exam_time_to_clock (exam_transcript_get_response (transcript, position)->time);
  g_autofree char *remarks = describe_item_remarks (item_score);
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autoptr (GString) key = g_string_new (NULL);

  append_list (answer, data, "answer", "%s");
  append_list (key, data, "key", "%s");
  /* Translators: %s is a code that may be given, but need not */
  append_list (key, data, "optional-key", _("%s (optional)"));
  exam_cli_table_add_row (table, number, exam_outcome_get_name (item_score->outcome),
                          answer->len > 0 ? answer->str : "–", key->str, time,
                          domain != NULL ? domain->name : domain_id, remarks);
}

static void
append_items (GString              *text,
              const ExamTranscript *transcript,
              const ExamScore      *score)
{
  g_autoptr (ExamCliTable) table = exam_cli_table_new (N_COLUMNS, 1u << COLUMN_NUMBER | 1u << COLUMN_TIME);

  exam_cli_table_add_row (table, C_("heading of a column", "No."), C_("heading of a column", "Outcome"),
                          C_("heading of a column", "Answer"), C_("heading of a column", "Key"),
                          C_("heading of a column", "Time"), C_("heading of a column", "Domain"),
                          C_("heading of a column", "Remarks"));
  for (guint i = 0; i < exam_form_get_n_items (transcript->form); i++)
    add_item (table, transcript, score, i);
  append_table (text, table);
}

/**
 * exam_cli_report_to_string:
 * @sitting: an ended sitting
 * @transcript: what happened in it
 *
 * Returns: (transfer full): the score report, for a terminal
 */
char *
exam_cli_report_to_string (const ExamStoredSitting *sitting,
                           const ExamTranscript    *transcript)
{
  const ExamFormat *format = exam_form_get_format (sitting->form);
  g_autofree char *interval = exam_report_describe_interval (sitting->record, format);
  g_autofree char *pacing = exam_cli_pacing_to_string (sitting);
  GString *text = g_string_new (sitting->record->format_name);

  g_string_append (text, "\n\n");
  append_facts (text, sitting);
  g_string_append_printf (text, "\n%s\n\n", interval);
  append_domains (text, format, sitting->score);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, "%s\n", pacing);
  append_gaps (text, transcript->gaps);
  append_items (text, transcript, sitting->score);
  return g_string_free (text, FALSE);
}
