/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "bank/exam-allowance.h"
#include "bank/exam-case.h"
#include "bank/exam-code-system.h"
#include "bank/exam-keyed-code.h"
#include "bank/exam-option.h"
#include "bank/exam-source.h"
#include "bank/exam-text.h"

G_BEGIN_DECLS

/** Most options that letters can name. */
#define EXAM_ITEM_MAX_OPTIONS 26

/**
 * ExamItemKind:
 * @EXAM_ITEM_SINGLE_CHOICE: one option is right
 * @EXAM_ITEM_MULTIPLE_CHOICE: several are, and the item says how many
 * @EXAM_ITEM_TYPED_CODES: the candidate types codes
 */
typedef enum {
  EXAM_ITEM_SINGLE_CHOICE,
  EXAM_ITEM_MULTIPLE_CHOICE,
  EXAM_ITEM_TYPED_CODES,
} ExamItemKind;

#define EXAM_TYPE_ITEM (exam_item_get_type ())

/**
 * ExamItem:
 *
 * One question: stem, response, rationale, sources. Counted; immutable once its bank is read, so that
 * any thread may look at it.
 */
typedef struct _ExamItem ExamItem;

GType exam_item_get_type (void) G_GNUC_CONST;

ExamItem *exam_item_new (const char *id,
                         const char *domain) G_GNUC_WARN_UNUSED_RESULT;
ExamItem *exam_item_ref (ExamItem *self);
void      exam_item_unref (ExamItem *self);

/* While an item is made */
void exam_item_set_pretest_only (ExamItem *self,
                                 gboolean  pretest_only);
void exam_item_set_case (ExamItem *self,
                         ExamCase *exam_case);
void exam_item_set_stem (ExamItem *self,
                         ExamText *stem);
void exam_item_set_rationale (ExamItem *self,
                              ExamText *rationale);
void exam_item_set_shuffled (ExamItem *self,
                             gboolean  shuffled);
void exam_item_take_option (ExamItem   *self,
                            ExamOption *option);
void exam_item_set_typed_codes (ExamItem      *self,
                                ExamCodeSystem system,
                                gboolean       first_listed);
void exam_item_take_code (ExamItem      *self,
                          ExamKeyedCode *code);
void exam_item_take_source (ExamItem   *self,
                            ExamSource *source);
void exam_item_allow (ExamItem   *self,
                      const char *rule,
                      const char *because);
void exam_item_set_place (ExamItem *self,
                          int       line,
                          int       column);

/* Afterwards */
const char   *exam_item_get_id (const ExamItem *self);
const char   *exam_item_get_domain (const ExamItem *self);
gboolean      exam_item_is_pretest_only (const ExamItem *self);
ExamCase     *exam_item_get_case (const ExamItem *self);
ExamItemKind  exam_item_get_kind (const ExamItem *self);
ExamText     *exam_item_get_stem (const ExamItem *self);
ExamText     *exam_item_get_rationale (const ExamItem *self);
int           exam_item_get_line (const ExamItem *self);
int           exam_item_get_column (const ExamItem *self);

guint             exam_item_get_n_options (const ExamItem *self);
const ExamOption *exam_item_get_option (const ExamItem *self,
                                        guint           index);
guint             exam_item_get_n_keys (const ExamItem *self);
gboolean          exam_item_is_shuffled (const ExamItem *self);

guint                exam_item_get_n_codes (const ExamItem *self);
const ExamKeyedCode *exam_item_get_code (const ExamItem *self,
                                         guint           index);
ExamCodeSystem       exam_item_get_code_system (const ExamItem *self);
gboolean             exam_item_is_first_listed (const ExamItem *self);

guint             exam_item_get_n_sources (const ExamItem *self);
const ExamSource *exam_item_get_source (const ExamItem *self,
                                        guint           index);

const GPtrArray *exam_item_get_allowances (const ExamItem *self);

GPtrArray *exam_item_dup_image_sources (const ExamItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamItem, exam_item_unref)

G_END_DECLS
