/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "insight/exam-fsrs.h"
#include "test-support.h"

#define SECOND ((gint64) G_USEC_PER_SEC)
#define MINUTE (60 * SECOND)
#define DAY    (24 * 60 * MINUTE)

/* --- Recorded sequences --- */

typedef struct {
  ExamCard card;
  gint64   now;
  guint    n_sequences;
  guint    n_reviews;
  double   largest;      /* deviation */
} Replay;

static void
compare (Replay     *replay,
         const char *what,
         double      actual,
         double      expected,
         const char *line)
{
  double deviation = fabs (actual - expected);

  if (!(deviation <= 1e-6))
    g_error ("%s is %.10f and not %.10f: review %u, %s", what, actual, expected, replay->n_reviews, line);
  replay->largest = MAX (replay->largest, deviation);
}

static void
replay_review (Replay     *replay,
               const char *line)
{
  gint64 gap, minutes;
  guint rating, state, step, interval, lapses;
  double stability, difficulty, recall;

  g_assert_cmpint (sscanf (line, "%" G_GINT64_FORMAT " %u %lf %lf %lf %u %u %u %" G_GINT64_FORMAT " %u", &gap, &rating,
                           &stability, &difficulty, &recall, &state, &step, &interval, &minutes, &lapses), ==, 10);

  replay->now += gap * SECOND;
  replay->n_reviews++;
  compare (replay, "retrievability", exam_fsrs_get_retrievability (&replay->card, replay->now), recall, line);
  exam_fsrs_review (&replay->card, rating, replay->now);

  compare (replay, "stability", replay->card.stability, stability, line);
  compare (replay, "difficulty", replay->card.difficulty, difficulty, line);
  g_assert_cmpint (replay->card.due, ==, replay->now + minutes * MINUTE);
  g_assert_cmpint (replay->card.last_review, ==, replay->now);
  g_assert_cmpuint (replay->card.interval, ==, interval);
  g_assert_cmpuint (replay->card.state, ==, state);
  g_assert_cmpuint (replay->card.step, ==, step);
  g_assert_cmpuint (replay->card.n_lapses, ==, lapses);
}

static void
test_recorded (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "fsrs-6.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  Replay replay = { 0 };

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gint64 start;

      if (sscanf (lines[i], "@ %*s %" G_GINT64_FORMAT, &start) == 1)
        {
          replay.card = (ExamCard) { 0 };
          replay.now = start * SECOND;
          replay.n_sequences++;
        }
      else if (lines[i][0] != '#' && lines[i][0] != '\0')
        replay_review (&replay, lines[i]);
    }

  g_test_message ("%u reviews in %u sequences, largest deviation %.2g", replay.n_reviews, replay.n_sequences,
                  replay.largest);
  g_assert_cmpuint (replay.n_sequences, ==, 380);
  g_assert_cmpuint (replay.n_reviews, ==, 2042);
}

/* --- What has to hold for any card --- */

static void
test_new_card (void)
{
  ExamCard card = { 0 };

  g_assert_cmpfloat (exam_fsrs_get_retrievability (&card, 5 * DAY), ==, 0);
  exam_fsrs_review (&card, EXAM_RATING_AGAIN, 5 * DAY);
  g_assert_cmpint (card.state, ==, EXAM_CARD_LEARNING);
  g_assert_cmpint (card.due, ==, 5 * DAY + MINUTE);
  g_assert_cmpuint (card.n_reviews, ==, 1);
  g_assert_cmpuint (card.n_lapses, ==, 0);
}

/* Stability is what it is said to be: the days until the chance of recall is 90 %. */
static void
test_meaning_of_stability (void)
{
  for (guint days = 1; days <= 1000; days *= 10)
    {
      ExamCard card = { .state = EXAM_CARD_REVIEW, .stability = days, .difficulty = 5 };

      g_assert_cmpfloat_with_epsilon (exam_fsrs_get_retrievability (&card, days * DAY), 0.9, 1e-6);
      g_assert_cmpfloat (exam_fsrs_get_retrievability (&card, (days + 1) * DAY), <, 0.9);
    }
}

static void
assert_sane (const ExamCard *card)
{
  g_assert_true (card->stability >= 0.001 && card->stability <= 36500);
  g_assert_true (card->difficulty >= 1 && card->difficulty <= 10);
  g_assert_cmpuint (card->interval, <=, 36502);   /* a day more for each better rating */
  g_assert_cmpint (card->due, >, card->last_review);
}

/* Clocks go wrong, and files can hold anything. */
static void
test_strange_times (void)
{
  static const gint64 times[] = {
    0, G_MAXINT64, G_MININT64, -1, 5 * DAY, 4 * DAY, 5 * DAY, G_MAXINT64 - 1, 20000 * DAY, G_MAXINT64,
  };

  for (guint rating = EXAM_RATING_AGAIN; rating <= EXAM_RATING_EASY; rating++)
    {
      ExamCard card = { 0 };

      for (guint i = 0; i < 10 * G_N_ELEMENTS (times); i++)
        {
          double recall;

          exam_fsrs_review (&card, rating, times[i % G_N_ELEMENTS (times)]);
          assert_sane (&card);
          recall = exam_fsrs_get_retrievability (&card, times[(i + 3) % G_N_ELEMENTS (times)]);
          g_assert_true (recall >= 0 && recall <= 1);
        }
    }
}

/* A clock that was put back makes a review one of the same day. */
static void
test_clock_put_back (void)
{
  ExamCard back = { 0 }, same = { 0 };

  exam_fsrs_review (&back, EXAM_RATING_GOOD, 100 * DAY);
  exam_fsrs_review (&same, EXAM_RATING_GOOD, 100 * DAY);
  exam_fsrs_review (&back, EXAM_RATING_GOOD, 90 * DAY);
  exam_fsrs_review (&same, EXAM_RATING_GOOD, 100 * DAY);

  g_assert_cmpfloat (back.stability, ==, same.stability);
  g_assert_cmpfloat (back.difficulty, ==, same.difficulty);
}

static void
test_better_ratings_give_longer_intervals (void)
{
  for (guint days = 0; days < 400; days += 7)
    {
      guint last = 0;

      for (guint rating = EXAM_RATING_HARD; rating <= EXAM_RATING_EASY; rating++)
        {
          ExamCard card = { .state = EXAM_CARD_REVIEW, .stability = 1 + days / 3.0, .difficulty = 10 };

          exam_fsrs_review (&card, rating, days * DAY);
          g_assert_cmpuint (card.interval, >, last);
          last = card.interval;
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fsrs/recorded", test_recorded);
  g_test_add_func ("/fsrs/new-card", test_new_card);
  g_test_add_func ("/fsrs/meaning-of-stability", test_meaning_of_stability);
  g_test_add_func ("/fsrs/strange-times", test_strange_times);
  g_test_add_func ("/fsrs/clock-put-back", test_clock_put_back);
  g_test_add_func ("/fsrs/better-ratings-give-longer-intervals", test_better_ratings_give_longer_intervals);

  return g_test_run ();
}
