/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-rules.h"

#include <glib/gi18n-lib.h>

/** Returns: the time for a form of @minutes, in microseconds, extra time included; 0 for no limit */
gint64
exam_rules_get_limit (const ExamRules *self,
                      guint            minutes)
{
  g_return_val_if_fail (self != NULL, 0);
  return (gint64) minutes * 60 * G_USEC_PER_SEC * self->time_percent / 100;
}

/** Returns: a percentage of the exam's time, in words */
const char *
exam_rules_describe_extra_time (guint percent)
{
  switch (percent)
    {
    case EXAM_RULES_UNTIMED:
      return _("Untimed");
    case 125:
      return _("A quarter more");
    case 150:
      return _("Half as much again");
    case 200:
      return _("Twice as much");
    default:
      return _("As in the exam");
    }
}
