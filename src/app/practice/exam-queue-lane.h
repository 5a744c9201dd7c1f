/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/shared/exam-context.h"
#include "insight/exam-review-queue.h"

G_BEGIN_DECLS

/**
 * ExamQueueLane:
 * @format: the exam
 * @pool: its questions
 * @queue: those of them that are queued
 * @n_due: how many are due today, see exam_queue_lane_count()
 * @n_now: how many of them are due already
 * @unfinished_id: a session to be resumed, or 0; whoever shows the lane sets it
 *
 * The part of the review queue that belongs to one exam.
 */
typedef struct {
  ExamFormat      *format;
  ExamPool        *pool;
  ExamReviewQueue *queue;
  guint            n_due;
  guint            n_now;
  gint64           unfinished_id;
} ExamQueueLane;

void       exam_queue_lanes_make_async (ExamContext        *context,
                                        GArray             *reviews,
                                        gpointer            source,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
GPtrArray *exam_queue_lanes_make_finish (gpointer      source,
                                         GAsyncResult *result,
                                         guint        *n_missing) G_GNUC_WARN_UNUSED_RESULT;

void exam_queue_lane_count (ExamQueueLane *self,
                            gint64         now);

G_END_DECLS
