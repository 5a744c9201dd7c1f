/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EXAM_TYPE_POINT_CHART (exam_point_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (ExamPointChart, exam_point_chart, EXAM, POINT_CHART, GtkWidget)

/**
 * ExamPointChartClass:
 * @plot_height: how high the chart is, in pixels, not counting two lines of text
 * @along: points are found by how far across they are, else by how far away they are
 * @draw: draws the chart, and puts the middle of each point into the array given (element-type graphene_point_t); is called
 *   only if there are points, and when something is not as it was drawn last
 * @draw_shown: draws what makes a point stand out, over the chart
 * @describe: (transfer full): says what the figures at a point are
 *
 * A kind of chart.
 */
struct _ExamPointChartClass
{
  GtkWidgetClass parent_class;

  int      plot_height;
  gboolean along;

  void  (*draw)       (ExamPointChart *self,
                       GtkSnapshot    *snapshot,
                       GArray         *points);
  void  (*draw_shown) (ExamPointChart         *self,
                       GtkSnapshot            *snapshot,
                       const graphene_point_t *point);
  char *(*describe)   (ExamPointChart *self,
                       guint           index);
};

void  exam_point_chart_set_points (ExamPointChart *self,
                                   guint           n_points,
                                   guint           current);
int   exam_point_chart_get_current (ExamPointChart *self);
char *exam_point_chart_describe (ExamPointChart *self,
                                 int             index) G_GNUC_WARN_UNUSED_RESULT;
void  exam_point_chart_write (ExamPointChart *self,
                              int             index,
                              GtkLabel       *label,
                              const char     *hint);

G_END_DECLS
