/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/exam-report-text.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sitting/exam-time-text.h"

/* What a score report says in words, in the window and in the terminal. */

/** Returns: (transfer full): a sum of credits, which can be parts of points: "71" or "71.50", but never "71.00" */
char *
exam_report_format_points (double points)
{
  double hundredths = round (points * 100);

  return fmod (hundredths, 100) == 0 ? g_strdup_printf ("%.0f", hundredths / 100) : g_strdup_printf ("%.2f", hundredths / 100);
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

/** Returns: what a report on such a sitting is called, translated */
const char *
exam_report_get_title (const ExamSittingRecord *record)
{
  switch (record->purpose)
    {
    case EXAM_PURPOSE_SET: return _("Practice");
    case EXAM_PURPOSE_QUEUE: return _("Review queue");
    case EXAM_PURPOSE_MOCK:
    default: return _("Score report");
    }
}

/** Returns: (transfer full): how practice went: "7 of 10 right" */
char *
exam_report_describe_practice (const ExamSittingRecord *record)
{
  if (record->n_answered == 0)
    return g_strdup (_("nothing answered"));
  /* Translators: right answers, and answers there are */
  return g_strdup_printf (ngettext ("%u of %u right", "%u of %u right", record->n_right), record->n_right, record->n_answered);
}

/** Returns: (transfer full) (nullable): how many questions of practice were not answered; %NULL when all were */
char *
exam_report_describe_omitted (const ExamSittingRecord *record)
{
  guint n_omitted = record->n_items - MIN (record->n_answered, record->n_items);

  return n_omitted > 0 ? g_strdup_printf (ngettext ("%u not answered", "%u not answered", n_omitted), n_omitted) : NULL;
}

/** Returns: (transfer full) (nullable): how sure the candidate was of how many answers; %NULL when that was never said */
char *
exam_report_describe_confidence (const ExamTranscript *transcript)
{
  guint n[EXAM_N_CONFIDENCES] = { 0 };

  for (guint i = 0; i < exam_form_get_n_items (transcript->form); i++)
    n[exam_transcript_get_response (transcript, i)->confidence]++;

  if (n[EXAM_CONFIDENCE_SURE] + n[EXAM_CONFIDENCE_UNSURE] + n[EXAM_CONFIDENCE_GUESSED] == 0)
    return NULL;
  /* Translators: numbers of answers */
  return g_strdup_printf (_("%u sure, %u unsure, %u guessed"), n[EXAM_CONFIDENCE_SURE], n[EXAM_CONFIDENCE_UNSURE],
                          n[EXAM_CONFIDENCE_GUESSED]);
}

static void
add_mock_facts (GStrvBuilder            *facts,
                const ExamStoredSitting *sitting)
{
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
    add_fact (facts, _("Time allowed"), g_strdup (exam_rules_describe_extra_time (record->rules.time_percent)));
  if (record->rules.code_book)
    add_fact (facts, _("Code book"), g_strdup (_("The built-in one could be used")));
  if (record->is_short)
    /* Translators: the questions drawn for a sitting, "Seed of the form" is the number they are drawn with */
    add_fact (facts, _("Form"), exam_report_describe_short_form (record, exam_form_get_format (sitting->form)));
  add_fact (facts, _("Seed of the form"), g_strdup_printf ("%" G_GUINT64_FORMAT, record->seed));
}

static void
add_practice_facts (GStrvBuilder            *facts,
                    const ExamStoredSitting *sitting)
{
  const ExamSittingRecord *record = sitting->record;
  g_autoptr (ExamTranscript) transcript = exam_transcript_new_for_events (sitting->form, sitting->events);
  char *confidence = exam_report_describe_confidence (transcript);

  add_fact (facts, _("Answers"), exam_report_describe_practice (record));
  add_fact (facts, _("Not answered"), g_strdup_printf ("%u", record->n_items - record->n_answered));
  if (confidence != NULL)
    add_fact (facts, _("How sure"), confidence);
  add_fact (facts, _("Changed answers"), exam_report_describe_changes (sitting->score));
  add_fact (facts, _("Time used"), exam_report_describe_time_used (record));
  add_fact (facts, _("Feedback"), g_strdup (record->rules.feedback ? _("After each question") : _("At the end")));
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

  if (record->purpose == EXAM_PURPOSE_MOCK)
    add_mock_facts (facts, sitting);
  else
    add_practice_facts (facts, sitting);
  return g_strv_builder_end (facts);
}
