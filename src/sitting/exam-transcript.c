/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-transcript.h"

#include <string.h>

#include "sitting/exam-highlight.h"

static const char *const filter_names[] = { "none", "all", "incomplete", "flagged" };

/** Returns: the name of @filter in events */
const char *
exam_review_filter_get_name (ExamReviewFilter filter)
{
  g_return_val_if_fail (filter < G_N_ELEMENTS (filter_names), NULL);
  return filter_names[filter];
}

/**
 * exam_transcript_new:
 * @form: what is sat
 *
 * Returns: (transfer full): a transcript of nothing yet
 */
ExamTranscript *
exam_transcript_new (ExamForm *form)
{
  ExamTranscript *self;
  guint n_items;

  g_return_val_if_fail (form != NULL, NULL);

  n_items = exam_form_get_n_items (form);
  self = g_new0 (ExamTranscript, 1);
  self->form = exam_form_ref (form);
  self->gaps = g_array_new (FALSE, FALSE, sizeof (ExamGap));
  self->review_list = g_array_new (FALSE, FALSE, sizeof (guint));
  self->responses = g_new0 (ExamResponse, n_items);
  for (guint i = 0; i < n_items; i++)
    exam_response_init (&self->responses[i]);

  return self;
}

/**
 * exam_transcript_new_for_events:
 * @form: what was sat
 * @events: (element-type ExamEvent): what happened, in order; what makes no sense is passed over
 *
 * Returns: (transfer full): what it adds up to
 */
ExamTranscript *
exam_transcript_new_for_events (ExamForm        *form,
                                const GPtrArray *events)
{
  ExamTranscript *self = exam_transcript_new (form);

  for (guint i = 0; i < events->len; i++)
    exam_transcript_apply (self, g_ptr_array_index (events, i));
  return self;
}

void
exam_transcript_free (ExamTranscript *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < exam_form_get_n_items (self->form); i++)
    exam_response_clear (&self->responses[i]);
  g_free (self->responses);
  g_array_unref (self->gaps);
  g_array_unref (self->review_list);
  exam_form_unref (self->form);
  g_free (self);
}

const ExamResponse *
exam_transcript_get_response (const ExamTranscript *self,
                              guint                 position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < exam_form_get_n_items (self->form), NULL);
  return &self->responses[position];
}

ExamProgress
exam_transcript_get_progress (const ExamTranscript *self,
                              guint                 position)
{
  return exam_response_get_progress (exam_transcript_get_response (self, position),
                                     exam_form_get_item (self->form, position));
}

/** Returns: how many items of the part that the candidate is in are not completely answered; most forms have one part */
guint
exam_transcript_count_incomplete (const ExamTranscript *self)
{
  guint n_incomplete = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = exam_form_get_part_start (self->form, self->part);
       i < exam_form_get_part_start (self->form, self->part + 1); i++)
    n_incomplete += exam_transcript_get_progress (self, i) != EXAM_PROGRESS_COMPLETE;
  return n_incomplete;
}

/* --- Where one may go --- */

static const ExamFormat *
get_format (const ExamTranscript *self)
{
  return exam_form_get_format (self->form);
}

static gboolean
owes_answer (const ExamTranscript *self)
{
  return get_format (self)->must_answer && self->state == EXAM_SITTING_RUNNING &&
         exam_transcript_get_progress (self, self->position) != EXAM_PROGRESS_COMPLETE;
}

/**
 * exam_transcript_check_show:
 * @self: a transcript
 * @position: 0-based
 *
 * Returns: whether the item at @position may be shown now
 */
ExamRefusal
exam_transcript_check_show (const ExamTranscript *self,
                            guint                 position)
{
  g_return_val_if_fail (self != NULL, EXAM_REFUSAL_STATE);

  if (self->state != EXAM_SITTING_RUNNING && self->state != EXAM_SITTING_REVIEW)
    return EXAM_REFUSAL_STATE;
  if (position >= exam_form_get_n_items (self->form))
    return EXAM_REFUSAL_NOTHING;
  if (position == self->position && self->state == EXAM_SITTING_RUNNING)
    return EXAM_REFUSAL_NONE;
  /* On paper one turns the pages as one likes, whatever the format says. */
  if (self->on_paper)
    return EXAM_REFUSAL_NONE;
  if (exam_form_get_part_of (self->form, position) != self->part)
    return EXAM_REFUSAL_LOCKED;
  if (self->state == EXAM_SITTING_REVIEW && !get_format (self)->review_allowed)
    return EXAM_REFUSAL_FORWARD_ONLY;
  if (get_format (self)->navigation == EXAM_NAVIGATION_FORWARD_ONLY && position != self->position + 1)
    return EXAM_REFUSAL_FORWARD_ONLY;
  if (owes_answer (self))
    return EXAM_REFUSAL_MUST_ANSWER;

  return EXAM_REFUSAL_NONE;
}

