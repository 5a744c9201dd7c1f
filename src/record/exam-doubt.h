/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-item.h"

G_BEGIN_DECLS

/**
 * ExamDoubt:
 * @item: the item as it was served
 * @item_hash: hash of its content
 * @bank_id: (nullable): id of the bank that it came from last
 * @bank_revision: (nullable): revision of that bank
 * @reason: what the candidate doubts
 * @changed_at: when that was said, in microseconds since 1970
 *
 * A key that the candidate holds for doubtful.
 */
typedef struct {
  ExamItem *item;
  char     *item_hash;
  char     *bank_id;
  char     *bank_revision;
  char     *reason;
  gint64    changed_at;
} ExamDoubt;

void exam_doubt_free (ExamDoubt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamDoubt, exam_doubt_free)

G_END_DECLS
