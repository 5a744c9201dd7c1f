/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamCheckRule:
 *
 * What the checker looks for beyond what makes a bank unsound. Each has a name, by which authors ask for it or switch it
 * off: see exam_check_rule_get_name().
 */
typedef enum {
  EXAM_CHECK_NEAR_DUPLICATE,
  EXAM_CHECK_DUPLICATE_OPTION,
  EXAM_CHECK_SAME_CODE,
  EXAM_CHECK_KEY_POSITION,
  EXAM_CHECK_KEY_LENGTH,
  EXAM_CHECK_NO_RATIONALE,
  EXAM_CHECK_NO_WHY,
  EXAM_CHECK_NO_SOURCE,
  EXAM_CHECK_ANSWER_LETTER,
  EXAM_CHECK_UNPINNED_OPTION,
  EXAM_CHECK_NEGATIVE_STEM,
  EXAM_CHECK_DOMAIN_SHARE,
  EXAM_CHECK_SINGLE_ITEM_CASE,
  EXAM_CHECK_MISSING_DECIMAL,
  EXAM_CHECK_CPT_SHAPE,
  EXAM_CHECK_CODE_SET_YEAR,
  EXAM_CHECK_UNKNOWN_SECTION,
  EXAM_CHECK_READING_LEVEL,
  EXAM_CHECK_UNKNOWN_RULE,
  EXAM_CHECK_UNKNOWN_CODE,
  EXAM_CHECK_DELETED_CODE,
  EXAM_CHECK_WRONG_SYSTEM,
  EXAM_CHECK_UNBILLABLE_CODE,
  EXAM_CHECK_MISSING_BOOK,
  EXAM_N_CHECK_RULES,
} ExamCheckRule;

/** A bit for each rule. */
#define EXAM_CHECK_ALL_RULES ((1u << EXAM_N_CHECK_RULES) - 1)

const char *exam_check_rule_get_name (ExamCheckRule rule);
const char *exam_check_rule_get_summary (ExamCheckRule rule);
gboolean    exam_check_rule_from_name (const char    *name,
                                       ExamCheckRule *rule);

G_END_DECLS
