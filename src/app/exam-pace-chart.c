/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-pace-chart.h"

#include "app/exam-chart.h"
#include "sitting/exam-time-text.h"

#define PLOT_HEIGHT 180

/* Items answered over time, beside an even pace. */
struct _ExamPaceChart
{
  GtkWidget parent_instance;

  ExamPace *pace;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (ExamPaceChart, exam_pace_chart, GTK_TYPE_WIDGET)

/* The plot inside its labels, in pixels. */
typedef struct {
  double left;
  double top;
  double width;
  double height;
  double end;     /* exam time at the right edge, in microseconds */
} Plot;

static int
get_text_height (GtkWidget *widget)
{
  int width, height;

  exam_chart_measure_text (widget, "0", &width, &height);
  return height;
}

static Plot
get_plot (ExamPaceChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *most = g_strdup_printf ("%u", self->pace->n_items);
  int label_width, label_height;
  gint64 end = MAX (self->pace->limit, self->pace->elapsed);

  exam_chart_measure_text (widget, most, &label_width, &label_height);
  return (Plot) {
    .left = label_width + 8,
    .top = label_height / 2.0,
    .width = MAX (gtk_widget_get_width (widget) - label_width - 16, 1),
    .height = MAX (gtk_widget_get_height (widget) - 2 * label_height, 1),
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
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 500;
    }
  else
    *minimum = *natural = PLOT_HEIGHT + 2 * get_text_height (widget);
}

static double
x_of (const Plot *plot,
      gint64      time)
{
  return plot->left + plot->width * MIN ((double) time / plot->end, 1);
}

static double
y_of (ExamPaceChart *self,
      const Plot    *plot,
      guint          n_answered)
{
  return plot->top + plot->height * (1 - (double) n_answered / MAX (self->pace->n_items, 1));
}

static void
draw_axes (ExamPaceChart         *self,
           GtkSnapshot           *snapshot,
           const Plot            *plot,
           const ExamChartColors *colors)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int text_height = get_text_height (widget);
  double bottom = plot->top + plot->height;
  g_autofree char *most = g_strdup_printf ("%u", self->pace->n_items);
  g_autofree char *end = exam_time_to_clock ((gint64) plot->end);

  exam_chart_fill (snapshot, plot->left, plot->top, 1, plot->height, 0, &colors->axis);
  exam_chart_fill (snapshot, plot->left, bottom, plot->width, 1, 0, &colors->axis);
  exam_chart_draw_text (widget, snapshot, most, plot->left - 6, plot->top - text_height / 2.0, 1, &colors->dim_text);
  exam_chart_draw_text (widget, snapshot, "0", plot->left - 6, bottom - text_height / 2.0, 1, &colors->dim_text);
  exam_chart_draw_text (widget, snapshot, "0:00", plot->left, bottom + 2, 0, &colors->dim_text);
  exam_chart_draw_text (widget, snapshot, end, plot->left + plot->width, bottom + 2, 1, &colors->dim_text);
}

static void
draw_lines (ExamPaceChart         *self,
            GtkSnapshot           *snapshot,
            const Plot            *plot,
            const ExamChartColors *colors)
{
  const ExamPace *pace = self->pace;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                               (float) gtk_widget_get_height (GTK_WIDGET (self)));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  const double dashes[] = { 5, 5 };

  if (pace->limit > 0)
    {
      gdk_cairo_set_source_rgba (cr, &colors->dim_text);
      cairo_set_line_width (cr, 1.5);
      cairo_set_dash (cr, dashes, 2, 0);
      cairo_move_to (cr, x_of (plot, 0), y_of (self, plot, 0));
      cairo_line_to (cr, x_of (plot, pace->limit), y_of (self, plot, pace->n_items));
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
    }

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
  draw_axes (self, snapshot, &plot, &colors);
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
