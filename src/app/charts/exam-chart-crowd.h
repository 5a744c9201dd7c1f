/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** What is drawn of more points than a chart has room for. */
typedef struct _ExamChartCrowd ExamChartCrowd;

ExamChartCrowd *exam_chart_crowd_new (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;
void            exam_chart_crowd_free (ExamChartCrowd *self);

cairo_t *exam_chart_crowd_get_cairo (ExamChartCrowd *self);
void     exam_chart_crowd_add_line (ExamChartCrowd *self,
                                    double          from_x,
                                    double          from_y,
                                    double          to_x,
                                    double          to_y,
                                    double          line_width);
void     exam_chart_crowd_fill_lines (ExamChartCrowd *self,
                                      const GdkRGBA  *color);
void     exam_chart_crowd_draw_mark (ExamChartCrowd *self,
                                     double          x,
                                     double          y,
                                     double          radius,
                                     gboolean        angular,
                                     gboolean        hollow,
                                     const GdkRGBA  *color);
void     exam_chart_crowd_append (ExamChartCrowd *self,
                                  GtkSnapshot    *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamChartCrowd, exam_chart_crowd_free)

G_END_DECLS
