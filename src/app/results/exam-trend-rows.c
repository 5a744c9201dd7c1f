/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-trend-rows.h"

#include <glib/gi18n.h>

#include "app/charts/exam-domain-chart.h"
#include "report/exam-report-text.h"
#include "sitting/exam-time-text.h"

/* The figures of a trend as rows of texts, the latest sitting first. Of years of sittings some rows are looked at: each is
 * made when it is asked for. */
struct _ExamTrendRows
{
  GObject parent_instance;

  GPtrArray *records;  /* (owned) (element-type ExamSittingRecord): the oldest first */
  GPtrArray *domains;  /* (owned) (nullable) (element-type ExamDomainTrend) */
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ExamTrendRows, exam_trend_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
take (GtkStringList *row,
      char          *text)
{
  gtk_string_list_take (row, text);
}

static GtkStringList *
make_row (ExamTrendRows *self,
          guint          index)
{
  const ExamSittingRecord *record = g_ptr_array_index (self->records, index);
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
  for (guint i = 0; self->domains != NULL && i < self->domains->len; i++)
    {
      const ExamDomainTrendPoint *point = exam_domain_trend_find_sitting (g_ptr_array_index (self->domains, i), index);

      take (row, point != NULL ? exam_domain_chart_format_share (point) : g_strdup (""));
    }
  return row;
}

/* --- GListModel --- */

static GType
get_item_type (GListModel *list)
{
  return GTK_TYPE_STRING_LIST;
}

static guint
get_n_items (GListModel *list)
{
  return EXAM_TREND_ROWS (list)->records->len;
}

static gpointer
get_item (GListModel *list,
          guint       position)
{
  ExamTrendRows *self = EXAM_TREND_ROWS (list);

  return position < self->records->len ? make_row (self, self->records->len - position - 1) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* --- GObject --- */

static void
exam_trend_rows_finalize (GObject *object)
{
  ExamTrendRows *self = EXAM_TREND_ROWS (object);

  g_ptr_array_unref (self->records);
  g_clear_pointer (&self->domains, g_ptr_array_unref);
  G_OBJECT_CLASS (exam_trend_rows_parent_class)->finalize (object);
}

static void
exam_trend_rows_class_init (ExamTrendRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exam_trend_rows_finalize;
}

static void
exam_trend_rows_init (ExamTrendRows *self)
{
}

/**
 * exam_trend_rows_new:
 * @trend: sittings; what the rows need of it stays
 * @domains: (nullable) (element-type ExamDomainTrend): how its domains went, kept
 *
 * Returns: (transfer full): a list of #GtkStringList, as long as the trend: date, score, interval, score to pass, outcome, what
 *   was not as in the exam, and the share of each domain
 */
ExamTrendRows *
exam_trend_rows_new (const ExamTrend *trend,
                     GPtrArray       *domains)
{
  ExamTrendRows *self = g_object_new (EXAM_TYPE_TREND_ROWS, NULL);

  self->records = g_ptr_array_ref (trend->records);
  self->domains = domains != NULL ? g_ptr_array_ref (domains) : NULL;
  return self;
}
