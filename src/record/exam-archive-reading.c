/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-archive-private.h"

#include <glib/gi18n-lib.h>

#include "bank/exam-error.h"
#include "bank/exam-format-reader.h"
#include "bank/exam-item-writer.h"

static char *
get_text (sqlite3_stmt *statement,
          int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return g_strdup (text != NULL ? text : "");
}

static ExamFormat *
load_format (ExamArchive *self,
             const char  *hash,
             GError     **error)
{
  sqlite3_stmt *statement = exam_database_prepare (self->database, "SELECT xml FROM format WHERE hash = ?", error);
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GBytes) bytes = NULL;
  ExamFormat *format;
  gboolean row;

  if (statement == NULL)
    return NULL;

  exam_database_bind (self->database, statement, "s", hash);
  if (!exam_database_step (self->database, statement, &row, error))
    return NULL;
  if (row)
    bytes = g_bytes_new (sqlite3_column_text (statement, 0), (gsize) sqlite3_column_bytes (statement, 0));
  sqlite3_reset (statement);

  format = row ? exam_format_read_bytes ("format", bytes, problems) : NULL;
  if (format == NULL)
    g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_INVALID, _("the format that was sat cannot be read"));
  return format;
}

#define RECORD_COLUMNS \
  "sitting.id, sitting.format_hash, sitting.format_id, candidate, seed, minutes, is_short, relaxed, time_percent, n_items, " \
  "started_at, alive_at, elapsed, ended, ended_at, timed_out, value, low, high, cut, passed, purpose, feedback, " \
  "CASE WHEN purpose IS NOT NULL THEN (SELECT count(*) FROM outcome WHERE outcome.sitting_id = sitting.id AND outcome = 0) END, " \
  "CASE WHEN purpose IS NOT NULL THEN (SELECT count(*) FROM outcome WHERE outcome.sitting_id = sitting.id AND outcome <> 3) END, " \
  /* How it was begun; the rules of an exam say so in its first event. */ \
  "(SELECT detail = '" EXAM_EVENT_CODE_BOOK "' FROM event WHERE event.sitting_id = sitting.id AND sequence = 1)"

#define RECORD_TABLES \
  "sitting LEFT JOIN result ON result.sitting_id = sitting.id LEFT JOIN practice ON practice.sitting_id = sitting.id "

static ExamSittingRecord *
read_record (sqlite3_stmt     *statement,
             const ExamFormat *format)
{
  ExamSittingRecord *record = g_new0 (ExamSittingRecord, 1);

  record->id = sqlite3_column_int64 (statement, 0);
  record->format_id = get_text (statement, 2);
  record->format_name = exam_sitting_record_make_format_name (format);
  record->candidate = get_text (statement, 3);
  record->seed = (guint64) sqlite3_column_int64 (statement, 4);
  record->minutes = (guint) sqlite3_column_int (statement, 5);
  record->is_short = sqlite3_column_int (statement, 6) != 0;
  record->rules.relaxed = sqlite3_column_int (statement, 7) != 0;
  record->rules.time_percent = (guint) sqlite3_column_int (statement, 8);
  record->n_items = (guint) sqlite3_column_int (statement, 9);
  record->started_at = sqlite3_column_int64 (statement, 10);
  record->alive_at = sqlite3_column_int64 (statement, 11);
  record->elapsed = sqlite3_column_int64 (statement, 12);
  record->ended = sqlite3_column_int (statement, 13) != 0;
  record->ended_at = sqlite3_column_int64 (statement, 14);
  record->timed_out = sqlite3_column_int (statement, 15) != 0;
  record->scaled = format->scaled;
  record->scale_min = format->scale_min;
  record->scale_max = format->scale_max;
  record->value = sqlite3_column_double (statement, 16);
  record->low = sqlite3_column_double (statement, 17);
  record->high = sqlite3_column_double (statement, 18);
  record->cut = sqlite3_column_double (statement, 19);
  record->passed = sqlite3_column_int (statement, 20) != 0;
  /* What a newer version calls otherwise is no mock exam in any case. */
  if (sqlite3_column_type (statement, 21) != SQLITE_NULL &&
      !exam_purpose_from_name ((const char *) sqlite3_column_text (statement, 21), &record->purpose))
    record->purpose = EXAM_PURPOSE_SET;
  record->rules.feedback = sqlite3_column_int (statement, 22) != 0;
  record->n_right = (guint) sqlite3_column_int (statement, 23);
  record->n_answered = (guint) sqlite3_column_int (statement, 24);
  record->rules.code_book = sqlite3_column_int (statement, 25) != 0;
  return record;
}

