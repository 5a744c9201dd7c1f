/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-fsrs.h"

#include <math.h>

/*
 * The Free Spaced Repetition Scheduler, FSRS-6, with its default parameters
 *
 * A card has a stability S (the days until the chance of recall is 90 %) and a difficulty D (1 to 10). The chance of
 * recall after t days, the retrievability, is R = (1 + FACTOR · t / S)^(-w20), with FACTOR such that R is 0.9 for t = S.
 * Each review gives a new S and D out of the old ones, R and the rating; the next review is due when R sinks to 0.9.
 *
 * The formulas are those of https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm (FSRS-6). Where
 * programs differ (rounding, limits, steps), this one follows ts-fsrs 5.4.2 with its defaults: retention 0.9, no more
 * than 36,500 days, no fuzz, steps of 1 and 10 minutes at first and of 10 minutes after a lapse, reviews on the same
 * day by their own formula. ts-fsrs counts days between reviews by the calendar of UTC, and so do we: the outcome must
 * not depend on where the candidate is.
 */

#define MINUTE (60 * (gint64) G_USEC_PER_SEC)
#define DAY    (24 * 60 * MINUTE)

/* Of the forgetting curve: 0.9^(-1 / w20) - 1, to eight decimals. */
#define FACTOR 0.98034649

#define MAX_INTERVAL 36500

#define MIN_STABILITY         0.001
#define MAX_STABILITY         36500.0
#define MIN_INITIAL_STABILITY 0.1

/* The end of the year 9999. Times are from files, and adding to them must not overflow. */
#define MAX_TIME (G_GINT64_CONSTANT (253402300800) * G_USEC_PER_SEC)

static const double w[] = {
  0.212,  1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001,  1.8722, 0.1666, 0.796,
  1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
};

/* Minutes after which a card comes back, before it does after days. */
static const guint learning_steps[] = { 1, 10 };
static const guint relearning_steps[] = { 10 };

/* The eight decimals to which ts-fsrs rounds. Not round(): that rounds halves below zero the other way. */
static double
round_off (double value)
{
  return floor (value * 1e8 + 0.5) / 1e8;
}

static double
limit_stability (double stability)
{
  return round_off (CLAMP (stability, MIN_STABILITY, MAX_STABILITY));
}

/* --- Memory --- */

static double
forget (gint64 days,
        double stability)
{
  return round_off (pow (1 + FACTOR * (double) days / stability, -w[20]));
}

static double
get_initial_difficulty (ExamRating rating)
{
  return round_off (w[4] - exp ((rating - 1) * w[5]) + 1);
}

/* Difficulty moves less the nearer it is to 10, and is drawn a little towards that of an easy card. */
static double
get_next_difficulty (double     difficulty,
                     ExamRating rating)
{
  double change = -w[6] * ((int) rating - EXAM_RATING_GOOD);
  double next = difficulty + round_off (change * (10 - difficulty) / 9);
  double reverted = round_off (w[7] * get_initial_difficulty (EXAM_RATING_EASY) + (1 - w[7]) * next);

  return CLAMP (reverted, 1, 10);
}

static double
get_stability_on_same_day (double     stability,
                           ExamRating rating)
{
  double growth = pow (stability, -w[19]) * exp (w[17] * ((int) rating - EXAM_RATING_GOOD + w[18]));

  /* What was recalled is not forgotten the sooner for it. */
  return limit_stability (stability * (rating >= EXAM_RATING_HARD ? MAX (growth, 1) : growth));
}

static double
get_stability_after_lapse (double difficulty,
                           double stability,
                           double recall)
{
  double next = limit_stability (w[11] * pow (difficulty, -w[12]) * (pow (stability + 1, w[13]) - 1) *
                                 exp ((1 - recall) * w[14]));

  /* Never more than a lapse on the same day would leave. */
  return MIN (MAX (round_off (stability / exp (w[17] * w[18])), MIN_STABILITY), next);
}

static double
get_stability_after_recall (double     difficulty,
                            double     stability,
                            double     recall,
                            ExamRating rating)
{
  double penalty = rating == EXAM_RATING_HARD ? w[15] : 1;
  double bonus = rating == EXAM_RATING_EASY ? w[16] : 1;

  return limit_stability (stability * (1 + exp (w[8]) * (11 - difficulty) * pow (stability, -w[9]) *
                                       (exp ((1 - recall) * w[10]) - 1) * penalty * bonus));
}

static double
get_next_stability (const ExamCard *card,
                    ExamRating      rating,
                    gint64          days)
{
  double recall;

  if (days == 0)
    return get_stability_on_same_day (card->stability, rating);

  recall = forget (days, card->stability);
  if (rating == EXAM_RATING_AGAIN)
    return get_stability_after_lapse (card->difficulty, card->stability, recall);
  return get_stability_after_recall (card->difficulty, card->stability, recall, rating);
}

/* --- Schedule --- */

