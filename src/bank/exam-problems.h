/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-problem.h"

G_BEGIN_DECLS

/**
 * EXAM_PROBLEMS_MAX:
 *
 * After this many problems of one file a reader says so and keeps no more, so that a hostile file cannot
 * fill the memory with them.
 */
#define EXAM_PROBLEMS_MAX 10000

/**
 * ExamProblems:
 *
 * All problems of one or more files; those of one file in the order of their places in it.
 */
typedef struct _ExamProblems ExamProblems;

ExamProblems *exam_problems_new (void) G_GNUC_WARN_UNUSED_RESULT;
void          exam_problems_free (ExamProblems *self);

void exam_problems_add (ExamProblems *self,
                        ExamSeverity  severity,
                        const char   *file,
                        int           line,
                        int           column,
                        const char   *item_id,
                        const char   *format,
                        ...) G_GNUC_PRINTF (7, 8);
void exam_problems_addv (ExamProblems *self,
                         ExamSeverity  severity,
                         const char   *file,
                         int           line,
                         int           column,
                         const char   *item_id,
                         const char   *format,
                         va_list       args) G_GNUC_PRINTF (7, 0);
void exam_problems_add_rule (ExamProblems *self,
                             const char   *rule,
                             const char   *file,
                             int           line,
                             int           column,
                             const char   *item_id,
                             const char   *message);
void exam_problems_sort (ExamProblems *self,
                         guint         first);
void exam_problems_append (ExamProblems       *self,
                           const ExamProblems *others,
                           const char         *file);

gboolean     exam_problems_is_full (const ExamProblems *self);
guint        exam_problems_get_n (const ExamProblems *self);
ExamProblem *exam_problems_get (const ExamProblems *self,
                                guint               index);
guint        exam_problems_count (const ExamProblems *self,
                                  ExamSeverity        severity);
char        *exam_problems_to_string (const ExamProblems *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamProblems, exam_problems_free)

G_END_DECLS
