/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "insight/exam-trend.h"

G_BEGIN_DECLS

/** Half the width of a point. */
#define EXAM_TREND_RADIUS 5

void exam_trend_draw (GtkWidget       *widget,
                      GtkSnapshot     *snapshot,
                      const ExamTrend *trend,
                      GArray          *points,
                      int              shown);

G_END_DECLS
