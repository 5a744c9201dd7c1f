/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-bank.h"
#include "bank/exam-format.h"

G_BEGIN_DECLS

/**
 * ExamPool:
 *
 * All items that a form of one format can be drawn from: those of every bank of the format's family whose
 * domain and kind the format has, each id once.
 */
typedef struct _ExamPool ExamPool;

ExamPool *exam_pool_new (ExamFormat *format) G_GNUC_WARN_UNUSED_RESULT;
void      exam_pool_free (ExamPool *self);

void exam_pool_add_bank (ExamPool *self,
                         ExamBank *bank);

ExamFormat *exam_pool_get_format (const ExamPool *self);
guint       exam_pool_get_n_items (const ExamPool *self);
ExamItem   *exam_pool_get_item (const ExamPool *self,
                                guint           index);
ExamBank   *exam_pool_get_bank (const ExamPool *self,
                                guint           index);
gboolean    exam_pool_find (const ExamPool *self,
                            const char     *id,
                            guint          *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamPool, exam_pool_free)

G_END_DECLS
