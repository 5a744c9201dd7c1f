/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-format.h"
#include "insight/exam-trend.h"
#include "sitting/exam-interval.h"

G_BEGIN_DECLS

/**
 * ExamDomainTrendPoint:
 * @index: of the sitting in the trend
 * @points: sum of credits of the domain's scored items
 * @n_items: how many there were
 * @share: one divided by the other, 0 to 1
 * @interval: of the share; with few items it is wide
 */
typedef struct {
  guint        index;
  double       points;
  guint        n_items;
  double       share;
  ExamInterval interval;
} ExamDomainTrendPoint;

/**
 * ExamDomainTrend:
 * @id: id of the domain
 * @name: its name, its id where the format does not know it
 * @points: (element-type ExamDomainTrendPoint): in the order of the sittings; one or more
 *
 * How one domain went over the sittings of a trend. A sitting that had no item of it has no point.
 */
typedef struct {
  char   *id;
  char   *name;
  GArray *points;
} ExamDomainTrend;

GPtrArray *exam_domain_trend_list (const ExamTrend  *trend,
                                   const GArray     *results,
                                   const ExamFormat *format) G_GNUC_WARN_UNUSED_RESULT;

const ExamDomainTrendPoint *exam_domain_trend_get_point (const ExamDomainTrend *self,
                                                         guint                  index);
const ExamDomainTrendPoint *exam_domain_trend_find_sitting (const ExamDomainTrend *self,
                                                            guint                  index);

G_END_DECLS
