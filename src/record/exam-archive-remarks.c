/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-archive-private.h"

#include "bank/exam-item-writer.h"

/* What the candidate says of questions after a sitting. An empty text stays as a row: it says that something was taken
 * back, and when, which histories of two computers need to agree on. */

/**
 * exam_archive_set_cause:
 * @self: an archive
 * @sitting_id: a sitting
 * @position: 0-based position of an item on its form
 * @cause: why it was missed; %EXAM_CAUSE_NONE takes back what was said
 * @wall_time: now, in microseconds since 1970
 * @error: set to %EXAM_ERROR_STORE
 *
 * Returns: whether it is on the disk
 */
gboolean
exam_archive_set_cause (ExamArchive *self,
                        gint64       sitting_id,
                        guint        position,
                        ExamCause    cause,
                        gint64       wall_time,
                        GError     **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return exam_database_run (self->database, error,
                            "INSERT OR REPLACE INTO cause (sitting_id, position, cause, changed_at) VALUES (?, ?, ?, ?)", "iisi",
                            sitting_id, (gint64) position, exam_cause_to_name (cause), wall_time);
}

/**
 * exam_archive_set_item_note:
 * @self: an archive
 * @item_id: id of an item
 * @note: what the candidate notes about it, whatever the sitting; empty takes back what was said
 * @wall_time: now, in microseconds since 1970
 * @error: set to %EXAM_ERROR_STORE
 *
 * Returns: whether it is on the disk
 */
gboolean
exam_archive_set_item_note (ExamArchive *self,
                            const char  *item_id,
                            const char  *note,
                            gint64       wall_time,
                            GError     **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (item_id != NULL && note != NULL, FALSE);
  return exam_database_run (self->database, error,
                            "INSERT OR REPLACE INTO item_note (item_id, note, changed_at) VALUES (?, ?, ?)", "ssi",
                            item_id, note, wall_time);
}

/**
 * exam_archive_set_doubt:
 * @self: an archive
 * @sitting_id: a sitting
 * @position: 0-based position of an item on its form, whose content, as it was served there, is doubted
 * @reason: why its key is doubtful; empty takes back what was said
 * @wall_time: now, in microseconds since 1970
 * @error: set to %EXAM_ERROR_STORE
 *
 * Returns: whether it is on the disk
 */
gboolean
exam_archive_set_doubt (ExamArchive *self,
                        gint64       sitting_id,
                        guint        position,
                        const char  *reason,
                        gint64       wall_time,
                        GError     **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (reason != NULL, FALSE);
  return exam_database_run (self->database, error,
                            "INSERT OR REPLACE INTO doubt (item_hash, reason, changed_at) "
                            "SELECT item_hash, ?, ? FROM served WHERE sitting_id = ? AND position = ?", "siii",
                            reason, wall_time, sitting_id, (gint64) position);
}