/**
 * exam_archive_list:
 * @self: an archive
 * @error: set to %EXAM_ERROR_STORE
 *
 * Returns: (transfer full) (nullable) (element-type ExamSittingRecord): all sittings that are not deleted, newest first
 */
GPtrArray *
exam_archive_list (ExamArchive *self,
                   GError     **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_sitting_record_free);
  g_autoptr (GHashTable) formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) exam_format_unref);
  sqlite3_stmt *statement;
  gboolean row;

  g_return_val_if_fail (self != NULL, NULL);

  statement = exam_database_prepare (self->database,
                                     "SELECT " RECORD_COLUMNS " FROM " RECORD_TABLES
                                     "WHERE deleted_at IS NULL ORDER BY started_at DESC, sitting.id", error);
  if (statement == NULL)
    return NULL;

  while (exam_database_step (self->database, statement, &row, error))
    {
      const char *hash;
      ExamFormat *format;

      if (!row)
        return g_steal_pointer (&records);

      hash = (const char *) sqlite3_column_text (statement, 1);
      format = g_hash_table_lookup (formats, hash);
      if (format == NULL)
        {
          format = load_format (self, hash, NULL);
          if (format == NULL)
            continue;
          g_hash_table_insert (formats, g_strdup (hash), format);
        }
      g_ptr_array_add (records, read_record (statement, format));
    }

  return NULL;
}

static gboolean
load_images (ExamArchive *self,
             ExamForm    *form,
             guint        position,
             const char  *item_hash,
             GError     **error)
{
  sqlite3_stmt *statement =
    exam_database_prepare (self->database,
                           "SELECT source, bytes FROM item_image JOIN image ON image.hash = image_hash WHERE item_hash = ?",
                           error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  exam_database_bind (self->database, statement, "s", item_hash);
  while (exam_database_step (self->database, statement, &row, error))
    {
      g_autoptr (GBytes) bytes = NULL;

      if (!row)
        return TRUE;
      bytes = g_bytes_new (sqlite3_column_blob (statement, 1), (gsize) sqlite3_column_bytes (statement, 1));
      exam_form_set_image (form, position, (const char *) sqlite3_column_text (statement, 0), bytes);
    }

  return FALSE;
}

/* Items of one case are stored each with the record; on the form they share it again. */
static void
share_case (ExamForm *form,
            ExamItem *item)
{
  guint n_items = exam_form_get_n_items (form);
  ExamCase *exam_case = exam_item_get_case (item);
  ExamCase *before = n_items > 0 ? exam_item_get_case (exam_form_get_item (form, n_items - 1)) : NULL;

  if (exam_case != NULL && before != NULL && g_str_equal (exam_case_get_id (exam_case), exam_case_get_id (before)))
    exam_item_set_case (item, before);
}

static gboolean
add_served (ExamArchive  *self,
            ExamForm     *form,
            sqlite3_stmt *statement,
            GError      **error)
{
  const char *order_text = (const char *) sqlite3_column_text (statement, 2);
  g_autofree char *hash = get_text (statement, 0);
  g_autoptr (ExamItem) item = exam_item_new_from_xml ((const char *) sqlite3_column_text (statement, 3), error);
  guint8 order[EXAM_ITEM_MAX_OPTIONS];

  if (item == NULL)
    return FALSE;

  share_case (form, item);
  if (!exam_form_parse_order (order_text, exam_item_get_n_options (item), order))
    {
      g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_INVALID, _("the order of options cannot be read"));
      return FALSE;
    }

  exam_form_add (form, item, NULL, sqlite3_column_int (statement, 1) != 0, order);
  return load_images (self, form, exam_form_get_n_items (form) - 1, hash, error);
}

