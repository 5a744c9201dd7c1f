/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamConfidence:
 * @EXAM_CONFIDENCE_NONE: the candidate has not said
 * @EXAM_CONFIDENCE_SURE: knew the answer
 * @EXAM_CONFIDENCE_UNSURE: had reasons, and doubts
 * @EXAM_CONFIDENCE_GUESSED: had no reason to take this answer
 *
 * How sure the candidate was of an answer, as said in practice after the key was shown.
 */
typedef enum {
  EXAM_CONFIDENCE_NONE,
  EXAM_CONFIDENCE_SURE,
  EXAM_CONFIDENCE_UNSURE,
  EXAM_CONFIDENCE_GUESSED,
  EXAM_N_CONFIDENCES,
} ExamConfidence;

const char *exam_confidence_to_name (ExamConfidence confidence);
gboolean    exam_confidence_from_name (const char     *name,
                                       ExamConfidence *confidence);

G_END_DECLS
