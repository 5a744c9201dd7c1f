/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-cause.h"

#include <glib/gi18n-lib.h>

/* In the order of the enumeration. The names are what the results file keeps: never change one. */
static const struct {
  const char *name;
  const char *label;
} causes[] = {
  { "", NC_("cause", "Not said") },
  { "looked-up-wrong", NC_("cause", "Looked up wrong") },
  { "guideline", NC_("cause", "Guideline") },
  { "sequencing", NC_("cause", "Sequencing") },
  { "modifier", NC_("cause", "Modifier") },
  { "bundling", NC_("cause", "Bundling") },
  { "terminology", NC_("cause", "Anatomy or terminology") },
  { "misread", NC_("cause", "Misread") },
  { "changed-right", NC_("cause", "Changed a right answer") },
  { "out-of-time", NC_("cause", "Ran out of time") },
  { "guessed", NC_("cause", "Guessed") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (causes) == EXAM_N_CAUSES);

/** Returns: the name that the results file keeps; empty for %EXAM_CAUSE_NONE */
const char *
exam_cause_to_name (ExamCause cause)
{
  g_return_val_if_fail (cause < G_N_ELEMENTS (causes), NULL);
  return causes[cause].name;
}

/** Returns: whether @name (nullable) is the name of a cause; @cause is set only then */
gboolean
exam_cause_from_name (const char *name,
                      ExamCause  *cause)
{
  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    if (g_strcmp0 (causes[i].name, name) == 0)
      {
        *cause = (ExamCause) i;
        return TRUE;
      }

  return FALSE;
}

/** Returns: what the cause is called in the user's language */
const char *
exam_cause_get_label (ExamCause cause)
{
  g_return_val_if_fail (cause < G_N_ELEMENTS (causes), NULL);
  return g_dpgettext2 (GETTEXT_PACKAGE, "cause", causes[cause].label);
}
