/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-archive-private.h"

/* Misses are many, and what is said of them repeats: sittings and items are read once, and looked up by number. */

typedef struct {
  gint64      id;
  const char *format_id;
  gint64      ended_at;
  gboolean    practice;
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
                            sqlite3_column_int (statement, 3) != 0 };
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
    .position = (guint) sqlite3_column_int (statement, 0),
    .item_id = about->item_id,
    .format_id = sitting->format_id,
    .domain = about->domain,
    .source = about->source,
    .section = about->section,
    .stem = about->stem,
    .outcome = (ExamOutcome) sqlite3_column_int (statement, 2),
    .practice = sitting->practice,
    .ended_at = sitting->ended_at,
    .right_since = about->last_right_at > sitting->ended_at,
  };
}

/* Causes are few next to misses: to look for one at each miss would take longer than all the rest. They are in the order of
 * the misses, and gone through beside them. Returns: whether it went well */
static gboolean
find_cause (ExamArchive  *self,
            sqlite3_stmt *causes,
            guint         position,
            gboolean     *more,
            ExamCause    *cause,
            GError      **error)
{
  *cause = EXAM_CAUSE_NONE;
  while (*more && (guint) sqlite3_column_int (causes, 0) < position)
    if (!exam_database_step (self->database, causes, more, error))
      return FALSE;
  if (*more && (guint) sqlite3_column_int (causes, 0) == position)
    exam_cause_from_name ((const char *) sqlite3_column_text (causes, 1), cause);
  return TRUE;
}

static gboolean
add_misses_beside (ExamArchive   *self,
                   const Sitting *sitting,
                   sqlite3_stmt  *statement,
                   sqlite3_stmt  *causes,
                   GHashTable    *abouts,
                   GArray        *misses,
                   GError       **error)
{
  gboolean row, more;

  if (!exam_database_step (self->database, causes, &more, error))
    return FALSE;

  while (exam_database_step (self->database, statement, &row, error))
    {
      gint64 number;
      const About *about;
      ExamMiss miss;

      if (!row)
        return TRUE;

      number = sqlite3_column_int64 (statement, 1);
      about = g_hash_table_lookup (abouts, &number);
      if (about == NULL)
        continue;
      miss = make_miss (statement, sitting, about);
      if (!find_cause (self, causes, miss.position, &more, &miss.cause, error))
        return FALSE;
      if (sqlite3_column_int (statement, 3) != 0 || miss.cause != EXAM_CAUSE_NONE)
        g_array_append_val (misses, miss);
    }

  return FALSE;
}

static gboolean
add_misses (ExamArchive   *self,
            const Sitting *sitting,
            GHashTable    *abouts,
            GArray        *misses,
            GError       **error)
{
  sqlite3_stmt *statement, *causes;
  gboolean good;

  statement = exam_database_prepare (self->database,
                                     "SELECT position, about, outcome, seen FROM miss WHERE sitting_id = ? ORDER BY position",
                                     error);
  if (statement == NULL)
    return FALSE;
  causes = exam_database_prepare (self->database, "SELECT position, cause FROM cause WHERE sitting_id = ? ORDER BY position",
                                  error);
  if (causes == NULL)
    return FALSE;

  exam_database_bind (self->database, statement, "i", sitting->id);
  exam_database_bind (self->database, causes, "i", sitting->id);
  good = add_misses_beside (self, sitting, statement, causes, abouts, misses, error);
  sqlite3_reset (statement);
  sqlite3_reset (causes);
  return good;
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
  g_autoptr (GArray) misses = g_array_new (FALSE, FALSE, sizeof (ExamMiss));
  g_autoptr (GArray) sittings = NULL;
  g_autoptr (GHashTable) abouts = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  sittings = load_sittings (self, error);
  if (sittings == NULL)
    return NULL;
  abouts = load_abouts (self, error);
  if (abouts == NULL)
    return NULL;

  for (guint i = 0; i < sittings->len; i++)
    if (!add_misses (self, &g_array_index (sittings, Sitting, i), abouts, misses, error))
      return NULL;
  return g_steal_pointer (&misses);
}
