/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Most items of a practice set that can be asked for. */
#define EXAM_PRACTICE_SET_MAX_ITEMS 1000

/** Most sittings that can be looked back. */
#define EXAM_PRACTICE_SET_MAX_SITTINGS 100

/**
 * ExamPracticeSet:
 * @name: what the candidate calls it; empty for one that is not saved
 * @format_id: id of the format that it is for; empty for none yet
 * @n_items: most items; 0 for all that match
 * @timed: at the exam's pace, else without a limit
 * @domains: ids of the domains to choose from; empty for all
 * @banks: ids of the banks to choose from; empty for all
 * @causes: ids of causes, one of which an item has to have; empty for items with and without
 * @missed_in: only what was missed in so many of the last mock exams, or in practice since they began; 0 for all
 * @not_seen_in: only what was not served in so many of the last mock exams, nor in practice since; 0 for all
 * @flagged: only what was flagged when it was served last
 * @guessed: only what was guessed when the candidate was last asked
 * @by_domain: domain after domain, in the order of the format; else in random order
 * @feedback: the key is shown after each item, else at the end
 * @whole_cases: a case of which an item matches is served whole; else the items that match, each with its case
 *
 * How a practice set is put together. An item has to meet all that is asked for. Whoever makes one sets the fields;
 * strings and arrays are owned and never %NULL.
 */
typedef struct {
  char    *name;
  char    *format_id;
  guint    n_items;
  gboolean timed;
  char   **domains;
  char   **banks;
  char   **causes;
  guint    missed_in;
  guint    not_seen_in;
  gboolean flagged;
  gboolean guessed;
  gboolean by_domain;
  gboolean feedback;
  gboolean whole_cases;
} ExamPracticeSet;

ExamPracticeSet *exam_practice_set_new (void) G_GNUC_WARN_UNUSED_RESULT;
ExamPracticeSet *exam_practice_set_new_from_text (const char *text,
                                                  char     ***unknown) G_GNUC_WARN_UNUSED_RESULT;
void             exam_practice_set_free (ExamPracticeSet *self);

char *exam_practice_set_to_text (const ExamPracticeSet *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamPracticeSet, exam_practice_set_free)

G_END_DECLS
