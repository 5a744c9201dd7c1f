/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/exam-cli-compare-text.h"

#include <glib/gi18n-lib.h>

#include "cli/exam-cli-table.h"
#include "insight/exam-comparison-text.h"
#include "report/exam-report-text.h"
#include "sitting/exam-time-text.h"

/* More than that are not to be taken in: then the table of domains has the first sitting and the last. */
#define MOST_COLUMNS 12

static void
append_table (GString      *text,
              ExamCliTable *table)
{
  g_autofree char *lines = exam_cli_table_to_string (table);

  g_string_append (text, lines);
}

static void
append_heading (GString    *text,
                const char *heading)
{
  g_string_append_printf (text, "\n%s\n\n", heading);
}

/* --- Sittings --- */

static char *
format_common (const ExamComparison *comparison,
               guint                 index)
{
  g_autofree char *points = exam_report_format_points (exam_comparison_get_sitting (comparison, index)->common_points);

  if (comparison->n_common == 0)
    return g_strdup ("–");
  /* Translators: points got, which can be parts such as 71.50, and points there are */
  return g_strdup_printf (_("%s of %u"), points, comparison->n_common);
}

static void
add_sitting (ExamCliTable         *table,
             const ExamComparison *comparison,
             guint                 index)
{
  const ExamStoredSitting *stored = exam_comparison_get_sitting (comparison, index)->stored;
  const ExamSittingRecord *record = stored->record;
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, record->id);
  g_autofree char *date = exam_time_to_date (record->ended_at);
  g_autofree char *score = exam_sitting_record_format_score (record, record->value);
  g_autofree char *low = exam_sitting_record_format_score (record, record->low);
  g_autofree char *high = exam_sitting_record_format_score (record, record->high);
  g_autofree char *interval = g_strdup_printf ("%s – %s", low, high);
  g_autofree char *cut = exam_sitting_record_format_score (record, record->cut);
  g_autofree char *points = exam_report_format_points (stored->score->points);
  g_autofree char *raw = g_strdup_printf (_("%s of %u"), points, stored->score->n_scored);
  g_autofree char *common = format_common (comparison, index);

  exam_cli_table_add_row (table, number, id, date, record->format_id, score, interval, cut,
                          record->passed ? _("Passed") : _("Not passed"), raw, common);
}

static void
append_sittings (GString              *text,
                 const ExamComparison *comparison)
{
  /* All but the exam and the outcome */
  g_autoptr (ExamCliTable) table = exam_cli_table_new (10, 0x3ff & ~(1u << 3 | 1u << 7));

  exam_cli_table_add_row (table, "", C_("heading of a column", "ID"), C_("heading of a column", "Ended"),
                          C_("heading of a column", "Exam"), C_("heading of a column", "Score"),
                          /* xgettext:no-c-format */
                          C_("heading of a column", "95 % interval"), C_("heading of a column", "To pass"),
                          C_("heading of a column", "Outcome"), C_("heading of a column", "Points"),
                          C_("heading of a column", "On common questions"));
  for (guint i = 0; i < comparison->sittings->len; i++)
    add_sitting (table, comparison, i);
  append_table (text, table);
}

static void
append_conditions (GString              *text,
                   const ExamComparison *comparison)
{
  if (comparison->conditions == 0)
    return;

  append_heading (text, _("What was not the same"));
  for (guint i = 0; i < EXAM_N_CONDITIONS; i++)
    if (comparison->conditions & (1u << i))
      {
        g_autofree char *line = exam_comparison_describe_condition (comparison, i);

        g_string_append_printf (text, "- %s\n", line);
      }
}

/* --- Domains --- */

static gboolean
is_column (const ExamComparison *comparison,
           guint                 index)
{
  return comparison->sittings->len <= MOST_COLUMNS || index == 0 || index + 1 == comparison->sittings->len;
}

static void
add_shares (ExamCliTable          *table,
            const ExamComparison  *comparison,
            const char            *name,
            const ExamDomainScore *scores,
            const ExamShareChange *change)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup (name));
  for (guint i = 0; i < comparison->sittings->len; i++)
    if (is_column (comparison, i))
      g_ptr_array_add (cells, exam_share_format (scores[i]));
  g_ptr_array_add (cells, exam_share_change_format (change));
  g_ptr_array_add (cells, g_strdup (exam_share_change_get_verdict (change)));
  exam_cli_table_add_texts (table, cells);
}

static void
append_domains (GString              *text,
                const ExamComparison *comparison)
{
  const ExamComparedPair *whole = exam_comparison_get_whole (comparison);
  guint n = comparison->sittings->len;
  guint n_columns = MIN (n, n <= MOST_COLUMNS ? n : 2) + 3;
  g_autoptr (ExamCliTable) table = exam_cli_table_new (n_columns, ((1u << (n_columns - 2)) - 1) << 1);
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  g_autofree ExamDomainScore *totals = g_new (ExamDomainScore, n);
  g_autofree char *method = exam_comparison_describe_method (comparison);

  g_ptr_array_add (headings, g_strdup (C_("heading of a column", "Domain")));
  for (guint i = 0; i < n; i++)
    {
      const ExamScore *score = exam_comparison_get_sitting (comparison, i)->stored->score;

      totals[i] = (ExamDomainScore) { .points = score->points, .n_items = score->n_scored };
      if (is_column (comparison, i))
        g_ptr_array_add (headings, g_strdup_printf ("%u", i + 1));
    }
  g_ptr_array_add (headings, g_strdup (C_("heading of a column", "Difference")));
  g_ptr_array_add (headings, g_strdup (""));
  exam_cli_table_add_texts (table, headings);
  add_shares (table, comparison, _("All questions"), totals, &whole->total);
  for (guint i = 0; i < comparison->domains->len; i++)
    {
      const ExamComparedDomain *domain = g_ptr_array_index (comparison->domains, i);

      add_shares (table, comparison, domain->name, domain->scores, &g_array_index (whole->domains, ExamShareChange, i));
    }

  append_heading (text, _("Share of the points"));
  append_table (text, table);
  g_string_append_printf (text, "\n%s\n", method);
}

