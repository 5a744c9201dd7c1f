/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "bank/exam-problem.h"

G_BEGIN_DECLS

#define EXAM_TYPE_PROBLEM_ITEM (exam_problem_item_get_type ())
G_DECLARE_FINAL_TYPE (ExamProblemItem, exam_problem_item, EXAM, PROBLEM_ITEM, GObject)

ExamProblemItem *exam_problem_item_new (ExamProblem *problem) G_GNUC_WARN_UNUSED_RESULT;
ExamProblem     *exam_problem_item_get_problem (ExamProblemItem *self);
void             exam_problem_item_set_problem (ExamProblemItem *self,
                                                ExamProblem     *problem);

G_END_DECLS
