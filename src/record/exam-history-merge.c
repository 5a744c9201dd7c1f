/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-history-merge.h"

#include "record/exam-archive-private.h"
#include "record/exam-history-remarks.h"
#include "record/exam-index.h"

/*
 * Adds what another history has to ours. Nothing that is here is overwritten:
 *
 *  - A sitting is known by its random id. One that is here stays as it is, unless it is unfinished here and goes on there
 *    from where it stands here: then what came after is added.
 *  - Formats, items and pictures are known by what they are.
 *  - Of two causes of a miss the one recorded later stands, as if it had been recorded here.
 *  - Texts: see exam-history-remarks.c
 */

/* Whether a sitting that is there is the same form here. */
#define SAME_FORM \
  "ours.format_hash = theirs.format_hash AND ours.seed = theirs.seed AND ours.n_items = theirs.n_items " \
  "AND ours.started_at = theirs.started_at AND NOT EXISTS (SELECT 1 FROM other.served AS t " \
  "  LEFT JOIN main.served AS o ON o.sitting_id = t.sitting_id AND o.position = t.position WHERE t.sitting_id = theirs.id " \
  "  AND (o.item_hash IS NOT t.item_hash OR o.option_order IS NOT t.option_order OR o.pretest IS NOT t.pretest)) "

/* Whether it is unfinished here, and all that has happened here has happened there too, and more. */
#define GOES_ON \
  "NOT ours.ended AND (theirs.ended OR (SELECT count(*) FROM other.event WHERE sitting_id = theirs.id) > " \
  "  (SELECT count(*) FROM main.event WHERE sitting_id = theirs.id)) " \
  "AND NOT EXISTS (SELECT 1 FROM main.event AS o LEFT JOIN other.event AS t " \
  "  ON t.sitting_id = o.sitting_id AND t.sequence = o.sequence WHERE o.sitting_id = theirs.id " \
  "  AND (t.kind IS NOT o.kind OR t.position IS NOT o.position OR t.at IS NOT o.at OR t.wall_at IS NOT o.wall_at " \
  "    OR t.detail IS NOT o.detail)) "

static const char compare[] =
  "CREATE TEMP TABLE arrival (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, deleted INTEGER NOT NULL);"
  "INSERT INTO arrival (id, kind, deleted) SELECT theirs.id, "
  "  CASE WHEN ours.id IS NULL THEN 'new' WHEN NOT (" SAME_FORM ") THEN 'other' WHEN " GOES_ON "THEN 'longer' ELSE 'same' END, "
  "  ours.deleted_at IS NOT NULL "
  "FROM other.sitting AS theirs LEFT JOIN main.sitting AS ours ON ours.id = theirs.id WHERE theirs.deleted_at IS NULL";

#define NEW "(SELECT id FROM arrival WHERE kind = 'new')"
#define WRITTEN "(SELECT id FROM arrival WHERE kind IN ('new', 'longer'))"
#define OF_SAME_FORM "(SELECT id FROM arrival WHERE kind <> 'other')"

#define SITTING "id, format_hash, format_id, candidate, seed, minutes, is_short, relaxed, time_percent, n_items, started_at, " \
  "alive_at, elapsed, ended"
#define SERVED "sitting_id, position, item_hash, bank_id, bank_revision, pretest, option_order"
#define EVENT "sitting_id, sequence, kind, position, at, wall_at, detail"
#define RESULT "sitting_id, ended_at, timed_out, value, low, high, cut, passed, points, n_scored"
#define OUTCOME "sitting_id, position, seen, outcome, credit, first_credit, changed, time"
#define REVIEW "sitting_id, position, item_id, rating, reviewed_at"

#define COPY(table, columns, condition) \
  "INSERT OR IGNORE INTO main." table " (" columns ") SELECT " columns " FROM other." table " WHERE " condition ";"

/*
 * Pictures are taken only with an item that is new: the hash of an item without a picture does not say that it has none.
 * The ids of items in reviews are compared with what was served: they are not covered by a hash either.
 */
