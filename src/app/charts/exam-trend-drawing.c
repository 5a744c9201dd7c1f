/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/charts/exam-trend-drawing.h"

#include <glib/gi18n.h>

#include "app/charts/exam-chart.h"
#include "app/charts/exam-chart-crowd.h"
#include "report/exam-report-text.h"

#define RADIUS EXAM_TREND_RADIUS
#define SPACING 16  /* between the middles of two points */
#define CROWDED 4   /* between them, where whiskers and marks cover each other */
#define CROWD_RADIUS 3

/* What is drawn, and where. */
typedef struct {
  GtkWidget             *widget;
  const ExamTrend       *trend;
  const ExamChartColors *colors;
  PangoLayout           *cut_layout;
  GArray                *points;       /* (element-type graphene_point_t) */
  ExamChartPlot          area;
  int                    text_height;
} Plot;

static PangoLayout *
create_cut_layout (GtkWidget       *widget,
                   const ExamTrend *trend)
{
  const ExamSittingRecord *latest = exam_trend_get_latest (trend);
  g_autofree char *cut = exam_sitting_record_format_score (latest, latest->cut);
  /* Translators: on a chart, at the lowest passing score */
  g_autofree char *text = g_strdup_printf (_("%s to pass"), cut);
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);

  pango_layout_set_width (layout, gtk_widget_get_width (widget) / 5 * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static void
lay_out (Plot *plot)
{
  const ExamSittingRecord *latest = exam_trend_get_latest (plot->trend);
  g_autofree char *most = exam_sitting_record_format_score (latest, latest->scale_max);
  int label_width, cut_width;

  exam_chart_measure_text (plot->widget, most, &label_width, &plot->text_height);
  pango_layout_get_pixel_size (plot->cut_layout, &cut_width, NULL);
  plot->area.left = label_width + 8;
  plot->area.top = MAX (plot->text_height / 2.0, 2 * RADIUS);
  plot->area.width = MAX (gtk_widget_get_width (plot->widget) - label_width - cut_width - 16, 1);
  plot->area.height = MAX (gtk_widget_get_height (plot->widget) - plot->area.top - plot->text_height - 6, 1);
}

static double
x_of (const Plot *plot,
      double      share)
{
  return exam_trend_get_x (&plot->area, share);
}

static double
y_of (const Plot *plot,
      double      value)
{
  return plot->area.top + plot->area.height * (1 - exam_trend_locate_value (plot->trend, value));
}

static void
place_points (const Plot *plot)
{
  g_autoptr (GArray) places = exam_trend_place (plot->trend, SPACING / MAX (plot->area.width - 4 * RADIUS, 1));

  g_array_set_size (plot->points, 0);
  for (guint i = 0; i < places->len; i++)
    {
      graphene_point_t point = {
        (float) x_of (plot, g_array_index (places, double, i)),
        (float) y_of (plot, exam_trend_get (plot->trend, i)->value),
      };

      g_array_append_val (plot->points, point);
    }
}

static void
draw_values (const Plot  *plot,
             GtkSnapshot *snapshot)
{
  guint most = (guint) CLAMP (plot->area.height / (1.5 * plot->text_height), 2, 6);
  g_autoptr (GArray) values = exam_trend_list_values (plot->trend, most);

  for (guint i = 0; i < values->len; i++)
    {
      double value = g_array_index (values, double, i), y = y_of (plot, value);
      g_autofree char *text = exam_sitting_record_format_score (exam_trend_get_latest (plot->trend), value);

      exam_chart_draw_value (plot->widget, snapshot, &plot->area, y, text, plot->colors);
    }
  exam_chart_draw_axes (snapshot, &plot->area, plot->colors);
}

static char *
format_time (gint64        time,
             ExamTrendUnit unit)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  char *text;

  switch (unit)
    {
    case EXAM_TREND_DAYS:
      /* Translators: a day of the month for g_date_time_format(), below a chart */
      text = g_date_time_format (date, _("%-d %b"));
      break;
    case EXAM_TREND_MONTHS:
      /* Translators: a month of a year for g_date_time_format(), below a chart */
      text = g_date_time_format (date, _("%b %Y"));
      break;
    case EXAM_TREND_YEARS:
    default:
      text = g_date_time_format (date, "%Y");
      break;
    }
  return g_strstrip (text);
}

