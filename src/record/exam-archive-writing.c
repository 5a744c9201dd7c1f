/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-archive-private.h"

#include "bank/exam-item-writer.h"
#include "record/exam-content.h"
#include "record/exam-index.h"

/* Content is stored once under its hash. Should damage that nobody noticed have changed it, it is made good. */
#define OR_REPAIR(column) "ON CONFLICT (hash) DO UPDATE SET " column " = excluded." column " WHERE " column " <> excluded." column

static gboolean
insert_image (ExamArchive *self,
              const char  *item_hash,
              const char  *source,
              const char  *hash,
              GBytes      *bytes,
              GError     **error)
{
  return exam_database_run (self->database, error, "INSERT INTO image (hash, bytes) VALUES (?, ?) " OR_REPAIR ("bytes"), "sb",
                            hash, bytes) &&
         exam_database_run (self->database, error,
                            "INSERT OR IGNORE INTO item_image (item_hash, source, image_hash) VALUES (?, ?, ?)", "sss",
                            item_hash, source, hash);
}

static gboolean
insert_item (ExamArchive *self,
             ExamForm    *form,
             guint        position,
             char       **hash,
             GError     **error)
{
  ExamItem *item = exam_form_get_item (form, position);
  g_autofree char *xml = exam_item_to_xml (item);
  g_autoptr (GPtrArray) sources = exam_item_dup_image_sources (item);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) images = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);

  /* A picture that has vanished since the bank was read is missing in the sitting as well. */
  for (guint i = 0; i < sources->len; i++)
    {
      GBytes *bytes = exam_form_load_image (form, position, g_ptr_array_index (sources, i), NULL);

      if (bytes == NULL)
        continue;
      g_ptr_array_add (names, g_ptr_array_index (sources, i));
      g_ptr_array_add (images, bytes);
      g_ptr_array_add (hashes, exam_content_hash_bytes (bytes));
    }

  *hash = exam_content_hash_item (xml, hashes);
  if (!exam_database_run (self->database, error, "INSERT INTO item (hash, id, xml) VALUES (?, ?, ?) " OR_REPAIR ("xml"),
                          "sss", *hash, exam_item_get_id (item), xml) ||
      !exam_index_add_item (self->database, *hash, item, error))
    return FALSE;

  for (guint i = 0; i < images->len; i++)
    if (!insert_image (self, *hash, g_ptr_array_index (names, i), g_ptr_array_index (hashes, i),
                       g_ptr_array_index (images, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
insert_served (ExamArchive *self,
               gint64       sitting_id,
               ExamForm    *form,
               GError     **error)
{
  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    {
      ExamBank *bank = exam_form_get_bank (form, i);
      g_autofree char *hash = NULL;
      g_autofree char *order = exam_form_dup_order (form, i);

      if (!insert_item (self, form, i, &hash, error) ||
          !exam_database_run (self->database, error,
                              "INSERT INTO served (sitting_id, position, item_hash, bank_id, bank_revision, pretest, "
                              "option_order) VALUES (?, ?, ?, ?, ?, ?, ?)", "iisssis",
                              sitting_id, (gint64) i, hash, bank != NULL ? exam_bank_get_id (bank) : NULL,
                              bank != NULL ? exam_bank_get_revision (bank) : NULL,
                              (gint64) exam_form_is_pretest (form, i), order))
        return FALSE;
    }

  return TRUE;
}

static gboolean
insert_format (ExamArchive      *self,
               const ExamFormat *format,
               char            **hash,
               GError          **error)
{
  gsize size;
  const char *data = g_bytes_get_data (format->xml, &size);
  g_autofree char *xml = g_strndup (data, size);

  *hash = exam_content_hash_bytes (format->xml);
  return exam_database_run (self->database, error,
                            "INSERT INTO format (hash, id, xml) VALUES (?, ?, ?) " OR_REPAIR ("xml"), "sss",
                            *hash, format->id, xml);
}

static gboolean
insert_sitting (ExamArchive             *self,
                const ExamSittingRecord *record,
                const char              *format_hash,
                GError                 **error)
{
  return exam_database_run (self->database, error,
                            "INSERT INTO sitting (id, format_hash, format_id, candidate, seed, minutes, is_short, relaxed, "
                            "time_percent, n_items, started_at, alive_at, elapsed) "
                            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "isssiiiiiiiii",
                            record->id, format_hash, record->format_id, record->candidate, (gint64) record->seed,
                            (gint64) record->minutes, (gint64) record->is_short, (gint64) record->rules.relaxed,
                            (gint64) record->rules.time_percent, (gint64) record->n_items, record->started_at,
                            record->alive_at, record->elapsed) &&
         (record->purpose == EXAM_PURPOSE_MOCK ||
          exam_database_run (self->database, error, "INSERT INTO practice (sitting_id, purpose, feedback) VALUES (?, ?, ?)", "isi",
                             record->id, exam_purpose_to_name (record->purpose), (gint64) record->rules.feedback));
}

static gboolean
insert_beginning (ExamArchive             *self,
                  const ExamSittingRecord *record,
                  ExamForm                *form,
                  GError                 **error)
{
  g_autofree char *format_hash = NULL;

  return insert_format (self, exam_form_get_format (form), &format_hash, error) &&
         insert_sitting (self, record, format_hash, error) &&
         insert_served (self, record->id, form, error);
}

/* Ends a transaction: commits when all went well, else leaves nothing behind. */
static gboolean
conclude (ExamArchive *self,
          gboolean     good,
          GError     **error)
{
  if (good)
    return exam_database_commit (self->database, error);

  exam_database_roll_back (self->database);
  return FALSE;
}

/**
 * exam_archive_begin:
 * @self: an archive
 * @record: the new sitting; its end is not looked at
 * @form: what is served; its format must have been read from a file
 * @error: set to %EXAM_ERROR_STORE
 *
 * Keeps a sitting and all it needs to be read by itself: format, items and pictures as they are now.
 *
 * Returns: whether it is on the disk
 */
gboolean
exam_archive_begin (ExamArchive             *self,
                    const ExamSittingRecord *record,
                    ExamForm                *form,
                    GError                 **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (record != NULL, FALSE);
  g_return_val_if_fail (form != NULL, FALSE);
  g_return_val_if_fail (exam_form_get_format (form)->xml != NULL, FALSE);

  return exam_database_begin (self->database, error) && conclude (self, insert_beginning (self, record, form, error), error);
}

static gboolean
insert_event (ExamArchive     *self,
              gint64           sitting_id,
              const ExamEvent *event,
              GError         **error)
{
  return exam_database_run (self->database, error,
                            "INSERT OR IGNORE INTO event (sitting_id, sequence, kind, position, at, wall_at, detail) "
                            "VALUES (?, ?, ?, ?, ?, ?, ?)", "iisiiis",
                            sitting_id, (gint64) event->sequence, exam_event_kind_to_name (event->kind),
                            (gint64) event->position, event->at, event->wall_time, event->detail);
}

static gboolean
insert_events (ExamArchive     *self,
               gint64           sitting_id,
               const GPtrArray *events,
               GError         **error)
{
  for (guint i = 0; i < events->len; i++)
    if (!insert_event (self, sitting_id, g_ptr_array_index (events, i), error))
      return FALSE;
  return TRUE;
}

/**
 * exam_archive_append:
 * @self: an archive
 * @sitting_id: a sitting
 * @events: (element-type ExamEvent): what happened, in order
 * @error: set to %EXAM_ERROR_STORE
 *
 * Appends to the journal of a sitting. An event that is there already is left as it is.
 *
 * Returns: whether all of it is on the disk
 */
gboolean
exam_archive_append (ExamArchive     *self,
                     gint64           sitting_id,
                     const GPtrArray *events,
                     GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return exam_database_begin (self->database, error) &&
         conclude (self, insert_events (self, sitting_id, events, error), error);
}

/**
 * exam_archive_beat:
 * @self: an archive
 * @sitting_id: a sitting under way
 * @elapsed: its exam time, in microseconds
 * @wall_time: now, in microseconds since 1970
 * @error: set to %EXAM_ERROR_STORE
 *
 * Keeps how far the clock of a sitting has come. Once or twice a second, so that after a crash the time left is right; not
 * synced to the disk each time, so that it costs next to nothing: the death of the program does not undo what the kernel
 * has, and after a power cut the time of the last event still stands.
 *
 * Returns: whether it was written
 */
gboolean
exam_archive_beat (ExamArchive *self,
                   gint64       sitting_id,
                   gint64       elapsed,
                   gint64       wall_time,
                   GError     **error)
{
  gboolean good;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!exam_database_exec (self->database, "PRAGMA synchronous = NORMAL", error))
    return FALSE;
  good = exam_database_run (self->database, error,
                            "UPDATE sitting SET elapsed = max(elapsed, ?), alive_at = ? WHERE id = ? AND ended = 0", "iii",
                            elapsed, wall_time, sitting_id);
  return exam_database_exec (self->database, "PRAGMA synchronous = FULL", good ? error : NULL) && good;
}

static gboolean
insert_result (ExamArchive          *self,
               gint64                sitting_id,
               const ExamTranscript *transcript,
               const ExamScore      *score,
               gint64                wall_time,
               GError              **error)
{
  return exam_database_run (self->database, error,
                            "INSERT OR REPLACE INTO result (sitting_id, ended_at, timed_out, value, low, high, cut, passed, "
                            "points, n_scored) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "iiiddddidi",
                            sitting_id, wall_time, (gint64) transcript->timed_out, score->value, score->low, score->high,
                            exam_form_get_format (transcript->form)->cut, (gint64) score->passed, score->points,
                            (gint64) score->n_scored);
}

static gboolean
insert_outcomes (ExamArchive          *self,
                 gint64                sitting_id,
                 const ExamTranscript *transcript,
                 const ExamScore      *score,
                 GError              **error)
{
  for (guint i = 0; i < score->items->len; i++)
    {
      const ExamItemScore *item = &g_array_index (score->items, ExamItemScore, i);
      const ExamResponse *response = exam_transcript_get_response (transcript, i);

      if (!exam_database_run (self->database, error,
                              "INSERT OR REPLACE INTO outcome (sitting_id, position, seen, outcome, credit, first_credit, "
                              "changed, time) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", "iiiiddii",
                              sitting_id, (gint64) i, (gint64) response->seen, (gint64) item->outcome, item->credit,
                              item->first_credit, (gint64) item->changed, response->time))
        return FALSE;
    }

  return TRUE;
}

static gboolean
insert_end (ExamArchive          *self,
            gint64                sitting_id,
            const ExamTranscript *transcript,
            const ExamScore      *score,
            gint64                wall_time,
            GError              **error)
{
  return insert_result (self, sitting_id, transcript, score, wall_time, error) &&
         insert_outcomes (self, sitting_id, transcript, score, error) &&
         exam_index_add_sitting (self->database, sitting_id, error) &&
         exam_database_run (self->database, error, "UPDATE sitting SET ended = 1, elapsed = ?, alive_at = ? WHERE id = ?", "iii",
                            transcript->elapsed, wall_time, sitting_id);
}

/**
 * exam_archive_end:
 * @self: an archive
 * @sitting_id: a sitting whose last event has been appended
 * @transcript: what its events add up to
 * @score: what it is worth
 * @wall_time: End, in microseconds since 1970
 * @error: set to %EXAM_ERROR_STORE
 *
 * Keeps the score as it was computed. It is never computed again, so that results of years can be compared.
 *
 * Returns: whether it is on the disk
 */
gboolean
exam_archive_end (ExamArchive          *self,
                  gint64                sitting_id,
                  const ExamTranscript *transcript,
                  const ExamScore      *score,
                  gint64                wall_time,
                  GError              **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return exam_database_begin (self->database, error) &&
         conclude (self, insert_end (self, sitting_id, transcript, score, wall_time, error), error);
}

/**
 * exam_archive_file:
 * @self: an archive
 * @sitting: an ended sitting with an id that is not in use
 * @error: set to %EXAM_ERROR_STORE
 *
 * Keeps a sitting that was ended elsewhere, whole or not at all.
 *
 * Returns: whether it is on the disk
 */
gboolean
exam_archive_file (ExamArchive             *self,
                   const ExamStoredSitting *sitting,
                   GError                 **error)
{
  g_autoptr (ExamTranscript) transcript = NULL;
  const ExamSittingRecord *record;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (sitting != NULL && sitting->score != NULL, FALSE);

  record = sitting->record;
  transcript = exam_transcript_new_for_events (sitting->form, sitting->events);
  return exam_database_begin (self->database, error) &&
         conclude (self,
                   insert_beginning (self, record, sitting->form, error) &&
                   insert_events (self, record->id, sitting->events, error) &&
                   insert_end (self, record->id, transcript, sitting->score, record->ended_at, error),
                   error);
}

/**
 * exam_archive_set_deleted:
 * @self: an archive
 * @sitting_id: a sitting
 * @wall_time: when it was deleted, in microseconds since 1970; 0 takes the deletion back
 * @error: set to %EXAM_ERROR_STORE
 *
 * Deletes a sitting. It can be taken back until the archive is opened the next time.
 */
gboolean
exam_archive_set_deleted (ExamArchive *self,
                          gint64       sitting_id,
                          gint64       wall_time,
                          GError     **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return exam_database_run (self->database, error, "UPDATE sitting SET deleted_at = nullif(?, 0) WHERE id = ?", "ii",
                            wall_time, sitting_id);
}
