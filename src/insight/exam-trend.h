/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-sitting-record.h"

G_BEGIN_DECLS

/**
 * ExamTrendKind:
 * @EXAM_TREND_AS_EXAM: all of the form, in the exam's time and by its rules
 * @EXAM_TREND_SHORT: the form had fewer items than the exam has
 * @EXAM_TREND_EASED: extra time, no limit, or relaxed rules
 *
 * What a score may be compared with: a set of these.
 */
typedef enum {
  EXAM_TREND_AS_EXAM = 0,
  EXAM_TREND_SHORT = 1 << 0,
  EXAM_TREND_EASED = 1 << 1,
} ExamTrendKind;

#define EXAM_TREND_N_KINDS 4

/**
 * ExamTrendUnit:
 *
 * What the dates along the axis are told apart by.
 */
typedef enum {
  EXAM_TREND_DAYS,
  EXAM_TREND_MONTHS,
  EXAM_TREND_YEARS,
} ExamTrendUnit;

/**
 * ExamTrend:
 * @records: (element-type ExamSittingRecord): sittings on one scale, oldest first
 * @n_other_scale: ended sittings of the format that are left out, because they are on another scale than the latest
 * @cut_changes: the lowest passing score is not the same in all
 * @several_candidates: they are of more than one person
 * @start: left end of the axis: the first midnight, in microseconds since 1970
 * @end: right end: the midnight after the last sitting
 *
 * How the scores of a format went over time.
 */
typedef struct {
  GPtrArray *records;
  guint      n_other_scale;
  gboolean   cut_changes;
  gboolean   several_candidates;
  gint64     start;
  gint64     end;

  /*< private >*/
  GTimeZone *zone;
} ExamTrend;

GPtrArray *exam_trend_list_formats (const GPtrArray *records) G_GNUC_WARN_UNUSED_RESULT;

ExamTrend *exam_trend_new (const GPtrArray *records,
                           const char      *format_id,
                           GTimeZone       *zone) G_GNUC_WARN_UNUSED_RESULT;
void       exam_trend_free (ExamTrend *self);

const ExamSittingRecord *exam_trend_get (const ExamTrend *self,
                                         guint            index);
const ExamSittingRecord *exam_trend_get_latest (const ExamTrend *self);

ExamTrendKind exam_trend_classify (const ExamSittingRecord *record);
gboolean      exam_trend_has_kind (const ExamTrend *self,
                                   ExamTrendKind    kind);

double  exam_trend_locate_value (const ExamTrend *self,
                                 double           value);
double  exam_trend_locate_time (const ExamTrend *self,
                                gint64           time);
GArray *exam_trend_place (const ExamTrend *self,
                          double           gap) G_GNUC_WARN_UNUSED_RESULT;
GArray *exam_trend_list_values (const ExamTrend *self,
                                guint            most) G_GNUC_WARN_UNUSED_RESULT;
GArray *exam_trend_list_times (const ExamTrend *self,
                               guint            most,
                               ExamTrendUnit   *unit) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamTrend, exam_trend_free)

G_END_DECLS
