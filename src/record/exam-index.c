/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-index.h"

#include "bank/exam-item-writer.h"
#include "sitting/exam-score.h"

/* As outcomes are kept. */
#define OMITTED "3"
G_STATIC_ASSERT (EXAM_OUTCOME_OMITTED == 3);
G_STATIC_ASSERT (EXAM_OUTCOME_CORRECT == 0);

/*
 * What follows from other rows and is kept, so that a page over years of results does not read every answer again: what each
 * item is about, in which sitting it was seen first and was answered right last, how each domain went, and what was missed. All
 * of it can be made anew at any time.
 */

/* How much of a stem tells an item from others, in characters */
#define STEM_LENGTH 160

/* Returns: (transfer full): how the stem begins, in one line */
static char *
dup_stem (ExamItem *item)
{
  g_autofree char *plain = exam_text_dup_plain (exam_item_get_stem (item));
  g_auto (GStrv) words = g_strsplit_set (plain, " \t\n", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL && line->len < 4 * STEM_LENGTH; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);

  if (g_utf8_strlen (line->str, -1) <= STEM_LENGTH)
    return g_string_free (g_steal_pointer (&line), FALSE);
  return g_utf8_substring (line->str, 0, STEM_LENGTH);
}

/**
 * exam_index_add_item:
 * @database: a results file, in a transaction
 * @hash: the item's
 * @item: an item
 * @error: set to %EXAM_ERROR_STORE
 *
 * Notes what an item is about: its domain, the source it names first, and how its stem begins.
 *
 * Returns: whether it went well
 */
gboolean
exam_index_add_item (ExamDatabase *database,
                     const char   *hash,
                     ExamItem     *item,
                     GError      **error)
{
  const ExamSource *source = NULL;
  g_autofree char *stem = NULL;

  g_return_val_if_fail (database != NULL, FALSE);

  stem = dup_stem (item);
  if (exam_item_get_n_sources (item) > 0)
    source = exam_item_get_source (item, 0);
  return exam_database_run (database, error,
                            "INSERT OR IGNORE INTO item_about (item_hash, domain, source, section, stem) VALUES (?, ?, ?, ?, ?)", "sssss",
                            hash, exam_item_get_domain (item), source != NULL ? exam_source_get_title (source) : NULL,
                            source != NULL ? exam_source_get_section (source) : NULL, stem);
}

/* The first time that each item was shown, in whatever kind of sitting. */
#define FIRST_SEEN \
  "INSERT OR IGNORE INTO first_seen (item_id, sitting_id) SELECT item_id, sitting_id FROM " \
  "(SELECT item.id AS item_id, sitting.id AS sitting_id, min(started_at) FROM sitting " \
  " JOIN outcome ON outcome.sitting_id = sitting.id AND seen " \
  " JOIN served ON served.sitting_id = sitting.id AND served.position = outcome.position " \
  " JOIN item ON item.hash = item_hash "

#define DOMAIN_RESULTS \
  "INSERT OR REPLACE INTO domain_result (sitting_id, domain, points, n_items, new_points, n_new) " \
  "SELECT outcome.sitting_id, domain, sum(credit), count(*), " \
  "  total(credit) FILTER (WHERE seen AND first_seen.sitting_id IS outcome.sitting_id), " \
  "  count(*) FILTER (WHERE seen AND first_seen.sitting_id IS outcome.sitting_id) " \
  "FROM outcome JOIN served ON served.sitting_id = outcome.sitting_id AND served.position = outcome.position " \
  "JOIN item ON item.hash = item_hash JOIN item_about USING (item_hash) " \
  "LEFT JOIN first_seen ON first_seen.item_id = item.id WHERE NOT pretest "

#define MISSES \
  "INSERT OR REPLACE INTO miss (sitting_id, position, about, outcome, seen) " \
  "SELECT outcome.sitting_id, outcome.position, number, outcome, seen FROM outcome " \
  "JOIN served ON served.sitting_id = outcome.sitting_id AND served.position = outcome.position " \
  "JOIN item_about USING (item_hash) WHERE credit < 1 "

/* The last sitting in which each item was answered right: of those that ended last, any. */
#define LAST_RIGHT \
  "INSERT OR REPLACE INTO last_right (item_id, sitting_id) SELECT item_id, sitting_id FROM " \
  "(SELECT item.id AS item_id, outcome.sitting_id AS sitting_id, max(ended_at) FROM item " \
  " CROSS JOIN served ON item_hash = item.hash " \
  " CROSS JOIN outcome ON outcome.sitting_id = served.sitting_id AND outcome.position = served.position AND credit >= 1 " \
  " CROSS JOIN result ON result.sitting_id = outcome.sitting_id "

#define LAST_RIGHT_IN_SITTING \
  "INSERT OR REPLACE INTO last_right (item_id, sitting_id) SELECT item.id, outcome.sitting_id FROM outcome " \
  "JOIN result ON result.sitting_id = outcome.sitting_id " \
  "JOIN served ON served.sitting_id = outcome.sitting_id AND served.position = outcome.position " \
  "JOIN item ON item.hash = item_hash WHERE outcome.sitting_id = ? AND credit >= 1 " \
  "AND NOT EXISTS (SELECT 1 FROM last_right JOIN result AS later ON later.sitting_id = last_right.sitting_id " \
  "  WHERE last_right.item_id = item.id AND later.ended_at > result.ended_at)"

