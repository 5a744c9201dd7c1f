/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-remarks.h"
#include "sitting/exam-score.h"

G_BEGIN_DECLS

/**
 * ExamTrait:
 * @EXAM_TRAIT_MISSED: less than full credit, also where nothing was answered
 * @EXAM_TRAIT_OMITTED: not answered
 * @EXAM_TRAIT_FLAGGED: flagged when the sitting ended
 * @EXAM_TRAIT_CHANGED: left with one answer, and with another in the end
 * @EXAM_TRAIT_SLOW: see exam_pace_is_slow()
 * @EXAM_TRAIT_GUESSED: guessed, as the candidate said in practice or as the cause of the miss
 * @EXAM_TRAIT_UNSCORED: does not count
 * @EXAM_TRAIT_NOTED: the candidate wrote a note to it, during the sitting or at any time afterwards
 *
 * What makes an item worth another look.
 */
typedef enum {
  EXAM_TRAIT_MISSED,
  EXAM_TRAIT_OMITTED,
  EXAM_TRAIT_FLAGGED,
  EXAM_TRAIT_CHANGED,
  EXAM_TRAIT_SLOW,
  EXAM_TRAIT_GUESSED,
  EXAM_TRAIT_UNSCORED,
  EXAM_TRAIT_NOTED,
  EXAM_N_TRAITS,
} ExamTrait;

/** In place of the index of a domain. */
#define EXAM_REVIEW_ALL_DOMAINS G_MAXUINT

/** In place of a cause. %EXAM_CAUSE_NONE stands for the misses of which nothing is said. */
#define EXAM_REVIEW_ANY_CAUSE EXAM_N_CAUSES

/**
 * ExamReviewEntry:
 * @traits: a bit for each #ExamTrait
 * @sitting_traits: those that come from the sitting alone
 * @domain: index of the item's domain in the format
 * @cause: why it was missed
 */
typedef struct {
  guint     traits;
  guint     sitting_traits;
  guint     domain;
  ExamCause cause;
} ExamReviewEntry;

/**
 * ExamReviewList:
 * @entries: (element-type ExamReviewEntry): for each position of the form
 * @traits: bits of the traits that are asked for
 * @domain: index of the domain that is asked for, or %EXAM_REVIEW_ALL_DOMAINS
 * @cause: the cause that is asked for, or %EXAM_REVIEW_ANY_CAUSE
 * @positions: (element-type guint): of the items that have all of that, in the order of the form
 *
 * The items of an ended sitting, and which of them are gone through. Look, do not touch: exam_review_list_filter()
 * changes it.
 */
typedef struct {
  GArray   *entries;
  guint     traits;
  guint     domain;
  ExamCause cause;
  GArray   *positions;
} ExamReviewList;

ExamReviewList *exam_review_list_new (const ExamTranscript *transcript,
                                      const ExamScore      *score) G_GNUC_WARN_UNUSED_RESULT;
void            exam_review_list_free (ExamReviewList *self);
void            exam_review_list_set_remarks (ExamReviewList    *self,
                                              const ExamRemarks *remarks);

void     exam_review_list_filter (ExamReviewList *self,
                                  guint           traits,
                                  guint           domain);
void     exam_review_list_filter_cause (ExamReviewList *self,
                                        guint           traits,
                                        guint           domain,
                                        ExamCause       cause);
gboolean exam_review_list_is_filtered (const ExamReviewList *self);
gboolean exam_review_list_find (const ExamReviewList *self,
                                guint                 position,
                                guint                *index);

guint exam_review_list_count_trait (const ExamReviewList *self,
                                    ExamTrait             trait);
guint exam_review_list_count_domain (const ExamReviewList *self,
                                     guint                 domain);
guint exam_review_list_count_cause (const ExamReviewList *self,
                                    ExamCause             cause);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamReviewList, exam_review_list_free)

G_END_DECLS
