/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "insight/exam-domain-trend.h"

G_BEGIN_DECLS

#define EXAM_TYPE_TREND_ROWS (exam_trend_rows_get_type ())
G_DECLARE_FINAL_TYPE (ExamTrendRows, exam_trend_rows, EXAM, TREND_ROWS, GObject)

ExamTrendRows *exam_trend_rows_new (const ExamTrend *trend,
                                    GPtrArray       *domains) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
