/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-queue-lane.h"

#include "app/exam-practice-start.h"

static void
lane_free (gpointer data)
{
  ExamQueueLane *self = data;

  exam_format_unref (self->format);
  exam_pool_free (self->pool);
  g_clear_pointer (&self->queue, exam_review_queue_free);
  g_free (self);
}

/* Returns: index of the lane that has the item, or the number of lanes */
static guint
find_lane (const GPtrArray *lanes,
           const char      *item_id)
{
  guint i;

  for (i = 0; i < lanes->len; i++)
    if (exam_pool_find (((ExamQueueLane *) g_ptr_array_index (lanes, i))->pool, item_id, NULL))
      break;
  return i;
}

/* Each review goes to one lane, the last one for items whose bank is not there any more: years of reviews are gone through
 * once, and not for every exam. */
static GPtrArray *
split_reviews (const GPtrArray *lanes,
               const GArray    *reviews)
{
  GPtrArray *split = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i <= lanes->len; i++)
    g_ptr_array_add (split, g_array_new (FALSE, FALSE, sizeof (ExamReview)));

  for (guint i = 0; i < reviews->len; i++)
    {
      const ExamReview *review = &g_array_index (reviews, ExamReview, i);
      guint lane = GPOINTER_TO_UINT (g_hash_table_lookup (known, review->item_id));

      if (lane == 0)
        {
          lane = find_lane (lanes, review->item_id) + 1;
          g_hash_table_insert (known, (gpointer) review->item_id, GUINT_TO_POINTER (lane));
        }
      g_array_append_vals (g_ptr_array_index (split, lane - 1), review, 1);
    }
  return split;
}

/**
 * exam_queue_lanes_new:
 * @context: the context, with its banks
 * @reviews: (element-type ExamReview): all reviews
 * @n_missing: (out): how many items are queued whose bank is not there any more
 *
 * Returns: (transfer full) (element-type ExamQueueLane): a lane for each exam that there are questions for
 */
GPtrArray *
exam_queue_lanes_new (ExamContext  *context,
                      const GArray *reviews,
                      guint        *n_missing)
{
  g_autoptr (GPtrArray) formats = exam_practice_list_formats (context);
  GPtrArray *lanes = g_ptr_array_new_with_free_func (lane_free);
  g_autoptr (GPtrArray) split = NULL;
  g_autoptr (ExamReviewQueue) missing = NULL;

  for (guint i = 0; i < formats->len; i++)
    {
      ExamQueueLane *lane = g_new0 (ExamQueueLane, 1);

      lane->format = exam_format_ref (g_ptr_array_index (formats, i));
      lane->pool = exam_library_create_pool (exam_context_get_library (context), lane->format);
      g_ptr_array_add (lanes, lane);
    }

  split = split_reviews (lanes, reviews);
  for (guint i = 0; i < lanes->len; i++)
    ((ExamQueueLane *) g_ptr_array_index (lanes, i))->queue = exam_review_queue_new (g_ptr_array_index (split, i), NULL);
  missing = exam_review_queue_new (g_ptr_array_index (split, lanes->len), NULL);
  *n_missing = exam_review_queue_get_n_items (missing);
  return lanes;
}

/** Counts what is due at @now, in microseconds since 1970, by the days of the computer's time zone. */
void
exam_queue_lane_count (ExamQueueLane *self,
                       gint64         now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  g_return_if_fail (self != NULL);

  self->n_due = exam_review_queue_count_due (self->queue, now, zone);
  self->n_now = exam_review_queue_count_due (self->queue, now, NULL);
}
