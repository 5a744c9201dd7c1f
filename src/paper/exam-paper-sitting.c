/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-paper-sitting.h"

#include <string.h>

#include "paper/exam-form-file.h"

/* --- Id --- */

static void
hash_text (GChecksum  *checksum,
           const char *text)
{
  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
}

/* Made of what is on the paper, so that the same paper is known again. */
static gint64
make_id (const ExamForm  *form,
         const GPtrArray *answers,
         const char      *candidate)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *form_id = exam_form_make_id (form);
  guint8 digest[32];
  gsize size = sizeof digest;
  guint64 id = 0;

  hash_text (checksum, form_id);
  hash_text (checksum, candidate);
  for (guint i = 0; i < answers->len; i++)
    hash_text (checksum, g_ptr_array_index (answers, i) != NULL ? g_ptr_array_index (answers, i) : "");
  g_checksum_get_digest (checksum, digest, &size);
  for (guint i = 0; i < 8; i++)
    id = id << 8 | digest[i];
  return (gint64) (id & G_MAXINT64) | 1;
}

/* --- Events --- */

typedef struct {
  GPtrArray *events;     /* borrowed */
  gint64     wall_time;
} Pen;

static void
write_event (Pen          *pen,
             ExamEventKind kind,
             int           position,
             gint64        at,
             const char   *detail)
{
  g_ptr_array_add (pen->events, exam_event_new (pen->events->len + 1, kind, position, at, pen->wall_time, detail));
}

/* When each question was answered nobody knows. All of it is put at the beginning, and the time at the end to the review, so
 * that no question seems to have taken long. */
static GPtrArray *
make_events (const ExamForm  *form,
             const GPtrArray *answers,
             gint64           elapsed,
             gint64           ended_at)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_event_free);
  Pen pen = { events, ended_at - elapsed };

  write_event (&pen, EXAM_EVENT_BEGIN, 0, 0, EXAM_EVENT_ON_PAPER);
  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    {
      const char *answer = g_ptr_array_index (answers, i);

      write_event (&pen, EXAM_EVENT_SHOW, (int) i, 0, NULL);
      if (answer != NULL && *answer != '\0')
        write_event (&pen, EXAM_EVENT_ANSWER, (int) i, 0, answer);
    }
  write_event (&pen, EXAM_EVENT_REVIEW_SCREEN, -1, 0, NULL);
  pen.wall_time = ended_at;
  write_event (&pen, EXAM_EVENT_END, -1, elapsed, NULL);
  return events;
}

/* --- Record --- */

static ExamSittingRecord *
make_record (const ExamForm  *form,
             const ExamScore *score,
             const char      *candidate,
             gint64           elapsed,
             gint64           ended_at)
{
  const ExamFormat *format = exam_form_get_format (form);
  ExamSittingRecord *record = g_new0 (ExamSittingRecord, 1);

  record->purpose = EXAM_PURPOSE_MOCK;
  record->format_id = g_strdup (format->id);
  record->format_name = exam_sitting_record_make_format_name (format);
  record->candidate = g_strdup (candidate);
  record->seed = exam_form_get_seed (form);
  record->minutes = exam_form_get_minutes (form);
  record->is_short = exam_form_is_short (form);
  record->n_items = exam_form_get_n_items (form);
  /* Nobody watched the clock. */
  record->rules = (ExamRules) { .relaxed = TRUE, .time_percent = EXAM_RULES_UNTIMED };
  record->started_at = ended_at - elapsed;
  record->alive_at = ended_at;
  record->elapsed = elapsed;
  record->ended = TRUE;
  record->ended_at = ended_at;
  record->scaled = format->scaled;
  record->scale_min = format->scale_min;
  record->scale_max = format->scale_max;
  record->value = score->value;
  record->low = score->low;
  record->high = score->high;
  record->cut = format->cut;
  record->passed = score->passed;
  return record;
}

/**
 * exam_paper_sitting_new:
 * @form: what was sat
 * @answers: (element-type utf8): for each position the answer, as exam_answers_file_load() gives it
 * @candidate: who sat it, or an empty text
 * @elapsed: time used, in microseconds, 0 if unknown
 * @ended_at: when it was over, in microseconds since 1970
 *
 * Makes a sitting of what was answered on paper. It has relaxed rules and no time limit, because nobody knows better; the
 * same form, answers and candidate give the same id.
 *
 * Returns: (transfer full): the sitting, ended and scored
 */
ExamStoredSitting *
exam_paper_sitting_new (ExamForm        *form,
                        const GPtrArray *answers,
                        const char      *candidate,
                        gint64           elapsed,
                        gint64           ended_at)
{
  ExamStoredSitting *self;
  g_autoptr (ExamTranscript) transcript = NULL;

  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail (answers != NULL && answers->len == exam_form_get_n_items (form), NULL);
  g_return_val_if_fail (candidate != NULL, NULL);

  self = g_new0 (ExamStoredSitting, 1);
  self->form = exam_form_ref (form);
  self->events = make_events (form, answers, elapsed, ended_at);
  transcript = exam_transcript_new_for_events (form, self->events);
  self->score = exam_score_new (transcript);
  self->record = make_record (form, self->score, candidate, elapsed, ended_at);
  self->record->id = make_id (form, answers, candidate);
  return self;
}
