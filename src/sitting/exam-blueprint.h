/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-format.h"

G_BEGIN_DECLS

/**
 * ExamBlueprint:
 * @n_domains: how many domains the format has
 * @least: fewest scored items of each domain
 * @most: most scored items of each domain
 * @wanted: what share of the items each domain should have, as a number of items with decimals
 * @total: scored items of all domains
 * @pretest: unscored items besides
 * @cases: scored cases of the case section
 * @pretest_cases: unscored cases of the case section
 * @minutes: time for the form
 * @is_short: less than the format asks for
 *
 * How many items of which domain a form has. Immutable.
 */
typedef struct {
  guint    n_domains;
  guint   *least;
  guint   *most;
  double  *wanted;
  guint    total;
  guint    pretest;
  guint    cases;
  guint    pretest_cases;
  guint    minutes;
  gboolean is_short;
} ExamBlueprint;

ExamBlueprint *exam_blueprint_new (const ExamFormat *format) G_GNUC_WARN_UNUSED_RESULT;
ExamBlueprint *exam_blueprint_new_short (const ExamFormat *format,
                                         guint             total) G_GNUC_WARN_UNUSED_RESULT;
void           exam_blueprint_free (ExamBlueprint *self);

gboolean exam_blueprint_settle (const ExamBlueprint *self,
                                const guint         *least,
                                const guint         *most,
                                guint               *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamBlueprint, exam_blueprint_free)

G_END_DECLS
