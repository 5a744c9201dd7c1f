/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "bank/exam-format.h"
#include "record/exam-purpose.h"
#include "sitting/exam-rules.h"

G_BEGIN_DECLS

#define EXAM_TYPE_SITTING_RECORD (exam_sitting_record_get_type ())

/**
 * ExamSittingRecord:
 * @id: random, positive
 * @purpose: a mock exam, or practice
 * @format_id: id of the format that was sat
 * @format_name: its credential and name, as they were then
 * @candidate: name of the candidate, perhaps empty
 * @seed: what the form was drawn with
 * @minutes: time for the form, before extra time
 * @is_short: the form had fewer items than the format asks for
 * @n_items: items on the form
 * @started_at: Begin, in microseconds since 1970
 * @alive_at: when it was last known to run, in microseconds since 1970
 * @elapsed: exam time used, in microseconds
 * @ended: it was ended and scored
 * @ended_at: End, in microseconds since 1970
 * @timed_out: the time was up
 * @scaled: whether scores are on a scale, else percent
 * @scale_min: lowest score possible
 * @scale_max: highest score possible
 * @value: the score
 * @low: lower end of its 95 % interval
 * @high: upper end
 * @cut: lowest passing score
 * @passed: whether it was reached
 * @n_right: of practice: items answered with full credit
 * @n_answered: of practice: items answered
 *
 * A line of the list of sittings. What follows @ended holds for ended ones only.
 */
typedef struct {
  gint64      id;
  ExamPurpose purpose;
  char        *format_id;
  char        *format_name;
  char        *candidate;
  guint64     seed;
  guint       minutes;
  gboolean    is_short;
  guint       n_items;
  ExamRules   rules;
  gint64      started_at;
  gint64      alive_at;
  gint64      elapsed;

  gboolean ended;
  gint64   ended_at;
  gboolean timed_out;
  gboolean scaled;
  double   scale_min;
  double   scale_max;
  double   value;
  double   low;
  double   high;
  double   cut;
  gboolean passed;
  guint    n_right;
  guint    n_answered;
} ExamSittingRecord;

GType exam_sitting_record_get_type (void) G_GNUC_CONST;

ExamSittingRecord *exam_sitting_record_copy (const ExamSittingRecord *self) G_GNUC_WARN_UNUSED_RESULT;
void               exam_sitting_record_free (ExamSittingRecord *self);

GPtrArray *exam_sitting_records_select (const GPtrArray *records,
                                        gboolean         mock) G_GNUC_WARN_UNUSED_RESULT;

gint64 exam_sitting_record_make_id (void);
char  *exam_sitting_record_make_format_name (const ExamFormat *format);
char  *exam_sitting_record_format_score (const ExamSittingRecord *self,
                                         double                   score);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamSittingRecord, exam_sitting_record_free)

G_END_DECLS
