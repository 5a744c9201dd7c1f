/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-sitting.h"

#include <string.h>

#include "sitting/exam-stopwatch.h"

/* One timed attempt at a form, from Begin to End. Turns what the candidate does into events at a time, and what events
 * make of it into a transcript; whoever keeps the events listens to "event". */
struct _ExamSitting
{
  GObject parent_instance;

  /* Owned */
  ExamTranscript *transcript;
  ExamClock      *clock;
  ExamStopwatch  *stopwatch;

  ExamRules rules;
  gint64    paused_since;  /* boot time */
  guint     n_warned;      /* warnings of the format that were given, or never will be */
};

G_DEFINE_FINAL_TYPE (ExamSitting, exam_sitting, G_TYPE_OBJECT)

enum {
  SIGNAL_EVENT,
  SIGNAL_WARNING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Time --- */

/** Returns: exam time since Begin, in microseconds; never more than the limit */
gint64
exam_sitting_get_elapsed (ExamSitting *self)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), 0);
  return exam_stopwatch_get_elapsed (self->stopwatch);
}

/** Returns: the time for the whole sitting, in microseconds, extra time included; 0 for no limit */
gint64
exam_sitting_get_limit (ExamSitting *self)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), 0);
  return exam_stopwatch_get_limit (self->stopwatch);
}

/** Returns: the time left, in microseconds; %G_MAXINT64 without a limit */
gint64
exam_sitting_get_remaining (ExamSitting *self)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), 0);
  return exam_stopwatch_get_remaining (self->stopwatch);
}

/* --- Events --- */

static gboolean
record (ExamSitting  *self,
        ExamEventKind kind,
        int           position,
        const char   *detail)
{
  g_autoptr (ExamEvent) event =
    exam_event_new (self->transcript->n_events + 1, kind, position, exam_sitting_get_elapsed (self),
                    exam_clock_get_wall_time (self->clock), detail);
  guint before = self->transcript->n_events;

  if (!exam_transcript_apply (self->transcript, event))
    {
      self->transcript->n_events = before;
      return FALSE;
    }

  if (self->transcript->state == EXAM_SITTING_ENDED)
    exam_stopwatch_stop (self->stopwatch);
  g_signal_emit (self, signals[SIGNAL_EVENT], 0, event);
  return TRUE;
}

static void
record_suspend (ExamSitting *self)
{
  ExamGap gap = {
    .kind = EXAM_GAP_SUSPEND,
    .length = exam_stopwatch_take_suspend (self->stopwatch),
    .counted = !self->rules.relaxed,
  };
  g_autofree char *detail = NULL;

  if (gap.length == 0)
    return;

  detail = exam_gap_to_detail (&gap);
  record (self, EXAM_EVENT_GAP, -1, detail);
}

/* Nothing happens after the time is up, not even between two ticks. */
static gboolean
is_under_way (ExamSitting *self)
{
  ExamSittingState state = self->transcript->state;

  if (state != EXAM_SITTING_RUNNING && state != EXAM_SITTING_REVIEW)
    return FALSE;

  record_suspend (self);
  if (exam_sitting_get_remaining (self) > 0)
    return TRUE;

  record (self, EXAM_EVENT_TIME_OUT, -1, NULL);
  return FALSE;
}

static gboolean
record_for_item (ExamSitting  *self,
                 ExamEventKind kind,
                 const char   *detail)
{
  return is_under_way (self) && record (self, kind, (int) self->transcript->position, detail);
}

/* --- Warnings --- */

static const ExamWarning *
get_warning (ExamSitting *self,
             guint        index)
{
  const ExamFormat *format = exam_form_get_format (self->transcript->form);

  return index < format->warnings->len ? &g_array_index (format->warnings, ExamWarning, index) : NULL;
}

static gint64
minutes_to_usec (guint minutes)
{
  return (gint64) minutes * 60 * G_USEC_PER_SEC;
}

/* Warnings that lie behind: the sitting is shorter than they are, or they were given before the program was closed. */
static void
skip_past_warnings (ExamSitting *self)
{
  const ExamWarning *warning;
  gint64 remaining = exam_sitting_get_remaining (self);

  while ((warning = get_warning (self, self->n_warned)) != NULL && minutes_to_usec (warning->minutes) >= remaining)
    self->n_warned++;
}

