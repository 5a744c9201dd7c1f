/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/charts/exam-shares-chart.h"

#include <glib/gi18n.h>

#include "app/charts/exam-chart.h"

#define RADIUS 6.0
#define SMALL_RADIUS 3.5
#define HEIGHT 28
#define N_STEPS 4

/* Shares of the points in several sittings on one line from 0 to 100 %; or the axis below such lines. */
struct _ExamSharesChart
{
  GtkWidget parent_instance;

  GArray  *shares;         /* (owned) (element-type double) of the sittings that have one: 0 to 1 */
  gboolean has_first;      /* the first of them is that of the first sitting */
  gboolean has_last;
  gboolean comparable;     /* those two may be compared */
  gboolean beyond_chance;  /* their difference is more than chance */
};

G_DEFINE_FINAL_TYPE (ExamSharesChart, exam_shares_chart, GTK_TYPE_WIDGET)

static void
exam_shares_chart_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  ExamSharesChart *self = EXAM_SHARES_CHART (widget);
  int width, height;

  exam_chart_measure_text (widget, "100 %", &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (120, 2 * width);
      *natural = 320;
    }
  else
    *minimum = *natural = self->shares->len > 0 ? HEIGHT : height;
}

/* Where a share stands; a mark at the end has to fit. */
static double
locate (ExamSharesChart *self,
        double           share)
{
  return RADIUS + 2 + (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * RADIUS - 4) * share;
}

static void
draw_axis (ExamSharesChart       *self,
           GtkSnapshot           *snapshot,
           const ExamChartColors *colors)
{
  double last_end = -1;

  for (guint i = 0; i <= N_STEPS; i += 2)
    {
      /* Translators: a share of the points */
      g_autofree char *text = g_strdup_printf (_("%.0f %%"), 100.0 * i / N_STEPS);
      double align = (double) i / N_STEPS;
      double x = i == 0 ? 0 : i == N_STEPS ? gtk_widget_get_width (GTK_WIDGET (self)) : locate (self, align);
      int width;

      exam_chart_measure_text (GTK_WIDGET (self), text, &width, NULL);
      /* Without room for three, the ends will do. */
      if (i == 2 && (x - width / 2.0 < last_end + 8 || x + 1.5 * width + 8 > gtk_widget_get_width (GTK_WIDGET (self))))
        continue;
      exam_chart_draw_text (GTK_WIDGET (self), snapshot, text, x, 0, align, &colors->dim_text);
      last_end = x + (1 - align) * width;
    }
}

static double
get_share (ExamSharesChart *self,
           guint            index)
{
  return g_array_index (self->shares, double, index);
}

static void
draw_marks (ExamSharesChart       *self,
            GtkSnapshot           *snapshot,
            const ExamChartColors *colors,
            double                 y)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                               (float) gtk_widget_get_height (GTK_WIDGET (self)));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  guint last = self->shares->len - 1;

  for (guint i = 1; i < last; i++)
    exam_chart_draw_mark (cr, locate (self, get_share (self, i)), y, SMALL_RADIUS, FALSE, FALSE, &colors->dim_text);
  /* An open circle around a full one is still seen. */
  if (self->has_last)
    exam_chart_draw_mark (cr, locate (self, get_share (self, last)), y, RADIUS - 1, FALSE, FALSE, &colors->line);
  if (self->has_first)
    exam_chart_draw_mark (cr, locate (self, get_share (self, 0)), y, RADIUS + 1, FALSE, TRUE, &colors->text);
  cairo_destroy (cr);
}

/* From the edge of the open circle to the full one */
static void
draw_difference (ExamSharesChart       *self,
                 GtkSnapshot           *snapshot,
                 const ExamChartColors *colors,
                 double                 y)
{
  double first = locate (self, get_share (self, 0));
  double last = locate (self, get_share (self, self->shares->len - 1));
  double left = last > first ? first + RADIUS + 1 : last;
  double right = last > first ? last : first - RADIUS - 1;

  if (!self->comparable || right <= left)
    return;

  if (self->beyond_chance)
    exam_chart_fill (snapshot, left, y - 3, right - left, 6, 0, last > first ? &colors->good : &colors->bad);
  else
    exam_chart_fill (snapshot, left, y - 1, right - left, 2, 0, &colors->dim_text);
}

static void
exam_shares_chart_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  ExamSharesChart *self = EXAM_SHARES_CHART (widget);
  ExamChartColors colors = exam_chart_get_colors ();
  double y = gtk_widget_get_height (widget) / 2.0;

  if (self->shares->len == 0)
    {
      draw_axis (self, snapshot, &colors);
      return;
    }

  exam_chart_fill (snapshot, locate (self, 0), y - 1, locate (self, 1) - locate (self, 0), 2, 0, &colors.track);
  for (guint i = 0; i <= N_STEPS; i++)
    exam_chart_fill (snapshot, locate (self, (double) i / N_STEPS) - 0.5, y - 5, 1, 10, 0, &colors.axis);

  draw_difference (self, snapshot, &colors, y);
  draw_marks (self, snapshot, &colors, y);
}

static void
exam_shares_chart_finalize (GObject *object)
{
  g_array_unref (EXAM_SHARES_CHART (object)->shares);
  G_OBJECT_CLASS (exam_shares_chart_parent_class)->finalize (object);
}

static void
exam_shares_chart_class_init (ExamSharesChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = exam_shares_chart_finalize;
  widget_class->measure = exam_shares_chart_measure;
  widget_class->snapshot = exam_shares_chart_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
exam_shares_chart_init (ExamSharesChart *self)
{
  self->shares = g_array_new (FALSE, FALSE, sizeof (double));
  exam_chart_watch_colors (GTK_WIDGET (self));
}

/**
 * exam_shares_chart_new:
 * @scores: points and items of each sitting, the oldest first; some may have no items, but not all
 * @n_scores: how many sittings there are
 * @change: from the first of them to the last
 * @name: what it shows, for those who cannot see it
 */
GtkWidget *
exam_shares_chart_new (const ExamDomainScore *scores,
                       guint                  n_scores,
                       const ExamShareChange *change,
                       const char            *name)
{
  ExamSharesChart *self = g_object_new (EXAM_TYPE_SHARES_CHART, NULL);

  g_return_val_if_fail (n_scores > 0, GTK_WIDGET (self));

  for (guint i = 0; i < n_scores; i++)
    {
      double share = scores[i].n_items > 0 ? CLAMP (scores[i].points / scores[i].n_items, 0, 1) : 0;

      if (scores[i].n_items > 0)
        g_array_append_val (self->shares, share);
    }
  self->has_first = scores[0].n_items > 0;
  self->has_last = scores[n_scores - 1].n_items > 0;
  self->comparable = change->known;
  self->beyond_chance = change->beyond_chance;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/** Returns: the axis for what stands below each other */
GtkWidget *
exam_shares_chart_new_axis (void)
{
  GtkWidget *self = g_object_new (EXAM_TYPE_SHARES_CHART, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Share of the points"), -1);
  return self;
}
