/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-rules.h"

/** Returns: the time for a form of @minutes, in microseconds, extra time included; 0 for no limit */
gint64
exam_rules_get_limit (const ExamRules *self,
                      guint            minutes)
{
  g_return_val_if_fail (self != NULL, 0);
  return (gint64) minutes * 60 * G_USEC_PER_SEC * self->time_percent / 100;
}