static void
give_warnings (ExamSitting *self)
{
  const ExamWarning *warning;
  const ExamWarning *due = NULL;

  /* After a suspend several can be due: the last one says it. */
  while ((warning = get_warning (self, self->n_warned)) != NULL &&
         exam_sitting_get_remaining (self) <= minutes_to_usec (warning->minutes))
    {
      due = warning;
      self->n_warned++;
    }

  if (due != NULL)
    g_signal_emit (self, signals[SIGNAL_WARNING], 0, due->minutes, due->show_clock);
}

/**
 * exam_sitting_tick:
 * @self: a sitting
 *
 * To be called about every second: ends the sitting when its time is up, gives warnings, sees suspends.
 */
void
exam_sitting_tick (ExamSitting *self)
{
  g_return_if_fail (EXAM_IS_SITTING (self));

  if (is_under_way (self))
    give_warnings (self);
}

/* --- GObject --- */

static void
exam_sitting_finalize (GObject *object)
{
  ExamSitting *self = EXAM_SITTING (object);

  g_clear_pointer (&self->transcript, exam_transcript_free);
  g_clear_pointer (&self->stopwatch, exam_stopwatch_free);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (exam_sitting_parent_class)->finalize (object);
}

static void
exam_sitting_class_init (ExamSittingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exam_sitting_finalize;

  /**
   * ExamSitting::event:
   * @event: (type ExamEvent): what happened
   *
   * Emitted after something happened; the transcript has it already.
   */
  signals[SIGNAL_EVENT] =
    g_signal_new ("event", EXAM_TYPE_SITTING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, EXAM_TYPE_EVENT | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * ExamSitting::warning:
   * @minutes: minutes left
   * @show_clock: whether a hidden clock has to come back
   */
  signals[SIGNAL_WARNING] =
    g_signal_new ("warning", EXAM_TYPE_SITTING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
}

static void
exam_sitting_init (ExamSitting *self)
{
}

/**
 * exam_sitting_new:
 * @form: what is sat
 * @rules: what the candidate chose
 * @clock: tells the time
 *
 * Returns: (transfer full): a sitting at its instructions
 */
ExamSitting *
exam_sitting_new (ExamForm        *form,
                  const ExamRules *rules,
                  ExamClock       *clock)
{
  ExamSitting *self;

  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail (rules != NULL, NULL);
  g_return_val_if_fail (EXAM_IS_CLOCK (clock), NULL);

  self = g_object_new (EXAM_TYPE_SITTING, NULL);
  self->transcript = exam_transcript_new (form);
  self->clock = g_object_ref (clock);
  self->rules = *rules;
  /* Under exam-day rules a machine that sleeps does not stop the clock of the testing centre. */
  self->stopwatch = exam_stopwatch_new (clock, !rules->relaxed,
                                        exam_rules_get_limit (rules, exam_form_get_minutes (form)));

  return self;
}

/**
 * exam_sitting_replay:
 * @self: a sitting at its instructions
 * @events: (element-type ExamEvent): what happened before the program was closed
 * @elapsed: exam time when it was last known to run, in microseconds
 *
 * Brings a sitting to where it was. Its clock stands until exam_sitting_reopen(). No signals are emitted.
 */
void
exam_sitting_replay (ExamSitting     *self,
                     const GPtrArray *events,
                     gint64           elapsed)
{
  g_return_if_fail (EXAM_IS_SITTING (self));
  g_return_if_fail (self->transcript->state == EXAM_SITTING_INSTRUCTIONS);

  for (guint i = 0; i < events->len; i++)
    exam_transcript_apply (self->transcript, g_ptr_array_index (events, i));
  exam_stopwatch_set_elapsed (self->stopwatch, MAX (self->transcript->elapsed, elapsed));
}

/**
 * exam_sitting_reopen:
 * @self: a sitting that was replayed
 * @closed_since: when it was last known to run, in microseconds since 1970
 *
 * Lets a sitting go on with the time that was left, as a testing centre does. What has passed since is on the ledger.
 */
void
exam_sitting_reopen (ExamSitting *self,
                     gint64       closed_since)
{
  ExamGap gap = { .kind = EXAM_GAP_CLOSED };
  g_autofree char *detail = NULL;

  g_return_if_fail (EXAM_IS_SITTING (self));
  g_return_if_fail (!exam_stopwatch_is_running (self->stopwatch));

  gap.length = MAX (exam_clock_get_wall_time (self->clock) - closed_since, 0);
  detail = exam_gap_to_detail (&gap);
  record (self, EXAM_EVENT_GAP, -1, detail);
  skip_past_warnings (self);

  if (self->transcript->state == EXAM_SITTING_PAUSED)
    self->paused_since = exam_clock_get_boot_time (self->clock);
  else
    exam_stopwatch_start (self->stopwatch);
}

/* --- What is --- */

const ExamTranscript *
exam_sitting_get_transcript (ExamSitting *self)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), NULL);
  return self->transcript;
}

