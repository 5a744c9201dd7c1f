/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-item.h"

G_BEGIN_DECLS

/**
 * ExamOptionSheet:
 * @text: (nullable): NULL where nothing is written yet
 * @why: (nullable)
 */
typedef struct {
  ExamText *text;
  ExamText *why;
  gboolean  key;
  gboolean  pinned;
} ExamOptionSheet;

/**
 * ExamCodeSheet:
 * @code: (owned): as it is written, perhaps empty or no code at all
 * @why: (nullable)
 */
typedef struct {
  char     *code;
  ExamText *why;
  gboolean  optional;
} ExamCodeSheet;

/**
 * ExamSourceSheet:
 *
 * What a source is written to be; all (owned) (nullable).
 */
typedef struct {
  char *title;
  char *section;
  char *year;
  char *href;
} ExamSourceSheet;

/**
 * ExamItemSheet:
 * @id: (owned) (nullable)
 * @domain: (owned) (nullable)
 * @kind: multiple choice where more than one option is a key, or choose= is above 1
 * @choose: as it is written; 0 where it is not
 * @stem: (nullable)
 * @options: (element-type ExamOptionSheet)
 * @codes: (element-type ExamCodeSheet)
 * @system: (owned) (nullable): of typed codes, as written
 * @sources: (element-type ExamSourceSheet)
 * @allowances: (element-type ExamAllowance) (nullable): the rules of the checker that are switched off; NULL for none
 * @odd: it holds what a form cannot show, such as an unknown element; the source can
 *
 * What is written in an item, finished or not: unlike an ExamItem it may lack a key, an option or a whole stem.
 */
typedef struct {
  char        *id;
  char        *domain;
  gboolean     pretest;
  ExamItemKind kind;
  guint        choose;
  gboolean     shuffled;
  ExamText    *stem;
  GPtrArray   *options;
  GPtrArray   *codes;
  char        *system;
  gboolean     first_listed;
  ExamText    *rationale;
  GPtrArray   *sources;
  GPtrArray   *allowances;
  gboolean     odd;
} ExamItemSheet;

ExamItemSheet *exam_item_sheet_new (void) G_GNUC_WARN_UNUSED_RESULT;
void           exam_item_sheet_free (ExamItemSheet *self);
ExamItem      *exam_item_sheet_to_item (const ExamItemSheet *self,
                                        ExamCase            *exam_case) G_GNUC_WARN_UNUSED_RESULT;

void exam_option_sheet_free (ExamOptionSheet *self);
void exam_code_sheet_free (ExamCodeSheet *self);
void exam_source_sheet_free (ExamSourceSheet *self);

/**
 * ExamDocumentSheet:
 * @title: (owned) (nullable)
 * @text: (nullable)
 */
typedef struct {
  char     *title;
  ExamText *text;
} ExamDocumentSheet;

/**
 * ExamCaseSheet:
 * @id: (owned) (nullable)
 * @title: (owned) (nullable)
 * @setting: (owned) (nullable)
 * @documents: (element-type ExamDocumentSheet)
 * @odd: it holds what a form cannot show
 *
 * What is written in a case outside of its items, finished or not.
 */
typedef struct {
  char      *id;
  char      *title;
  char      *setting;
  GPtrArray *documents;
  gboolean   odd;
} ExamCaseSheet;

ExamCaseSheet *exam_case_sheet_new (void) G_GNUC_WARN_UNUSED_RESULT;
void           exam_case_sheet_free (ExamCaseSheet *self);
ExamCase      *exam_case_sheet_to_case (const ExamCaseSheet *self) G_GNUC_WARN_UNUSED_RESULT;
void           exam_document_sheet_free (ExamDocumentSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamItemSheet, exam_item_sheet_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCaseSheet, exam_case_sheet_free)

G_END_DECLS
