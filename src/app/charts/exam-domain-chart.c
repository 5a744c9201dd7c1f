/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/charts/exam-domain-chart.h"

#include <math.h>

#include <glib/gi18n.h>

#include "app/charts/exam-chart.h"
#include "app/charts/exam-chart-crowd.h"
#include "app/charts/exam-trend-drawing.h"
#include "report/exam-report-text.h"
#include "sitting/exam-time-text.h"

#define PLOT_HEIGHT 76
#define NATURAL_WIDTH 240
#define RADIUS 4
#define SPACING 12  /* between the middles of two points that are drawn with their intervals */
#define CROWDED 4   /* between them, where marks cover each other */
#define CROWD_RADIUS 2.5

/* The share of a domain's points over the sittings of a trend: one of several charts with the same axes. */
struct _ExamDomainChart
{
  ExamPointChart parent_instance;

  const ExamTrend       *trend;   /* borrowed (nullable) */
  const ExamDomainTrend *domain;  /* borrowed (nullable) */
  double                 cut;     /* share that would do, negative if there is none */
};

G_DEFINE_FINAL_TYPE (ExamDomainChart, exam_domain_chart, EXAM_TYPE_POINT_CHART)

static void
exam_domain_chart_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  GTK_WIDGET_CLASS (exam_domain_chart_parent_class)->measure (widget, orientation, for_size, minimum, natural,
                                                              minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = NATURAL_WIDTH;
}

static ExamChartPlot
get_plot (GtkWidget *widget)
{
  int width, height;

  exam_chart_measure_text (widget, _("100 %"), &width, &height);
  return (ExamChartPlot) {
    .left = width + 8,
    .top = height / 2.0,
    .width = MAX (gtk_widget_get_width (widget) - width - 8, 1),
    .height = MAX (gtk_widget_get_height (widget) - 1.5 * height - 6, 1),
  };
}

static double
y_of (const ExamChartPlot *plot,
      double               share)
{
  return plot->top + plot->height * (1 - share);
}

static void
place_points (ExamDomainChart     *self,
              const ExamChartPlot *plot,
              GArray              *points)
{
  g_autoptr (GArray) places = exam_trend_place (self->trend, SPACING / MAX (plot->width, 1));

  for (guint i = 0; i < self->domain->points->len; i++)
    {
      const ExamDomainTrendPoint *figure = exam_domain_trend_get_point (self->domain, i);
      graphene_point_t point = {
        (float) exam_trend_get_x (plot, g_array_index (places, double, figure->index)),
        (float) y_of (plot, figure->share),
      };

      g_array_append_val (points, point);
    }
}

static ExamTrendKind
get_kind (ExamDomainChart *self,
          guint            index)
{
  return exam_trend_classify (exam_trend_get (self->trend, exam_domain_trend_get_point (self->domain, index)->index));
}

static void
draw_labels (ExamDomainChart       *self,
             GtkSnapshot           *snapshot,
             const ExamChartPlot   *plot,
             const ExamChartColors *colors)
{
  GtkWidget *widget = GTK_WIDGET (self);

  exam_chart_draw_value (widget, snapshot, plot, y_of (plot, 1), _("100 %"), colors);
  exam_chart_fill (snapshot, plot->left, y_of (plot, 0.5), plot->width, 1, 0, &colors->track);
  exam_chart_draw_value (widget, snapshot, plot, y_of (plot, 0), _("0 %"), colors);
  exam_chart_draw_axes (snapshot, plot, colors);
  exam_trend_draw_times (widget, snapshot, plot, self->trend, colors);
}

static const GdkRGBA *
get_color (ExamDomainChart            *self,
           const ExamDomainTrendPoint *figure,
           const ExamChartColors      *colors)
{
  if (self->cut < 0)
    return &colors->line;
  return figure->share >= self->cut ? &colors->good : &colors->bad;
}

static void
draw_cut (ExamDomainChart       *self,
          cairo_t               *cr,
          const ExamChartPlot   *plot,
          const ExamChartColors *colors)
{
  if (self->cut >= 0)
    exam_chart_draw_dashes (cr, plot->left, y_of (plot, self->cut), plot->left + plot->width, y_of (plot, self->cut), 1.5,
                            &colors->dim_text);
}

