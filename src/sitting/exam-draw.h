/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-blueprint.h"
#include "sitting/exam-shortage.h"
#include "sitting/exam-unit-list.h"

G_BEGIN_DECLS

/**
 * ExamDraw:
 * @scored: (element-type ExamUnit): scored units of the sections by domain
 * @pretest: (element-type ExamUnit): unscored units that are spread among them
 * @cases: (element-type ExamUnit): scored cases of the section of cases
 * @pretest_cases: (element-type ExamUnit): its unscored cases
 * @shortages: (element-type ExamShortage): what is missing; empty when the draw is complete
 *
 * The units of a form, which are borrowed from a list.
 */
typedef struct {
  GPtrArray *scored;
  GPtrArray *pretest;
  GPtrArray *cases;
  GPtrArray *pretest_cases;
  GArray    *shortages;
} ExamDraw;

ExamDraw *exam_draw_new (ExamUnitList        *list,
                         const ExamBlueprint *blueprint) G_GNUC_WARN_UNUSED_RESULT;
void      exam_draw_free (ExamDraw *self);

gboolean exam_draw_is_complete (const ExamDraw *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamDraw, exam_draw_free)

G_END_DECLS
