/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** No time limit, in place of a percentage. */
#define EXAM_RULES_UNTIMED 0

/**
 * ExamRules:
 * @relaxed: pauses are allowed and suspend does not count; else all time counts, as at the testing centre
 * @time_percent: 100, or extra time: 125, 150, 200; %EXAM_RULES_UNTIMED
 * @feedback: the key of an item is shown as soon as it is answered; for practice only
 * @code_book: the program's code book may be opened during the exam; practice does not ask for it
 *
 * What the candidate chose at the start, beside the format's own rules.
 */
typedef struct {
  gboolean relaxed;
  guint    time_percent;
  gboolean feedback;
  gboolean code_book;
} ExamRules;

gint64 exam_rules_get_limit (const ExamRules *self,
                             guint            minutes);
const char *exam_rules_describe_extra_time (guint percent);

G_END_DECLS