static gboolean
is_last_of_part (const ExamTranscript *self,
                 guint                 position)
{
  return position + 1 == exam_form_get_part_start (self->form, self->part + 1);
}

/** Returns: whether the review screen may be shown now */
ExamRefusal
exam_transcript_check_review_screen (const ExamTranscript *self)
{
  g_return_val_if_fail (self != NULL, EXAM_REFUSAL_STATE);

  if (self->state != EXAM_SITTING_RUNNING)
    return EXAM_REFUSAL_STATE;
  if (self->on_paper)
    return EXAM_REFUSAL_NONE;
  if (get_format (self)->navigation == EXAM_NAVIGATION_FORWARD_ONLY && !is_last_of_part (self, self->position))
    return EXAM_REFUSAL_FORWARD_ONLY;
  if (owes_answer (self))
    return EXAM_REFUSAL_MUST_ANSWER;

  return EXAM_REFUSAL_NONE;
}

static gboolean
is_wanted (const ExamTranscript *self,
           guint                 position,
           ExamReviewFilter      filter)
{
  switch (filter)
    {
    case EXAM_REVIEW_ALL:
      return TRUE;
    case EXAM_REVIEW_INCOMPLETE:
      return exam_transcript_get_progress (self, position) != EXAM_PROGRESS_COMPLETE;
    case EXAM_REVIEW_FLAGGED:
      return self->responses[position].flagged;
    case EXAM_REVIEW_NONE:
    default:
      return FALSE;
    }
}

/** Returns: whether the items that @filter names may be gone through again now, and there are any */
ExamRefusal
exam_transcript_check_review (const ExamTranscript *self,
                              ExamReviewFilter      filter)
{
  g_return_val_if_fail (self != NULL, EXAM_REFUSAL_STATE);

  if (self->state != EXAM_SITTING_REVIEW)
    return EXAM_REFUSAL_STATE;
  if (!get_format (self)->review_allowed)
    return EXAM_REFUSAL_FORWARD_ONLY;

  for (guint i = exam_form_get_part_start (self->form, self->part);
       i < exam_form_get_part_start (self->form, self->part + 1);
       i++)
    if (is_wanted (self, i, filter))
      return EXAM_REFUSAL_NONE;

  return EXAM_REFUSAL_NOTHING;
}

/**
 * exam_transcript_find_next:
 * @self: a transcript
 * @position: (out): the 0-based position that Next leads to
 *
 * While items are gone through again only those count.
 *
 * Returns: whether there is one; if not, Next leads to the review screen
 */
gboolean
exam_transcript_find_next (const ExamTranscript *self,
                           guint                *position)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->filter == EXAM_REVIEW_NONE)
    {
      *position = self->position + 1;
      return !is_last_of_part (self, self->position);
    }

  for (guint i = 0; i < self->review_list->len; i++)
    {
      *position = g_array_index (self->review_list, guint, i);
      if (*position > self->position)
        return TRUE;
    }

  return FALSE;
}

/**
 * exam_transcript_find_previous:
 * @self: a transcript
 * @position: (out): the 0-based position that Previous leads to
 *
 * Returns: whether there is one
 */
gboolean
exam_transcript_find_previous (const ExamTranscript *self,
                               guint                *position)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->filter == EXAM_REVIEW_NONE)
    {
      *position = self->position - 1;
      return self->position > exam_form_get_part_start (self->form, self->part);
    }

  for (guint i = self->review_list->len; i > 0; i--)
    {
      *position = g_array_index (self->review_list, guint, i - 1);
      if (*position < self->position)
        return TRUE;
    }

  return FALSE;
}

/* --- Events --- */

