/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-report-text.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sitting/exam-time-text.h"

/* What a score report says in words, in the window and in the terminal. */

/** Returns: (transfer full): a sum of credits, which can be parts of points: "71" or "71.50" */
char *
exam_report_format_points (double points)
{
  return fabs (points - round (points)) < 1e-9 ? g_strdup_printf ("%.0f", points) : g_strdup_printf ("%.2f", points);
}

/** Returns: (transfer full): a score on the scale of the exam that was sat, as exam_score_format_value() has it */
char *
exam_report_format_score (const ExamSittingRecord *record,
                          double                   score)
{
  const ExamFormat format = { .scaled = record->scaled };

  return exam_score_format_value (&format, score);
}

/** Returns: a percentage of the exam's time, in words */
const char *
exam_report_describe_extra_time (guint percent)
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

/** Returns: (transfer full): the time used, of the time there was */
char *
exam_report_describe_time_used (const ExamSittingRecord *record)
{
  gint64 limit = exam_rules_get_limit (&record->rules, record->minutes);
  g_autofree char *used = exam_time_to_clock (record->elapsed);
  g_autofree char *allowed = exam_time_to_clock (limit);

  if (limit == 0)
    return g_steal_pointer (&used);
  if (record->timed_out)
    /* Translators: time used and time allowed, such as "2:00:00 of 2:00:00" */
    return g_strdup_printf (_("%s of %s: the time was up"), used, allowed);
  /* Translators: time used and time allowed, such as "1:59:32 of 2:00:00" */
  return g_strdup_printf (_("%s of %s"), used, allowed);
}

/** Returns: (transfer full): how many answers were changed, and what became of them */
char *
exam_report_describe_changes (const ExamScore *score)
{
  if (score->wrong_to_right + score->right_to_wrong + score->wrong_to_wrong == 0)
    return g_strdup (C_("changed answers", "None"));
  if (score->wrong_to_wrong == 0)
    /* Translators: numbers of answers that were changed */
    return g_strdup_printf (_("%u from wrong to right, %u from right to wrong"),
                            score->wrong_to_right, score->right_to_wrong);
  /* Translators: numbers of answers that were changed */
  return g_strdup_printf (_("%u from wrong to right, %u from right to wrong, %u without effect"),
                          score->wrong_to_right, score->right_to_wrong, score->wrong_to_wrong);
}

/** Returns: (transfer full): between what scores the candidate's knowledge lies, and what is estimated about that */
char *
exam_report_describe_interval (const ExamSittingRecord *record,
                               const ExamFormat        *format)
{
  g_autofree char *low = exam_score_format_value (format, record->low);
  g_autofree char *high = exam_score_format_value (format, record->high);
  GString *text = g_string_new (NULL);

  /* Translators: two scores */
  g_string_append_printf (text,
                          _("One sitting is one sample. With a confidence of 95 %%, what you know is worth between %s and %s."),
                          low, high);
  if (format->scaled && format->raw_cut_estimate)
    g_string_append_printf (text, " %s",
                            _("How points become a scaled score is an estimate: the examining body does not publish it."));
  return g_string_free (text, FALSE);
}

/** Returns: (transfer full): how short a short form was */
char *
exam_report_describe_short_form (const ExamSittingRecord *record,
                                 const ExamFormat        *format)
{
  return g_strdup_printf (ngettext ("Short: %u question in the exam's proportions, where the exam has %u",
                                    "Short: %u questions in the exam's proportions, where the exam has %u",
                                    record->n_items),
                          record->n_items, format->items.value);
}

static const char *
get_gap_name (ExamGapKind kind)
{
  switch (kind)
    {
    case EXAM_GAP_PAUSE:
      return C_("interruption", "Pause");
    case EXAM_GAP_SUSPEND:
      return _("The computer slept");
    case EXAM_GAP_CLOSED:
    default:
      return _("The program was closed");
    }
}

/** Returns: (transfer full): what interrupted a sitting, for how long, and whether that counted */
char *
exam_report_describe_gap (const ExamGap *gap)
{
  g_autofree char *length = exam_time_to_words (gap->length);

  /* Translators: what interrupted the sitting, and for how long: "The computer slept, 3 minutes" */
  return g_strdup_printf (gap->counted ? _("%s, %s; counted as exam time") : _("%s, %s; not counted"),
                          get_gap_name (gap->kind), length);
}

