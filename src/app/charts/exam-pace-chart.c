/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/charts/exam-pace-chart.h"

#include "app/charts/exam-chart.h"
#include "sitting/exam-time-text.h"

#define PLOT_HEIGHT 180

/* Items answered over time, beside an even pace. */
struct _ExamPaceChart
{
  GtkWidget parent_instance;

  ExamPace *pace;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ExamPaceChart, exam_pace_chart, GTK_TYPE_WIDGET)

/* Where things are, in pixels, and what time ends the axis, in microseconds */
typedef struct {
  ExamChartPlot area;
  double        end;
} Plot;

static Plot
get_plot (ExamPaceChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *most = g_strdup_printf ("%u", self->pace->n_items);
  int label_width, label_height;
  gint64 end = MAX (self->pace->limit, self->pace->elapsed);

  exam_chart_measure_text (widget, most, &label_width, &label_height);
  return (Plot) {
    .area = {
      .left = label_width + 8,
      .top = label_height / 2.0,
      .width = MAX (gtk_widget_get_width (widget) - label_width - 16, 1),
      .height = MAX (gtk_widget_get_height (widget) - 2 * label_height - 2, 1),
    },
    .end = MAX ((double) end, 1),
  };
}

static void
exam_pace_chart_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  exam_chart_measure (orientation, PLOT_HEIGHT + 2 * exam_chart_get_text_height (widget), minimum, natural);
}

static double
x_of (const Plot *plot,
      gint64      time)
{
  return plot->area.left + plot->area.width * MIN ((double) time / plot->end, 1);
}

static double
y_of (ExamPaceChart *self,
      const Plot    *plot,
      guint          n_answered)
{
  return plot->area.top + plot->area.height * (1 - (double) n_answered / MAX (self->pace->n_items, 1));
}

static void
draw_labels (ExamPaceChart         *self,
             GtkSnapshot           *snapshot,
             const Plot            *plot,
             const ExamChartColors *colors)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *most = g_strdup_printf ("%u", self->pace->n_items);
  g_autofree char *end = exam_time_to_clock ((gint64) plot->end);

  exam_chart_draw_value (widget, snapshot, &plot->area, plot->area.top, most, colors);
  exam_chart_draw_value (widget, snapshot, &plot->area, plot->area.top + plot->area.height, "0", colors);
  exam_chart_draw_axes (snapshot, &plot->area, colors);
  exam_chart_draw_tick (widget, snapshot, &plot->area, plot->area.left, "0:00", colors);
  exam_chart_draw_tick (widget, snapshot, &plot->area, plot->area.left + plot->area.width, end, colors);
}

static void
draw_lines (ExamPaceChart         *self,
            GtkSnapshot           *snapshot,
            const Plot            *plot,
            const ExamChartColors *colors)
{
  const ExamPace *pace = self->pace;
  cairo_t *cr = exam_chart_begin_lines (GTK_WIDGET (self), snapshot);

  if (pace->limit > 0)
    exam_chart_draw_dashes (cr, x_of (plot, 0), y_of (self, plot, 0), x_of (plot, pace->limit),
                            y_of (self, plot, pace->n_items), 1.5, &colors->dim_text);

  gdk_cairo_set_source_rgba (cr, &colors->line);
  cairo_set_line_width (cr, 2.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, x_of (plot, 0), y_of (self, plot, 0));
  for (guint i = 0; i < pace->points->len; i++)
    {
      const ExamPacePoint *point = &g_array_index (pace->points, ExamPacePoint, i);

      cairo_line_to (cr, x_of (plot, point->at), y_of (self, plot, point->n_answered));
    }
  cairo_line_to (cr, x_of (plot, pace->elapsed), y_of (self, plot, pace->points->len));
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
exam_pace_chart_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  ExamPaceChart *self = EXAM_PACE_CHART (widget);
  ExamChartColors colors = exam_chart_get_colors ();
  Plot plot;

  if (self->pace == NULL)
    return;

  plot = get_plot (self);
  draw_labels (self, snapshot, &plot, &colors);
  draw_lines (self, snapshot, &plot, &colors);
}

static void
exam_pace_chart_finalize (GObject *object)
{
  g_clear_pointer (&EXAM_PACE_CHART (object)->pace, exam_pace_free);
  G_OBJECT_CLASS (exam_pace_chart_parent_class)->finalize (object);
}

static void
exam_pace_chart_class_init (ExamPaceChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = exam_pace_chart_finalize;
  widget_class->measure = exam_pace_chart_measure;
  widget_class->snapshot = exam_pace_chart_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
exam_pace_chart_init (ExamPaceChart *self)
{
  exam_chart_watch_colors (GTK_WIDGET (self));
}

/** Shows @pace (transfer full). */
void
exam_pace_chart_take_pace (ExamPaceChart *self,
                           ExamPace      *pace)
{
  g_autofree char *name = NULL;

  g_return_if_fail (EXAM_IS_PACE_CHART (self));
  g_return_if_fail (pace != NULL);

  g_clear_pointer (&self->pace, exam_pace_free);
  self->pace = pace;
  name = exam_pace_describe (pace);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