/**
 * exam_trend_get_x:
 * @plot: where there is room
 * @share: a place of exam_trend_place(), or of exam_trend_locate_time()
 *
 * Returns: where that is, in pixels; points at both ends are not cut off
 */
double
exam_trend_get_x (const ExamChartPlot *plot,
                  double               share)
{
  return plot->left + 2 * RADIUS + MAX (plot->width - 4 * RADIUS, 0) * share;
}

/** Writes dates below a plot of a trend, as many as there is room for. */
void
exam_trend_draw_times (GtkWidget             *widget,
                       GtkSnapshot           *snapshot,
                       const ExamChartPlot   *plot,
                       const ExamTrend       *trend,
                       const ExamChartColors *colors)
{
  g_autofree char *sample = format_time (trend->start, EXAM_TREND_MONTHS);
  g_autoptr (GArray) times = NULL;
  ExamTrendUnit unit;
  int width, height;

  exam_chart_measure_text (widget, sample, &width, &height);
  times = exam_trend_list_times (trend, (guint) MAX (plot->width / (width + 24), 1), &unit);
  for (guint i = 0; i < times->len; i++)
    {
      gint64 time = g_array_index (times, gint64, i);
      g_autofree char *text = format_time (time, unit);

      exam_chart_draw_tick (widget, snapshot, plot, exam_trend_get_x (plot, exam_trend_locate_time (trend, time)), text,
                            colors);
    }
}

static void
draw_cut (const Plot *plot,
          cairo_t    *cr)
{
  double y = y_of (plot, exam_trend_get_latest (plot->trend)->cut);

  if (!plot->trend->cut_changes)
    {
      exam_chart_draw_dashes (cr, plot->area.left, y, plot->area.left + plot->area.width, y, 2, &plot->colors->text);
      return;
    }

  gdk_cairo_set_source_rgba (cr, &plot->colors->text);
  cairo_set_line_width (cr, 2);
  for (guint i = 0; i < plot->points->len; i++)
    {
      double x = g_array_index (plot->points, graphene_point_t, i).x;

      y = y_of (plot, exam_trend_get (plot->trend, i)->cut);
      cairo_move_to (cr, x - 2 * RADIUS, y);
      cairo_line_to (cr, x + 2 * RADIUS, y);
    }
  cairo_stroke (cr);
}

