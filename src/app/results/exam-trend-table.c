/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-trend-table.h"

#include <glib/gi18n.h>

#include "app/results/exam-trend-rows.h"

static GtkStringList *
make_headings (const GPtrArray *domains)
{
  const char *const names[] = { _("Date"), _("Score"), _("Interval"), _("To pass"), _("Outcome"), _("Not as in the exam"), NULL };
  GtkStringList *headings = gtk_string_list_new (names);

  for (guint i = 0; domains != NULL && i < domains->len; i++)
    gtk_string_list_append (headings, ((const ExamDomainTrend *) g_ptr_array_index (domains, i))->name);
  return headings;
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
                       GPtrArray       *domains)
{
  g_autoptr (GtkStringList) headings = make_headings (domains);
  g_autoptr (ExamTrendRows) rows = exam_trend_rows_new (trend, domains);

  exam_data_table_fill (table, headings, G_LIST_MODEL (rows));
}
