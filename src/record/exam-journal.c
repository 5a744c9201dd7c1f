/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-journal.h"

/* After a crash the time left is wrong by this much at the most, and what a write takes. */
#define BEAT_INTERVAL_MS 500

/* Keeps what happens in one sitting: each event as it comes, the clock twice a second, the score at the end. */
struct _ExamJournal
{
  GObject parent_instance;

  /* Owned */
  ExamStore   *store;
  ExamSitting *sitting;
  ExamClock   *clock;
  GPtrArray   *events;   /* (element-type ExamEvent): all of the sitting */

  ExamSittingRecord record;
  guint             beat_source;
  guint  n_saved;        /* sequence number of the last event on the disk */
};

G_DEFINE_FINAL_TYPE (ExamJournal, exam_journal, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_N_SAVED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_under_way (ExamJournal *self)
{
  ExamSittingState state = exam_sitting_get_state (self->sitting);

  return state == EXAM_SITTING_RUNNING || state == EXAM_SITTING_REVIEW;
}

static gboolean
beat_cb (gpointer data)
{
  ExamJournal *self = EXAM_JOURNAL (data);

  if (is_under_way (self))
    exam_store_beat (self->store, self->record.id, exam_sitting_get_elapsed (self->sitting));
  return G_SOURCE_CONTINUE;
}

static void
event_cb (ExamSitting *sitting,
          ExamEvent   *event,
          ExamJournal *self)
{
  g_assert (EXAM_IS_JOURNAL (self));

  if (event->kind == EXAM_EVENT_BEGIN)
    {
      self->record.started_at = self->record.alive_at = event->wall_time;
      exam_store_begin (self->store, &self->record, exam_sitting_get_form (sitting));
    }

  g_ptr_array_add (self->events, exam_event_copy (event));
  exam_store_append (self->store, self->record.id, event);

  if (exam_sitting_get_state (sitting) == EXAM_SITTING_ENDED)
    {
      g_clear_handle_id (&self->beat_source, g_source_remove);
      exam_store_end (self->store, self->record.id, sitting);
    }
}

static void
saved_cb (ExamStore   *store,
          gint64       sitting_id,
          guint        sequence,
          ExamJournal *self)
{
  g_assert (EXAM_IS_JOURNAL (self));

  if (sitting_id != self->record.id || sequence <= self->n_saved)
    return;

  self->n_saved = sequence;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SAVED]);
}

