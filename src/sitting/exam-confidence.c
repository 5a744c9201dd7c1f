/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-confidence.h"

/* In the order of the enumeration. The names are what the results file keeps: never change one. */
static const char *const names[] = { "none", "sure", "unsure", "guessed" };

G_STATIC_ASSERT (G_N_ELEMENTS (names) == EXAM_N_CONFIDENCES);

/** Returns: the name that events keep */
const char *
exam_confidence_to_name (ExamConfidence confidence)
{
  g_return_val_if_fail (confidence < G_N_ELEMENTS (names), NULL);
  return names[confidence];
}

/** Returns: whether @name is the name of a confidence; @confidence is set only then */
gboolean
exam_confidence_from_name (const char     *name,
                           ExamConfidence *confidence)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *confidence = (ExamConfidence) i;
        return TRUE;
      }

  return FALSE;
}
