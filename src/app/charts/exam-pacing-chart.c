/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/charts/exam-pacing-chart.h"

#include <math.h>

#include <glib/gi18n.h>

#include "app/charts/exam-chart.h"
#include "insight/exam-pacing-text.h"
#include "sitting/exam-time-text.h"

#define PLOT_HEIGHT 190
#define RADIUS 5
#define HATCH 7  /* between two lines of the pattern */

/* How far ahead of the pace a sitting was, or behind it, over its time. */
struct _ExamPacingChart
{
  ExamPointChart parent_instance;

  ExamPacing *pacing;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ExamPacingChart, exam_pacing_chart, EXAM_TYPE_POINT_CHART)

/* What is drawn, and where; times are in minutes. */
typedef struct {
  GtkWidget             *widget;
  const ExamPacing      *pacing;
  const ExamChartColors *colors;
  ExamChartPlot          area;
  double                 lowest;
  double                 highest;
  double                 step;     /* between two values written beside the plot */
  double                 end;
  int                    text_height;
} Plot;

static double
get_minutes (gint64 time)
{
  return (double) time / G_USEC_PER_SEC / 60;
}

/* Returns: a round number of minutes of which at most @most fit into @range */
static double
find_step (double range,
           double most)
{
  static const double steps[] = { 1, 2, 5, 10, 15, 30, 60, 120, 240, 480 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (range / steps[i] <= most)
      return steps[i];
  return ceil (range / most);
}

static char *
format_lead (double minutes)
{
  if (fabs (minutes) < 0.5)
    return g_strdup ("0");
  /* Translators: minutes ahead of the pace, beside a chart */
  return g_strdup_printf (minutes > 0 ? _("+%.0f min") : _("−%.0f min"), fabs (minutes));
}

static void
find_range (Plot *plot)
{
  const ExamPacingPoint *ahead = exam_pacing_get_point (plot->pacing, plot->pacing->most_ahead);
  const ExamPacingPoint *behind = exam_pacing_get_point (plot->pacing, plot->pacing->most_behind);
  double most = CLAMP (plot->area.height / (2.0 * plot->text_height), 2, 6);

  plot->highest = ahead != NULL ? get_minutes (ahead->lead) : 0;
  plot->lowest = behind != NULL ? get_minutes (behind->lead) : 0;
  plot->step = find_step (plot->highest - plot->lowest, most - 1);
  /* Both sides are to be seen, also when one of them was never come to. */
  plot->highest = MAX (ceil (plot->highest / plot->step), 1) * plot->step;
  plot->lowest = MIN (floor (plot->lowest / plot->step), -1) * plot->step;
  plot->end = MAX (get_minutes (MAX (plot->pacing->basis, plot->pacing->elapsed)), 1.0 / 60);
}

static void
lay_out (Plot *plot)
{
  g_autofree char *highest = NULL;
  g_autofree char *lowest = NULL;
  int high_width, low_width, height;

  plot->text_height = exam_chart_get_text_height (plot->widget);
  plot->area.top = plot->text_height / 2.0;
  plot->area.height = MAX (gtk_widget_get_height (plot->widget) - plot->area.top - plot->text_height - 6, 1);
  find_range (plot);

  highest = format_lead (plot->highest);
  lowest = format_lead (plot->lowest);
  exam_chart_measure_text (plot->widget, highest, &high_width, &height);
  exam_chart_measure_text (plot->widget, lowest, &low_width, &height);
  plot->area.left = MAX (high_width, low_width) + 8;
  plot->area.width = MAX (gtk_widget_get_width (plot->widget) - plot->area.left - 2 * RADIUS, 1);
}

static double
x_of (const Plot *plot,
      gint64      time)
{
  return plot->area.left + plot->area.width * CLAMP (get_minutes (time) / plot->end, 0, 1);
}

static double
y_of (const Plot *plot,
      double      minutes)
{
  return plot->area.top + plot->area.height * (plot->highest - minutes) / (plot->highest - plot->lowest);
}

static void
draw_labels (const Plot  *plot,
             GtkSnapshot *snapshot)
{
  double bottom = plot->area.top + plot->area.height, step;
  int width, height;

  for (double value = plot->lowest; value <= plot->highest + plot->step / 2; value += plot->step)
    {
      g_autofree char *text = format_lead (value);

      exam_chart_draw_value (plot->widget, snapshot, &plot->area, y_of (plot, value), text, plot->colors);
    }
  exam_chart_draw_axes (snapshot, &plot->area, plot->colors);

  exam_chart_measure_text (plot->widget, "0:00:00", &width, &height);
  step = find_step (plot->end, MAX (plot->area.width / (width + 24), 1));
  for (double minutes = 0; minutes <= plot->end; minutes += step)
    {
      g_autofree char *text = exam_time_to_clock ((gint64) (minutes * 60) * G_USEC_PER_SEC);

      exam_chart_draw_tick (plot->widget, snapshot, &plot->area,
                            plot->area.left + plot->area.width * minutes / plot->end, text, plot->colors);
    }

  /* Translators: on a chart, in the half that means being ahead of the pace */
  exam_chart_draw_text (plot->widget, snapshot, C_("pace", "Ahead"), plot->area.left + 8, plot->area.top + 2, 0,
                        &plot->colors->dim_text);
  /* Translators: on a chart, in the half that means being behind the pace */
  exam_chart_draw_text (plot->widget, snapshot, C_("pace", "Behind"), plot->area.left + 8, bottom - plot->text_height - 2, 0,
                        &plot->colors->dim_text);
}

static void
trace (const Plot *plot,
       cairo_t    *cr)
{
  cairo_move_to (cr, x_of (plot, 0), y_of (plot, 0));
  for (guint i = 0; i < plot->pacing->points->len; i++)
    {
      const ExamPacingPoint *point = exam_pacing_get_point (plot->pacing, (int) i);

      cairo_line_to (cr, x_of (plot, point->at), y_of (plot, get_minutes (point->lead)));
    }
}

/* What is behind is hatched as well, to be told without colours. */
static void
fill_side (const Plot *plot,
           cairo_t    *cr,
           gboolean    ahead)
{
  GdkRGBA color = ahead ? plot->colors->good : plot->colors->bad;
  const ExamPacingPoint *last = exam_pacing_get_point (plot->pacing, (int) plot->pacing->points->len - 1);
  double zero = y_of (plot, 0), bottom = plot->area.top + plot->area.height;

  cairo_save (cr);
  cairo_rectangle (cr, plot->area.left, ahead ? plot->area.top : zero, plot->area.width, ahead ? zero - plot->area.top : bottom - zero);
  cairo_clip (cr);
  trace (plot, cr);
  cairo_line_to (cr, x_of (plot, last->at), zero);
  cairo_close_path (cr);
  color.alpha = 0.25F;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  if (!ahead)
    {
      double height = bottom - zero;

      for (double x = plot->area.left - height; x < plot->area.left + plot->area.width; x += HATCH)
        {
          cairo_move_to (cr, x, bottom);
          cairo_line_to (cr, x + height, zero);
        }
      color.alpha = 0.6F;
      gdk_cairo_set_source_rgba (cr, &color);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
draw_turn (const Plot *plot,
           cairo_t    *cr)
{
  double x = x_of (plot, plot->pacing->passes.turned_at);

  if (plot->pacing->passes.turned_at >= 0)
    exam_chart_draw_dashes (cr, x, plot->area.top, x, plot->area.top + plot->area.height, 1.5, &plot->colors->dim_text);
}

static void
draw_turn_label (const Plot  *plot,
                 GtkSnapshot *snapshot)
{
  /* Translators: on a chart, where the second pass through the questions begins */
  const char *text = _("Second pass");
  double x = x_of (plot, plot->pacing->passes.turned_at);
  int width, height;
  gboolean fits;

  if (plot->pacing->passes.turned_at < 0)
    return;
  exam_chart_measure_text (plot->widget, text, &width, &height);
  fits = x + 6 + width <= plot->area.left + plot->area.width;
  exam_chart_draw_text (plot->widget, snapshot, text, fits ? x + 6 : x - 6,
                        plot->area.top + plot->area.height - plot->text_height - 2, fits ? 0 : 1, &plot->colors->dim_text);
}

static void
exam_pacing_chart_draw (ExamPointChart *chart,
                        GtkSnapshot    *snapshot,
                        GArray         *points)
{
  ExamChartColors colors = exam_chart_get_colors ();
  Plot plot = { .widget = GTK_WIDGET (chart), .pacing = EXAM_PACING_CHART (chart)->pacing, .colors = &colors };
  cairo_t *cr;

  lay_out (&plot);
  draw_labels (&plot, snapshot);
  for (guint i = 0; i < plot.pacing->points->len; i++)
    {
      const ExamPacingPoint *point = exam_pacing_get_point (plot.pacing, (int) i);
      graphene_point_t place = { (float) x_of (&plot, point->at), (float) y_of (&plot, get_minutes (point->lead)) };

      g_array_append_val (points, place);
    }

  cr = exam_chart_begin_lines (plot.widget, snapshot);
  fill_side (&plot, cr, TRUE);
  fill_side (&plot, cr, FALSE);
  draw_turn (&plot, cr);
  gdk_cairo_set_source_rgba (cr, &colors.text);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, plot.area.left, y_of (&plot, 0));
  cairo_line_to (cr, plot.area.left + plot.area.width, y_of (&plot, 0));
  cairo_stroke (cr);
  trace (&plot, cr);
  gdk_cairo_set_source_rgba (cr, &colors.line);
  cairo_set_line_width (cr, 2.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_destroy (cr);
  draw_turn_label (&plot, snapshot);
}

static void
exam_pacing_chart_draw_shown (ExamPointChart         *chart,
                              GtkSnapshot            *snapshot,
                              const graphene_point_t *point)
{
  ExamChartColors colors = exam_chart_get_colors ();
  cairo_t *cr = exam_chart_begin_lines (GTK_WIDGET (chart), snapshot);

  exam_chart_draw_mark (cr, point->x, point->y, RADIUS, FALSE, FALSE, &colors.line);
  exam_chart_draw_mark (cr, point->x, point->y, 2 * RADIUS, FALSE, TRUE, &colors.text);
  cairo_destroy (cr);
}

static char *
exam_pacing_chart_describe (ExamPointChart *chart,
                            guint           index)
{
  const ExamPacing *pacing = EXAM_PACING_CHART (chart)->pacing;
  const ExamPacingPoint *point = exam_pacing_get_point (pacing, (int) index);
  g_autofree char *at = exam_time_to_clock (point->at);
  g_autofree char *lead = exam_pacing_describe_lead (point->lead);

  /* Translators: a time of the sitting such as "1:12:04", numbers of questions, and "12 minutes ahead" or behind */
  return g_strdup_printf (ngettext ("At %s: %u of %u question answered, %s", "At %s: %u of %u questions answered, %s",
                                    pacing->n_items), at, point->n_answered, pacing->n_items, lead);
}

static void
exam_pacing_chart_finalize (GObject *object)
{
  g_clear_pointer (&EXAM_PACING_CHART (object)->pacing, exam_pacing_free);
  G_OBJECT_CLASS (exam_pacing_chart_parent_class)->finalize (object);
}

static void
exam_pacing_chart_class_init (ExamPacingChartClass *klass)
{
  ExamPointChartClass *chart_class = EXAM_POINT_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = exam_pacing_chart_finalize;
  chart_class->plot_height = PLOT_HEIGHT;
  chart_class->along = TRUE;
  chart_class->draw = exam_pacing_chart_draw;
  chart_class->draw_shown = exam_pacing_chart_draw_shown;
  chart_class->describe = exam_pacing_chart_describe;
}

static void
exam_pacing_chart_init (ExamPacingChart *self)
{
}

/** Shows @pacing (transfer full). */
void
exam_pacing_chart_take_pacing (ExamPacingChart *self,
                               ExamPacing      *pacing)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (EXAM_IS_PACING_CHART (self));
  g_return_if_fail (pacing != NULL);

  g_clear_pointer (&self->pacing, exam_pacing_free);
  self->pacing = pacing;
  text = exam_pacing_describe_pace (pacing);
  g_strdelimit (text, "\n", ' ');
  /* Translators: %s is what the chart shows, in words */
  name = g_strdup_printf (_("Ahead of the pace and behind it: %s"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  exam_point_chart_set_points (EXAM_POINT_CHART (self), pacing->points->len, 0);
}

/** Returns: (nullable): what is shown */
const ExamPacing *
exam_pacing_chart_get_pacing (ExamPacingChart *self)
{
  g_return_val_if_fail (EXAM_IS_PACING_CHART (self), NULL);
  return self->pacing;
}
