/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/charts/exam-point-chart.h"
#include "insight/exam-domain-trend.h"

G_BEGIN_DECLS

#define EXAM_TYPE_DOMAIN_CHART (exam_domain_chart_get_type ())
G_DECLARE_FINAL_TYPE (ExamDomainChart, exam_domain_chart, EXAM, DOMAIN_CHART, ExamPointChart)

void  exam_domain_chart_set_domain (ExamDomainChart       *self,
                                    const ExamTrend       *trend,
                                    const ExamDomainTrend *domain,
                                    double                 cut);
guint exam_domain_chart_get_sitting (ExamDomainChart *self,
                                     guint            index);

char *exam_domain_chart_format_share (const ExamDomainTrendPoint *point) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