const ExamRules *
exam_sitting_get_rules (ExamSitting *self)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), NULL);
  return &self->rules;
}

ExamForm *
exam_sitting_get_form (ExamSitting *self)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), NULL);
  return self->transcript->form;
}

ExamSittingState
exam_sitting_get_state (ExamSitting *self)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), EXAM_SITTING_ENDED);
  return self->transcript->state;
}

guint
exam_sitting_get_position (ExamSitting *self)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), 0);
  return self->transcript->position;
}

/** Returns: the 0-based position of the first item of the case shown, with which highlights in its record are kept */
guint
exam_sitting_get_record_position (ExamSitting *self)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), 0);
  return exam_form_get_record_position (self->transcript->form, self->transcript->position);
}

/* --- What the candidate does --- */

/** The clock starts. */
gboolean
exam_sitting_begin (ExamSitting *self)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), FALSE);

  if (!record (self, EXAM_EVENT_BEGIN, 0, self->rules.code_book ? EXAM_EVENT_CODE_BOOK : NULL))
    return FALSE;

  exam_stopwatch_start (self->stopwatch);
  skip_past_warnings (self);
  return TRUE;
}

static gboolean
is_unchanged (const char *before,
              const char *after)
{
  return g_strcmp0 (before != NULL ? before : "", after != NULL ? after : "") == 0;
}

/**
 * exam_sitting_answer:
 * @self: a sitting
 * @answer: the whole answer, as exam_response_dup_answer() gives it
 */
gboolean
exam_sitting_answer (ExamSitting *self,
                     const char  *answer)
{
  const ExamResponse *response;
  g_autofree char *before = NULL;

  g_return_val_if_fail (EXAM_IS_SITTING (self), FALSE);
  g_return_val_if_fail (answer != NULL, FALSE);

  response = exam_transcript_get_response (self->transcript, self->transcript->position);
  before = exam_response_dup_answer (response, exam_form_get_item (self->transcript->form, self->transcript->position));
  if (is_unchanged (before, answer))
    return FALSE;

  return record_for_item (self, EXAM_EVENT_ANSWER, answer);
}

/**
 * exam_sitting_choose:
 * @self: a sitting
 * @option: index of an option in the item
 *
 * Chooses an option. Where one is right, it takes the place of the one chosen before; where several are, choosing one
 * again takes the choice back.
 */
gboolean
exam_sitting_choose (ExamSitting *self,
                     guint        option)
{
  const ExamTranscript *transcript;
  const ExamItem *item;
  guint32 chosen;
  g_autofree char *answer = NULL;

  g_return_val_if_fail (EXAM_IS_SITTING (self), FALSE);

  transcript = self->transcript;
  item = exam_form_get_item (transcript->form, transcript->position);
  if (option >= exam_item_get_n_options (item))
    return FALSE;

  chosen = exam_transcript_get_response (transcript, transcript->position)->chosen;
  chosen = exam_item_get_kind (item) == EXAM_ITEM_MULTIPLE_CHOICE ? chosen ^ (1u << option) : 1u << option;
  answer = exam_letters_from_bits (chosen);
  return exam_sitting_answer (self, answer);
}

/** Takes the answer back. */
gboolean
exam_sitting_clear (ExamSitting *self)
{
  return exam_sitting_answer (self, "");
}