/* --- Questions --- */

/* Numbers of a question in the sittings: "12, –, 7" */
static char *
format_numbers (const ExamComparedItem *item)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < item->n_sittings; i++)
    {
      g_string_append (text, i > 0 ? ", " : "");
      if (item->positions[i] >= 0)
        g_string_append_printf (text, "%d", item->positions[i] + 1);
      else
        g_string_append (text, "–");
    }
  return g_strdup (text->str);
}

typedef gboolean (*ItemFilter) (const ExamComparison   *comparison,
                                const ExamComparedItem *item);

static gboolean
is_worse (const ExamComparison   *comparison,
          const ExamComparedItem *item)
{
  return exam_comparison_get_flip (comparison, item) < 0;
}

static gboolean
is_better (const ExamComparison   *comparison,
           const ExamComparedItem *item)
{
  return exam_comparison_get_flip (comparison, item) > 0;
}

static gboolean
is_changed (const ExamComparison   *comparison,
            const ExamComparedItem *item)
{
  return item->change != EXAM_CONTENT_SAME;
}

static char *
describe_remarks (const ExamComparedItem *item)
{
  const char *remarks[3] = { NULL };
  guint n = 0;

  if (item->change != EXAM_CONTENT_SAME)
    remarks[n++] = exam_content_change_get_name (item->change);
  if (!item->scored)
    remarks[n++] = _("unscored");
  return g_strjoinv (" · ", (char **) remarks);
}

static void
append_items (GString              *text,
              const ExamComparison *comparison,
              const char           *heading,
              ItemFilter            filter)
{
  g_autoptr (ExamCliTable) table = exam_cli_table_new (5, 1u << 0);
  guint n = 0;

  exam_cli_table_add_row (table, C_("heading of a column", "No."), C_("heading of a column", "Question"),
                          C_("heading of a column", "Domain"), C_("heading of a column", "Outcomes"),
                          C_("heading of a column", "Remarks"));
  for (guint i = 0; i < comparison->items->len; i++)
    {
      const ExamComparedItem *item = g_ptr_array_index (comparison->items, i);
      g_autofree char *numbers = NULL;
      g_autofree char *outcomes = NULL;
      g_autofree char *remarks = NULL;

      if (!filter (comparison, item))
        continue;
      n++;
      numbers = format_numbers (item);
      outcomes = exam_comparison_describe_outcomes (comparison, item);
      remarks = describe_remarks (item);
      exam_cli_table_add_row (table, numbers, item->id, item->domain, outcomes, remarks);
    }
  if (n == 0)
    return;

  append_heading (text, heading);
  append_table (text, table);
}

static void
append_questions (GString              *text,
                  const ExamComparison *comparison)
{
  g_autofree char *common = exam_comparison_describe_common (comparison);
  g_autofree char *flips = exam_comparison_describe_flips (comparison);

  append_heading (text, _("Common questions"));
  g_string_append_printf (text, "%s\n%s\n", common, flips);
  append_items (text, comparison, _("Not right any more"), is_worse);
  append_items (text, comparison, _("Became right"), is_better);
  append_items (text, comparison, _("Questions that were changed"), is_changed);
}

/* --- Time --- */

static void
append_time (GString              *text,
             const ExamComparison *comparison)
{
  g_autoptr (ExamCliTable) table = exam_cli_table_new (7, 0x7f);

  exam_cli_table_add_row (table, "", C_("heading of a column", "Time used"), C_("heading of a column", "Median"),
                          C_("heading of a column", "Exam's pace"), C_("heading of a column", "Answered by half-time"),
                          C_("heading of a column", "Slow"), C_("heading of a column", "Not answered"));
  for (guint i = 0; i < comparison->sittings->len; i++)
    {
      const ExamComparedSitting *sitting = exam_comparison_get_sitting (comparison, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *used = exam_report_describe_time_used (sitting->stored->record);
      g_autofree char *median = exam_time_to_clock (sitting->median);
      g_autofree char *pace = exam_time_to_clock (sitting->pace);
      g_autofree char *half = exam_comparison_describe_half (sitting);
      g_autofree char *slow = g_strdup_printf ("%u", sitting->n_slow);
      g_autofree char *omitted = g_strdup_printf ("%u", sitting->stored->score->n_omitted);

      exam_cli_table_add_row (table, number, used, median, pace, half, slow, omitted);
    }
  append_heading (text, _("Time and pace"));
  append_table (text, table);
}

/** Returns: (transfer full): a comparison, for a terminal */
char *
exam_cli_comparison_to_string (const ExamComparison *comparison)
{
  GString *text = g_string_new (NULL);

  append_sittings (text, comparison);
  append_conditions (text, comparison);
  append_domains (text, comparison);
  append_questions (text, comparison);
  append_time (text, comparison);
  return g_string_free (text, FALSE);
}
