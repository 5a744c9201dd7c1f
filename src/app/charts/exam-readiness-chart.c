/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/charts/exam-readiness-chart.h"

#include <glib/gi18n.h>

#include "app/charts/exam-chart.h"
#include "insight/exam-readiness-text.h"

#define BAR_HEIGHT 18
#define GAP 4

/* A chance as a bar from 0 to 100 %, with its interval. */
struct _ExamReadinessChart
{
  GtkWidget parent_instance;

  double chance;  /* 0 to 1 */
  double low;
  double high;
};

G_DEFINE_FINAL_TYPE (ExamReadinessChart, exam_readiness_chart, GTK_TYPE_WIDGET)

static void
exam_readiness_chart_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  int width, height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 500;
      return;
    }
  exam_chart_measure_text (widget, "0", &width, &height);
  *minimum = *natural = BAR_HEIGHT + 4 + GAP + height;
}

static void
draw_bar (ExamReadinessChart *self,
          GtkSnapshot        *snapshot,
          double              top)
{
  ExamChartColors colors = exam_chart_get_colors ();
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double low = self->low * width, high = self->high * width;

  exam_chart_fill (snapshot, 0, top, width, BAR_HEIGHT, BAR_HEIGHT / 2.0, &colors.track);
  exam_chart_fill (snapshot, 0, top, self->chance * width, BAR_HEIGHT, BAR_HEIGHT / 2.0, &colors.line);
  /* The interval as a line with ends, in the middle of the bar. */
  exam_chart_fill (snapshot, low, top + BAR_HEIGHT / 2.0 - 1.5, high - low, 3, 0, &colors.text);
  exam_chart_fill (snapshot, MAX (low - 1, 0), top + 3, 2, BAR_HEIGHT - 6, 0, &colors.text);
  exam_chart_fill (snapshot, MIN (high - 1, width - 2), top + 3, 2, BAR_HEIGHT - 6, 0, &colors.text);
  exam_chart_fill (snapshot, self->chance * width - 1.5, top - 2, 3, BAR_HEIGHT + 4, 1, &colors.text);
}

static void
exam_readiness_chart_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  ExamReadinessChart *self = EXAM_READINESS_CHART (widget);
  ExamChartColors colors = exam_chart_get_colors ();
  double width = gtk_widget_get_width (widget), below = BAR_HEIGHT + 4 + GAP;

  draw_bar (self, snapshot, 2);
  for (guint i = 0; i <= 2; i++)
    {
      g_autofree char *text = g_strdup_printf (_("%u %%"), i * 50);

      exam_chart_draw_text (widget, snapshot, text, width * i / 2, below, i / 2.0, &colors.dim_text);
    }
}

static void
exam_readiness_chart_class_init (ExamReadinessChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = exam_readiness_chart_measure;
  widget_class->snapshot = exam_readiness_chart_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
exam_readiness_chart_init (ExamReadinessChart *self)
{
  exam_chart_watch_colors (GTK_WIDGET (self));
}

/**
 * exam_readiness_chart_set_chance:
 * @self: a chart
 * @chance: the chance, from 0 to 1
 * @low: lower end of its interval
 * @high: upper end
 */
void
exam_readiness_chart_set_chance (ExamReadinessChart *self,
                                 double              chance,
                                 double              low,
                                 double              high)
{
  g_autofree char *chance_text = exam_readiness_format_chance (chance);
  g_autofree char *low_text = exam_readiness_format_chance (low);
  g_autofree char *high_text = exam_readiness_format_chance (high);
  g_autofree char *name = NULL;

  g_return_if_fail (EXAM_IS_READINESS_CHART (self));

  self->chance = CLAMP (chance, 0, 1);
  self->low = CLAMP (low, 0, 1);
  self->high = CLAMP (high, 0, 1);
  /* Translators: chances, such as "62 %" */
  name = g_strdup_printf (_("Estimated chance of passing %s, with an interval from %s to %s"),
                          chance_text, low_text, high_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, self->chance * 100,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, chance_text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
