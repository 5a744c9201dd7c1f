/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-report-paper.h"

#include <glib/gi18n-lib.h>

#include "paper/exam-paper-chart.h"
#include "paper/exam-review-paper.h"
#include "report/exam-report-text.h"
#include "sitting/exam-time-text.h"

/** Returns: whether @name, "none", "missed" or "all", is the name of an extent */
gboolean
exam_review_extent_from_name (const char       *name,
                              ExamReviewExtent *extent)
{
  static const char *const names[] = { "none", "missed", "all" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *extent = (ExamReviewExtent) i;
        return TRUE;
      }
  return FALSE;
}

static void
add_score (ExamFlow                *flow,
           const ExamStoredSitting *sitting)
{
  const ExamSittingRecord *record = sitting->record;
  g_autofree char *score = exam_sitting_record_format_score (record, record->value);
  g_autofree char *interval = exam_report_describe_interval (record, exam_form_get_format (sitting->form));
  g_autofree char *about = exam_report_describe_about (record);
  g_autofree char *marks = exam_report_describe_marks (record);
  g_autofree char *markup = g_markup_printf_escaped ("<span foreground=\"#%06x\">%s</span> · %s",
                                                     record->passed ? EXAM_INK_GOOD : EXAM_INK_BAD,
                                                     record->passed ? _("Passed") : _("Not passed"), score);

  exam_flow_add_bookmark (flow, 0, _("Score report"));
  exam_flow_add_markup (flow, EXAM_STYLE_TITLE, markup);
  exam_flow_add_plain (flow, EXAM_STYLE_BODY, about);
  if (*marks != '\0')
    exam_flow_add_plain (flow, EXAM_STYLE_STRONG, marks);
  exam_flow_add_space (flow, 10);
  exam_paper_chart_add_score (flow, record);
  exam_flow_add_plain (flow, EXAM_STYLE_NOTE, interval);
}

/* No more than how many were right, as on the screen. */
static void
add_practice_score (ExamFlow                *flow,
                    const ExamSittingRecord *record)
{
  g_autofree char *right = exam_report_describe_practice (record);
  g_autofree char *title = g_strdup_printf ("%s · %s", exam_report_get_title (record), right);
  g_autofree char *about = exam_report_describe_about (record);

  exam_flow_add_bookmark (flow, 0, exam_report_get_title (record));
  exam_flow_add_plain (flow, EXAM_STYLE_TITLE, title);
  exam_flow_add_plain (flow, EXAM_STYLE_BODY, about);
}

static void
add_facts (ExamFlow                *flow,
           const ExamStoredSitting *sitting)
{
  g_auto (GStrv) facts = exam_report_dup_facts (sitting);

  exam_flow_add_plain (flow, EXAM_STYLE_HEADING, _("The sitting"));
  exam_flow_add_facts (flow, (const char *const *) facts);
}

/* On paper nobody measured it. */
static void
add_pace (ExamFlow                *flow,
          const ExamStoredSitting *sitting,
          const ExamTranscript    *transcript)
{
  const ExamSittingRecord *record = sitting->record;
  ExamPace *pace;
  g_autofree char *text = NULL;

  if (transcript->on_paper || (record->purpose != EXAM_PURPOSE_MOCK && record->rules.time_percent == EXAM_RULES_UNTIMED))
    return;

  pace = exam_pace_new (transcript, exam_rules_get_limit (&record->rules, record->minutes));
  text = exam_pace_describe (pace);
  exam_flow_begin_together (flow);
  exam_flow_add_plain (flow, EXAM_STYLE_HEADING, _("Pace"));
  exam_paper_chart_add_pace (flow, pace);
  exam_flow_add_plain (flow, EXAM_STYLE_NOTE, text);
  exam_flow_add_plain (flow, EXAM_STYLE_NOTE,
                       _("Questions answered over time. The dashed line is an even pace to the end of the time."));
  exam_flow_end_together (flow);
}

static void
add_gaps (ExamFlow     *flow,
          const GArray *gaps)
{
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  if (gaps->len == 0)
    return;

  for (guint i = 0; i < gaps->len; i++)
    {
      const ExamGap *gap = &g_array_index (gaps, ExamGap, i);
      g_autofree char *at = exam_time_to_clock (gap->at);
      /* Translators: the time used until then, such as "1:12:04" */
      g_autofree char *name = g_strdup_printf (_("At %s"), at);
      g_autofree char *description = exam_report_describe_gap (gap);

      g_strv_builder_add (facts, name);
      g_strv_builder_add (facts, description);
    }
  texts = g_strv_builder_end (facts);
  exam_flow_add_plain (flow, EXAM_STYLE_HEADING, _("Interruptions"));
  exam_flow_add_facts (flow, (const char *const *) texts);
}

/**
 * exam_report_paper_new:
 * @paper: what it is printed on
 * @sitting: an ended sitting
 * @extent: which questions are gone through behind the report
 *
 * Returns: (transfer full): the score report
 */
ExamFlow *
exam_report_paper_new (const ExamPaper         *paper,
                       const ExamStoredSitting *sitting,
                       ExamReviewExtent         extent)
{
  g_autoptr (ExamTranscript) transcript = NULL;
  g_autofree char *title = NULL;
  const ExamSittingRecord *record;
  const ExamFormat *format;
  ExamFlow *flow;

  g_return_val_if_fail (paper != NULL, NULL);
  g_return_val_if_fail (sitting != NULL && sitting->score != NULL, NULL);

  record = sitting->record;
  format = exam_form_get_format (sitting->form);
  transcript = exam_transcript_new_for_events (sitting->form, sitting->events);
  title = g_strdup_printf ("%s · %s", exam_report_get_title (record), record->format_name);
  flow = exam_flow_new (paper, title);
  exam_flow_set_running (flow, title, record->candidate);

  if (record->purpose == EXAM_PURPOSE_MOCK)
    add_score (flow, sitting);
  else
    add_practice_score (flow, record);
  exam_flow_add_plain (flow, EXAM_STYLE_HEADING, _("Domains"));
  exam_paper_chart_add_domains (flow, format, sitting->score);
  add_facts (flow, sitting);
  add_pace (flow, sitting, transcript);
  add_gaps (flow, transcript->gaps);
  if (extent != EXAM_REVIEW_EXTENT_NONE)
    exam_review_paper_add (flow, transcript, sitting->score, extent == EXAM_REVIEW_EXTENT_MISSED);
  return flow;
}
