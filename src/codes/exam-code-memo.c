/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-memo.h"

/* More codes than any bank names; a hostile one could name many more. */
#define MAX_ENTRIES 100000

struct _ExamCodeMemo
{
  ExamCodeLookup books;
  GHashTable    *entries;   /* (owned) (element-type utf8 ExamCodeEntry): with NULL for what is in no book */
};

static void
entry_free (gpointer entry)
{
  if (entry != NULL)
    exam_code_entry_free (entry);
}

/**
 * exam_code_memo_new:
 * @lookup: the code books, which have to live as long as the memo
 *
 * Returns: (transfer full): a memo without anything in it
 */
ExamCodeMemo *
exam_code_memo_new (const ExamCodeLookup *lookup)
{
  ExamCodeMemo *self;

  g_return_val_if_fail (lookup != NULL, NULL);

  self = g_new0 (ExamCodeMemo, 1);
  self->books = *lookup;
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  return self;
}

void
exam_code_memo_free (ExamCodeMemo *self)
{
  g_return_if_fail (self != NULL);
  g_hash_table_unref (self->entries);
  g_free (self);
}

static ExamCodeEntry *
find_cb (ExamCodeSystem system,
         guint          year,
         const char    *code,
         gpointer       user_data)
{
  ExamCodeMemo *self = user_data;
  g_autofree char *key = g_strdup_printf ("%u %u %s", (guint) system, year, code);
  gpointer entry;

  if (!g_hash_table_lookup_extended (self->entries, key, NULL, &entry))
    {
      if (g_hash_table_size (self->entries) >= MAX_ENTRIES)
        g_hash_table_remove_all (self->entries);
      entry = self->books.find (system, year, code, self->books.user_data);
      g_hash_table_insert (self->entries, g_steal_pointer (&key), entry);
    }
  return entry != NULL ? exam_code_entry_copy (entry) : NULL;
}

static GArray *
list_years_cb (ExamCodeSystem system,
               gpointer       user_data)
{
  ExamCodeMemo *self = user_data;

  return self->books.list_years (system, self->books.user_data);
}

/** Returns: (transfer none): a lookup that works as long as the memo lives */
ExamCodeLookup
exam_code_memo_get_lookup (ExamCodeMemo *self)
{
  g_return_val_if_fail (self != NULL, ((ExamCodeLookup) { NULL, NULL, NULL }));
  return (ExamCodeLookup) { find_cb, list_years_cb, self };
}
