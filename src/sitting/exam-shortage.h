/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-blueprint.h"
#include "sitting/exam-unit-list.h"

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

void exam_shortages_add (GArray          *shortages,
                         ExamShortageKind kind,
                         guint            domain,
                         guint            needed,
                         guint            there);
void exam_shortages_add_scored (GArray              *shortages,
                                const ExamUnitList  *list,
                                const ExamBlueprint *blueprint);
char *exam_shortages_to_string (const GArray     *shortages,
                                const ExamFormat *format);

G_END_DECLS
