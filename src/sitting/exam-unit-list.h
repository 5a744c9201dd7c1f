/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-pool.h"
#include "sitting/exam-history.h"
#include "sitting/exam-random.h"

G_BEGIN_DECLS

/**
 * ExamUnit:
 * @first: index of its first item in the pool
 * @n_items: how many items it has
 * @domain: domain of its first item
 * @last_seen: when the item seen last was seen; 0 for never
 * @counts: (nullable): for a case, how many items it has in each domain
 * @items: (nullable): for a case, the indices of its items in the pool
 * @pretest_only: whether it may only be unscored
 * @used: whether it is drawn already
 *
 * What is served whole: an item that stands alone, or a case with all its items.
 */
typedef struct {
  guint  first;
  guint  n_items;
  guint  domain;
  gint64 last_seen;
  guint *counts;
  guint *items;
  guint8 pretest_only;
  guint8 used;
} ExamUnit;

/**
 * ExamUnitList:
 * @pool: where the units are from, borrowed
 * @n_domains: how many domains its format has
 * @cases_apart: the format has a section of cases, and they are served there and nowhere else
 * @units: the units, in the order in which they are to be served
 * @n_units: how many
 *
 * All units of a pool: those never seen first, then those seen the longest ago; by chance where that is the same.
 */
typedef struct {
  const ExamPool *pool;
  guint           n_domains;
  gboolean        cases_apart;
  ExamUnit       *units;
  guint           n_units;
} ExamUnitList;

ExamUnitList *exam_unit_list_new (const ExamPool    *pool,
                                  const ExamHistory *history,
                                  ExamRandom        *random) G_GNUC_WARN_UNUSED_RESULT;
void          exam_unit_list_free (ExamUnitList *self);

void exam_unit_list_forget_used (ExamUnitList *self);
void exam_unit_list_count_items (const ExamUnitList *self,
                                 gint64              limit,
                                 guint              *singles,
                                 guint              *in_cases);

static inline gboolean
exam_unit_is_case (const ExamUnit *unit)
{
  return unit->items != NULL;
}

/* Here, because it is asked of every unit of a large pool, again and again. */
/** Returns: whether @unit may be scored, in the sections by domain, when what was seen after @limit may not */
static inline gboolean
exam_unit_list_may_score (const ExamUnitList *self,
                          const ExamUnit     *unit,
                          gint64              limit)
{
  return !unit->used && !unit->pretest_only && unit->last_seen <= limit &&
         !(exam_unit_is_case (unit) && self->cases_apart);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamUnitList, exam_unit_list_free)

G_END_DECLS
