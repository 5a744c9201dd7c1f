/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-archive-private.h"

/* What practice adds to the results file: reviews, saved sets, and what sets are chosen by. */

/* Sums of decimals are a hair off, and full credit is full credit. */
#define FULL_CREDIT (1 - 1e-9)

void
exam_saved_set_free (ExamSavedSet *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->name);
  g_free (self->settings);
  g_free (self);
}

/**
 * exam_archive_add_review:
 * @self: an archive
 * @review: what was recalled, or not
 * @error: set to %EXAM_ERROR_STORE
 *
 * Keeps a review. One that is there already, of the same position of the same sitting, gets the new rating and keeps its
 * time: who says later how sure the answer was has not recalled it twice.
 *
 * Returns: whether it is on the disk
 */
gboolean
exam_archive_add_review (ExamArchive      *self,
                         const ExamReview *review,
                         GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (review != NULL, FALSE);

  return exam_database_run (self->database, error,
                            "INSERT INTO review (sitting_id, position, item_id, rating, reviewed_at) VALUES (?, ?, ?, ?, ?) "
                            "ON CONFLICT (sitting_id, position) DO UPDATE SET rating = excluded.rating", "iisii",
                            review->sitting_id, (gint64) review->position, review->item_id, (gint64) review->rating,
                            review->reviewed_at);
}

/* --- Saved sets --- */

/**
 * exam_archive_save_set:
 * @self: an archive
 * @name: what the candidate calls it; %EXAM_SAVED_SET_LAST for the settings used last
 * @settings: how it is put together, as text
 * @wall_time: now, in microseconds since 1970
 * @error: set to %EXAM_ERROR_STORE
 *
 * Keeps a practice set in place of the one that had its name.
 *
 * Returns: whether it is on the disk
 */
gboolean
exam_archive_save_set (ExamArchive *self,
                       const char  *name,
                       const char  *settings,
                       gint64       wall_time,
                       GError     **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (settings != NULL, FALSE);

  return exam_database_run (self->database, error,
                            "INSERT OR REPLACE INTO practice_set (name, settings, changed_at) VALUES (?, ?, ?)", "ssi",
                            name, settings, wall_time);
}

/** Deletes the practice set with that name, if there is one. Returns: whether it went well */
gboolean
exam_archive_delete_set (ExamArchive *self,
                         const char  *name,
                         GError     **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return exam_database_run (self->database, error, "DELETE FROM practice_set WHERE name = ?", "s", name);
}

/**
 * exam_archive_list_sets:
 * @self: an archive
 * @error: set to %EXAM_ERROR_STORE
 *
 * Returns: (transfer full) (nullable) (element-type ExamSavedSet): all saved sets by name, and before them the settings used
 *   last, if any
 */
GPtrArray *
exam_archive_list_sets (ExamArchive *self,
                        GError     **error)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_saved_set_free);
  sqlite3_stmt *statement;
  gboolean row;

  g_return_val_if_fail (self != NULL, NULL);

  statement = exam_database_prepare (self->database,
                                     "SELECT name, settings, changed_at FROM practice_set ORDER BY name COLLATE NOCASE, name",
                                     error);
  if (statement == NULL)
    return NULL;

  while (exam_database_step (self->database, statement, &row, error))
    {
      ExamSavedSet *set;

      if (!row)
        return g_steal_pointer (&sets);

      set = g_new0 (ExamSavedSet, 1);
      set->name = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      set->settings = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      set->changed_at = sqlite3_column_int64 (statement, 2);
      g_ptr_array_add (sets, set);
    }

  return NULL;
}

/* --- What sets are chosen by --- */

typedef struct {
  gint64 id;
  gint64 started_at;
  guint  rank;
} Sitting;

/* What the candidate marked an item with. */
typedef struct {
  gboolean       flagged;
  ExamConfidence confidence;
} Marks;

/* The latest first, each with how many mock exams ago it was. */
static GArray *
list_sittings (ExamArchive *self,
               const char  *format_id,
               GError     **error)
{
  g_autoptr (GArray) sittings = g_array_new (FALSE, FALSE, sizeof (Sitting));
  sqlite3_stmt *statement =
    exam_database_prepare (self->database,
                           "SELECT id, started_at, id IN (SELECT sitting_id FROM practice) FROM sitting "
                           "WHERE format_id = ? AND ended AND deleted_at IS NULL ORDER BY started_at DESC, id", error);
  guint n_mocks = 0;
  gboolean row;

  if (statement == NULL)
    return NULL;

  exam_database_bind (self->database, statement, "s", format_id);
  while (exam_database_step (self->database, statement, &row, error))
    {
      Sitting sitting;

      if (!row)
        return g_steal_pointer (&sittings);

      sitting = (Sitting) { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1), n_mocks + 1 };
      g_array_append_val (sittings, sitting);
      n_mocks += sqlite3_column_int (statement, 2) == 0;
    }

  return NULL;
}

