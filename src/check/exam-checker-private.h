/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "check/exam-check-memory-private.h"
#include "check/exam-checker.h"

/* Shared by the checker and its groups of rules. */
typedef struct {
  ExamBank     *bank;
  const char   *file;
  ExamFormats  *formats;   /* (nullable) */
  guint         rules;     /* bits of those that are asked for */
  ExamProblems *problems;

  const ExamCodeLookup *lookup;   /* (nullable) */

  ExamCheckMemory *memory;   /* (nullable) */
  ExamCheckNote   *note;     /* (nullable): of the item that a group of rules looks at, to be kept */
  ExamCheckGroup   group;

  ExamCodeChecker *codes;         /* (nullable): while codes are looked up */
  guint            missing_books; /* bits of code systems */
} ExamChecker;

/* Looks at an item, and @with_record at the documents of its case. */
typedef void (*ExamCheckItem) (ExamChecker    *self,
                               const ExamItem *item,
                               gboolean        with_record);

typedef void (*ExamCheckText) (ExamChecker    *self,
                               const ExamItem *item,
                               ExamText       *text);

/* exam-checker.c */
void exam_checker_report (ExamChecker    *self,
                          ExamCheckRule   rule,
                          const ExamItem *item,
                          const char     *format,
                          ...) G_GNUC_PRINTF (4, 5);
void exam_checker_foreach_text (ExamChecker    *self,
                                const ExamItem *item,
                                gboolean        with_record,
                                ExamCheckText   check);

void exam_checker_foreach_item (ExamChecker   *self,
                                ExamCheckGroup group,
                                ExamCheckItem  check);

/* One function for each group of rules */
void exam_checker_check_balance (ExamChecker *self);
void exam_checker_check_books (ExamChecker *self);
void exam_checker_check_codes (ExamChecker *self);
void exam_checker_check_completeness (ExamChecker *self);
void exam_checker_check_coverage (ExamChecker *self);
void exam_checker_check_duplicates (ExamChecker *self);
void exam_checker_check_options (ExamChecker *self);
void exam_checker_check_wording (ExamChecker *self);
