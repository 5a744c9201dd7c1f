/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-interval.h"

G_BEGIN_DECLS

/** How often chance alone may be taken for more than chance. */
#define EXAM_CHANCE_LEVEL 0.05

double       exam_chance_get_z (guint n_questions);
ExamInterval exam_chance_compare_shares (double points_before,
                                         guint  n_before,
                                         double points_after,
                                         guint  n_after,
                                         double z);
double       exam_chance_compare_pairs (guint n_worse,
                                        guint n_better);

G_END_DECLS