/* The time since the event before belongs to what was shown until now. */
static void
charge_time (ExamTranscript *self,
             gint64          at)
{
  gint64 spent = at - self->elapsed;

  if (spent <= 0)
    return;

  if (self->state == EXAM_SITTING_RUNNING)
    self->responses[self->position].time += spent;
  else if (self->state == EXAM_SITTING_REVIEW)
    self->review_time += spent;
  self->elapsed = at;
}

static void
settle (ExamTranscript *self)
{
  if (self->state == EXAM_SITTING_RUNNING)
    exam_response_settle (&self->responses[self->position], exam_form_get_item (self->form, self->position));
}

static void
show (ExamTranscript *self,
      guint           position)
{
  settle (self);
  self->position = position;
  self->responses[position].seen = TRUE;
  self->state = EXAM_SITTING_RUNNING;
}

static gboolean
apply_begin (ExamTranscript *self,
             const char     *detail)
{
  if (self->state != EXAM_SITTING_INSTRUCTIONS || exam_form_get_n_items (self->form) == 0)
    return FALSE;

  self->on_paper = g_strcmp0 (detail, EXAM_EVENT_ON_PAPER) == 0;
  show (self, 0);
  return TRUE;
}

static gboolean
apply_show (ExamTranscript *self,
            guint           position)
{
  if (exam_transcript_check_show (self, position) != EXAM_REFUSAL_NONE)
    return FALSE;

  /* Whoever picks an item on the review screen is not going through a list. */
  if (self->state == EXAM_SITTING_REVIEW)
    self->filter = EXAM_REVIEW_NONE;
  show (self, position);
  return TRUE;
}

static gboolean
apply_answer (ExamTranscript *self,
              ExamResponse   *response,
              gint64          at,
              const char     *answer)
{
  const ExamItem *item = exam_form_get_item (self->form, self->position);

  if (!exam_response_set_answer (response, item, answer))
    return FALSE;

  exam_response_note_change (response, item, at);
  if (response->first_answered_at < 0 &&
      exam_response_get_progress (response, item) == EXAM_PROGRESS_COMPLETE)
    response->first_answered_at = at;
  return TRUE;
}

static gboolean
apply_strike (ExamTranscript *self,
              ExamResponse   *response,
              const char     *letters)
{
  const ExamItem *item = exam_form_get_item (self->form, self->position);

  return exam_letters_to_bits (letters, exam_item_get_n_options (item), &response->struck);
}

