/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/charts/exam-data-table.h"
#include "insight/exam-domain-trend.h"

G_BEGIN_DECLS

void exam_trend_table_fill (ExamDataTable   *table,
                            const ExamTrend *trend,
                            GPtrArray       *domains);

G_END_DECLS
