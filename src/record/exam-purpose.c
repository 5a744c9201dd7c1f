/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-purpose.h"

/* In the order of the enumeration. The names are what the results file keeps: never change one. */
static const char *const names[] = { "mock", "set", "queue" };

G_STATIC_ASSERT (G_N_ELEMENTS (names) == EXAM_N_PURPOSES);

/** Returns: the name that the results file keeps */
const char *
exam_purpose_to_name (ExamPurpose purpose)
{
  g_return_val_if_fail (purpose < G_N_ELEMENTS (names), NULL);
  return names[purpose];
}

/** Returns: whether @name is the name of a purpose; @purpose is set only then */
gboolean
exam_purpose_from_name (const char  *name,
                        ExamPurpose *purpose)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *purpose = (ExamPurpose) i;
        return TRUE;
      }

  return FALSE;
}