/* Returns: (transfer full) (nullable): a text that is there and not taken back */
static char *
dup_said (sqlite3_stmt *statement,
          int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static ExamRemarks *
load_items (ExamArchive *self,
            gint64       sitting_id,
            GError     **error)
{
  g_autoptr (ExamRemarks) remarks = exam_remarks_new (0);
  sqlite3_stmt *statement =
    exam_database_prepare (self->database,
                           "SELECT served.position, served.item_hash, bank_id, bank_revision, cause, note, reason FROM served "
                           "JOIN item ON item.hash = served.item_hash "
                           "LEFT JOIN cause ON cause.sitting_id = served.sitting_id AND cause.position = served.position "
                           "LEFT JOIN item_note ON item_note.item_id = item.id "
                           "LEFT JOIN doubt ON doubt.item_hash = served.item_hash "
                           "WHERE served.sitting_id = ? ORDER BY served.position", error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  exam_database_bind (self->database, statement, "i", sitting_id);
  while (exam_database_step (self->database, statement, &row, error))
    {
      guint position;
      ExamRemark *remark;

      if (!row)
        return g_steal_pointer (&remarks);

      /* Positions have no gaps in a file that is sound; exam_archive_load() refuses another. */
      position = (guint) sqlite3_column_int (statement, 0);
      if (position != remarks->items->len)
        continue;
      g_array_set_size (remarks->items, position + 1);
      remark = &g_array_index (remarks->items, ExamRemark, position);
      remark->item_hash = dup_said (statement, 1);
      remark->bank_id = dup_said (statement, 2);
      remark->bank_revision = dup_said (statement, 3);
      exam_cause_from_name ((const char *) sqlite3_column_text (statement, 4), &remark->cause);
      remark->note = dup_said (statement, 5);
      remark->doubt = dup_said (statement, 6);
    }

  return NULL;
}

static gboolean
load_past_causes (ExamArchive *self,
                  gint64       sitting_id,
                  ExamRemarks *remarks,
                  GError     **error)
{
  /* The joins are in this order so that each goes along an index: from the items to wherever else they were served. */
  sqlite3_stmt *statement =
    exam_database_prepare (self->database,
                           "SELECT served.position, past.sitting_id, past.position, sitting.started_at, cause FROM served "
                           "CROSS JOIN item ON item.hash = served.item_hash "
                           "CROSS JOIN item AS same ON same.id = item.id "
                           "CROSS JOIN served AS past ON past.item_hash = same.hash "
                           "CROSS JOIN cause ON cause.sitting_id = past.sitting_id AND cause.position = past.position "
                           "CROSS JOIN sitting ON sitting.id = past.sitting_id "
                           "CROSS JOIN sitting AS this ON this.id = served.sitting_id "
                           "WHERE served.sitting_id = ? AND sitting.started_at < this.started_at "
                           "AND sitting.deleted_at IS NULL "
                           "ORDER BY served.position, sitting.started_at DESC", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  exam_database_bind (self->database, statement, "i", sitting_id);
  while (exam_database_step (self->database, statement, &row, error))
    {
      guint position;
      ExamRemark *remark;
      ExamPastCause past;

      if (!row)
        return TRUE;

      position = (guint) sqlite3_column_int (statement, 0);
      past = (ExamPastCause) {
        .sitting_id = sqlite3_column_int64 (statement, 1),
        .position = (guint) sqlite3_column_int (statement, 2),
        .started_at = sqlite3_column_int64 (statement, 3),
      };
      if (position >= remarks->items->len ||
          !exam_cause_from_name ((const char *) sqlite3_column_text (statement, 4), &past.cause) ||
          past.cause == EXAM_CAUSE_NONE)
        continue;

      remark = &g_array_index (remarks->items, ExamRemark, position);
      if (remark->past_causes == NULL)
        remark->past_causes = g_array_new (FALSE, FALSE, sizeof (ExamPastCause));
      g_array_append_val (remark->past_causes, past);
    }

  return FALSE;
}

/**
 * exam_archive_load_remarks:
 * @self: an archive
 * @sitting_id: a sitting
 * @error: set to %EXAM_ERROR_STORE
 *
 * Returns: (transfer full) (nullable): what the candidate says of its items; of no item when there is no such sitting
 */
ExamRemarks *
exam_archive_load_remarks (ExamArchive *self,
                           gint64       sitting_id,
                           GError     **error)
{
  g_autoptr (ExamRemarks) remarks = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  remarks = load_items (self, sitting_id, error);
  if (remarks == NULL || !load_past_causes (self, sitting_id, remarks, error))
    return NULL;
  return g_steal_pointer (&remarks);
}

/**
 * exam_archive_list_doubts:
 * @self: an archive
 * @error: set to %EXAM_ERROR_STORE
 *
 * Returns: (transfer full) (nullable) (element-type ExamDoubt): all doubtful keys that were not taken back, by item
 */
GPtrArray *
exam_archive_list_doubts (ExamArchive *self,
                          GError     **error)
{
  g_autoptr (GPtrArray) doubts = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_doubt_free);
  sqlite3_stmt *statement;
  gboolean row;

  g_return_val_if_fail (self != NULL, NULL);

  statement = exam_database_prepare (self->database,
                                     "SELECT xml, doubt.item_hash, reason, changed_at, bank_id, bank_revision, max(started_at) "
                                     "FROM doubt JOIN item ON item.hash = doubt.item_hash "
                                     "LEFT JOIN served ON served.item_hash = doubt.item_hash "
                                     "LEFT JOIN sitting ON sitting.id = served.sitting_id "
                                     "WHERE reason <> '' GROUP BY doubt.item_hash ORDER BY item.id, changed_at", error);
  if (statement == NULL)
    return NULL;

  while (exam_database_step (self->database, statement, &row, error))
    {
      ExamItem *item;
      ExamDoubt *doubt;

      if (!row)
        return g_steal_pointer (&doubts);

      /* One that cannot be read does not keep the others from being reported. */
      item = exam_item_new_from_xml ((const char *) sqlite3_column_text (statement, 0), NULL);
      if (item == NULL)
        continue;
      doubt = g_new0 (ExamDoubt, 1);
      doubt->item = item;
      doubt->item_hash = dup_said (statement, 1);
      doubt->reason = dup_said (statement, 2);
      doubt->changed_at = sqlite3_column_int64 (statement, 3);
      doubt->bank_id = dup_said (statement, 4);
      doubt->bank_revision = dup_said (statement, 5);
      g_ptr_array_add (doubts, doubt);
    }

  return NULL;
}
