/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-comparison-text.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sitting/exam-time-text.h"

/* What a comparison says in words, in the window and in the terminal. Sittings are numbered, the oldest is 1. */

/* --- Shares of the points --- */

/** Returns: (transfer full): a share of the points in percent: "72 %"; a dash where there are no items */
char *
exam_share_format (ExamDomainScore score)
{
  if (score.n_items == 0)
    return g_strdup ("–");
  /* Translators: a share of the points */
  return g_strdup_printf (_("%.0f %%"), 100 * score.points / score.n_items);
}

/** Returns: (transfer full): a difference in percent of the points, with its sign: "+12", "−3", "0" */
char *
exam_share_change_format (const ExamShareChange *change)
{
  double percent;

  g_return_val_if_fail (change != NULL, NULL);

  percent = round (100 * change->difference);
  if (!change->known)
    return g_strdup ("–");
  if (percent == 0)
    return g_strdup ("0");
  return g_strdup_printf ("%s%.0f", percent > 0 ? "+" : "−", fabs (percent));
}

/** Returns: whether chance explains a difference, in words */
const char *
exam_share_change_get_verdict (const ExamShareChange *change)
{
  g_return_val_if_fail (change != NULL, NULL);

  if (!change->known)
    return change->before.n_items > 0 && change->after.n_items > 0 ? _("not comparable") : _("not in both");
  return change->beyond_chance ? _("more than chance") : _("may be chance");
}

/* --- What was not the same --- */

static const char *
get_condition_heading (ExamCondition condition)
{
  switch (condition)
    {
    case EXAM_CONDITION_EXAM:
      return _("Different exams, whose scores and domains cannot be compared");
    case EXAM_CONDITION_EDITION:
      return _("Different editions of the exam");
    case EXAM_CONDITION_FORMAT:
      return _("The file that describes the exam was changed in between");
    case EXAM_CONDITION_SCALE:
      return _("Scores on different scales");
    case EXAM_CONDITION_CUT:
      return _("Different scores to pass");
    case EXAM_CONDITION_SOURCES:
      return _("Code sets and sources of different years");
    case EXAM_CONDITION_LENGTH:
      return _("Forms of different lengths");
    case EXAM_CONDITION_MINUTES:
      return _("Different times for the form");
    case EXAM_CONDITION_EXTRA_TIME:
      return _("Different extra time");
    case EXAM_CONDITION_RULES:
      return _("Different rules");
    case EXAM_CONDITION_CODE_BOOK:
      return _("With and without the built-in code book");
    case EXAM_CONDITION_CANDIDATE:
    case EXAM_N_CONDITIONS:
    default:
      return _("Different candidates");
    }
}

static char *
describe_length (const ExamSittingRecord *record)
{
  g_autofree char *length = g_strdup_printf (ngettext ("%u question", "%u questions", record->n_items), record->n_items);

  return record->is_short ? g_strdup_printf ("%s, %s", length, _("short form")) : g_steal_pointer (&length);
}

/* Returns: (transfer full) (nullable): what a condition was in one of the sittings */
static char *
describe_value (const ExamStoredSitting *stored,
                ExamCondition            condition)
{
  const ExamSittingRecord *record = stored->record;
  const ExamFormat *format = exam_form_get_format (stored->form);

  switch (condition)
    {
    case EXAM_CONDITION_EXAM:
      return g_strdup (format->credential);
    case EXAM_CONDITION_EDITION:
      return g_strdup (format->id);
    case EXAM_CONDITION_SCALE:
      return record->scaled ? g_strdup_printf ("%.0f–%.0f", record->scale_min, record->scale_max) : g_strdup (_("percent"));
    case EXAM_CONDITION_CUT:
      {
        g_autofree char *cut = exam_sitting_record_format_score (record, record->cut);

        /* Translators: a score to pass on the exam's scale, and the share of the points that it stands for */
        return record->scaled ? g_strdup_printf (_("%s (%.0f %% of the points)"), cut, format->raw_cut_percent)
                              : g_steal_pointer (&cut);
      }
    case EXAM_CONDITION_LENGTH:
      return describe_length (record);
    case EXAM_CONDITION_MINUTES:
      return exam_time_to_words ((gint64) record->minutes * 60 * G_USEC_PER_SEC);
    case EXAM_CONDITION_EXTRA_TIME:
      return g_strdup (exam_rules_describe_extra_time (record->rules.time_percent));
    case EXAM_CONDITION_RULES:
      return g_strdup (record->rules.relaxed ? _("Relaxed") : _("Exam day"));
    case EXAM_CONDITION_CODE_BOOK:
      return g_strdup (record->rules.code_book ? C_("code book", "with") : C_("code book", "without"));
    case EXAM_CONDITION_CANDIDATE:
      return g_strdup (*record->candidate != '\0' ? record->candidate : C_("candidate", "not named"));
    case EXAM_CONDITION_FORMAT:
    case EXAM_CONDITION_SOURCES:
    case EXAM_N_CONDITIONS:
    default:
      return NULL;
    }
}