/* What the candidate does with the item shown. */
static gboolean
apply_to_item (ExamTranscript  *self,
               const ExamEvent *event)
{
  ExamResponse *response;
  const char *detail = event->detail != NULL ? event->detail : "";

  if (self->state != EXAM_SITTING_RUNNING || event->position < 0 ||
      (guint) event->position >= exam_form_get_n_items (self->form))
    return FALSE;

  response = &self->responses[event->position];

  /* Highlights in a record are kept with the first item of its case; all else concerns the item shown. */
  if (event->kind == EXAM_EVENT_HIGHLIGHT)
    {
      g_array_unref (response->highlights);
      response->highlights = exam_highlights_from_string (detail);
      return TRUE;
    }

  if ((guint) event->position != self->position)
    return FALSE;

  switch (event->kind)
    {
    case EXAM_EVENT_ANSWER:
      return !response->revealed && apply_answer (self, response, event->at, detail);

    case EXAM_EVENT_REVEAL:
      response->revealed = exam_response_is_answered (response);
      return response->revealed;

    case EXAM_EVENT_CONFIDENCE:
      return response->revealed && exam_confidence_from_name (detail, &response->confidence);

    case EXAM_EVENT_STRIKE:
      return apply_strike (self, response, detail);

    case EXAM_EVENT_FLAG:
      response->flagged = strcmp (detail, "1") == 0;
      return TRUE;

    case EXAM_EVENT_NOTE:
      g_free (response->note);
      response->note = *detail != '\0' ? g_strdup (detail) : NULL;
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
apply_review_screen (ExamTranscript *self)
{
  if (exam_transcript_check_review_screen (self) != EXAM_REFUSAL_NONE)
    return FALSE;

  settle (self);
  self->state = EXAM_SITTING_REVIEW;
  self->filter = EXAM_REVIEW_NONE;
  return TRUE;
}

static gboolean
apply_review (ExamTranscript *self,
              const char     *detail)
{
  ExamReviewFilter filter = EXAM_REVIEW_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (filter_names); i++)
    if (g_strcmp0 (filter_names[i], detail) == 0)
      filter = (ExamReviewFilter) i;

  if (exam_transcript_check_review (self, filter) != EXAM_REFUSAL_NONE)
    return FALSE;

  self->filter = filter;
  g_array_set_size (self->review_list, 0);
  for (guint i = exam_form_get_part_start (self->form, self->part);
       i < exam_form_get_part_start (self->form, self->part + 1);
       i++)
    if (is_wanted (self, i, filter))
      g_array_append_val (self->review_list, i);

  show (self, g_array_index (self->review_list, guint, 0));
  return TRUE;
}

static gboolean
apply_end_part (ExamTranscript *self)
{
  if (self->state != EXAM_SITTING_REVIEW || self->part + 1 >= exam_form_get_n_parts (self->form))
    return FALSE;

  self->part++;
  self->filter = EXAM_REVIEW_NONE;
  show (self, exam_form_get_part_start (self->form, self->part));
  return TRUE;
}

static gboolean
is_under_way (const ExamTranscript *self)
{
  return self->state == EXAM_SITTING_RUNNING || self->state == EXAM_SITTING_REVIEW;
}

static gboolean
apply_pause (ExamTranscript *self)
{
  if (!is_under_way (self))
    return FALSE;

  self->state_before_pause = self->state;
  self->state = EXAM_SITTING_PAUSED;
  return TRUE;
}

static void
add_gap (ExamTranscript  *self,
         const ExamEvent *event,
         ExamGap          gap)
{
  gap.at = event->at;
  gap.wall_time = event->wall_time;
  g_array_append_val (self->gaps, gap);
}

static gboolean
apply_continue (ExamTranscript  *self,
                const ExamEvent *event)
{
  ExamGap gap = { .kind = EXAM_GAP_PAUSE };

  if (self->state != EXAM_SITTING_PAUSED)
    return FALSE;

  self->state = self->state_before_pause;
  if (event->detail != NULL)
    g_ascii_string_to_signed (event->detail, 10, 0, G_MAXINT64, &gap.length, NULL);
  add_gap (self, event, gap);
  return TRUE;
}

static gboolean
apply_gap (ExamTranscript  *self,
           const ExamEvent *event)
{
  ExamGap gap = { 0 };

  if (self->state == EXAM_SITTING_ENDED || !exam_gap_from_detail (&gap, event->detail))
    return FALSE;

  add_gap (self, event, gap);
  return TRUE;
}

static gboolean
apply_end (ExamTranscript *self,
           gboolean        timed_out)
{
  if (!is_under_way (self) && self->state != EXAM_SITTING_PAUSED)
    return FALSE;

  settle (self);
  self->state = EXAM_SITTING_ENDED;
  self->timed_out = timed_out;
  return TRUE;
}

/**
 * exam_transcript_apply:
 * @self: a transcript
 * @event: what happened next
 *
 * Returns: whether it could happen; if not, nothing but the time has changed
 */
gboolean
exam_transcript_apply (ExamTranscript  *self,
                       const ExamEvent *event)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (event != NULL, FALSE);

  charge_time (self, event->at);
  self->n_events = MAX (self->n_events, event->sequence);

  switch (event->kind)
    {
    case EXAM_EVENT_BEGIN: return apply_begin (self, event->detail);
    case EXAM_EVENT_SHOW: return event->position >= 0 && apply_show (self, (guint) event->position);
    case EXAM_EVENT_REVIEW_SCREEN: return apply_review_screen (self);
    case EXAM_EVENT_REVIEW: return apply_review (self, event->detail);
    case EXAM_EVENT_END_PART: return apply_end_part (self);
    case EXAM_EVENT_PAUSE: return apply_pause (self);
    case EXAM_EVENT_CONTINUE: return apply_continue (self, event);
    case EXAM_EVENT_GAP: return apply_gap (self, event);
    case EXAM_EVENT_END: return apply_end (self, FALSE);
    case EXAM_EVENT_TIME_OUT: return apply_end (self, TRUE);

    case EXAM_EVENT_ANSWER:
    case EXAM_EVENT_STRIKE:
    case EXAM_EVENT_FLAG:
    case EXAM_EVENT_HIGHLIGHT:
    case EXAM_EVENT_NOTE:
    case EXAM_EVENT_REVEAL:
    case EXAM_EVENT_CONFIDENCE:
      return apply_to_item (self, event);

    default:
      return FALSE;
    }
}
