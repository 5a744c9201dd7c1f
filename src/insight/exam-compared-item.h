/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-stored-sitting.h"

G_BEGIN_DECLS

/**
 * ExamContentChange:
 * @EXAM_CONTENT_SAME: to the letter
 * @EXAM_CONTENT_REWORDED: something else than what is right was changed
 * @EXAM_CONTENT_REKEYED: what is right was changed, and perhaps more
 *
 * What became of an item between two sittings.
 */
typedef enum {
  EXAM_CONTENT_SAME,
  EXAM_CONTENT_REWORDED,
  EXAM_CONTENT_REKEYED,
} ExamContentChange;

/**
 * ExamComparedItem:
 * @id: its id
 * @domain_id: its domain, in the last sitting it was in
 * @domain: what that is called there
 * @n_sittings: how many sittings are compared
 * @positions: (array length=n_sittings): where each sitting had it, 0-based; -1 where it was not
 * @n_served: how many sittings had it: at least two
 * @change: between all of those
 * @scored: it counted in all of those
 *
 * An item that was in several sittings.
 */
typedef struct {
  char             *id;
  char             *domain_id;
  char             *domain;
  guint             n_sittings;
  int              *positions;
  guint             n_served;
  ExamContentChange change;
  gboolean          scored;

  /*< private >*/
  char **contents;
  char **keys;
} ExamComparedItem;

GPtrArray *exam_compared_item_list (const GPtrArray *sittings) G_GNUC_WARN_UNUSED_RESULT;
void       exam_compared_item_free (ExamComparedItem *self);

gboolean exam_compared_item_get_change (const ExamComparedItem *self,
                                        guint                   before,
                                        guint                   after,
                                        ExamContentChange      *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamComparedItem, exam_compared_item_free)

G_END_DECLS
