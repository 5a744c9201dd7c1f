/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-pacing-text.h"

#include <glib/gi18n-lib.h>

#include "sitting/exam-time-text.h"

/* What there is to say about the time of a sitting, in the window and in the terminal: a sentence on each line. */

/* Less than this is neither ahead nor behind to speak of. */
#define EVEN ((gint64) G_USEC_PER_SEC / 2)

/* Adds a line; @line is taken. */
static void
add_line (GString *text,
          char    *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  g_free (line);
}

/** Returns: (transfer full): how far ahead a lead in microseconds is, or behind: "12 minutes ahead" */
char *
exam_pacing_describe_lead (gint64 lead)
{
  g_autofree char *words = exam_time_to_words (ABS (lead));

  if (ABS (lead) < EVEN)
    return g_strdup (C_("pace", "as the pace wants it"));
  /* Translators: %s is a duration in words */
  return g_strdup_printf (lead > 0 ? C_("pace", "%s ahead") : C_("pace", "%s behind"), words);
}

/* --- Pace --- */

static char *
describe_end (const ExamPacing *self)
{
  const ExamPacingPoint *last = exam_pacing_get_point (self, (int) self->points->len - 1);
  g_autofree char *at = exam_time_to_words (last->at);
  g_autofree char *lead = exam_pacing_describe_lead (last->lead);

  if (self->n_answered == self->n_items)
    /* Translators: durations in words, the second one such as "12 minutes ahead" */
    return g_strdup_printf (_("All questions had an answer after %s: %s."), at, lead);
  /* Translators: numbers of questions, and durations in words, the second one such as "12 minutes behind" */
  return g_strdup_printf (ngettext ("%u of %u question had an answer at the end, after %s: %s.",
                                    "%u of %u questions had an answer at the end, after %s: %s.", self->n_items),
                          self->n_answered, self->n_items, at, lead);
}

static char *
describe_extreme (const ExamPacing *self,
                  int               index,
                  gboolean          ahead)
{
  const ExamPacingPoint *point = exam_pacing_get_point (self, index);
  g_autofree char *lead = NULL;
  g_autofree char *at = NULL;

  if (point == NULL)
    return g_strdup (ahead ? _("Never ahead of the pace.") : _("Never behind the pace."));
  lead = exam_time_to_words (ABS (point->lead));
  at = exam_time_to_clock (point->at);
  if (ahead)
    /* Translators: a duration in words, a time of the sitting such as "1:12:04", and a number of questions */
    return g_strdup_printf (ngettext ("Farthest ahead: %s, at %s, with %u question answered.",
                                      "Farthest ahead: %s, at %s, with %u questions answered.", point->n_answered),
                            lead, at, point->n_answered);
  /* Translators: a duration in words, a time of the sitting such as "1:12:04", and a number of questions */
  return g_strdup_printf (ngettext ("Farthest behind: %s, at %s, with %u question answered.",
                                    "Farthest behind: %s, at %s, with %u questions answered.", point->n_answered),
                          lead, at, point->n_answered);
}

static char *
describe_basis (const ExamPacing *self)
{
  g_autofree char *per_item = exam_time_to_clock (self->basis / MAX (self->n_items, 1));
  g_autofree char *own = exam_time_to_words (self->own_limit);

  if (self->limit == 0)
    /* Translators: the time for a question such as "1:12", and a duration in words */
    return g_strdup_printf (_("There was no limit: this is measured by the exam's own pace, %s a question and %s in all."),
                            per_item, own);
  if (self->limit == self->own_limit)
    /* Translators: the time for a question such as "1:12" */
    return g_strdup_printf (_("Measured by the exam's pace, %s a question."), per_item);
  /* Translators: the time for a question such as "1:12" */
  return g_strdup_printf (_("Measured by the time allowed, extra time included: %s a question."), per_item);
}

