/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-passes.h"

#include "sitting/exam-score.h"

/* Thirds and the like do not add up exactly. */
#define EPSILON 1e-9

/* When a part was gone through for the first time. */
typedef struct {
  gboolean entered;
  gboolean left;      /* the item that was seen last for the first time has been left */
  guint    last_new;  /* its position */
  guint    turn;      /* index of the event that left it */
  gint64   from;      /* exam times, in microseconds */
  gint64   turned_at;
  gint64   to;
} Part;

/* An item when the first pass through its part had ended. */
typedef struct {
  char    *answer;    /* (owned) (nullable) */
  gboolean complete;
  gboolean flagged;
  gboolean again;     /* it was shown once more afterwards */
  double   credit;
} Mark;

static void
clear_mark (gpointer mark)
{
  g_free (((Mark *) mark)->answer);
}

static gboolean
is_elsewhere (const ExamTranscript *transcript,
              guint                 position)
{
  return transcript->state == EXAM_SITTING_REVIEW || transcript->state == EXAM_SITTING_ENDED ||
         transcript->position != position;
}

static void
turn (Part  *part,
      guint  event,
      gint64 at)
{
  if (!part->entered || part->left)
    return;
  part->left = TRUE;
  part->turn = event;
  part->turned_at = at;
}

/* Returns: (transfer full) (element-type Part): the parts of the form */
static GArray *
find_turns (ExamForm        *form,
            const GPtrArray *events)
{
  g_autoptr (ExamTranscript) transcript = exam_transcript_new (form);
  g_autofree gboolean *seen = g_new0 (gboolean, exam_form_get_n_items (form) + 1);
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (Part));

  g_array_set_size (parts, exam_form_get_n_parts (form));
  for (guint i = 0; i < events->len && parts->len > 0; i++)
    {
      Part *part = &g_array_index (parts, Part, transcript->part);

      if (transcript->state == EXAM_SITTING_ENDED)
        break;
      exam_transcript_apply (transcript, g_ptr_array_index (events, i));
      part->to = transcript->elapsed;
      if (is_elsewhere (transcript, part->last_new))
        turn (part, i, transcript->elapsed);

      if (transcript->state != EXAM_SITTING_RUNNING || seen[transcript->position])
        continue;
      part = &g_array_index (parts, Part, transcript->part);
      seen[transcript->position] = TRUE;
      if (!part->entered)
        part->from = part->to = transcript->elapsed;
      part->entered = TRUE;
      part->left = FALSE;
      part->last_new = transcript->position;
    }

  for (guint i = 0; i < parts->len; i++)
    turn (&g_array_index (parts, Part, i), G_MAXUINT, g_array_index (parts, Part, i).to);
  return parts;
}

static void
mark_part (const ExamTranscript *transcript,
           guint                 part,
           GArray               *marks)
{
  for (guint i = exam_form_get_part_start (transcript->form, part);
       i < exam_form_get_part_start (transcript->form, part + 1); i++)
    {
      const ExamItem *item = exam_form_get_item (transcript->form, i);
      const ExamResponse *response = exam_transcript_get_response (transcript, i);
      Mark *mark = &g_array_index (marks, Mark, i);

      if (!response->seen)
        continue;
      g_free (mark->answer);
      mark->answer = exam_response_dup_answer (response, item);
      mark->complete = exam_response_get_progress (response, item) == EXAM_PROGRESS_COMPLETE;
      mark->flagged = response->flagged;
      mark->credit = exam_score_credit (exam_form_get_format (transcript->form), item, response);
    }
}

/* Goes through the events once more, and looks at each part in the moment in which its second pass begins. */
static void
mark_turns (ExamTranscript  *transcript,
            const GPtrArray *events,
            const GArray    *parts,
            GArray          *marks)
{
  for (guint i = 0; i < events->len; i++)
    {
      ExamSittingState state = transcript->state;
      guint position = transcript->position;

      exam_transcript_apply (transcript, g_ptr_array_index (events, i));
      for (guint j = 0; j < parts->len; j++)
        if (g_array_index (parts, Part, j).entered && g_array_index (parts, Part, j).turn == i)
          mark_part (transcript, j, marks);

      if (transcript->state == EXAM_SITTING_RUNNING && (state == EXAM_SITTING_REVIEW || position != transcript->position) &&
          g_array_index (parts, Part, transcript->part).left && g_array_index (parts, Part, transcript->part).turn <= i)
        g_array_index (marks, Mark, transcript->position).again = TRUE;
    }

  for (guint i = 0; i < parts->len; i++)
    if (g_array_index (parts, Part, i).entered && g_array_index (parts, Part, i).turn == G_MAXUINT)
      mark_part (transcript, i, marks);
}

static void
count_change (ExamPasses *self,
              const Mark *mark,
              double      credit)
{
  if (credit > mark->credit + EPSILON)
    self->n_better++;
  else if (credit < mark->credit - EPSILON)
    self->n_worse++;
  else
    self->n_as_good++;
}

static void
count_item (ExamPasses           *self,
            const ExamTranscript *transcript,
            guint                 position,
            const Mark           *mark)
{
  const ExamItem *item = exam_form_get_item (transcript->form, position);
  const ExamResponse *response = exam_transcript_get_response (transcript, position);
  g_autofree char *answer = exam_response_dup_answer (response, item);
  double credit = exam_score_credit (exam_form_get_format (transcript->form), item, response);

  self->n_skipped += !mark->complete;
  self->n_flagged += mark->flagged;
  self->n_revisited += mark->again;
  if (!mark->complete || mark->flagged)
    {
      self->n_deferred++;
      self->n_returned += mark->again;
    }

  if (!mark->complete)
    {
      gboolean late = exam_response_get_progress (response, item) == EXAM_PROGRESS_COMPLETE;

      self->n_late += late;
      self->n_late_right += late && credit > 1 - EPSILON;
    }
  else if (g_strcmp0 (mark->answer, answer) != 0 && !exam_form_is_pretest (transcript->form, position))
    count_change (self, mark, credit);
}

/**
 * exam_passes_find:
 * @form: what was sat
 * @events: (element-type ExamEvent): what happened, in order
 *
 * The first pass through a part ends when the item that is the last to be seen for the first time is left; looking back at
 * items before that is part of it. All that follows is the second pass, however often items are shown in it.
 *
 * Returns: how the sitting was gone through
 */
ExamPasses
exam_passes_find (ExamForm        *form,
                  const GPtrArray *events)
{
  const ExamFormat *format = exam_form_get_format (form);
  g_autoptr (ExamTranscript) transcript = exam_transcript_new (form);
  g_autoptr (GArray) parts = find_turns (form, events);
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  ExamPasses self = {
    .possible = format->navigation != EXAM_NAVIGATION_FORWARD_ONLY || format->review_allowed,
    .turned_at = -1,
  };

  g_array_set_clear_func (marks, clear_mark);
  g_array_set_size (marks, exam_form_get_n_items (form));
  mark_turns (transcript, events, parts, marks);

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      if (!part->entered)
        continue;
      self.first += part->turned_at - part->from;
      self.second += part->to - part->turned_at;
    }
  for (guint i = 0; i < marks->len; i++)
    if (g_array_index (marks, Mark, i).answer != NULL)
      count_item (&self, transcript, i, &g_array_index (marks, Mark, i));
  if (parts->len == 1 && self.n_revisited > 0)
    self.turned_at = g_array_index (parts, Part, 0).turned_at;
  return self;
}
