/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-archive-private.h"

/* Misses are many, and what is said of them repeats: sittings and items are read once, and looked up by number. */

typedef struct {
  gint64      id;
  const char *format_id;
  gint64      ended_at;
  gboolean    practice;
  guint       first;      /* of its misses, among all of them */
  guint       n_misses;
} Sitting;

typedef struct {
  gint64      number;
  const char *item_id;
  const char *domain;
  const char *source;
  const char *section;
  const char *stem;
  gint64      last_right_at;
} About;

static const char *
intern (sqlite3_stmt *statement,
        int           column)
{
  return g_intern_string ((const char *) sqlite3_column_text (statement, column));
}

/* Returns: (transfer full) (nullable) (element-type Sitting): the newest first */
static GArray *
load_sittings (ExamArchive *self,
               GError     **error)
{
  g_autoptr (GArray) sittings = g_array_new (FALSE, FALSE, sizeof (Sitting));
  sqlite3_stmt *statement =
    exam_database_prepare (self->database,
                           "SELECT sitting.id, format_id, ended_at, practice.sitting_id IS NOT NULL FROM sitting "
                           "JOIN result ON result.sitting_id = sitting.id "
                           "LEFT JOIN practice ON practice.sitting_id = sitting.id WHERE ended AND deleted_at IS NULL "
                           "ORDER BY ended_at DESC, sitting.id", error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  while (exam_database_step (self->database, statement, &row, error))
    {
      Sitting sitting;

      if (!row)
        return g_steal_pointer (&sittings);

      sitting = (Sitting) { sqlite3_column_int64 (statement, 0), intern (statement, 1), sqlite3_column_int64 (statement, 2),
                            sqlite3_column_int (statement, 3) != 0, 0, 0 };
      g_array_append_val (sittings, sitting);
    }

  return NULL;
}

static GHashTable *
load_abouts (ExamArchive *self,
             GError     **error)
{
  g_autoptr (GHashTable) abouts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  sqlite3_stmt *statement =
    exam_database_prepare (self->database,
                           "SELECT number, item.id, domain, source, section, stem, ended_at FROM item_about "
                           "JOIN item ON item.hash = item_hash LEFT JOIN last_right ON last_right.item_id = item.id "
                           "LEFT JOIN sitting ON sitting.id = last_right.sitting_id AND deleted_at IS NULL "
                           "LEFT JOIN result ON result.sitting_id = sitting.id", error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  while (exam_database_step (self->database, statement, &row, error))
    {
      About *about;

      if (!row)
        return g_steal_pointer (&abouts);

      about = g_new (About, 1);
      *about = (About) { sqlite3_column_int64 (statement, 0), intern (statement, 1), intern (statement, 2), intern (statement, 3),
                         intern (statement, 4), intern (statement, 5), sqlite3_column_int64 (statement, 6) };
      g_hash_table_add (abouts, about);
    }

  return NULL;
}

static ExamMiss
make_miss (sqlite3_stmt  *statement,
           const Sitting *sitting,
           const About   *about)
{
  return (ExamMiss) {
    .sitting_id = sitting->id,
    .position = (guint) sqlite3_column_int (statement, 1),
    .item_id = about->item_id,
    .format_id = sitting->format_id,
    .domain = about->domain,
    .source = about->source,
    .section = about->section,
    .stem = about->stem,
    .outcome = (ExamOutcome) sqlite3_column_int (statement, 3),
    .practice = sitting->practice,
    .ended_at = sitting->ended_at,
    .right_since = about->last_right_at > sitting->ended_at,
  };
}

static gboolean
is_before (sqlite3_stmt *causes,
           sqlite3_stmt *misses)
{
  gint64 id = sqlite3_column_int64 (causes, 0), miss_id = sqlite3_column_int64 (misses, 0);

  return id != miss_id ? id < miss_id : sqlite3_column_int (causes, 1) < sqlite3_column_int (misses, 1);
}

static gboolean
is_same_place (sqlite3_stmt *causes,
               sqlite3_stmt *misses)
{
  return sqlite3_column_int64 (causes, 0) == sqlite3_column_int64 (misses, 0) &&
         sqlite3_column_int (causes, 1) == sqlite3_column_int (misses, 1);
}

/* To look for a cause at each miss would take longer than all the rest. They are in the same order, and gone through beside
 * the misses: @more is whether there are any left. Returns: whether it went well */
static gboolean
find_cause (ExamArchive  *self,
            sqlite3_stmt *causes,
            sqlite3_stmt *misses,
            gboolean     *more,
            ExamCause    *cause,
            GError      **error)
{
  while (*more && is_before (causes, misses))
    if (!exam_database_step (self->database, causes, more, error))
      return FALSE;
  if (*more && is_same_place (causes, misses))
    exam_cause_from_name ((const char *) sqlite3_column_text (causes, 2), cause);
  return TRUE;
}

/* Those that count, in the order of their places in the file. */
static gboolean
add_misses (ExamArchive  *self,
            sqlite3_stmt *statement,
            sqlite3_stmt *causes,
            GHashTable   *sittings,
            GHashTable   *abouts,
            GArray       *misses,
            GError      **error)
{
  Sitting *sitting = NULL;
  gboolean row, more;

  if (!exam_database_step (self->database, causes, &more, error))
    return FALSE;

  while (exam_database_step (self->database, statement, &row, error))
    {
      gint64 sitting_id, number;
      const About *about;
      ExamMiss miss;

      if (!row)
        return TRUE;

      sitting_id = sqlite3_column_int64 (statement, 0);
      number = sqlite3_column_int64 (statement, 2);
      if (sitting == NULL || sitting->id != sitting_id)
        sitting = g_hash_table_lookup (sittings, &sitting_id);
      about = g_hash_table_lookup (abouts, &number);
      if (sitting == NULL || about == NULL)
        continue;
      miss = make_miss (statement, sitting, about);
      if (!find_cause (self, causes, statement, &more, &miss.cause, error))
        return FALSE;
      if (sqlite3_column_int (statement, 4) == 0 && miss.cause == EXAM_CAUSE_NONE)
        continue;
      if (sitting->n_misses++ == 0)
        sitting->first = misses->len;
      g_array_append_val (misses, miss);
    }

  return FALSE;
}

/* Returns: (transfer full) (nullable) (element-type ExamMiss): by the ids of sittings, which the ranges of @sittings point into */
static GArray *
load_misses (ExamArchive *self,
             GArray      *sittings,
             GHashTable  *abouts,
             GError     **error)
{
  g_autoptr (GArray) misses = g_array_new (FALSE, FALSE, sizeof (ExamMiss));
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  sqlite3_stmt *statement, *causes;
  gboolean good;

  statement = exam_database_prepare (self->database,
                                     "SELECT sitting_id, position, about, outcome, seen FROM miss ORDER BY sitting_id, position",
                                     error);
  if (statement == NULL)
    return NULL;
  causes = exam_database_prepare (self->database,
                                  "SELECT sitting_id, position, cause FROM cause ORDER BY sitting_id, position", error);
  if (causes == NULL)
    return NULL;

  for (guint i = 0; i < sittings->len; i++)
    g_hash_table_insert (by_id, &g_array_index (sittings, Sitting, i).id, &g_array_index (sittings, Sitting, i));
  good = add_misses (self, statement, causes, by_id, abouts, misses, error);
  sqlite3_reset (statement);
  sqlite3_reset (causes);
  return good ? g_steal_pointer (&misses) : NULL;
}

/**
 * exam_archive_list_misses:
 * @self: an archive
 * @error: set to %EXAM_ERROR_STORE
 *
 * Lists everything that was missed in mock exams and in practice. What was never shown is only listed where the candidate
 * said why.
 *
 * Returns: (transfer full) (nullable) (element-type ExamMiss): the newest first, within a sitting in the order of its form
 */
GArray *
exam_archive_list_misses (ExamArchive *self,
                          GError     **error)
{
  g_autoptr (GArray) sittings = NULL;
  g_autoptr (GHashTable) abouts = NULL;
  g_autoptr (GArray) misses = NULL;
  GArray *sorted;

  g_return_val_if_fail (self != NULL, NULL);

  sittings = load_sittings (self, error);
  if (sittings == NULL)
    return NULL;
  abouts = load_abouts (self, error);
  if (abouts == NULL)
    return NULL;
  misses = load_misses (self, sittings, abouts, error);
  if (misses == NULL)
    return NULL;

  sorted = g_array_sized_new (FALSE, FALSE, sizeof (ExamMiss), misses->len);
  for (guint i = 0; i < sittings->len; i++)
    {
      const Sitting *sitting = &g_array_index (sittings, Sitting, i);

      if (sitting->n_misses > 0)
        g_array_append_vals (sorted, &g_array_index (misses, ExamMiss, sitting->first), sitting->n_misses);
    }
  return sorted;
}
