/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-pool.h"
#include "sitting/exam-blueprint.h"
#include "sitting/exam-form.h"
#include "sitting/exam-history.h"

G_BEGIN_DECLS

/**
 * ExamShortageKind:
 * @EXAM_SHORTAGE_DOMAIN: a domain has too few items
 * @EXAM_SHORTAGE_TOTAL: all domains together have too few that can be used
 * @EXAM_SHORTAGE_PRETEST: too few are left for the unscored items
 * @EXAM_SHORTAGE_CASES: too few cases
 * @EXAM_SHORTAGE_FIT: there are enough items, but no choice of whole cases makes the numbers
 */
typedef enum {
  EXAM_SHORTAGE_DOMAIN,
  EXAM_SHORTAGE_TOTAL,
  EXAM_SHORTAGE_PRETEST,
  EXAM_SHORTAGE_CASES,
  EXAM_SHORTAGE_FIT,
} ExamShortageKind;

/**
 * ExamShortage:
 * @domain: index of the domain in the format, for %EXAM_SHORTAGE_DOMAIN
 * @needed: items (or cases) that the blueprint asks for
 * @there: items (or cases) that the pool has
 */
typedef struct {
  ExamShortageKind kind;
  guint            domain;
  guint            needed;
  guint            there;
} ExamShortage;

ExamForm *exam_assemble (const ExamPool      *pool,
                         const ExamBlueprint *blueprint,
                         const ExamHistory   *history,
                         guint64              seed,
                         GArray             **shortages) G_GNUC_WARN_UNUSED_RESULT;

ExamBlueprint *exam_find_short_blueprint (const ExamPool *pool) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