/* The retention that is aimed at is the one that stability is about. */
static guint
get_interval (double stability)
{
  return (guint) CLAMP (floor (stability + 0.5), 1, MAX_INTERVAL);
}

/* A better rating never gives fewer days than a worse one would have. */
static guint
get_interval_of_review (const ExamCard *card,
                        ExamRating      rating,
                        gint64          days)
{
  guint hard = get_interval (get_next_stability (card, EXAM_RATING_HARD, days));
  guint good = get_interval (get_next_stability (card, EXAM_RATING_GOOD, days));
  guint easy = get_interval (get_next_stability (card, EXAM_RATING_EASY, days));

  hard = MIN (hard, good);
  good = MAX (good, hard + 1);
  easy = MAX (easy, good + 1);
  return rating == EXAM_RATING_HARD ? hard : rating == EXAM_RATING_GOOD ? good : easy;
}

/* The minutes until a card that is at a step comes back, and the step it is at then; 0 when days follow. */
static guint
get_step_minutes (const ExamCard *card,
                  ExamRating      rating,
                  guint          *next_step)
{
  gboolean first = card->state == EXAM_CARD_NEW || card->state == EXAM_CARD_LEARNING;
  const guint *steps = first ? learning_steps : relearning_steps;
  guint n_steps = first ? G_N_ELEMENTS (learning_steps) : G_N_ELEMENTS (relearning_steps);

  *next_step = 0;
  if (card->step >= n_steps || rating == EXAM_RATING_EASY)
    return 0;
  if (rating == EXAM_RATING_AGAIN)
    return steps[0];

  *next_step = card->step + (rating == EXAM_RATING_GOOD);
  if (rating == EXAM_RATING_GOOD)
    return *next_step < n_steps ? steps[*next_step] : 0;

  /* Halfway to the second step, or half as long again, rounded up. */
  return n_steps > 1 ? (steps[0] + steps[1] + 1) / 2 : (steps[0] * 3 + 1) / 2;
}

static void
schedule (ExamCard  *card,
          ExamRating rating,
          guint      interval_of_review,
          gint64     now)
{
  guint step = 0;
  guint minutes = interval_of_review > 0 ? 0 : get_step_minutes (card, rating, &step);

  if (minutes > 0)
    {
      gboolean lapsed = card->state == EXAM_CARD_REVIEW || card->state == EXAM_CARD_RELEARNING;

      card->state = lapsed ? EXAM_CARD_RELEARNING : EXAM_CARD_LEARNING;
      card->step = step;
      card->interval = 0;
      card->due = now + minutes * MINUTE;
      return;
    }

  card->state = EXAM_CARD_REVIEW;
  card->step = 0;
  card->interval = interval_of_review > 0 ? interval_of_review : get_interval (card->stability);
  card->due = now + card->interval * DAY;
}

/**
 * exam_fsrs_review:
 * @card: a card; all zero for one that was never reviewed
 * @rating: how the review went
 * @now: when that was, in microseconds since 1970; what is before the last review counts as on its day
 *
 * Gives a card the stability, difficulty and due time that FSRS-6 gives it after a review; see the top of this file for
 * the source. The same card, rating and time give what ts-fsrs 5.4.2 gives.
 */
void
exam_fsrs_review (ExamCard  *card,
                  ExamRating rating,
                  gint64     now)
{
  gboolean is_new;
  gint64 days;
  guint interval = 0;

  g_return_if_fail (card != NULL);
  g_return_if_fail (rating >= EXAM_RATING_AGAIN && rating <= EXAM_RATING_EASY);

  now = CLAMP (now, 0, MAX_TIME);
  is_new = card->state == EXAM_CARD_NEW;
  days = is_new ? 0 : MAX (now / DAY - card->last_review / DAY, 0);

  if (card->state == EXAM_CARD_REVIEW && rating != EXAM_RATING_AGAIN)
    interval = get_interval_of_review (card, rating, days);
  card->n_lapses += card->state == EXAM_CARD_REVIEW && rating == EXAM_RATING_AGAIN;

  card->stability = is_new ? MAX (w[rating - 1], MIN_INITIAL_STABILITY) : get_next_stability (card, rating, days);
  card->difficulty = is_new ? CLAMP (get_initial_difficulty (rating), 1, 10)
                            : get_next_difficulty (card->difficulty, rating);
  schedule (card, rating, interval, now);
  card->last_review = now;
  card->n_reviews++;
}

/**
 * exam_fsrs_get_retrievability:
 * @card: a card
 * @now: when it is asked for, in microseconds since 1970
 *
 * Returns: the chance of recall, from 0 to 1, by whole days since the last review; 0 for a card never reviewed
 */
double
exam_fsrs_get_retrievability (const ExamCard *card,
                              gint64          now)
{
  g_return_val_if_fail (card != NULL, 0);

  if (card->state == EXAM_CARD_NEW)
    return 0;
  return forget (MAX (CLAMP (now, 0, MAX_TIME) - card->last_review, 0) / DAY, card->stability);
}
