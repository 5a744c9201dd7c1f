/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/charts/exam-share-bar.h"

#include "app/charts/exam-chart.h"

#define HEIGHT 12

/* A share of a whole as a bar; where there is one, with a mark for the share that would do. */
struct _ExamShareBar
{
  GtkWidget parent_instance;

  double share;  /* 0 to 1 */
  double mark;   /* 0 to 1, or EXAM_SHARE_BAR_NO_MARK */
};

G_DEFINE_FINAL_TYPE (ExamShareBar, exam_share_bar, GTK_TYPE_WIDGET)

static void
exam_share_bar_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 60;
      *natural = 240;
    }
  else
    *minimum = *natural = HEIGHT + 4;
}

static void
exam_share_bar_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  ExamShareBar *self = EXAM_SHARE_BAR (widget);
  ExamChartColors colors = exam_chart_get_colors ();
  double width = gtk_widget_get_width (widget);
  double top = (gtk_widget_get_height (widget) - HEIGHT) / 2.0;
  const GdkRGBA *color = self->mark < 0 ? &colors.line : self->share >= self->mark ? &colors.good : &colors.bad;

  exam_chart_fill (snapshot, 0, top, width, HEIGHT, HEIGHT / 2.0, &colors.track);
  exam_chart_fill (snapshot, 0, top, width * self->share, HEIGHT, HEIGHT / 2.0, color);
  if (self->mark >= 0)
    exam_chart_fill (snapshot, width * self->mark - 1, top - 2, 2, HEIGHT + 4, 0, &colors.text);
}

static void
exam_share_bar_class_init (ExamShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = exam_share_bar_measure;
  widget_class->snapshot = exam_share_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
exam_share_bar_init (ExamShareBar *self)
{
  exam_chart_watch_colors (GTK_WIDGET (self));
}

/**
 * exam_share_bar_new:
 * @share: 0 to 1
 * @mark: the share that would do, 0 to 1; %EXAM_SHARE_BAR_NO_MARK where none is asked for
 * @name: what it shows, for those who cannot see it
 */
GtkWidget *
exam_share_bar_new (double      share,
                    double      mark,
                    const char *name)
{
  ExamShareBar *self = g_object_new (EXAM_TYPE_SHARE_BAR, NULL);

  self->share = CLAMP (share, 0, 1);
  self->mark = MIN (mark, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/** Returns: a bar for a share, 0 to 1, that is neither good nor bad */
GtkWidget *
exam_share_bar_new_plain (double      share,
                          const char *name)
{
  GtkWidget *self = exam_share_bar_new (share, 0, name);

  EXAM_SHARE_BAR (self)->mark = -1;
  return self;
}