/** Strikes an option out, or takes that back; @option is its index in the item. */
gboolean
exam_sitting_strike (ExamSitting *self,
                     guint        option,
                     gboolean     struck)
{
  guint32 bits;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (EXAM_IS_SITTING (self), FALSE);
  g_return_val_if_fail (option < EXAM_ITEM_MAX_OPTIONS, FALSE);

  bits = exam_transcript_get_response (self->transcript, self->transcript->position)->struck;
  if (((bits & (1u << option)) != 0) == (struck != FALSE))
    return FALSE;

  detail = exam_letters_from_bits (bits ^ (1u << option));
  return record_for_item (self, EXAM_EVENT_STRIKE, detail);
}

gboolean
exam_sitting_flag (ExamSitting *self,
                   gboolean     flagged)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), FALSE);

  if (exam_transcript_get_response (self->transcript, self->transcript->position)->flagged == (flagged != FALSE))
    return FALSE;

  return record_for_item (self, EXAM_EVENT_FLAG, flagged ? "1" : "0");
}

/** Marks a range of the stem or of the record; a range that is marked already loses its mark. */
gboolean
exam_sitting_toggle_highlight (ExamSitting         *self,
                               const ExamHighlight *range)
{
  guint position;
  g_autoptr (GArray) highlights = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (EXAM_IS_SITTING (self), FALSE);
  g_return_val_if_fail (range != NULL, FALSE);

  position = range->text == 0 ? self->transcript->position : exam_sitting_get_record_position (self);
  before = exam_highlights_to_string (exam_transcript_get_response (self->transcript, position)->highlights);
  highlights = exam_highlights_from_string (before);
  exam_highlights_toggle (highlights, range);
  after = exam_highlights_to_string (highlights);
  if (is_unchanged (before, after))
    return FALSE;

  return is_under_way (self) && record (self, EXAM_EVENT_HIGHLIGHT, (int) position, after);
}

/** Sets the note to the item shown; empty to take it back. */
gboolean
exam_sitting_note (ExamSitting *self,
                   const char  *note)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), FALSE);
  g_return_val_if_fail (note != NULL, FALSE);

  if (is_unchanged (exam_transcript_get_response (self->transcript, self->transcript->position)->note, note))
    return FALSE;

  return record_for_item (self, EXAM_EVENT_NOTE, note);
}

/** Returns: whether the key of the item shown may be seen: in practice with feedback, once the item is answered */
ExamRefusal
exam_sitting_check_reveal (ExamSitting *self)
{
  const ExamResponse *response;

  g_return_val_if_fail (EXAM_IS_SITTING (self), EXAM_REFUSAL_STATE);

  response = exam_transcript_get_response (self->transcript, self->transcript->position);
  if (self->transcript->state != EXAM_SITTING_RUNNING || !self->rules.feedback || response->revealed)
    return EXAM_REFUSAL_STATE;
  return exam_response_is_answered (response) ? EXAM_REFUSAL_NONE : EXAM_REFUSAL_MUST_ANSWER;
}

/** Shows the key of the item shown; from then on its answer stays as it is. */
gboolean
exam_sitting_reveal (ExamSitting *self)
{
  return exam_sitting_check_reveal (self) == EXAM_REFUSAL_NONE && record_for_item (self, EXAM_EVENT_REVEAL, NULL);
}

/** Says how sure the answer to the item shown was, once its key was shown; may be said again. */
gboolean
exam_sitting_set_confidence (ExamSitting   *self,
                             ExamConfidence confidence)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), FALSE);
  g_return_val_if_fail (confidence < EXAM_N_CONFIDENCES, FALSE);

  if (exam_transcript_get_response (self->transcript, self->transcript->position)->confidence == confidence)
    return FALSE;

  return record_for_item (self, EXAM_EVENT_CONFIDENCE, exam_confidence_to_name (confidence));
}

/** Shows the item at the 0-based @position. */
gboolean
exam_sitting_go_to (ExamSitting *self,
                    guint        position)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), FALSE);

  if (exam_transcript_check_show (self->transcript, position) != EXAM_REFUSAL_NONE)
    return FALSE;
  if (position == self->transcript->position && self->transcript->state == EXAM_SITTING_RUNNING)
    return FALSE;

  return is_under_way (self) && record (self, EXAM_EVENT_SHOW, (int) position, NULL);
}

