/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/exam-compared-item.h"
#include "insight/exam-conditions.h"
#include "sitting/exam-interval.h"

G_BEGIN_DECLS

/**
 * ExamComparedSitting:
 * @stored: (not owned): the sitting
 * @common_points: points got on the common items, see #ExamComparison
 * @pace: the exam's pace: time for an item, in microseconds
 * @median: half of the items that were seen took no more than this, in microseconds
 * @limit: time allowed, in microseconds, 0 for no limit
 * @n_answered: items answered completely, at some time
 * @n_by_half: how many of them by half of the time allowed; 0 where there was no limit
 * @n_slow: items that took more than twice the exam's pace
 */
typedef struct {
  const ExamStoredSitting *stored;
  double                   common_points;
  gint64                   pace;
  gint64                   median;
  gint64                   limit;
  guint                    n_answered;
  guint                    n_by_half;
  guint                    n_slow;
} ExamComparedSitting;

/**
 * ExamComparedDomain:
 * @family: of the formats it belongs to
 * @id: its id
 * @name: what the last format calls it
 * @scores: (array): points and items of each sitting; none where its format has no such domain
 */
typedef struct {
  char            *family;
  char            *id;
  char            *name;
  ExamDomainScore *scores;
} ExamComparedDomain;

/**
 * ExamShareChange:
 * @before: points and items
 * @after: points and items later
 * @known: there were items both times, and they may be compared
 * @difference: share of the points after less that before: -1 to 1
 * @interval: where the true difference lies: see exam_chance_compare_shares()
 * @beyond_chance: chance does not explain the difference
 */
typedef struct {
  ExamDomainScore before;
  ExamDomainScore after;
  gboolean        known;
  double          difference;
  ExamInterval    interval;
  gboolean        beyond_chance;
} ExamShareChange;

/**
 * ExamComparedPair:
 * @before: index of a sitting
 * @after: index of a later one
 * @total: of all scored items
 * @domains: (element-type ExamShareChange): for each of the domains of the comparison
 * @n_changes: how many items both had, for each #ExamContentChange
 * @common_before: points and number of the items that are the same and counted in both
 * @common_after: the same, later
 * @n_worse: how many of those were right, and are not any more
 * @n_better: how many were not right, and are
 * @probability: how likely chance alone parts them as unevenly as that
 * @beyond_chance: that is less than %EXAM_CHANCE_LEVEL
 */
typedef struct {
  guint           before;
  guint           after;
  ExamShareChange total;
  GArray         *domains;
  guint           n_changes[EXAM_CONTENT_REKEYED + 1];
  ExamDomainScore common_before;
  ExamDomainScore common_after;
  guint           n_worse;
  guint           n_better;
  double          probability;
  gboolean        beyond_chance;
} ExamComparedPair;

/**
 * ExamComparison:
 * @sittings: (element-type ExamComparedSitting): at least two, the one that ended first in front
 * @conditions: a bit for each #ExamCondition that is not the same in all
 * @sources: (element-type ExamSourceYears): what is cited in different years
 * @domains: (element-type ExamComparedDomain): of all formats, those of the last one in front; without those that no
 *   sitting had an item of
 * @items: (element-type ExamComparedItem): that were in two sittings or more
 * @n_changes: how many items all sittings had, for each #ExamContentChange
 * @n_common: the common items: that all sittings had, that are the same to the letter, and that counted each time
 * @pairs: (element-type ExamComparedPair): the first sitting and the last; where there are more than two, then each and the
 *   one before it
 *
 * How sittings differ. A function of what was stored alone, whatever the order it is given in.
 */
typedef struct {
  GArray    *sittings;
  guint      conditions;
  GPtrArray *sources;
  GPtrArray *domains;
  GPtrArray *items;
  guint      n_changes[EXAM_CONTENT_REKEYED + 1];
  guint      n_common;
  GPtrArray *pairs;

  /*< private >*/
  GPtrArray *stored;
} ExamComparison;

ExamComparison *exam_comparison_new (GPtrArray *sittings) G_GNUC_WARN_UNUSED_RESULT;
void            exam_comparison_free (ExamComparison *self);

const ExamComparedSitting *exam_comparison_get_sitting (const ExamComparison *self,
                                                        guint                 index);
const ExamComparedPair    *exam_comparison_get_whole (const ExamComparison *self);
const ExamItemScore       *exam_comparison_get_item_score (const ExamComparison   *self,
                                                           const ExamComparedItem *item,
                                                           guint                   index);
int                        exam_comparison_get_flip (const ExamComparison   *self,
                                                     const ExamComparedItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamComparison, exam_comparison_free)

G_END_DECLS
