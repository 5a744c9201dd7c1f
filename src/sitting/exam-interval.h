/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamInterval:
 *
 * A range within which a proportion lies, with a confidence of 95 % unless it says another one.
 */
typedef struct {
  double low;
  double high;
} ExamInterval;

ExamInterval exam_interval_for_proportion (double successes,
                                           guint  trials);
ExamInterval exam_interval_for_proportion_at (double successes,
                                              guint  trials,
                                              double z);

G_END_DECLS
