/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-bank.h"
#include "bank/exam-format.h"

G_BEGIN_DECLS

#define EXAM_N_ITEM_KINDS 3

/**
 * ExamDomainStatistics:
 * @n_items: items by kind
 * @n_needed: the fewest scored items of the domain on one form
 */
typedef struct {
  guint n_items[EXAM_N_ITEM_KINDS];
  guint n_needed;
} ExamDomainStatistics;

/**
 * ExamBankStatistics:
 * @domains: (element-type ExamDomainStatistics): for each domain of the format
 * @n_cases: cases in the bank
 * @n_case_items: items that belong to them
 * @n_options: how many options most items with one key have
 * @n_single: how many items with one key and that many options there are
 * @keys: at which place the keys of those stand in the file
 * @n_longest: in how many of them the key is longer than each other option, in characters
 * @median_words: words in a stem; half of the stems have more
 * @most_words: words in the longest stem
 * @longest_id: (transfer none) (nullable): its item
 *
 * A bank in figures.
 */
typedef struct {
  GArray     *domains;
  guint       n_cases;
  guint       n_case_items;
  guint       n_options;
  guint       n_single;
  guint       keys[EXAM_ITEM_MAX_OPTIONS];
  guint       n_longest;
  guint       median_words;
  guint       most_words;
  const char *longest_id;
} ExamBankStatistics;

ExamBankStatistics *exam_bank_statistics_new (const ExamBank   *bank,
                                              const ExamFormat *format) G_GNUC_WARN_UNUSED_RESULT;
ExamBankStatistics *exam_bank_statistics_new_of_keys (const ExamBank *bank) G_GNUC_WARN_UNUSED_RESULT;
void                exam_bank_statistics_free (ExamBankStatistics *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamBankStatistics, exam_bank_statistics_free)

G_END_DECLS
