/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-code-system.h"

G_BEGIN_DECLS

/**
 * ExamCodeKind:
 * @EXAM_CODE_HEADER: a category, or the table of a procedure: nothing that can be reported
 * @EXAM_CODE_BILLABLE: a code that can be reported
 * @EXAM_CODE_MODIFIER: a modifier of HCPCS, which stands behind a code
 */
typedef enum {
  EXAM_CODE_HEADER,
  EXAM_CODE_BILLABLE,
  EXAM_CODE_MODIFIER,
} ExamCodeKind;

/**
 * ExamCodeEntry:
 * @system: the code system
 * @year: the fiscal year of ICD-10, the calendar year of HCPCS
 * @code: the code, normalised
 * @kind: what it is
 * @title: its long title
 * @added_on: the day since when it can be used, as the number YYYYMMDD, or 0 where the book does not say
 * @ended_on: the last day on which it can be used, as the number YYYYMMDD, or 0 where it has none
 *
 * What a code book says about one code.
 */
typedef struct {
  ExamCodeSystem system;
  guint          year;
  char          *code;
  ExamCodeKind   kind;
  char          *title;
  guint          added_on;
  guint          ended_on;
} ExamCodeEntry;

ExamCodeEntry *exam_code_entry_copy (const ExamCodeEntry *self) G_GNUC_WARN_UNUSED_RESULT;
void           exam_code_entry_free (ExamCodeEntry *self);

char          *exam_code_entry_dup_printed (const ExamCodeEntry *self);
gboolean       exam_code_entry_is_active (const ExamCodeEntry *self,
                                          guint                on);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCodeEntry, exam_code_entry_free)

G_END_DECLS
