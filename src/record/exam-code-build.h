/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-code-books.h"

G_BEGIN_DECLS

/**
 * ExamCodeColumn:
 * @title: what the character tells, such as "Approach"
 * @values: (element-type ExamCodeValue): what it can be after what was chosen before it
 */
typedef struct {
  char      *title;
  GPtrArray *values;
} ExamCodeColumn;

/**
 * ExamCodeBuild:
 * @year: the year of ICD-10-PCS
 * @chosen: the characters chosen so far
 * @columns: (element-type ExamCodeColumn): one for each character chosen, and one for the next
 * @definition: (nullable): what the operation is
 * @entry: (nullable): what the book says of the code, once it is complete
 *
 * A code of ICD-10-PCS that is being built by its tables, from left to right.
 */
typedef struct {
  guint          year;
  char          *chosen;
  GPtrArray     *columns;
  char          *definition;
  ExamCodeEntry *entry;
} ExamCodeBuild;

ExamCodeBuild *exam_code_build_load (ExamCodeBooks *books,
                                     guint          year,
                                     const char    *wanted,
                                     GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void           exam_code_build_free (ExamCodeBuild *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCodeBuild, exam_code_build_free)

G_END_DECLS
