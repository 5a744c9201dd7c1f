/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-trait-text.h"

#include <glib/gi18n.h>

/** Returns: what questions with a trait are called, translated */
const char *
exam_trait_get_name (ExamTrait trait)
{
  switch (trait)
    {
    case EXAM_TRAIT_MISSED:
      return C_("questions", "Missed");
    case EXAM_TRAIT_OMITTED:
      return C_("questions", "Not answered");
    case EXAM_TRAIT_FLAGGED:
      return C_("questions", "Flagged");
    case EXAM_TRAIT_CHANGED:
      return C_("questions", "Changed");
    case EXAM_TRAIT_SLOW:
      return C_("questions", "Slow");
    case EXAM_TRAIT_GUESSED:
      return C_("questions", "Guessed");
    case EXAM_TRAIT_UNSCORED:
      return C_("questions", "Unscored");
    case EXAM_TRAIT_NOTED:
    case EXAM_N_TRAITS:
    default:
      return C_("questions", "With notes");
    }
}

/** Returns: (nullable): what that means, where the name may not say it all, translated */
const char *
exam_trait_get_explanation (ExamTrait trait)
{
  switch (trait)
    {
    case EXAM_TRAIT_MISSED:
      return _("Less than full credit, also where nothing was answered");
    case EXAM_TRAIT_CHANGED:
      return _("Left with one answer, and with another in the end");
    case EXAM_TRAIT_GUESSED:
      return _("You said so, in practice or as the cause of a miss");
    case EXAM_TRAIT_SLOW:
      return _("More than twice the time that the exam's pace gives a question");
    default:
      return NULL;
    }
}
