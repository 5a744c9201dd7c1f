/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-stored-sitting.h"

G_BEGIN_DECLS

/**
 * ExamCondition:
 * @EXAM_CONDITION_EXAM: other exams: what they score is not one thing
 * @EXAM_CONDITION_EDITION: other editions of one exam
 * @EXAM_CONDITION_FORMAT: the file of the format was changed, though it kept its id
 * @EXAM_CONDITION_SCALE: scores on other scales
 * @EXAM_CONDITION_CUT: other scores to pass, or another share of the points that they stand for
 * @EXAM_CONDITION_SOURCES: sources of other years, of code sets above all
 * @EXAM_CONDITION_LENGTH: forms of other lengths
 * @EXAM_CONDITION_MINUTES: another time for the form
 * @EXAM_CONDITION_EXTRA_TIME: more or less time than the form has
 * @EXAM_CONDITION_RULES: rules of the exam day, or relaxed ones
 * @EXAM_CONDITION_CODE_BOOK: with the program's code book, or without
 * @EXAM_CONDITION_CANDIDATE: other persons
 *
 * What has to be the same for two scores to mean the same.
 */
typedef enum {
  EXAM_CONDITION_EXAM,
  EXAM_CONDITION_EDITION,
  EXAM_CONDITION_FORMAT,
  EXAM_CONDITION_SCALE,
  EXAM_CONDITION_CUT,
  EXAM_CONDITION_SOURCES,
  EXAM_CONDITION_LENGTH,
  EXAM_CONDITION_MINUTES,
  EXAM_CONDITION_EXTRA_TIME,
  EXAM_CONDITION_RULES,
  EXAM_CONDITION_CODE_BOOK,
  EXAM_CONDITION_CANDIDATE,
  EXAM_N_CONDITIONS,
} ExamCondition;

/**
 * ExamSourceYears:
 * @name: a code set, or else the title of a source
 * @years: (array length=n_sittings): of which years each sitting's items cite it: "2025, 2026"; %NULL where they do not
 */
typedef struct {
  char  *name;
  char **years;
  guint  n_sittings;
} ExamSourceYears;

guint       exam_conditions_compare (const GPtrArray *sittings,
                                     const GPtrArray *sources);
GPtrArray  *exam_conditions_list_sources (const GPtrArray *sittings) G_GNUC_WARN_UNUSED_RESULT;
const char *exam_condition_get_name (ExamCondition condition);

G_END_DECLS
