/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-history-remarks.h"

#include <string.h>

/* What the candidate has written down: notes on questions, doubts about keys, practice sets by name. */

/* A text under a name, as it stands in a table. */
typedef struct {
  char  *key;
  char  *text;
  gint64 changed_at;
} Remark;

static void
remark_free (gpointer data)
{
  Remark *remark = data;

  g_free (remark->key);
  g_free (remark->text);
  g_free (remark);
}

static GPtrArray *
load_remarks (ExamDatabase *database,
              const char   *select,
              GError      **error)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (remark_free);
  sqlite3_stmt *statement = exam_database_prepare (database, select, error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  while (exam_database_step (database, statement, &row, error))
    {
      Remark *remark;

      if (!row)
        return g_steal_pointer (&remarks);

      remark = g_new0 (Remark, 1);
      remark->key = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      remark->text = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      remark->changed_at = sqlite3_column_int64 (statement, 2);
      g_ptr_array_add (remarks, remark);
    }
  return NULL;
}

/* Returns: (transfer none) (nullable): the one of that name */
static const Remark *
find_remark (GPtrArray  *remarks,
             const char *key)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      const Remark *remark = g_ptr_array_index (remarks, i);

      if (g_str_equal (remark->key, key))
        return remark;
    }
  return NULL;
}

/* --- Notes and doubts --- */

/**
 * exam_history_join_remarks:
 * @newer: a text of paragraphs, with blank lines between them
 * @older: another
 *
 * Returns: (transfer full): the newer one, and under it the paragraphs that only the older one has
 */
char *
exam_history_join_remarks (const char *newer,
                           const char *older)
{
  g_auto (GStrv) kept = g_strsplit (newer, "\n\n", -1);
  g_auto (GStrv) added = g_strsplit (older, "\n\n", -1);
  g_autoptr (GString) text = g_string_new (newer);

  for (guint i = 0; added[i] != NULL; i++)
    if (*added[i] != '\0' && !g_strv_contains ((const char *const *) kept, added[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", added[i]);
  return g_strdup (text->str);
}

/* Of the same moment is what was joined before and what it was joined of: the longer one has it all already. */
static gboolean
is_newer (const Remark *a,
          const Remark *b)
{
  gsize a_length = strlen (a->text);
  gsize b_length = strlen (b->text);

  if (a->changed_at != b->changed_at)
    return a->changed_at > b->changed_at;
  if (a_length != b_length)
    return a_length > b_length;
  return strcmp (a->text, b->text) > 0;
}

/* An empty text is one that was taken back: it stands against what is older. */
static char *
merge_texts (const Remark *a,
             const Remark *b)
{
  const Remark *newer = is_newer (a, b) ? a : b;
  const Remark *older = newer == a ? b : a;

  if (*newer->text == '\0')
    return g_strdup ("");
  return exam_history_join_remarks (newer->text, older->text);
}

static gboolean
merge_texts_of_table (ExamDatabase *ours,
                      ExamDatabase *theirs,
                      const char   *select,
                      const char   *replace,
                      GError      **error)
{
  g_autoptr (GPtrArray) here = load_remarks (ours, select, error);
  g_autoptr (GPtrArray) there = here != NULL ? load_remarks (theirs, select, error) : NULL;
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);

  if (there == NULL)
    return FALSE;

  for (guint i = 0; i < here->len; i++)
    g_hash_table_insert (by_key, ((Remark *) g_ptr_array_index (here, i))->key, g_ptr_array_index (here, i));
  for (guint i = 0; i < there->len; i++)
    {
      const Remark *remark = g_ptr_array_index (there, i);
      const Remark *own = g_hash_table_lookup (by_key, remark->key);
      g_autofree char *text = own != NULL ? merge_texts (own, remark) : g_strdup (remark->text);
      gint64 changed_at = own != NULL ? MAX (own->changed_at, remark->changed_at) : remark->changed_at;

      if ((own == NULL || own->changed_at != changed_at || !g_str_equal (own->text, text)) &&
          !exam_database_run (ours, error, replace, "ssi", remark->key, text, changed_at))
        return FALSE;
    }
  return TRUE;
}

/* --- Practice sets --- */

/* Returns: (transfer full): the name without the number that it was given when it was carried here: "Weak (2)" is "Weak" */
static char *
get_base_name (const char *name)
{
  g_autoptr (GRegex) number = g_regex_new (" \\([0-9]+\\)$", G_REGEX_DOLLAR_ENDONLY, 0, NULL);

  return g_regex_replace_literal (number, name, -1, 0, "", 0, NULL);
}

static gboolean
has_set (GPtrArray    *sets,
         const Remark *wanted)
{
  g_autofree char *base = get_base_name (wanted->key);

  for (guint i = 0; i < sets->len; i++)
    {
      const Remark *set = g_ptr_array_index (sets, i);
      g_autofree char *set_base = get_base_name (set->key);

      if (g_str_equal (set_base, base) && g_str_equal (set->text, wanted->text))
        return TRUE;
    }
  return FALSE;
}

static char *
find_free_name (GPtrArray  *sets,
                const char *name)
{
  g_autofree char *base = get_base_name (name);
  char *free_name = g_strdup (name);

  for (guint n = 2; find_remark (sets, free_name) != NULL; n++)
    {
      g_free (free_name);
      free_name = g_strdup_printf ("%s (%u)", base, n);
    }
  return free_name;
}

static gboolean
merge_sets (ExamDatabase *ours,
            ExamDatabase *theirs,
            GError      **error)
{
  static const char select[] = "SELECT name, settings, changed_at FROM practice_set ORDER BY name";
  g_autoptr (GPtrArray) here = load_remarks (ours, select, error);
  g_autoptr (GPtrArray) there = here != NULL ? load_remarks (theirs, select, error) : NULL;

  if (there == NULL)
    return FALSE;

  for (guint i = 0; i < there->len; i++)
    {
      const Remark *set = g_ptr_array_index (there, i);
      Remark *added;

      if (has_set (here, set))
        continue;

      added = g_new0 (Remark, 1);
      added->key = find_free_name (here, set->key);
      added->text = g_strdup (set->text);
      added->changed_at = set->changed_at;
      g_ptr_array_add (here, added);
      if (!exam_database_run (ours, error, "INSERT INTO practice_set (name, settings, changed_at) VALUES (?, ?, ?)", "ssi",
                              added->key, added->text, added->changed_at))
        return FALSE;
    }
  return TRUE;
}

/**
 * exam_history_merge_remarks:
 * @ours: the file that is added to, in a transaction; it has the items that are doubted in @theirs
 * @theirs: the file that it is added from
 * @error: set to %EXAM_ERROR_STORE
 *
 * Of two texts on one question both are kept, the newer one first. A practice set of a name that is taken here by another
 * one gets a number behind its name.
 *
 * Returns: whether it went well
 */
gboolean
exam_history_merge_remarks (ExamDatabase *ours,
                            ExamDatabase *theirs,
                            GError      **error)
{
  return merge_texts_of_table (ours, theirs, "SELECT item_id, note, changed_at FROM item_note",
                               "INSERT OR REPLACE INTO item_note (item_id, note, changed_at) VALUES (?, ?, ?)", error) &&
         merge_texts_of_table (ours, theirs, "SELECT item_hash, reason, changed_at FROM doubt",
                               "INSERT OR REPLACE INTO doubt (item_hash, reason, changed_at) VALUES (?, ?, ?)", error) &&
         merge_sets (ours, theirs, error);
}