/* By position; what is not in it was not marked. */
static gboolean
load_marks (ExamArchive *self,
            gint64       sitting_id,
            GArray      *marks,
            GError     **error)
{
  sqlite3_stmt *statement =
    exam_database_prepare (self->database,
                           "SELECT position, kind = 'flag', detail FROM event WHERE sitting_id = ? "
                           "AND kind IN ('flag', 'confidence') AND position >= 0 ORDER BY sequence", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  g_array_set_size (marks, 0);
  exam_database_bind (self->database, statement, "i", sitting_id);
  while (exam_database_step (self->database, statement, &row, error))
    {
      guint position;
      const char *detail;
      Marks *mark;

      if (!row)
        return TRUE;

      position = (guint) sqlite3_column_int (statement, 0);
      detail = (const char *) sqlite3_column_text (statement, 2);
      if (position >= marks->len)
        g_array_set_size (marks, position + 1);
      mark = &g_array_index (marks, Marks, position);
      if (sqlite3_column_int (statement, 1))
        mark->flagged = g_strcmp0 (detail, "1") == 0;
      else
        exam_confidence_from_name (detail, &mark->confidence);
    }

  return FALSE;
}

/* Returns: (transfer full) (nullable): hash of each item that was ever served → its id, interned. Some thousand items were
 * served hundreds of thousands of times: SQLite would look up each of those. */
static GHashTable *
load_item_ids (ExamArchive *self,
               GError     **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_stmt *statement = exam_database_prepare (self->database, "SELECT hash, id FROM item", error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  while (exam_database_step (self->database, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&ids);

      g_hash_table_insert (ids, g_strdup ((const char *) sqlite3_column_text (statement, 0)),
                           (gpointer) g_intern_string ((const char *) sqlite3_column_text (statement, 1)));
    }

  return NULL;
}

/* What is known of the items of a sitting, each in the order of positions, so that they are gone through side by side. */
typedef struct {
  sqlite3_stmt *outcomes;
  sqlite3_stmt *served;
  sqlite3_stmt *causes;
} Rows;

/* Returns: whether it went well; @found is whether @statement has come to @position */
static gboolean
go_to (ExamArchive  *self,
       sqlite3_stmt *statement,
       guint         position,
       gboolean     *found,
       GError      **error)
{
  gboolean row = sqlite3_stmt_busy (statement);

  while (row && (guint) sqlite3_column_int (statement, 0) < position)
    if (!exam_database_step (self->database, statement, &row, error))
      return FALSE;
  *found = row && (guint) sqlite3_column_int (statement, 0) == position;
  return TRUE;
}

/* An empty cause was taken back. What was never shown was neither seen nor missed. */
static gboolean
add_rows (ExamArchive   *self,
          const Rows    *rows,
          const Sitting *sitting,
          GHashTable    *item_ids,
          const GArray  *marks,
          GArray        *servings,
          GError       **error)
{
  gboolean row;

  if (!exam_database_step (self->database, rows->served, &row, error) ||
      !exam_database_step (self->database, rows->causes, &row, error))
    return FALSE;

  while (exam_database_step (self->database, rows->outcomes, &row, error))
    {
      ExamServing serving = { .rank = sitting->rank, .served_at = sitting->started_at };
      gboolean served, caused;
      guint position;

      if (!row)
        return TRUE;

      position = (guint) sqlite3_column_int (rows->outcomes, 0);
      if (!go_to (self, rows->served, position, &served, error) || !go_to (self, rows->causes, position, &caused, error))
        return FALSE;
      if (served)
        serving.item_id = g_hash_table_lookup (item_ids, sqlite3_column_text (rows->served, 1));
      if (serving.item_id == NULL)
        continue;

      serving.missed = sqlite3_column_double (rows->outcomes, 1) < FULL_CREDIT;
      if (caused)
        serving.cause = g_intern_string ((const char *) sqlite3_column_text (rows->causes, 1));
      if (position < marks->len)
        {
          serving.flagged = g_array_index (marks, Marks, position).flagged;
          serving.confidence = g_array_index (marks, Marks, position).confidence;
        }
      g_array_append_val (servings, serving);
    }

  return FALSE;
}

static gboolean
add_servings (ExamArchive   *self,
              const Sitting *sitting,
              GHashTable    *item_ids,
              const GArray  *marks,
              GArray        *servings,
              GError       **error)
{
  static const char *const selects[] = {
    "SELECT position, credit FROM outcome WHERE sitting_id = ? AND seen ORDER BY position",
    "SELECT position, item_hash FROM served WHERE sitting_id = ? ORDER BY position",
    "SELECT position, cause FROM cause WHERE sitting_id = ? AND cause <> '' ORDER BY position",
  };
  sqlite3_stmt *statements[G_N_ELEMENTS (selects)];
  gboolean good;

  for (guint i = 0; i < G_N_ELEMENTS (selects); i++)
    {
      statements[i] = exam_database_prepare (self->database, selects[i], error);
      if (statements[i] == NULL)
        return FALSE;
      exam_database_bind (self->database, statements[i], "i", sitting->id);
    }

  good = add_rows (self, &(Rows) { statements[0], statements[1], statements[2] }, sitting, item_ids, marks, servings, error);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    sqlite3_reset (statements[i]);
  return good;
}

/**
 * exam_archive_list_servings:
 * @self: an archive
 * @format_id: a format
 * @error: set to %EXAM_ERROR_STORE
 *
 * Returns: (transfer full) (nullable) (element-type ExamServing): every time that an item was shown in an ended sitting of the
 *   format, mock exam or practice; those of the latest sitting first
 */
GArray *
exam_archive_list_servings (ExamArchive *self,
                            const char  *format_id,
                            GError     **error)
{
  g_autoptr (GArray) servings = g_array_new (FALSE, FALSE, sizeof (ExamServing));
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (Marks));
  g_autoptr (GArray) sittings = NULL;
  g_autoptr (GHashTable) item_ids = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (format_id != NULL, NULL);

  sittings = list_sittings (self, format_id, error);
  if (sittings == NULL)
    return NULL;
  item_ids = load_item_ids (self, error);
  if (item_ids == NULL)
    return NULL;

  for (guint i = 0; i < sittings->len; i++)
    {
      const Sitting *sitting = &g_array_index (sittings, Sitting, i);

      if (!load_marks (self, sitting->id, marks, error) || !add_servings (self, sitting, item_ids, marks, servings, error))
        return NULL;
    }

  return g_steal_pointer (&servings);
}
