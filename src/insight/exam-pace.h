/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-transcript.h"

G_BEGIN_DECLS

/**
 * ExamPacePoint:
 * @at: exam time, in microseconds
 * @n_answered: items that had been answered by then
 */
typedef struct {
  gint64 at;
  guint  n_answered;
} ExamPacePoint;

/**
 * ExamPace:
 * @points: (element-type ExamPacePoint): a point for each item answered, in order
 * @n_items: items on the form
 * @elapsed: exam time used, in microseconds
 * @limit: exam time allowed, in microseconds, 0 for no limit
 *
 * How fast a sitting went.
 */
typedef struct {
  GArray *points;
  guint   n_items;
  gint64  elapsed;
  gint64  limit;
} ExamPace;

ExamPace *exam_pace_new (const ExamTranscript *transcript,
                         gint64                limit) G_GNUC_WARN_UNUSED_RESULT;
void      exam_pace_free (ExamPace *self);

gint64 exam_pace_get_even (const ExamPace *self,
                           guint           n_answered);

char    *exam_pace_describe (const ExamPace *self);
gint64   exam_pace_get_per_item (const ExamForm *form);
gboolean exam_pace_is_slow (const ExamForm *form,
                            gint64          time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamPace, exam_pace_free)

G_END_DECLS
