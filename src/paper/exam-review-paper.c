/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-review-paper.h"

#include <glib/gi18n-lib.h>

#include "insight/exam-answer-text.h"
#include "insight/exam-review-list.h"
#include "paper/exam-item-paper.h"

static void
add_heading (ExamFlow             *flow,
             const ExamTranscript *transcript,
             const ExamScore      *score,
             guint                 position)
{
  const ExamItem *item = exam_form_get_item (transcript->form, position);
  const ExamResponse *response = exam_transcript_get_response (transcript, position);
  const ExamItemScore *item_score = &g_array_index (score->items, ExamItemScore, position);
  const ExamDomain *domain =
    exam_format_find_domain (exam_form_get_format (transcript->form), exam_item_get_domain (item), NULL);
  g_autofree char *number =
    g_strdup_printf (_("Question %u · %s"), position + 1, domain != NULL ? domain->name : exam_item_get_domain (item));
  g_autofree char *outcome = exam_answer_describe_outcome (item_score, response->flagged, -1);
  g_autofree char *time = exam_answer_describe_time (transcript->form, response);
  g_autofree char *changes = exam_answer_describe_changes (transcript->form, position, response);
  g_autofree char *course = transcript->on_paper ? g_strdup (outcome) : g_strdup_printf ("%s · %s", outcome, time);

  exam_flow_add_space (flow, 6);
  exam_flow_add_plain (flow, EXAM_STYLE_SUBHEADING, number);
  exam_flow_add_plain (flow, EXAM_STYLE_NOTE, course);
  if (response->changes->len > 1 && !transcript->on_paper)
    exam_flow_add_plain (flow, EXAM_STYLE_NOTE, changes);
}

static void
add_item (ExamFlow             *flow,
          const ExamTranscript *transcript,
          const ExamScore      *score,
          guint                 position)
{
  const ExamResponse *response = exam_transcript_get_response (transcript, position);

  exam_flow_begin_together (flow);
  add_heading (flow, transcript, score, position);
  exam_item_paper_add_stem (flow, transcript->form, position);
  exam_flow_end_together (flow);
  exam_flow_keep_with_next (flow);
  exam_item_paper_add_answers (flow, transcript->form, position, response);
  exam_item_paper_add_reasons (flow, transcript->form, position);
  if (response->note != NULL)
    {
      exam_flow_add_plain (flow, EXAM_STYLE_SUBHEADING, _("Your note"));
      exam_flow_add_plain (flow, EXAM_STYLE_BODY, response->note);
    }
}

/* The last of the questions gone through, from @index on, that is about the same record. */
static guint
find_last (const ExamForm *form,
           const GArray   *positions,
           guint           index)
{
  ExamCase *exam_case = exam_item_get_case (exam_form_get_item (form, g_array_index (positions, guint, index)));

  while (index + 1 < positions->len &&
         exam_item_get_case (exam_form_get_item (form, g_array_index (positions, guint, index + 1))) == exam_case)
    index++;
  return g_array_index (positions, guint, index);
}

/**
 * exam_review_paper_add:
 * @flow: a flow
 * @transcript: an ended sitting
 * @score: what it was worth
 * @missed_only: only questions without full credit
 *
 * Adds the questions as they were served, with answer, key and reasons. A medical record stands once, before the first
 * question about it.
 */
void
exam_review_paper_add (ExamFlow             *flow,
                       const ExamTranscript *transcript,
                       const ExamScore      *score,
                       gboolean              missed_only)
{
  g_autoptr (ExamReviewList) list = exam_review_list_new (transcript, score);
  const char *heading = missed_only ? _("Missed questions") : _("Questions");
  ExamCase *shown = NULL;

  exam_review_list_filter (list, missed_only ? 1u << EXAM_TRAIT_MISSED : 0, EXAM_REVIEW_ALL_DOMAINS);
  exam_flow_break_page (flow);
  exam_flow_add_bookmark (flow, 0, heading);
  exam_flow_add_plain (flow, EXAM_STYLE_TITLE, heading);
  if (list->positions->len == 0)
    exam_flow_add_plain (flow, EXAM_STYLE_BODY, _("No question was missed."));

  for (guint i = 0; i < list->positions->len; i++)
    {
      guint position = g_array_index (list->positions, guint, i);
      g_autofree char *name = g_strdup_printf (_("Question %u"), position + 1);

      exam_item_paper_add_record (flow, transcript->form, position, shown, find_last (transcript->form, list->positions, i));
      shown = exam_item_get_case (exam_form_get_item (transcript->form, position));
      exam_flow_add_bookmark (flow, 1, name);
      add_item (flow, transcript, score, position);
    }
}