static const char add[] =
  COPY ("format", "hash, id, xml", "hash IN (SELECT format_hash FROM other.sitting WHERE id IN " NEW ")")
  "CREATE TEMP TABLE new_item AS SELECT hash FROM other.item WHERE hash NOT IN (SELECT hash FROM main.item) AND hash IN "
  "  (SELECT item_hash FROM other.served WHERE sitting_id IN " NEW " UNION SELECT item_hash FROM other.doubt);"
  COPY ("item", "hash, id, xml", "hash IN (SELECT hash FROM new_item)")
  COPY ("item_image", "item_hash, source, image_hash", "item_hash IN (SELECT hash FROM new_item)")
  COPY ("image", "hash, bytes", "hash IN (SELECT image_hash FROM other.item_image WHERE item_hash IN (SELECT hash FROM new_item))")
  "DROP TABLE new_item;"
  COPY ("sitting", SITTING, "id IN " NEW)
  COPY ("served", SERVED, "sitting_id IN " NEW)
  COPY ("practice", "sitting_id, purpose, feedback", "sitting_id IN " NEW)
  COPY ("event", EVENT, "sitting_id IN " WRITTEN)
  COPY ("result", RESULT, "sitting_id IN " WRITTEN)
  COPY ("outcome", OUTCOME, "sitting_id IN " WRITTEN)
  "UPDATE main.sitting SET elapsed = theirs.elapsed, alive_at = theirs.alive_at, ended = theirs.ended "
  "  FROM other.sitting AS theirs WHERE theirs.id = sitting.id AND theirs.id IN (SELECT id FROM arrival WHERE kind = 'longer');"
  COPY ("review", REVIEW, "sitting_id IN " WRITTEN " AND item_id = (SELECT id FROM other.served "
        "  JOIN other.item ON hash = item_hash WHERE served.sitting_id = review.sitting_id AND served.position = review.position)")
  "INSERT INTO main.cause (sitting_id, position, cause, changed_at) SELECT sitting_id, position, cause, changed_at "
  "  FROM other.cause WHERE sitting_id IN " OF_SAME_FORM " ON CONFLICT (sitting_id, position) DO UPDATE "
  "  SET cause = excluded.cause, changed_at = excluded.changed_at WHERE excluded.changed_at > cause.changed_at "
  "  OR (excluded.changed_at = cause.changed_at AND excluded.cause > cause.cause);"
  /* Who brings a sitting back wants it back. */
  "UPDATE main.sitting SET deleted_at = NULL WHERE id IN (SELECT id FROM arrival WHERE deleted AND kind <> 'other');";

/* --- Sittings that cannot be read --- */

static GArray *
list_ids (ExamDatabase *ours,
          GError      **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = exam_database_prepare (ours, "SELECT id FROM arrival WHERE kind IN ('new', 'longer')", error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  while (exam_database_step (ours, statement, &row, error))
    {
      gint64 id;

      if (!row)
        return g_steal_pointer (&ids);
      id = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, id);
    }
  return NULL;
}

/* The id in the row of an item is not covered by its hash. */
static gboolean
has_right_ids (ExamDatabase            *theirs,
               const ExamStoredSitting *sitting)
{
  sqlite3_stmt *statement =
    exam_database_prepare (theirs, "SELECT item.id FROM served JOIN item ON hash = item_hash WHERE sitting_id = ? "
                           "ORDER BY position", NULL);
  gboolean row = TRUE;
  guint position = 0;

  if (statement == NULL || !g_str_equal (exam_form_get_format (sitting->form)->id, sitting->record->format_id))
    return FALSE;

  exam_database_bind (theirs, statement, "i", sitting->record->id);
  while (exam_database_step (theirs, statement, &row, NULL) && row)
    {
      if (position >= exam_form_get_n_items (sitting->form) ||
          g_strcmp0 ((const char *) sqlite3_column_text (statement, 0),
                     exam_item_get_id (exam_form_get_item (sitting->form, position))) != 0)
        {
          sqlite3_reset (statement);
          return FALSE;
        }
      position++;
    }
  return position == exam_form_get_n_items (sitting->form);
}

