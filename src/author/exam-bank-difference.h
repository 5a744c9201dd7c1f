/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamBankDifference:
 * @id: (nullable): an item or a case that the two have not alike; %NULL for what stands before the first of them, or for the whole
 *   where no single one differs
 * @mine: (nullable): its XML in the one text; %NULL where it is not there
 * @theirs: (nullable): its XML in the other
 */
typedef struct {
  char *id;
  char *mine;
  char *theirs;
} ExamBankDifference;

/** A piece of a text, in bytes. */
typedef struct {
  gsize start;
  gsize end;
} ExamTextRange;

void exam_bank_difference_free (ExamBankDifference *self);

GPtrArray *exam_bank_difference_list (const char *mine,
                                      const char *theirs) G_GNUC_WARN_UNUSED_RESULT;

GArray *exam_bank_difference_find_words (const char *text,
                                         const char *other) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
