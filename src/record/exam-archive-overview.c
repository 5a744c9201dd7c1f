/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-archive-private.h"

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
  sqlite3_stmt *statement;
  gboolean row;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (format_id != NULL, NULL);

  statement = exam_database_prepare (self->database,
                                     "SELECT sitting.id, domain, points, domain_result.n_items, new_points, n_new FROM sitting "
                                     "JOIN domain_result ON domain_result.sitting_id = sitting.id "
                                     "WHERE format_id = ? AND ended AND deleted_at IS NULL "
                                     "AND NOT EXISTS (SELECT 1 FROM practice WHERE practice.sitting_id = sitting.id) "
                                     "ORDER BY started_at, sitting.id, domain", error);
  if (statement == NULL)
    return NULL;

  exam_database_bind (self->database, statement, "s", format_id);
  while (exam_database_step (self->database, statement, &row, error))
    {
      ExamDomainResult result;

      if (!row)
        return g_steal_pointer (&results);

      result = (ExamDomainResult) {
        .sitting_id = sqlite3_column_int64 (statement, 0),
        .domain = g_intern_string ((const char *) sqlite3_column_text (statement, 1)),
        .points = sqlite3_column_double (statement, 2),
        .n_items = (guint) sqlite3_column_int (statement, 3),
        .new_points = sqlite3_column_double (statement, 4),
        .n_new = (guint) sqlite3_column_int (statement, 5),
      };
      g_array_append_val (results, result);
    }

  return NULL;
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
  sqlite3_stmt *statement;
  gboolean row;

  g_return_val_if_fail (self != NULL, NULL);

  statement = exam_database_prepare (self->database,
                                     "SELECT item_id, sitting_id, position, rating, reviewed_at FROM review "
                                     "JOIN sitting ON sitting.id = sitting_id WHERE deleted_at IS NULL "
                                     "ORDER BY reviewed_at, sitting_id, position", error);
  if (statement == NULL)
    return NULL;

  while (exam_database_step (self->database, statement, &row, error))
    {
      ExamReview review;

      if (!row)
        return g_steal_pointer (&reviews);

      review = (ExamReview) {
        .item_id = g_intern_string ((const char *) sqlite3_column_text (statement, 0)),
        .sitting_id = sqlite3_column_int64 (statement, 1),
        .position = (guint) sqlite3_column_int (statement, 2),
        .rating = (guint) sqlite3_column_int (statement, 3),
        .reviewed_at = sqlite3_column_int64 (statement, 4),
      };
      g_array_append_val (reviews, review);
    }

  return NULL;
}
