/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/charts/exam-due-chart.h"

#include <glib/gi18n.h>

#include "app/charts/exam-chart.h"

#define PLOT_HEIGHT 72
#define GAP 6

/* How many questions come back on each of the next days. */
struct _ExamDueChart
{
  GtkWidget parent_instance;

  GArray *counts;  /* (owned) (element-type guint): today first */
  gint64  now;
};

G_DEFINE_FINAL_TYPE (ExamDueChart, exam_due_chart, GTK_TYPE_WIDGET)

static char *
format_day (ExamDueChart *self,
            guint         day,
            const char   *format)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (self->now / G_USEC_PER_SEC);
  g_autoptr (GDateTime) then = g_date_time_add_days (now, (int) day);

  return g_date_time_format (then, format);
}

static int
get_line_height (GtkWidget *widget)
{
  int width, height;

  exam_chart_measure_text (widget, "0", &width, &height);
  return height;
}

/* Names of days stand below every bar, or every so many where they are wider than a bar. */
static guint
get_label_step (ExamDueChart *self,
                double        bar_width)
{
  int widest = 0;

  for (guint i = 0; i < self->counts->len; i++)
    {
      g_autofree char *day = format_day (self, i, "%a");
      int width, height;

      exam_chart_measure_text (GTK_WIDGET (self), day, &width, &height);
      widest = MAX (widest, width);
    }
  return (guint) ((widest + GAP) / MAX (bar_width + GAP, 1)) + 1;
}

static guint
get_most (ExamDueChart *self)
{
  guint most = 1;

  for (guint i = 0; i < self->counts->len; i++)
    most = MAX (most, g_array_index (self->counts, guint, i));
  return most;
}

static void
draw_day (ExamDueChart          *self,
          GtkSnapshot           *snapshot,
          guint                  day,
          double                 left,
          double                 width,
          const ExamChartColors *colors)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint count = g_array_index (self->counts, guint, day);
  double line = get_line_height (widget);
  double height = MAX (PLOT_HEIGHT * (double) count / get_most (self), count > 0 ? 3 : 1);
  double bottom = line + PLOT_HEIGHT;
  g_autofree char *text = g_strdup_printf ("%u", count);

  exam_chart_fill (snapshot, left, bottom - height, width, height, count > 0 ? 3 : 0,
                   count == 0 ? &colors->axis : day == 0 ? &colors->line : &colors->band);
  if (count > 0)
    exam_chart_draw_text (widget, snapshot, text, left + width / 2, bottom - height - line, 0.5, &colors->text);
}

static void
exam_due_chart_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  ExamDueChart *self = EXAM_DUE_CHART (widget);
  ExamChartColors colors = exam_chart_get_colors ();
  guint n = self->counts->len;
  double width = n > 0 ? (gtk_widget_get_width (widget) - GAP * (n - 1.0)) / n : 0;
  double line = get_line_height (widget);
  guint step = get_label_step (self, width);

  for (guint i = 0; i < n; i++)
    {
      double left = i * (width + GAP);
      g_autofree char *day = format_day (self, i, "%a");

      draw_day (self, snapshot, i, left, width, &colors);
      if (i % step == 0)
        exam_chart_draw_text (widget, snapshot, day, step == 1 ? left + width / 2 : left, line + PLOT_HEIGHT + 3,
                              step == 1 ? 0.5 : 0, &colors.dim_text);
    }
}

static void
exam_due_chart_measure (GtkWidget     *widget,
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
    *minimum = *natural = PLOT_HEIGHT + 2 * get_line_height (widget) + 3;
}

static void
exam_due_chart_finalize (GObject *object)
{
  g_array_unref (EXAM_DUE_CHART (object)->counts);
  G_OBJECT_CLASS (exam_due_chart_parent_class)->finalize (object);
}

static void
exam_due_chart_class_init (ExamDueChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = exam_due_chart_finalize;
  widget_class->measure = exam_due_chart_measure;
  widget_class->snapshot = exam_due_chart_snapshot;
  gtk_widget_class_set_css_name (widget_class, "duechart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
exam_due_chart_init (ExamDueChart *self)
{
  self->counts = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
  exam_chart_watch_colors (GTK_WIDGET (self));
}

/* All that is drawn, for those who cannot see it. */
static void
describe (ExamDueChart *self)
{
  g_autoptr (GString) text = g_string_new (_("Questions that come back"));

  for (guint i = 0; i < self->counts->len; i++)
    {
      /* Translators: a day such as "Monday 24 November", for g_date_time_format() */
      g_autofree char *day = i == 0 ? g_strdup (_("today")) : format_day (self, i, _("%A %e %B"));

      if (g_array_index (self->counts, guint, i) > 0)
        g_string_append_printf (text, "; %s: %u", day, g_array_index (self->counts, guint, i));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str, -1);
}

/** Shows @counts (element-type guint), one for each day from that of @now on, which is in microseconds since 1970. */
void
exam_due_chart_set_counts (ExamDueChart *self,
                           const GArray *counts,
                           gint64        now)
{
  g_return_if_fail (EXAM_IS_DUE_CHART (self));
  g_return_if_fail (counts != NULL);

  g_array_set_size (self->counts, 0);
  g_array_append_vals (self->counts, counts->data, counts->len);
  self->now = now;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
