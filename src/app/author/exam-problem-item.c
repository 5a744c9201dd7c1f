/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-problem-item.h"

/* A problem, for a list. */
struct _ExamProblemItem
{
  GObject parent_instance;

  ExamProblem *problem;
};

G_DEFINE_FINAL_TYPE (ExamProblemItem, exam_problem_item, G_TYPE_OBJECT)

static void
exam_problem_item_finalize (GObject *object)
{
  exam_problem_unref (EXAM_PROBLEM_ITEM (object)->problem);
  G_OBJECT_CLASS (exam_problem_item_parent_class)->finalize (object);
}

static void
exam_problem_item_class_init (ExamProblemItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exam_problem_item_finalize;
}

static void
exam_problem_item_init (ExamProblemItem *self)
{
}

ExamProblemItem *
exam_problem_item_new (ExamProblem *problem)
{
  ExamProblemItem *self = g_object_new (EXAM_TYPE_PROBLEM_ITEM, NULL);

  self->problem = exam_problem_ref (problem);
  return self;
}

/** Returns: (transfer none): the problem */
ExamProblem *
exam_problem_item_get_problem (ExamProblemItem *self)
{
  g_return_val_if_fail (EXAM_IS_PROBLEM_ITEM (self), NULL);
  return self->problem;
}

/** Puts another problem into the place of this one. Nobody is told: who does so sees to what is shown of it. */
void
exam_problem_item_set_problem (ExamProblemItem *self,
                               ExamProblem     *problem)
{
  ExamProblem *before;

  g_return_if_fail (EXAM_IS_PROBLEM_ITEM (self));

  before = self->problem;
  self->problem = exam_problem_ref (problem);
  exam_problem_unref (before);
}
