/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-archive-private.h"

/* A sitting at a time, in their order, is found by the keys of the tables: SQLite would sort years of rows to give them in the
 * order of time. Returns: (transfer full) (nullable) (element-type gint64): ids */
static GArray *
list_ids (ExamArchive *self,
          const char  *sql,
          const char  *format_id,
          GError     **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = exam_database_prepare (self->database, sql, error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  if (format_id != NULL)
    exam_database_bind (self->database, statement, "s", format_id);
  while (exam_database_step (self->database, statement, &row, error))
    {
      gint64 id;

      if (!row)
        return g_steal_pointer (&ids);

      id = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, id);
    }

  return NULL;
}

/* --- Domains --- */

static gboolean
add_domain_results (ExamArchive *self,
                    gint64       sitting_id,
                    GArray      *results,
                    GError     **error)
{
  sqlite3_stmt *statement =
    exam_database_prepare (self->database,
                           "SELECT domain, points, n_items, new_points, n_new FROM domain_result WHERE sitting_id = ? "
                           "ORDER BY domain", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  exam_database_bind (self->database, statement, "i", sitting_id);
  while (exam_database_step (self->database, statement, &row, error))
    {
      ExamDomainResult result;

      if (!row)
        return TRUE;

      result = (ExamDomainResult) {
        .sitting_id = sitting_id,
        .domain = g_intern_string ((const char *) sqlite3_column_text (statement, 0)),
        .points = sqlite3_column_double (statement, 1),
        .n_items = (guint) sqlite3_column_int (statement, 2),
        .new_points = sqlite3_column_double (statement, 3),
        .n_new = (guint) sqlite3_column_int (statement, 4),
      };
      g_array_append_val (results, result);
    }

  return FALSE;
}

/**
 * exam_archive_list_domain_results:
 * @self: an archive
 * @format_id: a format
 * @error: set to %EXAM_ERROR_STORE
 *
 * Returns: (transfer full) (nullable) (element-type ExamDomainResult): of all ended mock exams of the format, the oldest first
 */
GArray *
exam_archive_list_domain_results (ExamArchive *self,
                                  const char  *format_id,
                                  GError     **error)
{
  g_autoptr (GArray) results = g_array_new (FALSE, FALSE, sizeof (ExamDomainResult));
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (format_id != NULL, NULL);

  ids = list_ids (self,
                  "SELECT id FROM sitting WHERE format_id = ? AND ended AND deleted_at IS NULL "
                  "AND NOT EXISTS (SELECT 1 FROM practice WHERE practice.sitting_id = sitting.id) ORDER BY started_at, id",
                  format_id, error);
  if (ids == NULL)
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    if (!add_domain_results (self, g_array_index (ids, gint64, i), results, error))
      return NULL;
  return g_steal_pointer (&results);
}

/* --- Reviews --- */

static int
compare_reviews (gconstpointer a,
                 gconstpointer b)
{
  const ExamReview *review_a = a;
  const ExamReview *review_b = b;

  if (review_a->reviewed_at != review_b->reviewed_at)
    return review_a->reviewed_at < review_b->reviewed_at ? -1 : 1;
  if (review_a->sitting_id != review_b->sitting_id)
    return review_a->sitting_id < review_b->sitting_id ? -1 : 1;
  return (review_a->position > review_b->position) - (review_a->position < review_b->position);
}

/* Mock exams are reviewed when they end, practice while it goes on: most of them are in order already. */
static void
sort_reviews (GArray *reviews)
{
  for (guint i = 1; i < reviews->len; i++)
    if (compare_reviews (&g_array_index (reviews, ExamReview, i - 1), &g_array_index (reviews, ExamReview, i)) > 0)
      {
        g_array_sort (reviews, compare_reviews);
        return;
      }
}

static gboolean
add_reviews (ExamArchive *self,
             gint64       sitting_id,
             GArray      *reviews,
             GError     **error)
{
  sqlite3_stmt *statement =
    exam_database_prepare (self->database,
                           "SELECT item_id, position, rating, reviewed_at FROM review WHERE sitting_id = ? ORDER BY position",
                           error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  exam_database_bind (self->database, statement, "i", sitting_id);
  while (exam_database_step (self->database, statement, &row, error))
    {
      ExamReview review;

      if (!row)
        return TRUE;

      review = (ExamReview) {
        .item_id = g_intern_string ((const char *) sqlite3_column_text (statement, 0)),
        .sitting_id = sitting_id,
        .position = (guint) sqlite3_column_int (statement, 1),
        .rating = (guint) sqlite3_column_int (statement, 2),
        .reviewed_at = sqlite3_column_int64 (statement, 3),
      };
      g_array_append_val (reviews, review);
    }

  return FALSE;
}

/**
 * exam_archive_list_reviews:
 * @self: an archive
 * @error: set to %EXAM_ERROR_STORE
 *
 * Returns: (transfer full) (nullable) (element-type ExamReview): every time that an item was recalled or not, the oldest
 *   first; those of deleted sittings do not count
 */
GArray *
exam_archive_list_reviews (ExamArchive *self,
                           GError     **error)
{
  g_autoptr (GArray) reviews = g_array_new (FALSE, FALSE, sizeof (ExamReview));
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  ids = list_ids (self,
                  "SELECT id FROM sitting LEFT JOIN result ON sitting_id = id WHERE deleted_at IS NULL "
                  "ORDER BY ifnull(ended_at, started_at), id", NULL, error);
  if (ids == NULL)
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    if (!add_reviews (self, g_array_index (ids, gint64, i), reviews, error))
      return NULL;
  sort_reviews (reviews);
  return g_steal_pointer (&reviews);
}