static ExamForm *
load_form (ExamArchive             *self,
           const ExamSittingRecord *record,
           ExamFormat              *format,
           GError                 **error)
{
  g_autoptr (ExamForm) form = exam_form_new (format, record->seed, record->minutes, record->is_short);
  sqlite3_stmt *statement =
    exam_database_prepare (self->database,
                           "SELECT item_hash, pretest, option_order, xml FROM served JOIN item ON item.hash = item_hash "
                           "WHERE sitting_id = ? ORDER BY position", error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  if (record->purpose != EXAM_PURPOSE_MOCK)
    exam_form_set_practice (form);
  exam_database_bind (self->database, statement, "i", record->id);
  while (exam_database_step (self->database, statement, &row, error))
    {
      if (!row)
        {
          if (exam_form_get_n_items (form) == record->n_items)
            return g_steal_pointer (&form);
          g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_INVALID, _("some of the items served are lost"));
          return NULL;
        }
      if (!add_served (self, form, statement, error))
        {
          sqlite3_reset (statement);
          return NULL;
        }
    }

  return NULL;
}

static GPtrArray *
load_events (ExamArchive *self,
             gint64       sitting_id,
             GError     **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_event_free);
  sqlite3_stmt *statement =
    exam_database_prepare (self->database,
                           "SELECT sequence, kind, position, at, wall_at, detail FROM event WHERE sitting_id = ? "
                           "ORDER BY sequence", error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  exam_database_bind (self->database, statement, "i", sitting_id);
  while (exam_database_step (self->database, statement, &row, error))
    {
      ExamEventKind kind;

      if (!row)
        return g_steal_pointer (&events);

      if (exam_event_kind_from_name ((const char *) sqlite3_column_text (statement, 1), &kind))
        g_ptr_array_add (events,
                         exam_event_new ((guint) sqlite3_column_int (statement, 0), kind,
                                         sqlite3_column_int (statement, 2), sqlite3_column_int64 (statement, 3),
                                         sqlite3_column_int64 (statement, 4),
                                         (const char *) sqlite3_column_text (statement, 5)));
    }

  return NULL;
}

/* The score as it was computed at the end. */
static ExamScore *
load_score (ExamArchive             *self,
            const ExamSittingRecord *record,
            ExamForm                *form,
            GError                 **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (ExamItemScore));
  sqlite3_stmt *statement =
    exam_database_prepare (self->database,
                           "SELECT position, outcome, credit, first_credit, changed FROM outcome WHERE sitting_id = ?", error);
  ExamScore *score;
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;

  g_array_set_size (items, exam_form_get_n_items (form));
  for (guint i = 0; i < items->len; i++)
    g_array_index (items, ExamItemScore, i) = (ExamItemScore) {
      .outcome = EXAM_OUTCOME_OMITTED, .pretest = exam_form_is_pretest (form, i),
    };

  exam_database_bind (self->database, statement, "i", record->id);
  while (row)
    {
      guint position;

      if (!exam_database_step (self->database, statement, &row, error))
        return NULL;
      position = row ? (guint) sqlite3_column_int (statement, 0) : 0;
      if (!row || position >= items->len)
        continue;

      g_array_index (items, ExamItemScore, position).outcome = (ExamOutcome) sqlite3_column_int (statement, 1);
      g_array_index (items, ExamItemScore, position).credit = sqlite3_column_double (statement, 2);
      g_array_index (items, ExamItemScore, position).first_credit = sqlite3_column_double (statement, 3);
      g_array_index (items, ExamItemScore, position).changed = sqlite3_column_int (statement, 4) != 0;
    }

  score = exam_score_new_for_items (form, g_steal_pointer (&items));
  score->value = record->value;
  score->low = record->low;
  score->high = record->high;
  score->passed = record->passed;
  return score;
}

