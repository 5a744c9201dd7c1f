/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/charts/exam-trend-chart.h"

#include <glib/gi18n.h>

#include "app/charts/exam-chart.h"
#include "app/charts/exam-trend-drawing.h"
#include "app/shared/exam-record-item.h"
#include "report/exam-report-text.h"

#define PLOT_HEIGHT 190

/* Scores over time, each with its interval, against the cut. */
struct _ExamTrendChart
{
  ExamPointChart parent_instance;

  ExamTrend *trend;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ExamTrendChart, exam_trend_chart, EXAM_TYPE_POINT_CHART)

static void
exam_trend_chart_draw (ExamPointChart *chart,
                       GtkSnapshot    *snapshot,
                       GArray         *points)
{
  exam_trend_draw (GTK_WIDGET (chart), snapshot, EXAM_TREND_CHART (chart)->trend, points);
}

static void
exam_trend_chart_draw_shown (ExamPointChart         *chart,
                             GtkSnapshot            *snapshot,
                             const graphene_point_t *point)
{
  exam_chart_draw_ring (snapshot, point, 2 * EXAM_TREND_RADIUS);
}

static char *
exam_trend_chart_describe (ExamPointChart *chart,
                           guint           index)
{
  const ExamSittingRecord *record = exam_trend_get (EXAM_TREND_CHART (chart)->trend, index);
  g_autoptr (ExamRecordItem) item = exam_record_item_new (record);
  g_autofree char *details = exam_record_item_dup_details (item);
  g_autofree char *value = exam_record_item_dup_score (item);
  g_autofree char *low = exam_sitting_record_format_score (record, record->low);
  g_autofree char *high = exam_sitting_record_format_score (record, record->high);

  /* Translators: a score, the ends of its interval, then date and outcome */
  return g_strdup_printf (_("Score %s, with an interval from %s to %s · %s"), value, low, high, g_strstrip (details));
}

static void
exam_trend_chart_finalize (GObject *object)
{
  g_clear_pointer (&EXAM_TREND_CHART (object)->trend, exam_trend_free);
  G_OBJECT_CLASS (exam_trend_chart_parent_class)->finalize (object);
}

static void
exam_trend_chart_class_init (ExamTrendChartClass *klass)
{
  ExamPointChartClass *chart_class = EXAM_POINT_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = exam_trend_chart_finalize;
  chart_class->plot_height = PLOT_HEIGHT;
  chart_class->draw = exam_trend_chart_draw;
  chart_class->draw_shown = exam_trend_chart_draw_shown;
  chart_class->describe = exam_trend_chart_describe;
}

static void
exam_trend_chart_init (ExamTrendChart *self)
{
}

/* What the chart says as a whole, for those who cannot see it. */
static char *
summarize (const ExamTrend *trend)
{
  const ExamSittingRecord *latest = exam_trend_get_latest (trend);
  g_autofree char *last = exam_sitting_record_format_score (latest, latest->value);
  g_autofree char *cut = exam_sitting_record_format_score (latest, latest->cut);
  g_autofree char *lowest_text = NULL;
  g_autofree char *highest_text = NULL;
  double lowest = latest->value, highest = latest->value;
  guint n = trend->records->len, n_passed = 0;

  for (guint i = 0; i < n; i++)
    {
      const ExamSittingRecord *record = exam_trend_get (trend, i);

      lowest = MIN (lowest, record->value);
      highest = MAX (highest, record->value);
      n_passed += record->passed ? 1 : 0;
    }
  lowest_text = exam_sitting_record_format_score (latest, lowest);
  highest_text = exam_sitting_record_format_score (latest, highest);
  /* Translators: a number of results, how many of them passed, and scores, such as "72 %" */
  return g_strdup_printf (ngettext ("Scores over time: %u result, passed: %u. Last score %s, lowest %s, highest %s; %s is "
                                    "needed to pass",
                                    "Scores over time: %u results, passed: %u. Last score %s, lowest %s, highest %s; %s is "
                                    "needed to pass", n),
                          n, n_passed, last, lowest_text, highest_text, cut);
}

/** Shows @trend (transfer full); the keyboard stays at its sitting, and is at the last one else. */
void
exam_trend_chart_take_trend (ExamTrendChart *self,
                             ExamTrend      *trend)
{
  gint64 kept = 0;
  guint current;

  g_return_if_fail (EXAM_IS_TREND_CHART (self));
  g_return_if_fail (trend != NULL);

  if (exam_point_chart_get_current (EXAM_POINT_CHART (self)) >= 0)
    kept = exam_trend_get (self->trend, (guint) exam_point_chart_get_current (EXAM_POINT_CHART (self)))->id;
  g_clear_pointer (&self->trend, exam_trend_free);
  self->trend = trend;
  current = trend->records->len > 0 ? trend->records->len - 1 : 0;
  for (guint i = 0; i < trend->records->len; i++)
    if (exam_trend_get (trend, i)->id == kept)
      current = i;
  if (trend->records->len > 0)
    {
      g_autofree char *summary = summarize (trend);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
    }
  exam_point_chart_set_points (EXAM_POINT_CHART (self), trend->records->len, current);
}

/** Returns: (nullable): what is shown */
const ExamTrend *
exam_trend_chart_get_trend (ExamTrendChart *self)
{
  g_return_val_if_fail (EXAM_IS_TREND_CHART (self), NULL);
  return self->trend;
}
