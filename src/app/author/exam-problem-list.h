/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bank/exam-problems.h"

G_BEGIN_DECLS

#define EXAM_TYPE_PROBLEM_LIST (exam_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (ExamProblemList, exam_problem_list, EXAM, PROBLEM_LIST, GtkWidget)

GtkWidget *exam_problem_list_new (void);

void  exam_problem_list_set_problems (ExamProblemList    *self,
                                      const ExamProblems *problems);
int   exam_problem_list_measure_rows (ExamProblemList *self,
                                      guint            n_rows);
char *exam_problem_list_dup_summary (const ExamProblems *problems);

G_END_DECLS
