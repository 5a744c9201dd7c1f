/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/author/exam-problem-list.h"

G_BEGIN_DECLS

/* All that is wrong with a bank that is being written, each with the way to it. */
struct _ExamProblemList
{
  GtkWidget parent_instance;

  /* Template */
  GtkStack    *stack;
  GtkListView *list_view;
  GtkWidget   *bar;
  GtkLabel    *more_label;
  GtkWidget   *allow_button;

  GListStore         *store;      /* (owned) */
  GtkSingleSelection *selection;  /* (owned) */
  GPtrArray          *rows;       /* (owned) (element-type GtkListItem) borrowed: those that show something */
  guint               source;     /* fills rows that show what was wrong before */
};

/* exam-problem-list.c */
void exam_problem_list_open (ExamProblemList *self,
                             guint            index);

/* exam-problem-list-rows.c */
void     exam_problem_list_bind_rows (GtkWidgetClass *widget_class);
void     exam_problem_list_fill_rows (ExamProblemList *self);
gboolean exam_problem_list_is_same (ExamProblem *a,
                                    ExamProblem *b);

G_END_DECLS
