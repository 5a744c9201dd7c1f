/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-day.h"
#include "insight/exam-review-queue.h"
#include "sitting/exam-random.h"
#include "test-support.h"

#define SECOND ((gint64) G_USEC_PER_SEC)
#define MINUTE (60 * SECOND)
#define HOUR   (60 * MINUTE)
#define DAY    (24 * HOUR)

/* 2026-05-01 12:00 UTC */
#define NOON (G_GINT64_CONSTANT (1777636800) * SECOND)

/* --- Reviews --- */

static void
add (GArray     *reviews,
     const char *item_id,
     gint64      sitting_id,
     guint       position,
     guint       rating,
     gint64      reviewed_at)
{
  ExamReview review = { item_id != NULL ? g_intern_string (item_id) : NULL, sitting_id, position, rating, reviewed_at };

  g_array_append_val (reviews, review);
}

static GArray *
make_reviews (void)
{
  return g_array_new (FALSE, FALSE, sizeof (ExamReview));
}

static ExamCard
replay (const guint *ratings,
        guint        n_ratings,
        gint64       first,
        gint64       gap)
{
  ExamCard card = { 0 };

  for (guint i = 0; i < n_ratings; i++)
    exam_fsrs_review (&card, ratings[i], first + i * gap);
  return card;
}

static void
assert_card (const ExamReviewQueue *queue,
             const char            *item_id,
             const ExamCard        *expected)
{
  const ExamCard *card = exam_review_queue_get_card (queue, item_id);

  g_assert_nonnull (card);
  g_assert_cmpfloat (card->stability, ==, expected->stability);
  g_assert_cmpfloat (card->difficulty, ==, expected->difficulty);
  g_assert_cmpint (card->due, ==, expected->due);
  g_assert_cmpuint (card->n_reviews, ==, expected->n_reviews);
}

/* Joins ids with spaces. */
static char *
list (const ExamReviewQueue *queue,
      gint64                 now,
      GTimeZone             *zone,
      guint                  max)
{
  g_autoptr (GPtrArray) ids = exam_review_queue_list_due (queue, now, zone, max);

  g_ptr_array_add (ids, NULL);
  return g_strjoinv (" ", (char **) ids->pdata);
}

/* --- Ratings --- */

