/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-text.h"
#include "bank/exam-text-block.h"

G_BEGIN_DECLS

GPtrArray  *exam_rich_blocks_new (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *exam_rich_blocks_new_normal (ExamText *text) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *exam_rich_blocks_new_from_plain (const char *plain) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *exam_rich_blocks_new_originals (ExamText *text) G_GNUC_WARN_UNUSED_RESULT;
ExamText   *exam_rich_blocks_to_text (GPtrArray  *blocks,
                                      GHashTable *originals);

const char    *exam_rich_block_get_markup (const ExamTextBlock *block,
                                           guint                cell);
gboolean       exam_rich_block_is_object (const ExamTextBlock *block);
gboolean       exam_rich_block_equal (const ExamTextBlock *a,
                                      const ExamTextBlock *b);
ExamTextBlock *exam_rich_block_copy (const ExamTextBlock *block) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