/* Only sittings as in the exam make a line: the others are easier or less sure, and do not say where it goes. */
static void
draw_line (const Plot *plot,
           cairo_t    *cr)
{
  for (guint i = 0; i < plot->points->len; i++)
    {
      const graphene_point_t *point = &g_array_index (plot->points, graphene_point_t, i);

      if (exam_trend_classify (exam_trend_get (plot->trend, i)) == EXAM_TREND_AS_EXAM)
        cairo_line_to (cr, point->x, point->y);
    }
  gdk_cairo_set_source_rgba (cr, &plot->colors->band);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
draw_whisker (cairo_t *cr,
              double   x,
              double   from,
              double   to)
{
  cairo_move_to (cr, x, from);
  cairo_line_to (cr, x, to);
  cairo_move_to (cr, x - 4, to);
  cairo_line_to (cr, x + 4, to);
}

/**
 * exam_trend_draw_interval:
 * @cr: what to draw on
 * @x: the middle of a point
 * @y: its middle
 * @radius: half its width
 * @low: where the lower end of its interval is
 * @high: where the upper end is
 * @color: its colour
 *
 * Draws an interval as whiskers; not through the mark, which may be hollow.
 */
void
exam_trend_draw_interval (cairo_t       *cr,
                          double         x,
                          double         y,
                          double         radius,
                          double         low,
                          double         high,
                          const GdkRGBA *color)
{
  if (low > y + radius)
    draw_whisker (cr, x, y + radius, low);
  if (high < y - radius)
    draw_whisker (cr, x, y - radius, high);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
draw_point (const Plot *plot,
            cairo_t    *cr,
            guint       index)
{
  const ExamSittingRecord *record = exam_trend_get (plot->trend, index);
  const graphene_point_t *point = &g_array_index (plot->points, graphene_point_t, index);
  const GdkRGBA *color = record->passed ? &plot->colors->good : &plot->colors->bad;
  ExamTrendKind kind = exam_trend_classify (record);

  exam_trend_draw_interval (cr, point->x, point->y, RADIUS, y_of (plot, record->low), y_of (plot, record->high), color);
  exam_chart_draw_mark (cr, point->x, point->y, RADIUS, kind & EXAM_TREND_SHORT, kind & EXAM_TREND_EASED, color);
}

/* Each with its mark and its interval */
static void
draw_points (const Plot  *plot,
             GtkSnapshot *snapshot)
{
  cairo_t *cr = exam_chart_begin_lines (plot->widget, snapshot);

  draw_line (plot, cr);
  draw_cut (plot, cr);
  for (guint i = 0; i < plot->points->len; i++)
    draw_point (plot, cr, i);
  cairo_destroy (cr);
}

/* The intervals overlap to a band, pale enough for the marks to stand out from it. */
static void
draw_crowd_intervals (const Plot     *plot,
                      ExamChartCrowd *crowd)
{
  GdkRGBA color = plot->colors->track;

  for (guint i = 0; i < plot->points->len; i++)
    {
      const ExamSittingRecord *record = exam_trend_get (plot->trend, i);
      double x = g_array_index (plot->points, graphene_point_t, i).x;

      exam_chart_crowd_add_line (crowd, x, y_of (plot, record->low), x, y_of (plot, record->high), 0);
    }
  exam_chart_crowd_fill_lines (crowd, &color);
}

static void
draw_crowd_line (const Plot     *plot,
                 ExamChartCrowd *crowd)
{
  const graphene_point_t *last = NULL;

  for (guint i = 0; i < plot->points->len; i++)
    {
      const graphene_point_t *point = &g_array_index (plot->points, graphene_point_t, i);

      if (exam_trend_classify (exam_trend_get (plot->trend, i)) != EXAM_TREND_AS_EXAM)
        continue;
      if (last != NULL)
        exam_chart_crowd_add_line (crowd, last->x, last->y, point->x, point->y, 2);
      last = point;
    }
  exam_chart_crowd_fill_lines (crowd, &plot->colors->band);
}

static void
draw_crowd (const Plot  *plot,
            GtkSnapshot *snapshot)
{
  g_autoptr (ExamChartCrowd) crowd = exam_chart_crowd_new (plot->widget);

  draw_crowd_intervals (plot, crowd);
  draw_crowd_line (plot, crowd);
  for (guint i = 0; i < plot->points->len; i++)
    {
      const ExamSittingRecord *record = exam_trend_get (plot->trend, i);
      const graphene_point_t *point = &g_array_index (plot->points, graphene_point_t, i);
      ExamTrendKind kind = exam_trend_classify (record);

      exam_chart_crowd_draw_mark (crowd, point->x, point->y, CROWD_RADIUS, kind & EXAM_TREND_SHORT, kind & EXAM_TREND_EASED,
                                  record->passed ? &plot->colors->good : &plot->colors->bad);
    }
  /* Below so many marks it would not be seen. */
  draw_cut (plot, exam_chart_crowd_get_cairo (crowd));
  exam_chart_crowd_append (crowd, snapshot);
}

static void
draw_cut_label (const Plot  *plot,
                GtkSnapshot *snapshot)
{
  double y = y_of (plot, exam_trend_get_latest (plot->trend)->cut);
  int height;

  pango_layout_get_pixel_size (plot->cut_layout, NULL, &height);
  exam_chart_draw_layout (snapshot, plot->cut_layout, plot->area.left + plot->area.width + 8, MAX (y - height / 2.0, 0),
                          &plot->colors->text);
}

/**
 * exam_trend_draw:
 * @widget: what to fill
 * @snapshot: where to draw
 * @trend: one or more sittings
 * @points: (element-type graphene_point_t): gets the middle of each point
 *
 * Draws scores over time.
 */
void
exam_trend_draw (GtkWidget       *widget,
                 GtkSnapshot     *snapshot,
                 const ExamTrend *trend,
                 GArray          *points)
{
  ExamChartColors colors = exam_chart_get_colors ();
  g_autoptr (PangoLayout) cut_layout = create_cut_layout (widget, trend);
  Plot plot = { .widget = widget, .trend = trend, .colors = &colors, .cut_layout = cut_layout, .points = points };

  lay_out (&plot);
  place_points (&plot);
  draw_values (&plot, snapshot);
  exam_trend_draw_times (widget, snapshot, &plot.area, trend, &colors);
  if (points->len * CROWDED > plot.area.width)
    draw_crowd (&plot, snapshot);
  else
    draw_points (&plot, snapshot);
  draw_cut_label (&plot, snapshot);
}
