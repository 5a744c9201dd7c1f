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

/** ExamSourceSheet: all (owned) (nullable) */
typedef struct {
  char *title;
  char *section;
  char *year;
  char *href;
} ExamSourceSheet;

/**
 * ExamItemSheet:
 * @stem: (nullable)
 * @options: (element-type ExamOptionSheet)
 * @codes: (element-type ExamCodeSheet)
 * @system: (owned) (nullable): of typed codes, as written
 * @sources: (element-type ExamSourceSheet)
 * @odd: it holds what a form cannot show, such as an unknown element; the source can
 *
 * What is written in an item, finished or not: unlike an ExamItem it may lack a key, an option or a whole stem.
 */
typedef struct {
  char        *id;         /* (nullable) */
  char        *domain;     /* (nullable) */
  gboolean     pretest;
  ExamItemKind kind;       /* of choices: multiple where more than one option is a key, or choose= is above 1 */
  guint        choose;     /* as written; 0 where it is not */
  gboolean     shuffled;
  ExamText    *stem;
  GPtrArray   *options;
  GPtrArray   *codes;
  char        *system;
  gboolean     first_listed;
  ExamText    *rationale;
  GPtrArray   *sources;
  gboolean     odd;
} ExamItemSheet;

void      exam_item_sheet_free (ExamItemSheet *self);
ExamItem *exam_item_sheet_to_item (const ExamItemSheet *self,
                                   ExamCase            *exam_case) G_GNUC_WARN_UNUSED_RESULT;

/** ExamDocumentSheet: @title: (owned) (nullable); @text: (nullable) */
typedef struct {
  char     *title;
  ExamText *text;
} ExamDocumentSheet;

/** ExamCaseSheet: @documents: (element-type ExamDocumentSheet); strings (owned) (nullable) */
typedef struct {
  char      *id;
  char      *title;
  char      *setting;
  GPtrArray *documents;
  gboolean   odd;
} ExamCaseSheet;

void      exam_case_sheet_free (ExamCaseSheet *self);
ExamCase *exam_case_sheet_to_case (const ExamCaseSheet *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamItemSheet, exam_item_sheet_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCaseSheet, exam_case_sheet_free)

G_END_DECLS
