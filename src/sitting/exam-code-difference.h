/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-code-grading.h"

G_BEGIN_DECLS

/**
 * ExamCodeDifference:
 * @near: the typed code is in the category of a keyed one that is missing, and differs from it later on
 * @keyed: index of that keyed code in the item
 * @character: the first character that differs, 1-based, not counting the decimal point; where one code goes on after the
 *   other has ended, the first of the rest
 * @too_short: the typed code ends before @character
 * @too_long: the keyed code ends before @character
 * @modifier: the code is right but for what is behind it
 *
 * How a typed code that is not in the key misses it.
 */
typedef struct {
  gboolean near;
  guint    keyed;
  guint    character;
  gboolean too_short;
  gboolean too_long;
  gboolean modifier;
} ExamCodeDifference;

ExamCodeDifference exam_code_compare (ExamCodeSystem system,
                                      const char    *keyed,
                                      const char    *typed);
GArray            *exam_code_differences_new (const ExamItem        *item,
                                              const GPtrArray       *codes,
                                              const ExamCodeGrading *grading) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
