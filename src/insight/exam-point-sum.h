/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamPointSum:
 *
 * How many points an exam of several domains brings, where the share right of each domain has a beta distribution of
 * its own: the distribution of a sum of beta-binomials, exact.
 */
typedef struct _ExamPointSum ExamPointSum;

ExamPointSum *exam_point_sum_new (const guint *n_items,
                                  guint        n_domains) G_GNUC_WARN_UNUSED_RESULT;
void          exam_point_sum_free (ExamPointSum *self);

void   exam_point_sum_set (ExamPointSum *self,
                           guint         domain,
                           double        right,
                           double        wrong);
double exam_point_sum_get_chance (ExamPointSum *self,
                                  guint         n_needed);
void   exam_point_sum_prepare_changes (ExamPointSum *self);
double exam_point_sum_get_changed_chance (ExamPointSum *self,
                                          guint         domain,
                                          double        right,
                                          double        wrong,
                                          guint         n_needed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamPointSum, exam_point_sum_free)

G_END_DECLS