static void
test_rating (void)
{
  static const struct {
    double         credit;
    ExamConfidence confidence;
    ExamRating     rating;
  } rows[] = {
    { 1, EXAM_CONFIDENCE_NONE, EXAM_RATING_GOOD },
    { 1, EXAM_CONFIDENCE_SURE, EXAM_RATING_GOOD },
    { 1, EXAM_CONFIDENCE_UNSURE, EXAM_RATING_HARD },
    { 1, EXAM_CONFIDENCE_GUESSED, EXAM_RATING_AGAIN },
    { 0.1 + 0.2 + 0.7, EXAM_CONFIDENCE_SURE, EXAM_RATING_GOOD },
    { 1 - 1e-12, EXAM_CONFIDENCE_SURE, EXAM_RATING_GOOD },
    { 0.99, EXAM_CONFIDENCE_SURE, EXAM_RATING_AGAIN },
    { 0.5, EXAM_CONFIDENCE_UNSURE, EXAM_RATING_AGAIN },
    { 0, EXAM_CONFIDENCE_NONE, EXAM_RATING_AGAIN },
    { 0, EXAM_CONFIDENCE_SURE, EXAM_RATING_AGAIN },
    { 0, EXAM_CONFIDENCE_GUESSED, EXAM_RATING_AGAIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (exam_rating_for_answer (rows[i].credit, rows[i].confidence), ==, rows[i].rating);
}

/* --- What comes in --- */

static void
test_first_miss (void)
{
  static const guint ratings[] = { EXAM_RATING_AGAIN, EXAM_RATING_GOOD };
  const ExamCard expected = replay (ratings, 2, NOON + 2 * DAY, DAY);
  g_autoptr (GArray) reviews = make_reviews ();
  g_autoptr (ExamReviewQueue) queue = NULL;

  add (reviews, "known", 1, 0, EXAM_RATING_GOOD, NOON);
  add (reviews, "known", 2, 0, EXAM_RATING_EASY, NOON + DAY);
  add (reviews, "missed", 1, 1, EXAM_RATING_GOOD, NOON);
  add (reviews, "missed", 2, 1, EXAM_RATING_HARD, NOON + DAY);
  add (reviews, "missed", 3, 1, EXAM_RATING_AGAIN, NOON + 2 * DAY);
  add (reviews, "missed", 4, 1, EXAM_RATING_GOOD, NOON + 3 * DAY);
  queue = exam_review_queue_new (reviews, NULL);

  g_assert_cmpuint (exam_review_queue_get_n_items (queue), ==, 1);
  g_assert_null (exam_review_queue_get_card (queue, "known"));
  g_assert_null (exam_review_queue_get_card (queue, ""));
  assert_card (queue, "missed", &expected);
}

static void
test_empty (void)
{
  g_autoptr (GArray) reviews = make_reviews ();
  g_autoptr (ExamReviewQueue) queue = exam_review_queue_new (reviews, NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) ids = exam_review_queue_list_due (queue, NOON, zone, 0);
  g_autoptr (GArray) forecast = exam_review_queue_forecast (queue, NOON, zone, 3);

  g_assert_cmpuint (exam_review_queue_get_n_items (queue), ==, 0);
  g_assert_cmpuint (exam_review_queue_count_due (queue, NOON, zone), ==, 0);
  g_assert_cmpuint (ids->len, ==, 0);
  g_assert_cmpuint (forecast->len, ==, 3);
  g_assert_cmpuint (g_array_index (forecast, guint, 2), ==, 0);
}

/* Of one answer there are several reviews after histories were joined, or when the rating was changed. */
static void
test_twice (void)
{
  static const guint ratings[] = { EXAM_RATING_AGAIN, EXAM_RATING_HARD };
  const ExamCard expected = replay (ratings, 2, NOON, DAY);
  g_autoptr (GArray) reviews = make_reviews ();
  g_autoptr (ExamReviewQueue) queue = NULL;

  add (reviews, "a", 2, 0, EXAM_RATING_HARD, NOON + DAY);
  add (reviews, "a", 1, 0, EXAM_RATING_AGAIN, NOON);
  add (reviews, "a", 2, 0, EXAM_RATING_GOOD, NOON + DAY - MINUTE);
  add (reviews, "a", 1, 0, EXAM_RATING_AGAIN, NOON);
  queue = exam_review_queue_new (reviews, NULL);

  assert_card (queue, "a", &expected);
}

static void
test_bad_reviews (void)
{
  static const guint ratings[] = { EXAM_RATING_AGAIN };
  const ExamCard expected = replay (ratings, 1, NOON, 0);
  g_autoptr (GArray) reviews = make_reviews ();
  g_autoptr (ExamReviewQueue) queue = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  add (reviews, "a", 1, 0, EXAM_RATING_AGAIN, NOON);
  add (reviews, "a", 1, 1, 0, NOON + DAY);
  add (reviews, "a", 1, 2, 5, NOON + DAY);
  add (reviews, "a", 1, 3, G_MAXUINT, NOON + DAY);
  add (reviews, NULL, 1, 4, EXAM_RATING_AGAIN, NOON);
  add (reviews, "early", -1, 5, EXAM_RATING_AGAIN, G_MININT64);
  add (reviews, "late", G_MAXINT64, G_MAXUINT, EXAM_RATING_AGAIN, G_MAXINT64);
  queue = exam_review_queue_new (reviews, NULL);

  g_assert_cmpuint (exam_review_queue_get_n_items (queue), ==, 3);
  assert_card (queue, "a", &expected);
  g_assert_cmpuint (exam_review_queue_count_due (queue, NOON, zone), ==, 2);
}

static void
test_pool (void)
{
  g_autoptr (ExamPool) pool = test_load_pool ("cca-2026-05");
  const char *id = exam_item_get_id (exam_pool_get_item (pool, 0));
  g_autoptr (GArray) reviews = make_reviews ();
  g_autoptr (ExamReviewQueue) queue = NULL;

  add (reviews, id, 1, 0, EXAM_RATING_AGAIN, NOON);
  add (reviews, "of a bank that is gone", 1, 1, EXAM_RATING_AGAIN, NOON);
  queue = exam_review_queue_new (reviews, pool);

  g_assert_cmpuint (exam_review_queue_get_n_items (queue), ==, 1);
  g_assert_nonnull (exam_review_queue_get_card (queue, id));
}

/* The order of the array tells nothing, whatever is in it. */
static void
test_any_order (void)
{
  g_autoptr (ExamRandom) random = exam_random_new (20260501);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (GArray) reviews = make_reviews ();
      g_autofree char *expected = NULL;

      for (guint i = 0; i < 60; i++)
        {
          char id[] = { (char) ('a' + exam_random_below (random, 12)), '\0' };

          add (reviews, id, exam_random_below (random, 6), exam_random_below (random, 10),
               1 + exam_random_below (random, 4), NOON + exam_random_below (random, 20) * HOUR);
        }

      for (guint pass = 0; pass < 4; pass++)
        {
          g_autoptr (ExamReviewQueue) queue = exam_review_queue_new (reviews, NULL);
          g_autofree char *actual = list (queue, NOON + 90 * DAY, zone, 0);

          g_assert_cmpuint (exam_review_queue_get_n_items (queue), >, 0);
          if (expected == NULL)
            expected = g_steal_pointer (&actual);
          else
            g_assert_cmpstr (actual, ==, expected);

          for (guint i = reviews->len; i > 1; i--)
            {
              guint other = exam_random_below (random, i);
              ExamReview swapped = g_array_index (reviews, ExamReview, i - 1);

              g_array_index (reviews, ExamReview, i - 1) = g_array_index (reviews, ExamReview, other);
              g_array_index (reviews, ExamReview, other) = swapped;
            }
        }
    }
}

/* --- What is due --- */

/* What is due later today is due today; what is due after midnight is not. */
static void
test_today (void)
{
  g_autoptr (GArray) reviews = make_reviews ();
  g_autoptr (ExamReviewQueue) queue = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GTimeZone) west = g_time_zone_new_identifier ("-05:00");
  g_autoptr (GTimeZone) east = g_time_zone_new_identifier ("+14:00");
  g_autofree char *ids = NULL;

  /* Due a minute after they were missed */
  add (reviews, "before", 1, 0, EXAM_RATING_AGAIN, NOON - DAY);
  add (reviews, "evening", 1, 1, EXAM_RATING_AGAIN, NOON + 11 * HOUR);
  add (reviews, "at-midnight", 1, 2, EXAM_RATING_AGAIN, NOON + 12 * HOUR - MINUTE);
  add (reviews, "tomorrow", 1, 3, EXAM_RATING_AGAIN, NOON + 13 * HOUR);
  queue = exam_review_queue_new (reviews, NULL);

  g_assert_cmpuint (exam_review_queue_count_due (queue, NOON, utc), ==, 2);
  g_assert_cmpuint (exam_review_queue_count_due (queue, NOON + 12 * HOUR - 1, utc), ==, 2);
  g_assert_cmpuint (exam_review_queue_count_due (queue, NOON + 12 * HOUR, utc), ==, 4);
  g_assert_cmpuint (exam_review_queue_count_due (queue, NOON, west), ==, 4);
  g_assert_cmpuint (exam_review_queue_count_due (queue, NOON - 3 * HOUR, east), ==, 1);

  ids = list (queue, NOON, utc, 0);
  g_assert_cmpstr (ids, ==, "before evening");

  g_assert_cmpuint (exam_review_queue_count_due (queue, NOON, NULL), ==, 1);
  g_assert_cmpuint (exam_review_queue_count_due (queue, NOON + 11 * HOUR + MINUTE - 1, NULL), ==, 1);
  g_assert_cmpuint (exam_review_queue_count_due (queue, NOON + 11 * HOUR + MINUTE, NULL), ==, 2);
  g_clear_pointer (&ids, g_free);
  ids = list (queue, NOON, NULL, 0);
  g_assert_cmpstr (ids, ==, "before");
}

