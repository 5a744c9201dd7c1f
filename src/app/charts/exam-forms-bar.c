/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/charts/exam-forms-bar.h"

#include "app/charts/exam-chart.h"

#define HEIGHT 12
#define GAP 3

/* How far the items of a domain go: a box for each form without repeats, filled from the left. */
struct _ExamFormsBar
{
  GtkWidget parent_instance;

  guint n_items;
  guint n_needed;
};

G_DEFINE_FINAL_TYPE (ExamFormsBar, exam_forms_bar, GTK_TYPE_WIDGET)

static void
exam_forms_bar_measure (GtkWidget     *widget,
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
exam_forms_bar_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  ExamFormsBar *self = EXAM_FORMS_BAR (widget);
  ExamChartColors colors = exam_chart_get_colors ();
  double width = (gtk_widget_get_width (widget) - GAP * (EXAM_FORMS_BAR_FORMS - 1)) / (double) EXAM_FORMS_BAR_FORMS;
  double top = (gtk_widget_get_height (widget) - HEIGHT) / 2.0;

  for (guint i = 0; i < EXAM_FORMS_BAR_FORMS; i++)
    {
      double left = i * (width + GAP);
      double filled = self->n_needed > 0 ? CLAMP ((double) self->n_items / self->n_needed - i, 0.0, 1.0) : 1;

      exam_chart_fill (snapshot, left, top, width, HEIGHT, 3, &colors.track);
      if (filled > 0)
        exam_chart_fill (snapshot, left, top, width * filled, HEIGHT, 3, filled >= 1 ? &colors.good : i == 0 ? &colors.bad : &colors.axis);
    }
}

static void
exam_forms_bar_class_init (ExamFormsBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = exam_forms_bar_measure;
  widget_class->snapshot = exam_forms_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
exam_forms_bar_init (ExamFormsBar *self)
{
  exam_chart_watch_colors (GTK_WIDGET (self));
}

/**
 * exam_forms_bar_new:
 * @n_items: items that there are
 * @n_needed: items that one form needs
 * @name: what it shows, for those who cannot see it
 */
GtkWidget *
exam_forms_bar_new (guint       n_items,
                    guint       n_needed,
                    const char *name)
{
  ExamFormsBar *self = g_object_new (EXAM_TYPE_FORMS_BAR, NULL);

  self->n_items = n_items;
  self->n_needed = n_needed;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