/* As in the trend, only sittings as in the exam make a line. */
static void
draw_line (ExamDomainChart       *self,
           cairo_t               *cr,
           const GArray          *points,
           const ExamChartColors *colors)
{
  for (guint i = 0; i < points->len; i++)
    if (get_kind (self, i) == EXAM_TREND_AS_EXAM)
      cairo_line_to (cr, g_array_index (points, graphene_point_t, i).x, g_array_index (points, graphene_point_t, i).y);
  gdk_cairo_set_source_rgba (cr, &colors->band);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
draw_points (ExamDomainChart       *self,
             cairo_t               *cr,
             const ExamChartPlot   *plot,
             const GArray          *points,
             const ExamChartColors *colors)
{
  gboolean roomy = points->len * SPACING <= plot->width;

  for (guint i = 0; i < points->len; i++)
    {
      const ExamDomainTrendPoint *figure = exam_domain_trend_get_point (self->domain, i);
      const graphene_point_t *point = &g_array_index (points, graphene_point_t, i);
      const GdkRGBA *color = get_color (self, figure, colors);
      ExamTrendKind kind = get_kind (self, i);

      if (roomy)
        exam_trend_draw_interval (cr, point->x, point->y, RADIUS, y_of (plot, figure->interval.low),
                                  y_of (plot, figure->interval.high), color);
      exam_chart_draw_mark (cr, point->x, point->y, RADIUS, kind & EXAM_TREND_SHORT, kind & EXAM_TREND_EASED, color);
    }
}

/* What cannot be told apart by eye is not drawn one by one. */
static void
draw_crowd (ExamDomainChart       *self,
            GtkSnapshot           *snapshot,
            const ExamChartPlot   *plot,
            const GArray          *points,
            const ExamChartColors *colors)
{
  g_autoptr (ExamChartCrowd) crowd = exam_chart_crowd_new (GTK_WIDGET (self));
  const graphene_point_t *last = NULL;

  for (guint i = 0; i < points->len; i++)
    {
      const graphene_point_t *point = &g_array_index (points, graphene_point_t, i);

      if (get_kind (self, i) != EXAM_TREND_AS_EXAM)
        continue;
      if (last != NULL)
        exam_chart_crowd_add_line (crowd, last->x, last->y, point->x, point->y, 2);
      last = point;
    }
  exam_chart_crowd_fill_lines (crowd, &colors->band);
  draw_cut (self, exam_chart_crowd_get_cairo (crowd), plot, colors);

  for (guint i = 0; i < points->len; i++)
    {
      const graphene_point_t *point = &g_array_index (points, graphene_point_t, i);
      ExamTrendKind kind = get_kind (self, i);

      exam_chart_crowd_draw_mark (crowd, point->x, point->y, CROWD_RADIUS, kind & EXAM_TREND_SHORT, kind & EXAM_TREND_EASED,
                                  get_color (self, exam_domain_trend_get_point (self->domain, i), colors));
    }
  exam_chart_crowd_append (crowd, snapshot);
}

static void
exam_domain_chart_draw (ExamPointChart *chart,
                        GtkSnapshot    *snapshot,
                        GArray         *points)
{
  ExamDomainChart *self = EXAM_DOMAIN_CHART (chart);
  ExamChartColors colors = exam_chart_get_colors ();
  ExamChartPlot plot = get_plot (GTK_WIDGET (chart));
  cairo_t *cr;

  place_points (self, &plot, points);
  draw_labels (self, snapshot, &plot, &colors);
  if (points->len * CROWDED > plot.width)
    {
      draw_crowd (self, snapshot, &plot, points, &colors);
      return;
    }

  cr = exam_chart_begin_lines (GTK_WIDGET (chart), snapshot);
  draw_line (self, cr, points, &colors);
  draw_cut (self, cr, &plot, &colors);
  draw_points (self, cr, &plot, points, &colors);
  cairo_destroy (cr);
}

static void
exam_domain_chart_draw_shown (ExamPointChart         *chart,
                              GtkSnapshot            *snapshot,
                              const graphene_point_t *point)
{
  exam_chart_draw_ring (snapshot, point, 2 * RADIUS);
}

/** Returns: (transfer full): the share of a point in percent, rounded down, and the points behind it: "62 % · 8 of 13" */
char *
exam_domain_chart_format_share (const ExamDomainTrendPoint *point)
{
  g_autofree char *points = exam_report_format_points (point->points);

  /* Translators: a share in percent, points got, which can be parts such as 71.50, and points there are */
  return g_strdup_printf (_("%d %% · %s of %u"), (int) floor (point->share * 100 + 1e-9), points, point->n_items);
}

/* On two lines, so that there is always room for what is pointed at. */
static char *
exam_domain_chart_describe (ExamPointChart *chart,
                            guint           index)
{
  ExamDomainChart *self = EXAM_DOMAIN_CHART (chart);
  const ExamDomainTrendPoint *point = exam_domain_trend_get_point (self->domain, index);
  const ExamSittingRecord *record = exam_trend_get (self->trend, point->index);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (record->started_at / G_USEC_PER_SEC);
  /* Translators: a date for g_date_time_format(), in a narrow place */
  g_autofree char *date = time != NULL ? g_date_time_format (time, _("%-e %b %Y")) : g_strdup ("");
  g_autofree char *share = exam_domain_chart_format_share (point);
  g_autofree char *marks = exam_report_describe_marks (record);

  /* Translators: a share with its points, a date, the ends of an interval in percent, and what was not as in the exam */
  return g_strdup_printf (*marks != '\0' ? _("%s\n%s · %d–%d %% · %s") : _("%s\n%s · %d–%d %%"), share, date,
                          (int) floor (point->interval.low * 100), (int) ceil (point->interval.high * 100), marks);
}

static void
exam_domain_chart_class_init (ExamDomainChartClass *klass)
{
  ExamPointChartClass *chart_class = EXAM_POINT_CHART_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->measure = exam_domain_chart_measure;
  chart_class->plot_height = PLOT_HEIGHT;
  chart_class->draw = exam_domain_chart_draw;
  chart_class->draw_shown = exam_domain_chart_draw_shown;
  chart_class->describe = exam_domain_chart_describe;
}

static void
exam_domain_chart_init (ExamDomainChart *self)
{
}

/**
 * exam_domain_chart_set_domain:
 * @self: a chart
 * @trend: (transfer none): the sittings; has to be there as long as the chart
 * @domain: (transfer none): what is shown; has to be there as long as the chart
 * @cut: the share that would do, negative if it is not known
 */
void
exam_domain_chart_set_domain (ExamDomainChart       *self,
                              const ExamTrend       *trend,
                              const ExamDomainTrend *domain,
                              double                 cut)
{
  g_autofree char *last = NULL;
  g_autofree char *name = NULL;
  guint n;

  g_return_if_fail (EXAM_IS_DOMAIN_CHART (self));
  g_return_if_fail (trend != NULL);
  g_return_if_fail (domain != NULL && domain->points->len > 0);

  n = domain->points->len;
  self->trend = trend;
  self->domain = domain;
  self->cut = cut;
  last = exam_domain_chart_format_share (exam_domain_trend_get_point (domain, n - 1));
  /* Translators: a domain, a number of results, and the last of them, such as "62 % · 8 of 13" */
  name = g_strdup_printf (ngettext ("%s over time: %u result, the last one %s", "%s over time: %u results, the last one %s", n),
                          domain->name, n, last);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  exam_point_chart_set_points (EXAM_POINT_CHART (self), n, n - 1);
}

/** Returns: index in the trend of the sitting that the point with the index @index is of */
guint
exam_domain_chart_get_sitting (ExamDomainChart *self,
                               guint            index)
{
  g_return_val_if_fail (EXAM_IS_DOMAIN_CHART (self), 0);
  return exam_domain_trend_get_point (self->domain, index)->index;
}
