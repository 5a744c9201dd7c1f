/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/charts/exam-score-chart.h"

#include <glib/gi18n.h>

#include "app/charts/exam-chart.h"
#include "report/exam-report-text.h"

#define BAR_HEIGHT 18
#define GAP 4

/* The score on the exam's own scale, with its interval, against the cut. */
struct _ExamScoreChart
{
  GtkWidget parent_instance;

  ExamSittingRecord *record;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ExamScoreChart, exam_score_chart, GTK_TYPE_WIDGET)

static void
exam_score_chart_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  exam_chart_measure (orientation, 2 * (exam_chart_get_text_height (widget) + GAP) + BAR_HEIGHT, minimum, natural);
}

/* Where a value stands, in pixels; labels at both ends need room. */
static double
locate (ExamScoreChart *self,
        double          value)
{
  const ExamSittingRecord *record = self->record;
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double range = record->scale_max - record->scale_min;
  double share = range > 0 ? (value - record->scale_min) / range : 0;

  return 16 + (width - 32) * CLAMP (share, 0, 1);
}

static void
draw_scale (ExamScoreChart        *self,
            GtkSnapshot           *snapshot,
            const ExamChartColors *colors,
            double                 top)
{
  const ExamSittingRecord *record = self->record;
  const GdkRGBA *color = record->passed ? &colors->good : &colors->bad;
  double left = locate (self, record->scale_min), right = locate (self, record->scale_max);
  double value = locate (self, record->value), cut = locate (self, record->cut);
  double low = locate (self, record->low), high = locate (self, record->high);

  exam_chart_fill (snapshot, left, top, right - left, BAR_HEIGHT, BAR_HEIGHT / 2.0, &colors->track);
  exam_chart_fill (snapshot, left, top, value - left, BAR_HEIGHT, BAR_HEIGHT / 2.0, color);
  /* The interval as a line with ends, in the middle of the bar. */
  exam_chart_fill (snapshot, low, top + BAR_HEIGHT / 2.0 - 1.5, high - low, 3, 0, &colors->text);
  exam_chart_fill (snapshot, low - 1, top + 3, 2, BAR_HEIGHT - 6, 0, &colors->text);
  exam_chart_fill (snapshot, high - 1, top + 3, 2, BAR_HEIGHT - 6, 0, &colors->text);
  exam_chart_fill (snapshot, cut - 1.5, top - 3, 3, BAR_HEIGHT + 6, 1, &colors->text);
}

static void
exam_score_chart_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  ExamScoreChart *self = EXAM_SCORE_CHART (widget);
  ExamChartColors colors = exam_chart_get_colors ();
  int text_height = exam_chart_get_text_height (widget);
  double bar_top = text_height + GAP, below = bar_top + BAR_HEIGHT + GAP;
  g_autofree char *minimum = NULL;
  g_autofree char *maximum = NULL;
  g_autofree char *cut = NULL;
  g_autofree char *cut_text = NULL;

  if (self->record == NULL)
    return;

  minimum = exam_sitting_record_format_score (self->record, self->record->scale_min);
  maximum = exam_sitting_record_format_score (self->record, self->record->scale_max);
  cut = exam_sitting_record_format_score (self->record, self->record->cut);
  /* Translators: on a chart, at the lowest passing score */
  cut_text = g_strdup_printf (_("%s to pass"), cut);

  draw_scale (self, snapshot, &colors, bar_top);
  exam_chart_draw_text (widget, snapshot, cut_text, locate (self, self->record->cut), 0, 0.5, &colors.text);
  exam_chart_draw_text (widget, snapshot, minimum, locate (self, self->record->scale_min) - 8, below, 0, &colors.dim_text);
  exam_chart_draw_text (widget, snapshot, maximum, locate (self, self->record->scale_max) + 8, below, 1, &colors.dim_text);
}

static void
exam_score_chart_finalize (GObject *object)
{
  g_clear_pointer (&EXAM_SCORE_CHART (object)->record, exam_sitting_record_free);
  G_OBJECT_CLASS (exam_score_chart_parent_class)->finalize (object);
}

static void
exam_score_chart_class_init (ExamScoreChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = exam_score_chart_finalize;
  widget_class->measure = exam_score_chart_measure;
  widget_class->snapshot = exam_score_chart_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
exam_score_chart_init (ExamScoreChart *self)
{
  exam_chart_watch_colors (GTK_WIDGET (self));
}

/** Shows the score of an ended sitting. */
void
exam_score_chart_set_record (ExamScoreChart          *self,
                             const ExamSittingRecord *record)
{
  g_autofree char *value = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *cut = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (EXAM_IS_SCORE_CHART (self));
  g_return_if_fail (record != NULL && record->ended);

  g_clear_pointer (&self->record, exam_sitting_record_free);
  self->record = exam_sitting_record_copy (record);
  value = exam_sitting_record_format_score (record, record->value);
  low = exam_sitting_record_format_score (record, record->low);
  high = exam_sitting_record_format_score (record, record->high);
  cut = exam_sitting_record_format_score (record, record->cut);
  /* Translators: scores, such as "72 %" */
  name = g_strdup_printf (_("Score %s, with an interval from %s to %s; %s is needed to pass"), value, low, high, cut);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