/* The likeliest to be forgotten comes first, and not what was due first. */
static void
test_order (void)
{
  g_autoptr (GArray) reviews = make_reviews ();
  g_autoptr (ExamReviewQueue) queue = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *first = NULL;
  gint64 now = NOON + 40 * DAY;
  double last = 0;

  /* Well known and due the longest; hardly known and due for a day; all between */
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("item-%02u", i);
      guint n_reviews = 1 + (20 - i) / 3;

      for (guint n = 0; n < n_reviews; n++)
        add (reviews, id, n, i, n == 0 ? EXAM_RATING_AGAIN : EXAM_RATING_GOOD, NOON + (i + n) * DAY);
    }
  queue = exam_review_queue_new (reviews, NULL);

  ids = exam_review_queue_list_due (queue, now, zone, 0);
  g_assert_cmpuint (ids->len, >, 10);
  g_assert_cmpuint (ids->len, ==, exam_review_queue_count_due (queue, now, zone));
  for (guint i = 0; i < ids->len; i++)
    {
      const ExamCard *card = exam_review_queue_get_card (queue, g_ptr_array_index (ids, i));
      double recall = exam_fsrs_get_retrievability (card, now);

      g_assert_cmpfloat (recall, >=, last);
      last = recall;
    }

  first = list (queue, now, zone, 1);
  g_assert_cmpstr (first, ==, g_ptr_array_index (ids, 0));
  g_assert_cmpstr (first, !=, "item-00");
}

static void
test_max (void)
{
  g_autoptr (GArray) reviews = make_reviews ();
  g_autoptr (ExamReviewQueue) queue = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *two = NULL, *many = NULL;

  for (guint i = 0; i < 3; i++)
    {
      char id[] = { (char) ('a' + i), '\0' };

      add (reviews, id, 1, i, EXAM_RATING_AGAIN, NOON);
    }
  queue = exam_review_queue_new (reviews, NULL);

  /* What is equal in all is in the order of ids. */
  two = list (queue, NOON + DAY, zone, 2);
  many = list (queue, NOON + DAY, zone, 99);
  g_assert_cmpstr (two, ==, "a b");
  g_assert_cmpstr (many, ==, "a b c");
}

