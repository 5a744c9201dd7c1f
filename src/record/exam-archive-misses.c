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

static GHashTable *
load_sittings (ExamArchive *self,
               GError     **error)
{
  g_autoptr (GHashTable) sittings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  sqlite3_stmt *statement =
    exam_database_prepare (self->database,
                           "SELECT sitting.id, format_id, ended_at, practice.sitting_id IS NOT NULL FROM sitting "
                           "JOIN result ON result.sitting_id = sitting.id "
                           "LEFT JOIN practice ON practice.sitting_id = sitting.id WHERE ended AND deleted_at IS NULL", error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  while (exam_database_step (self->database, statement, &row, error))
    {
      Sitting *sitting;

      if (!row)
        return g_steal_pointer (&sittings);

      sitting = g_new (Sitting, 1);
      *sitting = (Sitting) { sqlite3_column_int64 (statement, 0), intern (statement, 1), sqlite3_column_int64 (statement, 2),
                             sqlite3_column_int (statement, 3) != 0 };
      g_hash_table_add (sittings, sitting);
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
  ExamMiss miss = {
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

  exam_cause_from_name ((const char *) sqlite3_column_text (statement, 5), &miss.cause);
  return miss;
}

static int
compare_misses (gconstpointer a,
                gconstpointer b)
{
  const ExamMiss *miss_a = a;
  const ExamMiss *miss_b = b;

  if (miss_a->ended_at != miss_b->ended_at)
    return miss_a->ended_at > miss_b->ended_at ? -1 : 1;
  if (miss_a->sitting_id != miss_b->sitting_id)
    return miss_a->sitting_id < miss_b->sitting_id ? -1 : 1;
  return (miss_a->position > miss_b->position) - (miss_a->position < miss_b->position);
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
  g_autoptr (GHashTable) sittings = NULL;
  g_autoptr (GHashTable) abouts = NULL;
  sqlite3_stmt *statement;
  gboolean row;

  g_return_val_if_fail (self != NULL, NULL);

  sittings = load_sittings (self, error);
  if (sittings == NULL)
    return NULL;
  abouts = load_abouts (self, error);
  if (abouts == NULL)
    return NULL;
  statement = exam_database_prepare (self->database,
                                     "SELECT miss.sitting_id, miss.position, about, outcome, seen, cause FROM miss "
                                     "LEFT JOIN cause ON cause.sitting_id = miss.sitting_id AND cause.position = miss.position",
                                     error);
  if (statement == NULL)
    return NULL;

  while (exam_database_step (self->database, statement, &row, error))
    {
      gint64 sitting_id, number;
      const Sitting *sitting;
      const About *about;
      ExamMiss miss;

      if (!row)
        {
          g_array_sort (misses, compare_misses);
          return g_steal_pointer (&misses);
        }

      sitting_id = sqlite3_column_int64 (statement, 0);
      number = sqlite3_column_int64 (statement, 2);
      sitting = g_hash_table_lookup (sittings, &sitting_id);
      about = g_hash_table_lookup (abouts, &number);
      if (sitting == NULL || about == NULL)
        continue;
      miss = make_miss (statement, sitting, about);
      if (sqlite3_column_int (statement, 4) != 0 || miss.cause != EXAM_CAUSE_NONE)
        g_array_append_val (misses, miss);
    }

  return NULL;
}
