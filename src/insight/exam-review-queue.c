/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-review-queue.h"

#include <string.h>

#include "insight/exam-day.h"

/* Sums of decimals are a hair off, and full credit is full credit. */
#define EPSILON 1e-9

typedef struct {
  const char *item_id;  /* interned */
  ExamCard    card;
} Entry;

struct _ExamReviewQueue
{
  GArray     *entries;  /* (owned) (element-type Entry): by due time */
  GHashTable *indices;  /* (owned) item id, interned → index + 1 */
};

/**
 * exam_rating_for_answer:
 * @credit: credit for the answer, 0 to 1
 * @confidence: how sure the candidate was; who did not say is taken to be sure
 *
 * A right answer that was guessed is luck and no recall: four options give it one time in four.
 *
 * Returns: how the review of the item went
 */
ExamRating
exam_rating_for_answer (double         credit,
                        ExamConfidence confidence)
{
  if (credit < 1 - EPSILON || confidence == EXAM_CONFIDENCE_GUESSED)
    return EXAM_RATING_AGAIN;
  return confidence == EXAM_CONFIDENCE_UNSURE ? EXAM_RATING_HARD : EXAM_RATING_GOOD;
}

/* --- From reviews --- */

static int
compare_times (const ExamReview *a,
               const ExamReview *b)
{
  return (a->reviewed_at > b->reviewed_at) - (a->reviewed_at < b->reviewed_at);
}

static int
compare_places (const ExamReview *a,
                const ExamReview *b)
{
  if (a->sitting_id != b->sitting_id)
    return a->sitting_id < b->sitting_id ? -1 : 1;
  return (a->position > b->position) - (a->position < b->position);
}

/* The order must not depend on that of the array, whatever is in it. */
static int
compare_contents (const ExamReview *a,
                  const ExamReview *b)
{
  if (a->rating != b->rating)
    return a->rating > b->rating ? -1 : 1;
  return strcmp (a->item_id, b->item_id);
}

static int
compare_by_place (gconstpointer a,
                  gconstpointer b)
{
  int order = compare_places (a, b);

  if (order == 0)
    order = compare_times (a, b);
  return order != 0 ? order : compare_contents (a, b);
}

static int
compare_by_time (gconstpointer a,
                 gconstpointer b)
{
  return compare_times (a, b);
}

static guint
hash_place (gconstpointer data)
{
  const ExamReview *review = data;
  guint64 mixed = ((guint64) review->sitting_id + review->position) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint) (mixed >> 32);
}

static gboolean
is_same_place (gconstpointer a,
               gconstpointer b)
{
  return compare_places (a, b) == 0;
}

/* Years of reviews come from the results file in order, and to see that is much less work than to sort them. */
static gboolean
is_sorted (GArray *reviews)
{
  g_autoptr (GHashTable) places = g_hash_table_new (hash_place, is_same_place);

  for (guint i = 0; i < reviews->len; i++)
    {
      ExamReview *review = &g_array_index (reviews, ExamReview, i);

      if (i > 0 && (compare_times (review - 1, review) > 0 ||
                    (compare_times (review - 1, review) == 0 && compare_places (review - 1, review) >= 0)))
        return FALSE;
      if (!g_hash_table_add (places, review))
        return FALSE;
    }
  return TRUE;
}

/* Of what is there twice, as after two histories were joined, the latest counts. */
static GArray *
sort_reviews (const GArray *reviews)
{
  g_autoptr (GArray) all = g_array_sized_new (FALSE, FALSE, sizeof (ExamReview), reviews->len);
  GArray *sorted;

  for (guint i = 0; i < reviews->len; i++)
    {
      const ExamReview *review = &g_array_index (reviews, ExamReview, i);

      if (review->item_id != NULL && review->rating >= EXAM_RATING_AGAIN && review->rating <= EXAM_RATING_EASY)
        g_array_append_vals (all, review, 1);
    }
  if (is_sorted (all))
    return g_steal_pointer (&all);

  g_array_sort (all, compare_by_place);
  sorted = g_array_sized_new (FALSE, FALSE, sizeof (ExamReview), all->len);
  for (guint i = 0; i < all->len; i++)
    {
      const ExamReview *review = &g_array_index (all, ExamReview, i);

      if (i + 1 == all->len || compare_places (review, review + 1) != 0)
        g_array_append_vals (sorted, review, 1);
    }

  /* Stable, so that what was at the same time stays in the order of places. */
  g_array_sort (sorted, compare_by_time);
  return sorted;
}

static void
add_review (ExamReviewQueue  *self,
            const ExamReview *review)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, review->item_id));

  if (found == 0)
    {
      Entry entry = { .item_id = review->item_id };

      if (review->rating != EXAM_RATING_AGAIN)
        return;

      g_array_append_val (self->entries, entry);
      found = self->entries->len;
      g_hash_table_insert (self->indices, (gpointer) entry.item_id, GUINT_TO_POINTER (found));
    }

  exam_fsrs_review (&g_array_index (self->entries, Entry, found - 1).card, review->rating, review->reviewed_at);
}

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  const Entry *entry_a = a;
  const Entry *entry_b = b;

  if (entry_a->card.due != entry_b->card.due)
    return entry_a->card.due < entry_b->card.due ? -1 : 1;
  return strcmp (entry_a->item_id, entry_b->item_id);
}

static void
sort_entries (ExamReviewQueue *self)
{
  g_array_sort (self->entries, compare_due);
  for (guint i = 0; i < self->entries->len; i++)
    g_hash_table_insert (self->indices, (gpointer) g_array_index (self->entries, Entry, i).item_id,
                         GUINT_TO_POINTER (i + 1));
}

