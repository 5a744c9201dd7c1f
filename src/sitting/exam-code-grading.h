/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-format.h"
#include "bank/exam-item.h"

G_BEGIN_DECLS

/**
 * ExamCodeVerdict:
 * @EXAM_CODE_CORRECT: keyed
 * @EXAM_CODE_OPTIONAL: earns nothing and costs nothing
 * @EXAM_CODE_NOT_FIRST: keyed, but the first-listed code in another place, or another code in the first
 * @EXAM_CODE_LETTER_FOR_DIGIT: would be keyed if the letters O and I were the digits 0 and 1
 * @EXAM_CODE_REPEATED: keyed, and already given as often as it is keyed
 * @EXAM_CODE_WRONG: not keyed
 */
typedef enum {
  EXAM_CODE_CORRECT,
  EXAM_CODE_OPTIONAL,
  EXAM_CODE_NOT_FIRST,
  EXAM_CODE_LETTER_FOR_DIGIT,
  EXAM_CODE_REPEATED,
  EXAM_CODE_WRONG,
} ExamCodeVerdict;

/**
 * ExamCodeGrading:
 * @verdicts: (element-type ExamCodeVerdict): one for each code typed
 * @found: (element-type gboolean): for each keyed code whether it was typed and counts
 * @credit: 0 to 1
 *
 * What typed codes are worth, and why.
 */
typedef struct {
  GArray *verdicts;
  GArray *found;
  double  credit;
} ExamCodeGrading;

ExamCodeGrading *exam_code_grading_new (const ExamItem  *item,
                                        const GPtrArray *codes,
                                        ExamCodesCredit  rule) G_GNUC_WARN_UNUSED_RESULT;
void             exam_code_grading_free (ExamCodeGrading *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCodeGrading, exam_code_grading_free)

G_END_DECLS
