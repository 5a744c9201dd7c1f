/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamSkillEvidence:
 * @points: points won, parts of points allowed
 * @items: items they were won with, at least as many; a part of an item where it counts less
 * @n_next: items of the domain in the exam to come
 *
 * What is known about a domain.
 */
typedef struct {
  double points;
  double items;
  guint  n_next;
} ExamSkillEvidence;

/**
 * ExamSkill:
 *
 * What share of the items of each domain a candidate gets right, as far as their answers tell: not one figure, but how
 * likely each one is. Immutable.
 */
typedef struct _ExamSkill ExamSkill;

ExamSkill *exam_skill_new (const ExamSkillEvidence *evidence,
                           guint                    n_domains) G_GNUC_WARN_UNUSED_RESULT;
void       exam_skill_free (ExamSkill *self);

double exam_skill_get_share (const ExamSkill *self,
                             guint            domain);
double exam_skill_get_deviation (const ExamSkill *self,
                                 guint            domain);
double exam_skill_predict (const ExamSkill *self,
                           guint            n_needed,
                           double           step,
                           double          *raised);
double exam_skill_predict_at (const ExamSkill *self,
                              guint            n_needed,
                              double           quantile);

double exam_skill_get_tail (const guint  *n_items,
                            const double *shares,
                            guint         n_domains,
                            guint         n_needed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamSkill, exam_skill_free)

G_END_DECLS
