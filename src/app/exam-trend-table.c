/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-trend-table.h"

#include <glib/gi18n.h>

#include "app/exam-domain-chart.h"
#include "report/exam-report-text.h"
#include "sitting/exam-time-text.h"

static void
take (GtkStringList *row,
      char          *text)
{
  gtk_string_list_take (row, text);
}

static GtkStringList *
make_headings (const GPtrArray *domains)
{
  const char *const names[] = { _("Date"), _("Score"), _("Interval"), _("To pass"), _("Outcome"), _("Not as in the exam"), NULL };
  GtkStringList *headings = gtk_string_list_new (names);

  for (guint i = 0; domains != NULL && i < domains->len; i++)
    gtk_string_list_append (headings, ((const ExamDomainTrend *) g_ptr_array_index (domains, i))->name);
  return headings;
}

static GtkStringList *
make_row (const ExamTrend *trend,
          guint            index,
          const GPtrArray *domains)
{
  const ExamSittingRecord *record = exam_trend_get (trend, index);
  GtkStringList *row = gtk_string_list_new (NULL);
  g_autofree char *low = exam_sitting_record_format_score (record, record->low);
  g_autofree char *high = exam_sitting_record_format_score (record, record->high);

  take (row, exam_time_to_date (record->started_at));
  take (row, exam_sitting_record_format_score (record, record->value));
  /* Translators: the ends of an interval of scores */
  take (row, g_strdup_printf (_("%s to %s"), low, high));
  take (row, exam_sitting_record_format_score (record, record->cut));
  take (row, g_strdup (record->passed ? _("Passed") : _("Not passed")));
  take (row, exam_report_describe_marks (record));
  for (guint i = 0; domains != NULL && i < domains->len; i++)
    {
      const ExamDomainTrendPoint *point = exam_domain_trend_find_sitting (g_ptr_array_index (domains, i), index);

      take (row, point != NULL ? exam_domain_chart_format_share (point) : g_strdup (""));
    }
  return row;
}

/**
 * exam_trend_table_fill:
 * @table: a table
 * @trend: sittings, a row for each, the latest first
 * @domains: (nullable) (element-type ExamDomainTrend): how its domains went, a column for each
 *
 * Fills a table with the figures of a trend.
 */
void
exam_trend_table_fill (ExamDataTable   *table,
                       const ExamTrend *trend,
                       const GPtrArray *domains)
{
  g_autoptr (GtkStringList) headings = make_headings (domains);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GListStore) rows = g_list_store_new (GTK_TYPE_STRING_LIST);

  for (guint i = trend->records->len; i > 0; i--)
    g_ptr_array_add (made, make_row (trend, i - 1, domains));
  g_list_store_splice (rows, 0, 0, made->pdata, made->len);
  exam_data_table_fill (table, headings, G_LIST_MODEL (rows));
}