/**
 * exam_review_queue_new:
 * @reviews: (element-type ExamReview): all reviews, in any order; those without an item or with an unknown rating do
 *   not count, and of several with the same sitting and position only the latest does
 * @pool: (nullable): only its items are queued; %NULL for all
 *
 * What was recalled before it was ever missed is not queued, and does not count later.
 *
 * Returns: (transfer full): the queue
 */
ExamReviewQueue *
exam_review_queue_new (const GArray   *reviews,
                       const ExamPool *pool)
{
  g_autoptr (GArray) sorted = NULL;
  ExamReviewQueue *self;

  g_return_val_if_fail (reviews != NULL, NULL);

  self = g_new (ExamReviewQueue, 1);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->indices = g_hash_table_new (g_str_hash, g_str_equal);

  sorted = sort_reviews (reviews);
  for (guint i = 0; i < sorted->len; i++)
    {
      const ExamReview *review = &g_array_index (sorted, ExamReview, i);

      if (pool == NULL || exam_pool_find (pool, review->item_id, NULL))
        add_review (self, review);
    }
  sort_entries (self);
  return self;
}

void
exam_review_queue_free (ExamReviewQueue *self)
{
  g_return_if_fail (self != NULL);
  g_hash_table_unref (self->indices);
  g_array_unref (self->entries);
  g_free (self);
}

/* --- What is in it --- */

/** Returns: how many items are in the queue, due or not */
guint
exam_review_queue_get_n_items (const ExamReviewQueue *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->entries->len;
}

/** Returns: (transfer none) (nullable): what is known of the memory of an item, %NULL when it is not in the queue */
const ExamCard *
exam_review_queue_get_card (const ExamReviewQueue *self,
                            const char            *item_id)
{
  guint found;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (item_id != NULL, NULL);

  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, item_id));
  return found > 0 ? &g_array_index (self->entries, Entry, found - 1).card : NULL;
}

static guint
count_before (const ExamReviewQueue *self,
              gint64                 time)
{
  guint low = 0, high = self->entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->entries, Entry, middle).card.due < time)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * exam_review_queue_count_due:
 * @self: a queue
 * @now: the time, in microseconds since 1970
 * @zone: (nullable): the candidate's time zone; %NULL for what is due at @now already
 *
 * Items that were just missed, or just learnt, come back after minutes: they are due today for a while, and not yet.
 *
 * Returns: how many items are due today: before the next midnight, those overdue included
 */
guint
exam_review_queue_count_due (const ExamReviewQueue *self,
                             gint64                 now,
                             GTimeZone             *zone)
{
  g_return_val_if_fail (self != NULL, 0);
  return count_before (self, zone != NULL ? exam_day_find_midnight (zone, now, 1) : now + 1);
}

typedef struct {
  const Entry *entry;
  double       lateness;
} Due;

static int
compare_lateness (gconstpointer a,
                  gconstpointer b)
{
  const Due *due_a = a;
  const Due *due_b = b;

  if (due_a->lateness != due_b->lateness)
    return due_a->lateness > due_b->lateness ? -1 : 1;
  return compare_due (due_a->entry, due_b->entry);
}

/**
 * exam_review_queue_list_due:
 * @self: a queue
 * @now: the time, in microseconds since 1970
 * @zone: (nullable): the candidate's time zone; %NULL for what is due at @now already
 * @max: most items, 0 for all that are due
 *
 * Lists what exam_review_queue_count_due() counts, what is the likeliest to be forgotten first: time since the last
 * review in proportion to stability, on which alone the chance of recall depends. Anki calls that order "relative
 * overdueness", and its manual recommends it where not all that is due can be reviewed soon
 * (https://docs.ankiweb.net/deck-options.html#review-sort-order).
 *
 * Returns: (transfer container) (element-type utf8): ids of items, interned
 */
GPtrArray *
exam_review_queue_list_due (const ExamReviewQueue *self,
                            gint64                 now,
                            GTimeZone             *zone,
                            guint                  max)
{
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (Due));
  GPtrArray *ids = g_ptr_array_new ();
  guint n_due = exam_review_queue_count_due (self, now, zone);

  for (guint i = 0; i < n_due; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      Due item = { entry, ((double) now - (double) entry->card.last_review) / entry->card.stability };

      g_array_append_val (due, item);
    }
  g_array_sort (due, compare_lateness);

  for (guint i = 0; i < n_due && (max == 0 || i < max); i++)
    g_ptr_array_add (ids, (gpointer) g_array_index (due, Due, i).entry->item_id);
  return ids;
}

/**
 * exam_review_queue_forecast:
 * @self: a queue
 * @now: the time, in microseconds since 1970
 * @zone: the candidate's time zone
 * @n_days: how many days, today included
 *
 * Looks ahead for as long as nothing more is reviewed.
 *
 * Returns: (transfer full) (element-type guint): for each day how many items become due; what is overdue counts today
 */
GArray *
exam_review_queue_forecast (const ExamReviewQueue *self,
                            gint64                 now,
                            GTimeZone             *zone,
                            guint                  n_days)
{
  GArray *counts = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_days);
  guint before = 0;

  g_return_val_if_fail (self != NULL, counts);
  g_return_val_if_fail (zone != NULL, counts);

  for (guint i = 0; i < n_days; i++)
    {
      guint until = count_before (self, exam_day_find_midnight (zone, now, (int) i + 1));
      guint count = until - before;

      g_array_append_val (counts, count);
      before = until;
    }
  return counts;
}
