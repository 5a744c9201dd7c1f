/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-transcript.h"

G_BEGIN_DECLS

typedef enum {
  EXAM_OUTCOME_CORRECT,
  EXAM_OUTCOME_PARTIAL,
  EXAM_OUTCOME_WRONG,
  EXAM_OUTCOME_OMITTED,
} ExamOutcome;

/**
 * ExamItemScore:
 * @credit: 0 to 1
 * @first_credit: credit of the first answer the candidate left the item with; of the last where there is no other
 * @pretest: the item does not count
 */
typedef struct {
  ExamOutcome outcome;
  double      credit;
  double      first_credit;
  gboolean    changed;
  gboolean    pretest;
} ExamItemScore;

/**
 * ExamDomainScore:
 * @points: sum of credits of the scored items
 * @n_items: how many there were
 */
typedef struct {
  double points;
  guint  n_items;
} ExamDomainScore;

/**
 * ExamScore:
 * @items: (element-type ExamItemScore): for each position of the form
 * @domains: (element-type ExamDomainScore): for each domain of the format
 * @points: sum of credits of the scored items
 * @n_scored: how many scored items
 * @n_pretest: how many unscored items
 * @n_omitted: scored items without an answer
 * @value: on the exam's scale: percent or scaled
 * @low: lower end of the 95 % interval of @value
 * @high: its upper end
 * @passed: at or above the cut
 * @right_to_wrong: scored items whose answer was changed for the worse
 * @wrong_to_right: for the better
 * @wrong_to_wrong: neither
 *
 * What a sitting is worth. A function of form and transcript alone.
 */
typedef struct {
  GArray  *items;
  GArray  *domains;
  double   points;
  guint    n_scored;
  guint    n_pretest;
  guint    n_omitted;
  double   value;
  double   low;
  double   high;
  gboolean passed;
  guint    right_to_wrong;
  guint    wrong_to_right;
  guint    wrong_to_wrong;
} ExamScore;

ExamScore *exam_score_new (const ExamTranscript *transcript) G_GNUC_WARN_UNUSED_RESULT;
ExamScore *exam_score_new_for_items (const ExamForm *form,
                                     GArray         *items) G_GNUC_WARN_UNUSED_RESULT;
ExamScore *exam_score_copy (const ExamScore *self) G_GNUC_WARN_UNUSED_RESULT;
void       exam_score_free (ExamScore *self);

guint exam_score_count (const ExamScore *self,
                        ExamOutcome      outcome);

double exam_score_credit (const ExamFormat   *format,
                          const ExamItem     *item,
                          const ExamResponse *response);
double exam_score_scale (const ExamFormat *format,
                         double            share);
char  *exam_score_format_value (const ExamFormat *format,
                                double            value);

const char *exam_outcome_get_name (ExamOutcome outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamScore, exam_score_free)

G_END_DECLS