/** Returns: whether Next may be pressed */
ExamRefusal
exam_sitting_check_next (ExamSitting *self)
{
  guint position;

  g_return_val_if_fail (EXAM_IS_SITTING (self), EXAM_REFUSAL_STATE);

  if (self->transcript->state != EXAM_SITTING_RUNNING)
    return EXAM_REFUSAL_STATE;
  if (exam_transcript_find_next (self->transcript, &position))
    return exam_transcript_check_show (self->transcript, position);
  return exam_transcript_check_review_screen (self->transcript);
}

/** Shows the next item, or the review screen behind the last. */
gboolean
exam_sitting_next (ExamSitting *self)
{
  guint position;

  if (exam_sitting_check_next (self) != EXAM_REFUSAL_NONE)
    return FALSE;
  if (exam_transcript_find_next (self->transcript, &position))
    return exam_sitting_go_to (self, position);
  return exam_sitting_show_review_screen (self);
}

/** Returns: whether Previous may be pressed */
ExamRefusal
exam_sitting_check_previous (ExamSitting *self)
{
  guint position;

  g_return_val_if_fail (EXAM_IS_SITTING (self), EXAM_REFUSAL_STATE);

  if (self->transcript->state != EXAM_SITTING_RUNNING)
    return EXAM_REFUSAL_STATE;
  if (!exam_transcript_find_previous (self->transcript, &position))
    return EXAM_REFUSAL_NOTHING;
  return exam_transcript_check_show (self->transcript, position);
}

gboolean
exam_sitting_previous (ExamSitting *self)
{
  guint position;

  if (exam_sitting_check_previous (self) != EXAM_REFUSAL_NONE)
    return FALSE;

  exam_transcript_find_previous (self->transcript, &position);
  return exam_sitting_go_to (self, position);
}

gboolean
exam_sitting_show_review_screen (ExamSitting *self)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), FALSE);
  return is_under_way (self) && record (self, EXAM_EVENT_REVIEW_SCREEN, -1, NULL);
}

/** Goes through all items again, or those that are incomplete or flagged, beginning with the first. */
gboolean
exam_sitting_review (ExamSitting     *self,
                     ExamReviewFilter filter)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), FALSE);

  return is_under_way (self) &&
         record (self, EXAM_EVENT_REVIEW, -1, exam_review_filter_get_name (filter));
}

/** Locks the part and opens the next; from the review screen only. */
gboolean
exam_sitting_end_part (ExamSitting *self)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), FALSE);
  return is_under_way (self) && record (self, EXAM_EVENT_END_PART, -1, NULL);
}

/** Stops the clock; relaxed rules only. */
gboolean
exam_sitting_pause (ExamSitting *self)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), FALSE);

  if (!self->rules.relaxed || !is_under_way (self) || !record (self, EXAM_EVENT_PAUSE, -1, NULL))
    return FALSE;

  exam_stopwatch_stop (self->stopwatch);
  self->paused_since = exam_clock_get_boot_time (self->clock);
  return TRUE;
}

gboolean
exam_sitting_continue (ExamSitting *self)
{
  g_autofree char *length = NULL;

  g_return_val_if_fail (EXAM_IS_SITTING (self), FALSE);

  length = g_strdup_printf ("%" G_GINT64_FORMAT, exam_clock_get_boot_time (self->clock) - self->paused_since);
  if (!record (self, EXAM_EVENT_CONTINUE, -1, length))
    return FALSE;

  exam_stopwatch_start (self->stopwatch);
  return TRUE;
}

/** Ends the exam: from the items, the review screen or a pause, and also when it was replayed and never reopened. */
gboolean
exam_sitting_end (ExamSitting *self)
{
  g_return_val_if_fail (EXAM_IS_SITTING (self), FALSE);

  if (exam_stopwatch_is_running (self->stopwatch) && !is_under_way (self))
    return FALSE;
  return record (self, EXAM_EVENT_END, -1, NULL);
}
