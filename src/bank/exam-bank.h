/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "bank/exam-item.h"

G_BEGIN_DECLS

#define EXAM_TYPE_BANK (exam_bank_get_type ())

/**
 * ExamBank:
 *
 * The sound items of one bank file. Counted; immutable once read.
 */
typedef struct _ExamBank ExamBank;

GType exam_bank_get_type (void) G_GNUC_CONST;

ExamBank *exam_bank_new (const char *id,
                         const char *family) G_GNUC_WARN_UNUSED_RESULT;
ExamBank *exam_bank_ref (ExamBank *self);
void      exam_bank_unref (ExamBank *self);

/* While a bank is made */
void exam_bank_set_path (ExamBank   *self,
                         const char *path);
void exam_bank_set_title (ExamBank   *self,
                          const char *title);
void exam_bank_set_revision (ExamBank   *self,
                             const char *revision);
void exam_bank_set_license (ExamBank   *self,
                            const char *license);
void exam_bank_add_author (ExamBank   *self,
                           const char *author);
void exam_bank_add_code_set (ExamBank   *self,
                             const char *system,
                             const char *year);
void exam_bank_allow (ExamBank   *self,
                      const char *rule,
                      const char *because);
void exam_bank_add_item (ExamBank *self,
                         ExamItem *item);
void exam_bank_add_faulty (ExamBank *self);
void exam_bank_reject_from (ExamBank *self,
                            guint     first);

/* Afterwards */
const char *exam_bank_get_id (const ExamBank *self);
const char *exam_bank_get_family (const ExamBank *self);
const char *exam_bank_get_path (const ExamBank *self);
char       *exam_bank_dup_folder (const ExamBank *self);
const char *exam_bank_get_title (const ExamBank *self);
const char *exam_bank_get_revision (const ExamBank *self);
const char *exam_bank_get_license (const ExamBank *self);
guint       exam_bank_get_n_authors (const ExamBank *self);
const char *exam_bank_get_author (const ExamBank *self,
                                  guint           index);
guint       exam_bank_get_n_code_sets (const ExamBank *self);
const char *exam_bank_get_code_set (const ExamBank *self,
                                    guint           index,
                                    const char    **year);
const GPtrArray *exam_bank_get_allowances (const ExamBank *self);
guint       exam_bank_get_n_items (const ExamBank *self);
ExamItem   *exam_bank_get_item (const ExamBank *self,
                                guint           index);
guint       exam_bank_get_n_faulty (const ExamBank *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamBank, exam_bank_unref)

G_END_DECLS
