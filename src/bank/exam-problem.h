/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  EXAM_SEVERITY_WARNING,
  EXAM_SEVERITY_ERROR,
} ExamSeverity;

#define EXAM_TYPE_PROBLEM (exam_problem_get_type ())

/**
 * ExamProblem:
 *
 * One thing that is wrong in a file, and where. Immutable and counted.
 */
typedef struct _ExamProblem ExamProblem;

GType exam_problem_get_type (void) G_GNUC_CONST;

ExamProblem *exam_problem_new (ExamSeverity severity,
                               const char  *file,
                               int          line,
                               int          column,
                               const char  *item_id,
                               const char  *rule,
                               const char  *message) G_GNUC_WARN_UNUSED_RESULT;
ExamProblem *exam_problem_ref (ExamProblem *self);
void         exam_problem_unref (ExamProblem *self);

ExamSeverity exam_problem_get_severity (const ExamProblem *self);
const char  *exam_problem_get_file (const ExamProblem *self);
int          exam_problem_get_line (const ExamProblem *self);
int          exam_problem_get_column (const ExamProblem *self);
const char  *exam_problem_get_item_id (const ExamProblem *self);
const char  *exam_problem_get_rule (const ExamProblem *self);
const char  *exam_problem_get_message (const ExamProblem *self);

char *exam_problem_to_string (const ExamProblem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamProblem, exam_problem_unref)

G_END_DECLS
