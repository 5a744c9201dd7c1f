/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-pool.h"
#include "insight/exam-fsrs.h"
#include "record/exam-review.h"
#include "sitting/exam-confidence.h"

G_BEGIN_DECLS

/**
 * ExamReviewQueue:
 *
 * The items that were missed, and when each comes back. An item enters with its first miss and stays; the better it is
 * recalled, the longer it stays away.
 */
typedef struct _ExamReviewQueue ExamReviewQueue;

ExamRating exam_rating_for_answer (double         credit,
                                   ExamConfidence confidence);

ExamReviewQueue *exam_review_queue_new (const GArray   *reviews,
                                        const ExamPool *pool) G_GNUC_WARN_UNUSED_RESULT;
void             exam_review_queue_free (ExamReviewQueue *self);

guint           exam_review_queue_get_n_items (const ExamReviewQueue *self);
const ExamCard *exam_review_queue_get_card (const ExamReviewQueue *self,
                                            const char            *item_id);
guint           exam_review_queue_count_due (const ExamReviewQueue *self,
                                             gint64                 now,
                                             GTimeZone             *zone);
GPtrArray      *exam_review_queue_list_due (const ExamReviewQueue *self,
                                            gint64                 now,
                                            GTimeZone             *zone,
                                            guint                  max) G_GNUC_WARN_UNUSED_RESULT;
GArray         *exam_review_queue_forecast (const ExamReviewQueue *self,
                                            gint64                 now,
                                            GTimeZone             *zone,
                                            guint                  n_days) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamReviewQueue, exam_review_queue_free)

G_END_DECLS
