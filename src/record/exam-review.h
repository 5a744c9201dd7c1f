/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamReview:
 * @item_id: (transfer none): id of the item, interned
 * @sitting_id: where it was answered
 * @position: 0-based position on that form; with @sitting_id it names the review
 * @rating: 1 forgotten, 2 hard, 3 good, 4 easy
 * @reviewed_at: microseconds since 1970
 *
 * One time that an item was recalled, or not: what the review queue is made of. Mock exams add their misses only.
 */
typedef struct {
  const char *item_id;
  gint64      sitting_id;
  guint       position;
  guint       rating;
  gint64      reviewed_at;
} ExamReview;

G_END_DECLS