/** Returns: (transfer full): what was not as in the exam: "short form · extra time"; empty when all was */
char *
exam_report_describe_marks (const ExamSittingRecord *record)
{
  const char *marks[4] = { NULL };
  guint n_marks = 0;

  if (record->is_short)
    marks[n_marks++] = _("short form");
  if (record->rules.relaxed)
    marks[n_marks++] = _("relaxed rules");
  if (record->rules.time_percent == EXAM_RULES_UNTIMED)
    marks[n_marks++] = _("untimed");
  else if (record->rules.time_percent != 100)
    marks[n_marks++] = _("extra time");
  return g_strjoinv (" · ", (char **) marks);
}

/** Returns: (transfer full): the exam, who sat it, and when: "CPC · Certified Professional Coder · Ana · 2 May 2026" */
char *
exam_report_describe_about (const ExamSittingRecord *record)
{
  g_autofree char *date = exam_time_to_date (record->ended_at);

  return *record->candidate != '\0' ? g_strdup_printf ("%s · %s · %s", record->format_name, record->candidate, date)
                                    : g_strdup_printf ("%s · %s", record->format_name, date);
}

/* Adds a fact; @value is taken. */
static void
add_fact (GStrvBuilder *facts,
          const char   *name,
          char         *value)
{
  g_strv_builder_add (facts, name);
  g_strv_builder_add (facts, value);
  g_free (value);
}

static gboolean
is_on_paper (const ExamStoredSitting *sitting)
{
  const ExamEvent *first = sitting->events->len > 0 ? g_ptr_array_index (sitting->events, 0) : NULL;

  return first != NULL && first->kind == EXAM_EVENT_BEGIN && g_strcmp0 (first->detail, EXAM_EVENT_ON_PAPER) == 0;
}

/**
 * exam_report_dup_facts:
 * @sitting: an ended sitting
 *
 * Returns: (transfer full) (array zero-terminated=1): what a report says about it besides the score: a name, what holds for
 *   it, the next name …
 */
char **
exam_report_dup_facts (const ExamStoredSitting *sitting)
{
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  const ExamSittingRecord *record = sitting->record;
  const ExamScore *score = sitting->score;
  gboolean on_paper = is_on_paper (sitting);
  g_autofree char *points = exam_report_format_points (score->points);

  /* Translators: points got, which can be parts such as 71.50, and points there are */
  add_fact (facts, _("Points"), g_strdup_printf (_("%s of %u"), points, score->n_scored));
  if (score->n_pretest > 0)
    add_fact (facts, _("Unscored questions"), g_strdup_printf ("%u", score->n_pretest));
  add_fact (facts, _("Not answered"), g_strdup_printf ("%u", score->n_omitted));
  if (on_paper)
    add_fact (facts, _("Answered"), g_strdup (_("On paper: how long each question took, and what was changed, is not known")));
  else
    add_fact (facts, _("Changed answers"), exam_report_describe_changes (score));
  if (!on_paper || record->elapsed > 0)
    add_fact (facts, _("Time used"), exam_report_describe_time_used (record));
  add_fact (facts, _("Rules"), g_strdup (record->rules.relaxed ? _("Relaxed") : _("Exam day")));
  if (record->rules.time_percent != 100)
    add_fact (facts, _("Time allowed"), g_strdup (exam_report_describe_extra_time (record->rules.time_percent)));
  if (record->is_short)
    /* Translators: the questions drawn for a sitting, "Seed of the form" is the number they are drawn with */
    add_fact (facts, _("Form"), exam_report_describe_short_form (record, exam_form_get_format (sitting->form)));
  add_fact (facts, _("Seed of the form"), g_strdup_printf ("%" G_GUINT64_FORMAT, record->seed));
  return g_strv_builder_end (facts);
}

/** Returns: what became of an answer, translated */
const char *
exam_outcome_get_name (ExamOutcome outcome)
{
  switch (outcome)
    {
    case EXAM_OUTCOME_CORRECT:
      return _("Right");
    case EXAM_OUTCOME_PARTIAL:
      return _("Partly right");
    case EXAM_OUTCOME_WRONG:
      return _("Wrong");
    case EXAM_OUTCOME_OMITTED:
    default:
      return _("Not answered");
    }
}