static gboolean
load_record (ExamArchive        *self,
             gint64              sitting_id,
             ExamSittingRecord **record,
             ExamFormat        **format,
             GError            **error)
{
  sqlite3_stmt *statement =
    exam_database_prepare (self->database,
                           "SELECT " RECORD_COLUMNS " FROM " RECORD_TABLES
                           "WHERE sitting.id = ?", error);
  g_autofree char *hash = NULL;
  gboolean row;

  if (statement == NULL)
    return FALSE;

  exam_database_bind (self->database, statement, "i", sitting_id);
  if (!exam_database_step (self->database, statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_INVALID, _("there is no such sitting"));
      return FALSE;
    }

  hash = get_text (statement, 1);
  *format = load_format (self, hash, error);
  if (*format != NULL)
    *record = read_record (statement, *format);
  sqlite3_reset (statement);
  return *format != NULL;
}

/**
 * exam_archive_load:
 * @self: an archive
 * @sitting_id: a sitting
 * @error: set to %EXAM_ERROR_STORE, or %EXAM_ERROR_INVALID when what was kept cannot be understood
 *
 * Returns: (transfer full) (nullable): all that is kept of it
 */
ExamStoredSitting *
exam_archive_load (ExamArchive *self,
                   gint64       sitting_id,
                   GError     **error)
{
  g_autoptr (ExamStoredSitting) sitting = g_new0 (ExamStoredSitting, 1);
  g_autoptr (ExamFormat) format = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (!load_record (self, sitting_id, &sitting->record, &format, error))
    return NULL;

  sitting->form = load_form (self, sitting->record, format, error);
  if (sitting->form == NULL)
    return NULL;

  sitting->events = load_events (self, sitting_id, error);
  if (sitting->events == NULL)
    return NULL;

  if (sitting->record->ended)
    {
      sitting->score = load_score (self, sitting->record, sitting->form, error);
      if (sitting->score == NULL)
        return NULL;
    }

  return g_steal_pointer (&sitting);
}

/**
 * exam_archive_load_history:
 * @self: an archive
 * @error: set to %EXAM_ERROR_STORE
 *
 * What was practised counts as seen, but says nothing about when where a mock exam has shown it as well: else what was missed,
 * and practised for that reason, would come in mock exams less often than the rest.
 *
 * Returns: (transfer full) (nullable): when each item was last seen; items of a form that were never reached do not count
 */
ExamHistory *
exam_archive_load_history (ExamArchive *self,
                           GError     **error)
{
  g_autoptr (ExamHistory) history = exam_history_new ();
  sqlite3_stmt *statement;
  gboolean row;

  g_return_val_if_fail (self != NULL, NULL);

  statement = exam_database_prepare (self->database,
                                     "SELECT item.id, coalesce (max(started_at) FILTER (WHERE practice.sitting_id IS NULL), "
                                     "  max(started_at)) FROM sitting LEFT JOIN practice ON practice.sitting_id = sitting.id "
                                     "JOIN served ON served.sitting_id = sitting.id JOIN item ON item.hash = item_hash "
                                     "WHERE deleted_at IS NULL AND (EXISTS (SELECT 1 FROM outcome "
                                     "  WHERE outcome.sitting_id = sitting.id AND outcome.position = served.position AND seen) "
                                     "OR (NOT ended AND EXISTS (SELECT 1 FROM event WHERE event.sitting_id = sitting.id "
                                     "  AND event.position = served.position AND kind IN ('begin', 'show')))) "
                                     "GROUP BY item.id", error);
  if (statement == NULL)
    return NULL;

  while (exam_database_step (self->database, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&history);
      exam_history_add (history, (const char *) sqlite3_column_text (statement, 0), sqlite3_column_int64 (statement, 1));
    }

  return NULL;
}