/* --- Days --- */

static void
test_forecast (void)
{
  static const guint expected[] = { 3, 0, 1, 0, 2 };
  static const gint64 due[] = { -30 * DAY, 0, 11 * HOUR, 36 * HOUR + MINUTE, 84 * HOUR, 107 * HOUR, 200 * DAY };
  g_autoptr (GArray) reviews = make_reviews ();
  g_autoptr (GArray) forecast = NULL;
  g_autoptr (ExamReviewQueue) queue = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (due); i++)
    {
      g_autofree char *id = g_strdup_printf ("item-%u", i);

      add (reviews, id, 1, i, EXAM_RATING_AGAIN, NOON + due[i] - MINUTE);
    }
  queue = exam_review_queue_new (reviews, NULL);

  forecast = exam_review_queue_forecast (queue, NOON, zone, G_N_ELEMENTS (expected));
  g_assert_cmpmem (forecast->data, forecast->len * sizeof (guint), expected, sizeof expected);
  g_assert_cmpuint (g_array_index (forecast, guint, 0), ==, exam_review_queue_count_due (queue, NOON, zone));
}

/* The days on which clocks are changed have 23 and 25 hours. */
static void
test_clock_change (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("EST5EDT,M3.2.0,M11.1.0");
  g_autoptr (GDateTime) spring = NULL, autumn = NULL;
  gint64 midnight;

  g_assert_nonnull (zone);
  spring = g_date_time_new (zone, 2026, 3, 8, 0, 0, 0);
  autumn = g_date_time_new (zone, 2026, 11, 1, 0, 0, 0);

  midnight = g_date_time_to_unix (spring) * SECOND;
  g_assert_cmpint (exam_day_find_midnight (zone, midnight, 0), ==, midnight);
  g_assert_cmpint (exam_day_find_midnight (zone, midnight - 1, 0), ==, midnight - DAY);
  g_assert_cmpint (exam_day_find_midnight (zone, midnight + 5 * HOUR, 1), ==, midnight + 23 * HOUR);
  g_assert_cmpint (exam_day_find_midnight (zone, midnight + 5 * HOUR, 7), ==, midnight + 7 * DAY - HOUR);

  midnight = g_date_time_to_unix (autumn) * SECOND;
  g_assert_cmpint (exam_day_find_midnight (zone, midnight + 24 * HOUR + 30 * MINUTE, 0), ==, midnight);
  g_assert_cmpint (exam_day_find_midnight (zone, midnight, 1), ==, midnight + 25 * HOUR);
}

/* A queue of many years is made at once. */
G_GNUC_UNUSED static void
test_large (void)
{
  g_autoptr (GArray) reviews = make_reviews ();
  g_autoptr (ExamReviewQueue) queue = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) ids = NULL;
  gint64 start;

  for (guint i = 0; i < 200000; i++)
    {
      g_autofree char *id = g_strdup_printf ("item-%u", i % 5000);

      add (reviews, id, i / 100, i % 100, i % 7 == 0 ? EXAM_RATING_AGAIN : EXAM_RATING_GOOD, NOON + i * 5 * MINUTE);
    }

  test_limit_time (5);
  start = g_get_monotonic_time ();
  queue = exam_review_queue_new (reviews, NULL);
  g_test_message ("200,000 reviews: %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
  start = g_get_monotonic_time ();
  ids = exam_review_queue_list_due (queue, NOON + 4000 * DAY, zone, 0);
  g_test_message ("%u due items: %.1f ms", ids->len, (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (ids->len, >, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review-queue/rating", test_rating);
  g_test_add_func ("/review-queue/first-miss", test_first_miss);
  g_test_add_func ("/review-queue/empty", test_empty);
  g_test_add_func ("/review-queue/twice", test_twice);
  g_test_add_func ("/review-queue/bad-reviews", test_bad_reviews);
  g_test_add_func ("/review-queue/pool", test_pool);
  g_test_add_func ("/review-queue/any-order", test_any_order);
  g_test_add_func ("/review-queue/today", test_today);
  g_test_add_func ("/review-queue/order", test_order);
  g_test_add_func ("/review-queue/max", test_max);
  g_test_add_func ("/review-queue/forecast", test_forecast);
  g_test_add_func ("/review-queue/clock-change", test_clock_change);
  /* More names than GLib's table of them begins with: what it outgrows it keeps, which counts as a leak. */
#ifndef __SANITIZE_ADDRESS__
  g_test_add_func ("/review-queue/large", test_large);
#endif

  return g_test_run ();
}