static gboolean
is_readable (ExamDatabase *theirs,
             gint64        id)
{
  ExamArchive archive = { .database = theirs, .lock = -1 };
  g_autoptr (ExamStoredSitting) sitting = exam_archive_load (&archive, id, NULL);

  return sitting != NULL && (!sitting->record->ended || sitting->record->ended_at > 0) && has_right_ids (theirs, sitting);
}

static gboolean
drop_unreadable (ExamDatabase *ours,
                 ExamDatabase *theirs,
                 GCancellable *cancellable,
                 guint        *n_dropped,
                 GError      **error)
{
  g_autoptr (GArray) ids = list_ids (ours, error);

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gboolean readable = is_readable (theirs, id);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!readable)
        {
          (*n_dropped)++;
          if (!exam_database_run (ours, error, "DELETE FROM arrival WHERE id = ?", "i", id))
            return FALSE;
        }
    }
  return TRUE;
}

/* --- The merge --- */

static gboolean
count (ExamDatabase *ours,
       const char   *select,
       guint        *n,
       GError      **error)
{
  gint64 value;

  if (!exam_database_get_int (ours, select, &value, error))
    return FALSE;
  *n = (guint) value;
  return TRUE;
}

static gboolean
merge_attached (ExamDatabase      *ours,
                ExamDatabase      *theirs,
                GCancellable      *cancellable,
                ExamHistoryReport *report,
                GError           **error)
{
  ExamHistoryReport done = { 0 };

  if (!exam_database_exec (ours, compare, error) ||
      !drop_unreadable (ours, theirs, cancellable, &done.n_unreadable, error) ||
      !count (ours, "SELECT count(*) FROM arrival WHERE kind = 'new' OR (deleted AND kind <> 'other')", &done.n_added, error) ||
      !count (ours, "SELECT count(*) FROM arrival WHERE kind = 'longer' AND NOT deleted", &done.n_completed, error) ||
      !count (ours, "SELECT count(*) FROM arrival WHERE kind = 'other' OR (kind = 'same' AND NOT deleted)", &done.n_known, error) ||
      !exam_database_exec (ours, add, error) ||
      !exam_history_merge_remarks (ours, theirs, error) ||
      !exam_index_rebuild (ours, error) ||
      !exam_database_exec (ours, "DROP TABLE arrival", error))
    return FALSE;

  *report = done;
  return TRUE;
}

/**
 * exam_history_merge:
 * @ours: a results file
 * @theirs: a checked one of the same version
 * @their_file: where @theirs is
 * @cancellable: (nullable): stops it
 * @report: (out caller-allocates): what was done
 * @error: set to %EXAM_ERROR_STORE or %G_IO_ERROR_CANCELLED
 *
 * Adds all that is in @theirs and not in @ours, in one transaction. Done twice it adds nothing; done both ways it leaves
 * the same on both sides.
 *
 * Returns: whether it went well; if not, @ours is as it was
 */
gboolean
exam_history_merge (ExamDatabase      *ours,
                    ExamDatabase      *theirs,
                    const char        *their_file,
                    GCancellable      *cancellable,
                    ExamHistoryReport *report,
                    GError           **error)
{
  gboolean good;

  g_return_val_if_fail (ours != NULL, FALSE);
  g_return_val_if_fail (theirs != NULL, FALSE);

  if (!exam_database_run (ours, error, "ATTACH ? AS other", "s", their_file))
    return FALSE;

  exam_database_set_cancellable (ours, cancellable);
  good = exam_database_begin (ours, error) && merge_attached (ours, theirs, cancellable, report, error) &&
         exam_database_commit (ours, error);
  exam_database_set_cancellable (ours, NULL);
  if (!good)
    exam_database_roll_back (ours);
  exam_database_exec (ours, "DETACH other", NULL);
  return good;
}