/** Returns: (transfer full): how the pace was; empty when there is no pace to measure by */
char *
exam_pacing_describe_pace (const ExamPacing *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (self->points->len == 0)
    return g_string_free (text, FALSE);

  add_line (text, describe_end (self));
  add_line (text, describe_extreme (self, self->most_ahead, TRUE));
  add_line (text, describe_extreme (self, self->most_behind, FALSE));
  add_line (text, describe_basis (self));
  if (self->limit != self->own_limit && self->own_limit > 0)
    {
      g_autofree char *own = exam_time_to_words (self->own_limit);

      /* Translators: a duration in words, and numbers of questions */
      add_line (text, g_strdup_printf (ngettext ("Within the exam's own time of %s, %u of %u question had an answer.",
                                                 "Within the exam's own time of %s, %u of %u questions had an answer.",
                                                 self->n_items), own, self->n_in_own_time, self->n_items));
    }
  return g_string_free (text, FALSE);
}

/* --- Passes --- */

static void
describe_deferred (GString          *text,
                   const ExamPasses *passes)
{
  if (passes->n_deferred == 0)
    {
      add_line (text, g_strdup (_("No question was skipped or flagged in the first pass.")));
      return;
    }

  /* Translators: numbers of questions; some may be both skipped and flagged */
  add_line (text, g_strdup_printf (ngettext ("Skipped or flagged in the first pass: %u question (skipped %u, flagged %u), "
                                             "shown again: %u.",
                                             "Skipped or flagged in the first pass: %u questions (skipped %u, flagged %u), "
                                             "shown again: %u.", passes->n_deferred),
                                   passes->n_deferred, passes->n_skipped, passes->n_flagged, passes->n_returned));
  if (passes->n_late > 0)
    /* Translators: numbers of questions */
    add_line (text, g_strdup_printf (ngettext ("Answered only in the second pass: %u question, right: %u.",
                                               "Answered only in the second pass: %u questions, right: %u.", passes->n_late),
                                     passes->n_late, passes->n_late_right));
}

/** Returns: (transfer full): whether the sitting was gone through twice, and what that brought */
char *
exam_pacing_describe_passes (const ExamPacing *self)
{
  const ExamPasses *passes;
  GString *text = g_string_new (NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  passes = &self->passes;
  first = exam_time_to_words (passes->first);
  second = exam_time_to_words (passes->second);
  if (!passes->possible)
    {
      add_line (text, g_strdup (_("This exam goes forward only: there is no second pass.")));
      return g_string_free (text, FALSE);
    }
  if (passes->n_revisited == 0)
    {
      /* Translators: %s is a duration in words */
      add_line (text, g_strdup_printf (_("One pass, in %s: no question was shown again after it."), first));
      if (passes->n_deferred > 0)
        describe_deferred (text, passes);
      return g_string_free (text, FALSE);
    }

  /* Translators: durations in words, and a number of questions */
  add_line (text, g_strdup_printf (ngettext ("First pass: %s. Second pass: %s, with %u question shown again.",
                                             "First pass: %s. Second pass: %s, with %u questions shown again.",
                                             passes->n_revisited), first, second, passes->n_revisited));
  describe_deferred (text, passes);
  if (passes->n_better + passes->n_worse + passes->n_as_good == 0)
    add_line (text, g_strdup (_("No answer was changed in the second pass.")));
  else
    /* Translators: numbers of answers */
    add_line (text, g_strdup_printf (_("Answers changed in the second pass: for the better %u, for the worse %u, "
                                       "without effect %u."), passes->n_better, passes->n_worse, passes->n_as_good));
  return g_string_free (text, FALSE);
}

/* --- Items never reached --- */

/** Returns: (transfer full): the 1-based numbers of the items that were never reached: "12, 95–100"; empty if all were */
char *
exam_pacing_describe_unreached (const ExamPacing *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->unreached->len;)
    {
      guint first = g_array_index (self->unreached, guint, i), last = first;

      while (++i < self->unreached->len && g_array_index (self->unreached, guint, i) == last + 1)
        last++;
      g_string_append_printf (text, "%s%u", text->len > 0 ? ", " : "", first + 1);
      if (last > first)
        g_string_append_printf (text, "%s%u", last > first + 1 ? "–" : ", ", last + 1);
    }
  return g_string_free (text, FALSE);
}
