/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamRating:
 * @EXAM_RATING_AGAIN: not recalled
 * @EXAM_RATING_HARD: recalled with doubt
 * @EXAM_RATING_GOOD: recalled
 * @EXAM_RATING_EASY: recalled without effort
 *
 * How a review went. The numbers are those of FSRS, and are kept in files.
 */
typedef enum {
  EXAM_RATING_AGAIN = 1,
  EXAM_RATING_HARD = 2,
  EXAM_RATING_GOOD = 3,
  EXAM_RATING_EASY = 4,
} ExamRating;

/**
 * ExamCardState:
 * @EXAM_CARD_NEW: never reviewed
 * @EXAM_CARD_LEARNING: comes back within minutes, after the first reviews
 * @EXAM_CARD_REVIEW: comes back after days
 * @EXAM_CARD_RELEARNING: was forgotten, and comes back within minutes
 */
typedef enum {
  EXAM_CARD_NEW,
  EXAM_CARD_LEARNING,
  EXAM_CARD_REVIEW,
  EXAM_CARD_RELEARNING,
} ExamCardState;

/**
 * ExamCard:
 * @stability: days after which the chance of recall has sunk to 90 %; from 0.001 to 36,500
 * @difficulty: how little a review helps, from 1 to 10
 * @due: when to review it next, in microseconds since 1970
 * @last_review: when it was reviewed last, in microseconds since 1970
 * @interval: whole days from @last_review to @due; 0 when those are minutes
 * @state: where it is on its way
 * @step: 0-based index of the step that it is at, while it comes back within minutes
 * @n_reviews: how often it was reviewed
 * @n_lapses: how often it was forgotten after it had come back after days
 *
 * What is known of the memory of one item. All zero is a card that was never reviewed.
 */
typedef struct {
  double        stability;
  double        difficulty;
  gint64        due;
  gint64        last_review;
  guint         interval;
  ExamCardState state;
  guint         step;
  guint         n_reviews;
  guint         n_lapses;
} ExamCard;

void   exam_fsrs_review (ExamCard  *card,
                         ExamRating rating,
                         gint64     now);
double exam_fsrs_get_retrievability (const ExamCard *card,
                                     gint64          now);

G_END_DECLS