/* Appends which sittings have a value: "1, 3: Exam day; 2: Relaxed"; those with %NULL are passed over. */
static void
append_values (GString    *text,
               char      **values,
               guint       n)
{
  const char *separator = "";

  for (guint i = 0; i < n; i++)
    {
      gboolean before = FALSE;

      for (guint j = 0; j < i; j++)
        before = before || g_strcmp0 (values[j], values[i]) == 0;
      if (values[i] == NULL || before)
        continue;

      g_string_append_printf (text, "%s%u", separator, i + 1);
      for (guint j = i + 1; j < n; j++)
        if (g_strcmp0 (values[j], values[i]) == 0)
          g_string_append_printf (text, ", %u", j + 1);
      g_string_append_printf (text, ": %s", values[i]);
      separator = "; ";
    }
}

/**
 * exam_comparison_describe_condition:
 * @self: a comparison
 * @condition: one of those that are not the same in all of its sittings
 *
 * Returns: (transfer full): what differs, and what each sitting had: "Different rules – 1: Exam day; 2: Relaxed"
 */
char *
exam_comparison_describe_condition (const ExamComparison *self,
                                    ExamCondition         condition)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (condition < EXAM_N_CONDITIONS, NULL);

  text = g_string_new (get_condition_heading (condition));
  if (condition == EXAM_CONDITION_SOURCES)
    {
      for (guint i = 0; i < self->sources->len; i++)
        {
          const ExamSourceYears *source = g_ptr_array_index (self->sources, i);

          g_string_append_printf (text, "%s%s (", i == 0 ? " – " : "; ", source->name);
          append_values (text, source->years, source->n_sittings);
          g_string_append_c (text, ')');
        }
      return g_string_free (text, FALSE);
    }

  for (guint i = 0; i < self->sittings->len; i++)
    g_ptr_array_add (values, describe_value (exam_comparison_get_sitting (self, i)->stored, condition));
  if (g_ptr_array_index (values, 0) != NULL)
    {
      g_string_append (text, " – ");
      append_values (text, (char **) values->pdata, values->len);
    }
  return g_string_free (text, FALSE);
}

/* --- Common items --- */

/** Returns: what became of a question, translated */
const char *
exam_content_change_get_name (ExamContentChange change)
{
  switch (change)
    {
    case EXAM_CONTENT_SAME:
      return C_("question", "same");
    case EXAM_CONTENT_REWORDED:
      return C_("question", "changed wording");
    case EXAM_CONTENT_REKEYED:
    default:
      return C_("question", "changed key");
    }
}

/** Returns: (transfer full): how many questions the sittings have in common, what became of them, and which of them count */
char *
exam_comparison_describe_common (const ExamComparison *self)
{
  guint n_all = 0;
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->n_changes); i++)
    n_all += self->n_changes[i];
  if (n_all == 0)
    return g_strdup (_("No question was in all of these sittings. Their scores are of different questions."));

  text = g_string_new (NULL);
  g_string_append_printf (text, ngettext ("%u question was in all of them: ", "%u questions were in all of them: ", n_all),
                          n_all);
  /* Translators: numbers of questions */
  g_string_append_printf (text, _("%u the same to the letter, %u with changed wording, %u with a changed key."),
                          self->n_changes[EXAM_CONTENT_SAME], self->n_changes[EXAM_CONTENT_REWORDED],
                          self->n_changes[EXAM_CONTENT_REKEYED]);
  g_string_append_c (text, ' ');
  if (self->n_common < self->n_changes[EXAM_CONTENT_SAME])
    g_string_append_printf (text,
                            ngettext ("The score on common questions is that on the %u that is the same and counted "
                                      "every time.",
                                      "The score on common questions is that on the %u that are the same and counted "
                                      "every time.",
                                      self->n_common),
                            self->n_common);
  else
    g_string_append (text, _("The score on common questions is that on the same ones alone."));
  return g_string_free (text, FALSE);
}

