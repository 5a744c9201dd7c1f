/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamCause:
 * @EXAM_CAUSE_NONE: the candidate has not said
 * @EXAM_CAUSE_LOOKED_UP_WRONG: looked it up in the wrong place, or read the wrong entry
 * @EXAM_CAUSE_GUIDELINE: did not know or did not apply a guideline
 * @EXAM_CAUSE_SEQUENCING: the right codes in the wrong order
 * @EXAM_CAUSE_MODIFIER: a modifier
 * @EXAM_CAUSE_BUNDLING: what is part of something else, and what is not
 * @EXAM_CAUSE_TERMINOLOGY: anatomy or a medical term
 * @EXAM_CAUSE_MISREAD: misread the question or the record
 * @EXAM_CAUSE_CHANGED_RIGHT: had the right answer and changed it
 * @EXAM_CAUSE_OUT_OF_TIME: the time was over
 * @EXAM_CAUSE_GUESSED: guessed
 *
 * Why a question was missed, as the candidate says.
 */
typedef enum {
  EXAM_CAUSE_NONE,
  EXAM_CAUSE_LOOKED_UP_WRONG,
  EXAM_CAUSE_GUIDELINE,
  EXAM_CAUSE_SEQUENCING,
  EXAM_CAUSE_MODIFIER,
  EXAM_CAUSE_BUNDLING,
  EXAM_CAUSE_TERMINOLOGY,
  EXAM_CAUSE_MISREAD,
  EXAM_CAUSE_CHANGED_RIGHT,
  EXAM_CAUSE_OUT_OF_TIME,
  EXAM_CAUSE_GUESSED,
  EXAM_N_CAUSES,
} ExamCause;

const char *exam_cause_to_name (ExamCause cause);
gboolean    exam_cause_from_name (const char *name,
                                  ExamCause  *cause);
const char *exam_cause_get_label (ExamCause cause);

G_END_DECLS
