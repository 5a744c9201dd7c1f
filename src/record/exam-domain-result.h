/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamDomainResult:
 * @sitting_id: an ended mock exam
 * @domain: (transfer none): id of the domain in the format, interned
 * @points: sum of credits of the scored items of the domain
 * @n_items: how many there were
 * @new_points: sum of credits of those that the candidate had never been shown before, in practice neither
 * @n_new: how many of those there were; items that were never reached are not among them
 *
 * How one domain went in one sitting.
 */
typedef struct {
  gint64      sitting_id;
  const char *domain;
  double      points;
  guint       n_items;
  double      new_points;
  guint       n_new;
} ExamDomainResult;

G_END_DECLS