/* "0.021", or "less than 0.001" */
static char *
format_probability (double probability)
{
  if (probability < 0.001)
    return g_strdup (_("less than 0.1 %"));
  /* Translators: a probability */
  return g_strdup_printf (_("%.1f %%"), 100 * probability);
}

/** Returns: (transfer full): which way common questions went from the first sitting to the last, and whether that is chance */
char *
exam_comparison_describe_flips (const ExamComparison *self)
{
  const ExamComparedPair *pair;
  g_autofree char *probability = NULL;
  guint n;

  g_return_val_if_fail (self != NULL, NULL);

  pair = exam_comparison_get_whole (self);
  n = pair->common_before.n_items;
  if (n == 0)
    return g_strdup (_("The first and the last result have no common question that counted both times."));
  if (pair->n_better + pair->n_worse == 0)
    return g_strdup_printf (ngettext ("First and last result: the %u common question came out as before.",
                                      "First and last result: the %u common questions came out as before.", n), n);

  probability = format_probability (pair->probability);
  return g_strdup_printf (pair->beyond_chance
                            /* Translators: numbers of questions, then a probability such as "2.1 %" */
                            ? _("First and last result: %u common questions that counted. Became right: %u. Not right any "
                                "more: %u. Chance alone parts them as unevenly with a probability of %s: this is more than chance.")
                            : _("First and last result: %u common questions that counted. Became right: %u. Not right any "
                                "more: %u. Chance alone parts them as unevenly with a probability of %s: this may be chance."),
                          n, pair->n_better, pair->n_worse, probability);
}

/** Returns: (transfer full): how an item came out, sitting by sitting: "Right → Wrong"; a dash where it was not in it */
char *
exam_comparison_describe_outcomes (const ExamComparison   *self,
                                   const ExamComparedItem *item)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (item != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->sittings->len; i++)
    {
      const ExamItemScore *score = exam_comparison_get_item_score (self, item, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " → " : "", score != NULL ? exam_outcome_get_name (score->outcome) : "–");
    }
  return g_string_free (text, FALSE);
}

/* --- How to read it --- */

/** Returns: (transfer full): what the marks at the domains mean */
char *
exam_comparison_describe_method (const ExamComparison *self)
{
  const ExamComparedPair *pair;
  guint n = 0;

  g_return_val_if_fail (self != NULL, NULL);

  pair = exam_comparison_get_whole (self);
  for (guint i = 0; i < pair->domains->len; i++)
    n += g_array_index (pair->domains, ExamShareChange, i).known;
  if (n == 0)
    return g_strdup (_("No domain was in both the first and the last sitting."));
  return g_strdup_printf (ngettext ("Differences are those of the last sitting from the first, in percent of the points. "
                                    "“More than chance” means: with a confidence of 95 %%, the difference in this %u domain "
                                    "is not 0.",
                                    "Differences are those of the last sitting from the first, in percent of the points. "
                                    "“More than chance” means: with a confidence of 95 %% for all %u domains together, the "
                                    "difference is not 0.", n), n);
}

/** Returns: (transfer full): how much was answered by half of the time; a dash without a limit */
char *
exam_comparison_describe_half (const ExamComparedSitting *sitting)
{
  guint n_items;

  g_return_val_if_fail (sitting != NULL, NULL);

  n_items = sitting->stored->record->n_items;
  if (sitting->limit == 0 || n_items == 0)
    return g_strdup ("–");
  /* Translators: a number of questions of all, and their share */
  return g_strdup_printf (_("%u of %u (%.0f %%)"), sitting->n_by_half, n_items, 100.0 * sitting->n_by_half / n_items);
}