/* Every miss of a mock exam waits to be reviewed. What was never shown was not missed. */
#define REVIEWS \
  "INSERT OR IGNORE INTO review (sitting_id, position, item_id, rating, reviewed_at) " \
  "SELECT outcome.sitting_id, outcome.position, item.id, 1, ended_at FROM outcome " \
  "JOIN result ON result.sitting_id = outcome.sitting_id " \
  "JOIN served ON served.sitting_id = outcome.sitting_id AND served.position = outcome.position " \
  "JOIN item ON item.hash = item_hash " \
  "WHERE seen AND credit < 1 AND outcome.sitting_id NOT IN (SELECT sitting_id FROM practice) "

/* What was answered in practice was recalled or not. Where the key was shown at once that is known already, and better:
 * with how sure the answer was. What was not answered is no review. */
#define RECALLS \
  "INSERT OR IGNORE INTO review (sitting_id, position, item_id, rating, reviewed_at) " \
  "SELECT outcome.sitting_id, outcome.position, item.id, CASE WHEN credit > 1 - 1e-9 THEN 3 ELSE 1 END, ended_at FROM outcome " \
  "JOIN result ON result.sitting_id = outcome.sitting_id " \
  "JOIN served ON served.sitting_id = outcome.sitting_id AND served.position = outcome.position " \
  "JOIN item ON item.hash = item_hash " \
  "WHERE seen AND outcome <> " OMITTED " AND outcome.sitting_id IN (SELECT sitting_id FROM practice) "

/**
 * exam_index_add_sitting:
 * @database: a results file, in a transaction
 * @sitting_id: a sitting whose outcomes have just been written
 * @error: set to %EXAM_ERROR_STORE
 *
 * Returns: whether it went well
 */
gboolean
exam_index_add_sitting (ExamDatabase *database,
                        gint64        sitting_id,
                        GError      **error)
{
  g_return_val_if_fail (database != NULL, FALSE);

  return exam_database_run (database, error, FIRST_SEEN "WHERE sitting.id = ? GROUP BY item.id)", "i", sitting_id) &&
         exam_database_run (database, error, DOMAIN_RESULTS "AND outcome.sitting_id = ? GROUP BY domain", "i", sitting_id) &&
         exam_database_run (database, error, MISSES "AND outcome.sitting_id = ?", "i", sitting_id) &&
         exam_database_run (database, error, LAST_RIGHT_IN_SITTING, "i", sitting_id) &&
         exam_database_run (database, error, REVIEWS "AND outcome.sitting_id = ?", "i", sitting_id) &&
         exam_database_run (database, error, RECALLS "AND outcome.sitting_id = ?", "i", sitting_id);
}

/**
 * exam_index_remove_deleted:
 * @database: a results file, in a transaction
 * @error: set to %EXAM_ERROR_STORE
 *
 * Forgets what follows from sittings that are marked as deleted, while they are still there. That an item was seen stays
 * known: nothing makes it new again.
 *
 * Returns: whether it went well
 */
gboolean
exam_index_remove_deleted (ExamDatabase *database,
                           GError      **error)
{
  g_return_val_if_fail (database != NULL, FALSE);

  return exam_database_exec (database,
                             "DELETE FROM domain_result WHERE sitting_id IN (SELECT id FROM sitting WHERE deleted_at IS NOT NULL);"
                             "DELETE FROM miss WHERE sitting_id IN (SELECT id FROM sitting WHERE deleted_at IS NOT NULL);"
                             "DELETE FROM last_right WHERE sitting_id IN (SELECT id FROM sitting WHERE deleted_at IS NOT NULL)",
                             error) &&
         exam_database_run (database, error,
                            LAST_RIGHT "CROSS JOIN sitting ON sitting.id = outcome.sitting_id AND deleted_at IS NULL "
                            "WHERE item.id NOT IN (SELECT item_id FROM last_right) GROUP BY item.id)", "");
}

/* Items of an older file, or such as were copied into this one. */
static gboolean
add_missing_items (ExamDatabase *database,
                   GError      **error)
{
  sqlite3_stmt *statement =
    exam_database_prepare (database, "SELECT hash, xml FROM item WHERE hash NOT IN (SELECT item_hash FROM item_about)", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  while (exam_database_step (database, statement, &row, error))
    {
      g_autoptr (ExamItem) item = NULL;

      if (!row)
        return TRUE;

      /* One that cannot be read is not known by what it is about; its sitting says so when it is opened. */
      item = exam_item_new_from_xml ((const char *) sqlite3_column_text (statement, 1), NULL);
      if (item != NULL && !exam_index_add_item (database, (const char *) sqlite3_column_text (statement, 0), item, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }

  return FALSE;
}

/**
 * exam_index_rebuild:
 * @database: a results file, in a transaction
 * @error: set to %EXAM_ERROR_STORE
 *
 * Works everything out again: when a file of an older version is brought up to date, when a damaged one was mended, or
 * when sittings came from another file. Only what was seen in sittings that were deleted since cannot be, and stays.
 *
 * Returns: whether it went well
 */
gboolean
exam_index_rebuild (ExamDatabase *database,
                    GError      **error)
{
  g_return_val_if_fail (database != NULL, FALSE);

  return exam_database_exec (database,
                             "DELETE FROM domain_result; DELETE FROM miss; DELETE FROM last_right;"
                             "DELETE FROM first_seen WHERE sitting_id IN (SELECT id FROM sitting)", error) &&
         add_missing_items (database, error) &&
         exam_database_run (database, error, FIRST_SEEN "GROUP BY item.id)", "") &&
         exam_database_run (database, error, DOMAIN_RESULTS "GROUP BY outcome.sitting_id, domain", "") &&
         exam_database_run (database, error, MISSES, "") &&
         exam_database_run (database, error, LAST_RIGHT "GROUP BY item.id)", "") &&
         exam_database_run (database, error, REVIEWS, "") &&
         exam_database_run (database, error, RECALLS, "");
}