static void
exam_journal_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  ExamJournal *self = EXAM_JOURNAL (object);

  switch (prop_id)
    {
    case PROP_N_SAVED:
      g_value_set_uint (value, exam_journal_get_n_saved (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
exam_journal_finalize (GObject *object)
{
  ExamJournal *self = EXAM_JOURNAL (object);

  g_clear_handle_id (&self->beat_source, g_source_remove);
  g_clear_object (&self->sitting);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  g_ptr_array_unref (self->events);
  g_free (self->record.format_id);
  g_free (self->record.format_name);
  g_free (self->record.candidate);

  G_OBJECT_CLASS (exam_journal_parent_class)->finalize (object);
}

static void
exam_journal_class_init (ExamJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = exam_journal_get_property;
  object_class->finalize = exam_journal_finalize;

  /**
   * ExamJournal:n-saved:
   *
   * Sequence number of the last event that is on the disk.
   */
  properties[PROP_N_SAVED] =
    g_param_spec_uint ("n-saved", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
exam_journal_init (ExamJournal *self)
{
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_event_free);
}

static gpointer
copy_event (gconstpointer event,
            gpointer      data)
{
  return exam_event_copy (event);
}

static ExamJournal *
journal_new (ExamStore   *store,
             ExamSitting *sitting,
             gint64       sitting_id,
             ExamPurpose  purpose,
             const char  *candidate,
             ExamClock   *clock)
{
  ExamJournal *self = g_object_new (EXAM_TYPE_JOURNAL, NULL);
  ExamForm *form = exam_sitting_get_form (sitting);
  const ExamFormat *format = exam_form_get_format (form);

  self->store = g_object_ref (store);
  self->sitting = g_object_ref (sitting);
  self->clock = g_object_ref (clock);
  self->record = (ExamSittingRecord) {
    .id = sitting_id,
    .purpose = purpose,
    .format_id = g_strdup (format->id),
    .format_name = exam_sitting_record_make_format_name (format),
    .candidate = g_strdup (candidate),
    .seed = exam_form_get_seed (form),
    .minutes = exam_form_get_minutes (form),
    .is_short = exam_form_is_short (form),
    .n_items = exam_form_get_n_items (form),
    .rules = *exam_sitting_get_rules (sitting),
    .scaled = format->scaled,
    .scale_min = format->scale_min,
    .scale_max = format->scale_max,
    .cut = format->cut,
  };
  g_signal_connect_object (sitting, "event", G_CALLBACK (event_cb), self, 0);
  g_signal_connect_object (store, "saved", G_CALLBACK (saved_cb), self, 0);
  self->beat_source = g_timeout_add (BEAT_INTERVAL_MS, beat_cb, self);
  return self;
}

/**
 * exam_journal_new:
 * @store: where to keep it
 * @sitting: a sitting at its instructions
 * @purpose: what it is for
 * @candidate: name of the candidate, perhaps empty
 * @clock: tells when it ends
 *
 * Returns: (transfer full): a journal; keep it as long as the sitting goes on
 */
ExamJournal *
exam_journal_new (ExamStore   *store,
                  ExamSitting *sitting,
                  ExamPurpose  purpose,
                  const char  *candidate,
                  ExamClock   *clock)
{
  g_return_val_if_fail (EXAM_IS_STORE (store), NULL);
  g_return_val_if_fail (exam_sitting_get_state (sitting) == EXAM_SITTING_INSTRUCTIONS, NULL);
  g_return_val_if_fail (candidate != NULL, NULL);
  g_return_val_if_fail (EXAM_IS_CLOCK (clock), NULL);

  return journal_new (store, sitting, exam_sitting_record_make_id (), purpose, candidate, clock);
}

/**
 * exam_journal_new_for_stored:
 * @store: where it is kept
 * @sitting: a sitting that was replayed from @stored
 * @stored: what the store knows of it
 * @clock: tells when it ends
 *
 * Returns: (transfer full): a journal that goes on where the program was closed
 */
ExamJournal *
exam_journal_new_for_stored (ExamStore               *store,
                             ExamSitting             *sitting,
                             const ExamStoredSitting *stored,
                             ExamClock               *clock)
{
  ExamJournal *self;

  g_return_val_if_fail (EXAM_IS_STORE (store), NULL);
  g_return_val_if_fail (stored != NULL, NULL);
  g_return_val_if_fail (EXAM_IS_CLOCK (clock), NULL);

  self = journal_new (store, sitting, stored->record->id, stored->record->purpose, stored->record->candidate, clock);
  self->record.started_at = stored->record->started_at;
  self->n_saved = exam_sitting_get_transcript (sitting)->n_events;
  for (guint i = 0; i < stored->events->len; i++)
    g_ptr_array_add (self->events, exam_event_copy (g_ptr_array_index (stored->events, i)));
  return self;
}

/**
 * exam_journal_dup_result:
 * @self: a journal of a sitting that has ended
 *
 * Gives at once what the store will give when it has written it: a score report does not wait for a disk.
 *
 * Returns: (transfer full): the sitting with its score
 */
ExamStoredSitting *
exam_journal_dup_result (ExamJournal *self)
{
  const ExamTranscript *transcript;
  ExamStoredSitting *result;

  g_return_val_if_fail (EXAM_IS_JOURNAL (self), NULL);
  g_return_val_if_fail (exam_sitting_get_state (self->sitting) == EXAM_SITTING_ENDED, NULL);

  transcript = exam_sitting_get_transcript (self->sitting);
  result = g_new0 (ExamStoredSitting, 1);
  result->record = exam_sitting_record_copy (&self->record);
  result->form = exam_form_ref (transcript->form);
  result->events = g_ptr_array_copy (self->events, copy_event, NULL);
  g_ptr_array_set_free_func (result->events, (GDestroyNotify) exam_event_free);
  result->score = exam_score_new (transcript);

  result->record->ended = TRUE;
  result->record->ended_at = exam_clock_get_wall_time (self->clock);
  result->record->elapsed = transcript->elapsed;
  result->record->timed_out = transcript->timed_out;
  result->record->value = result->score->value;
  result->record->low = result->score->low;
  result->record->high = result->score->high;
  result->record->passed = result->score->passed;
  result->record->n_right = exam_score_count (result->score, EXAM_OUTCOME_CORRECT);
  result->record->n_answered = result->score->items->len - exam_score_count (result->score, EXAM_OUTCOME_OMITTED);
  return result;
}

gint64
exam_journal_get_sitting_id (ExamJournal *self)
{
  g_return_val_if_fail (EXAM_IS_JOURNAL (self), 0);
  return self->record.id;
}

ExamSitting *
exam_journal_get_sitting (ExamJournal *self)
{
  g_return_val_if_fail (EXAM_IS_JOURNAL (self), NULL);
  return self->sitting;
}

/** Returns: the sequence number of the last event that is on the disk */
guint
exam_journal_get_n_saved (ExamJournal *self)
{
  g_return_val_if_fail (EXAM_IS_JOURNAL (self), 0);
  return self->n_saved;
}
