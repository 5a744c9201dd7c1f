/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-stored-sitting.h"
#include "sitting/exam-transcript.h"

G_BEGIN_DECLS

/** How many of the items that took the most time are listed. */
#define EXAM_PACING_N_SLOWEST 4

/** In place of the index of a point. */
#define EXAM_PACING_NONE (-1)

/**
 * ExamPacingPoint:
 * @at: exam time, in microseconds
 * @n_answered: items that had been answered by then
 * @lead: how long before its time that was, in microseconds; negative for too late
 */
typedef struct {
  gint64 at;
  guint  n_answered;
  gint64 lead;
} ExamPacingPoint;

/**
 * ExamPacingItem:
 * @position: 0-based
 * @time: time spent on it, in microseconds
 */
typedef struct {
  guint  position;
  gint64 time;
} ExamPacingItem;

/**
 * ExamPacingDomain:
 * @n_items: items of the domain that were seen
 * @time: time spent on them, in microseconds
 * @share: what they would have got had all items that were seen got the same, in microseconds
 */
typedef struct {
  guint  n_items;
  gint64 time;
  gint64 share;
} ExamPacingDomain;

/**
 * ExamPasses:
 * @possible: the format lets one come back to an item
 * @turned_at: exam time at which the second pass began, in microseconds; -1 where none began, or several parts have their own
 * @first: time until the last item that was reached had been left for the first time, in microseconds
 * @second: time after that, the review screen included, in microseconds
 * @n_skipped: items that were not answered completely when the first pass ended
 * @n_flagged: items that were flagged then
 * @n_deferred: items that were one or the other, or both
 * @n_returned: how many of those were shown again in the second pass
 * @n_revisited: items shown again in the second pass, whatever the reason
 * @n_late: skipped items that had an answer at the end
 * @n_late_right: how many of those got full credit
 * @n_better: scored items whose answer was changed for the better in the second pass
 * @n_worse: for the worse
 * @n_as_good: neither
 *
 * How a sitting was gone through. With parts that are locked, each part has its passes, and these are their sums.
 */
typedef struct {
  gboolean possible;
  gint64   turned_at;
  gint64   first;
  gint64   second;
  guint    n_skipped;
  guint    n_flagged;
  guint    n_deferred;
  guint    n_returned;
  guint    n_revisited;
  guint    n_late;
  guint    n_late_right;
  guint    n_better;
  guint    n_worse;
  guint    n_as_good;
} ExamPasses;

/**
 * ExamPacing:
 * @n_items: items on the form
 * @n_answered: items that were answered at some time
 * @elapsed: exam time used, in microseconds
 * @limit: exam time allowed, extra time included, in microseconds; 0 for no limit
 * @own_limit: the exam's own time for the form, in microseconds
 * @per_item: what that gives an item, in microseconds
 * @basis: the time that leads are measured by: @limit, @own_limit without one; 0 for neither
 * @n_in_own_time: items answered within @own_limit
 * @points: (element-type ExamPacingPoint): a point for each item answered, in the order of time, and one for the end of the
 *   sitting unless all were answered; empty without @basis
 * @most_ahead: index of the point with the largest lead, the first of several; %EXAM_PACING_NONE if there never was one
 * @most_behind: index of the point that was latest, the first of several; %EXAM_PACING_NONE if none was late
 * @unreached: (element-type guint): 0-based positions of the items that were never shown
 * @slowest: (element-type ExamPacingItem): items that took the most time, the slowest first; at most %EXAM_PACING_N_SLOWEST
 * @domains: (element-type ExamPacingDomain): for each domain of the format; behind them items of other domains
 * @review_time: time on the review screen, in microseconds
 * @passes: first and second pass
 *
 * What became of the time of a sitting. Time in which the program was closed or the computer slept, and which counted, is
 * part of @elapsed and so of the leads, as it was gone for the candidate; it is not charged to items and domains.
 */
typedef struct {
  guint      n_items;
  guint      n_answered;
  gint64     elapsed;
  gint64     limit;
  gint64     own_limit;
  gint64     per_item;
  gint64     basis;
  guint      n_in_own_time;
  GArray    *points;
  int        most_ahead;
  int        most_behind;
  GArray    *unreached;
  GArray    *slowest;
  GArray    *domains;
  gint64     review_time;
  ExamPasses passes;
} ExamPacing;

ExamPacing *exam_pacing_new (ExamForm        *form,
                             const GPtrArray *events,
                             gint64           limit) G_GNUC_WARN_UNUSED_RESULT;
ExamPacing *exam_pacing_new_for_stored (const ExamStoredSitting *sitting) G_GNUC_WARN_UNUSED_RESULT;
void        exam_pacing_free (ExamPacing *self);

const ExamPacingPoint *exam_pacing_get_point (const ExamPacing *self,
                                              int               index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamPacing, exam_pacing_free)

G_END_DECLS
