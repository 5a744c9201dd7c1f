/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/practice/exam-queue-lane.h"

#include "app/practice/exam-practice-start.h"
#include "bank/exam-task.h"

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

/* --- In a thread --- */

/* Pools, and what they are made of, do not change any more: what the window does meanwhile is nothing to the thread. */
typedef struct {
  GPtrArray *lanes;      /* (owned) (nullable) (element-type ExamQueueLane) */
  GArray    *reviews;    /* (owned) (element-type ExamReview) */
  guint      n_missing;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->lanes, g_ptr_array_unref);
  g_array_unref (work->reviews);
  g_free (work);
}

static void
make_queues (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (GPtrArray) split = split_reviews (work->lanes, work->reviews);
  g_autoptr (ExamReviewQueue) missing = NULL;

  for (guint i = 0; i < work->lanes->len; i++)
    ((ExamQueueLane *) g_ptr_array_index (work->lanes, i))->queue = exam_review_queue_new (g_ptr_array_index (split, i), NULL);
  missing = exam_review_queue_new (g_ptr_array_index (split, work->lanes->len), NULL);
  work->n_missing = exam_review_queue_get_n_items (missing);
  g_task_return_boolean (task, TRUE);
}

/**
 * exam_queue_lanes_make_async:
 * @context: the context, with its banks
 * @reviews: (element-type ExamReview): all reviews; must not change any more
 * @source: (type GObject): who asks
 * @callback: called when they are made
 * @user_data: for @callback
 *
 * Makes a lane for each exam that there are questions for. To go through years of reviews takes longer than a window may be
 * busy: a thread does it.
 */
void
exam_queue_lanes_make_async (ExamContext        *context,
                             GArray             *reviews,
                             gpointer            source,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GPtrArray) formats = exam_practice_list_formats (context);
  g_autoptr (GTask) task = exam_task_new (source, NULL, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->reviews = g_array_ref (reviews);
  work->lanes = g_ptr_array_new_with_free_func (lane_free);
  for (guint i = 0; i < formats->len; i++)
    {
      ExamQueueLane *lane = g_new0 (ExamQueueLane, 1);

      lane->format = exam_format_ref (g_ptr_array_index (formats, i));
      lane->pool = exam_library_create_pool (exam_context_get_library (context), lane->format);
      g_ptr_array_add (work->lanes, lane);
    }

  g_task_set_source_tag (task, exam_queue_lanes_make_async);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, make_queues);
}

/**
 * exam_queue_lanes_make_finish:
 * @source: who asked
 * @result: what the callback got
 * @n_missing: (out): how many items are queued whose bank is not there any more
 *
 * Returns: (transfer full) (element-type ExamQueueLane): the lanes
 */
GPtrArray *
exam_queue_lanes_make_finish (gpointer      source,
                              GAsyncResult *result,
                              guint        *n_missing)
{
  Work *work = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, source), NULL);

  *n_missing = work->n_missing;
  return g_steal_pointer (&work->lanes);
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
