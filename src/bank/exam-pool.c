/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-pool.h"

#include <string.h>

typedef struct {
  ExamItem *item;  /* (owned) */
  ExamBank *bank;  /* (owned) */
} Entry;

struct _ExamPool
{
  ExamFormat *format;   /* (owned) */
  GArray     *entries;  /* (owned) (element-type Entry) */
  GHashTable *indices;  /* (owned) ids, borrowed from the items → index + 1 */
};

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  exam_item_unref (entry->item);
  exam_bank_unref (entry->bank);
}

ExamPool *
exam_pool_new (ExamFormat *format)
{
  ExamPool *self;

  g_return_val_if_fail (format != NULL, NULL);

  self = g_new0 (ExamPool, 1);
  self->format = exam_format_ref (format);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->indices = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
exam_pool_free (ExamPool *self)
{
  g_return_if_fail (self != NULL);
  g_hash_table_unref (self->indices);
  g_array_unref (self->entries);
  exam_format_unref (self->format);
  g_free (self);
}

static gboolean
fits (const ExamFormat *format,
      const ExamItem   *item)
{
  return exam_format_serves (format, exam_item_get_kind (item)) &&
         exam_format_find_domain (format, exam_item_get_domain (item), NULL) != NULL;
}

/**
 * exam_pool_add_bank:
 * @self: a pool
 * @bank: a bank of the format's family; another one adds nothing
 *
 * Adds the items of a bank that fit the format. An id that is there already is passed over.
 */
void
exam_pool_add_bank (ExamPool *self,
                    ExamBank *bank)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (bank != NULL);

  if (strcmp (exam_bank_get_family (bank), self->format->family) != 0)
    return;

  for (guint i = 0; i < exam_bank_get_n_items (bank); i++)
    {
      ExamItem *item = exam_bank_get_item (bank, i);
      Entry entry;

      if (!fits (self->format, item) || exam_pool_find (self, exam_item_get_id (item), NULL))
        continue;

      g_hash_table_insert (self->indices, (gpointer) exam_item_get_id (item), GUINT_TO_POINTER (self->entries->len + 1));
      entry = (Entry) { exam_item_ref (item), exam_bank_ref (bank) };
      g_array_append_val (self->entries, entry);
    }
}

ExamFormat *
exam_pool_get_format (const ExamPool *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->format;
}

guint
exam_pool_get_n_items (const ExamPool *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->entries->len;
}

ExamItem *
exam_pool_get_item (const ExamPool *self,
                    guint           index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->entries->len, NULL);
  return g_array_index (self->entries, Entry, index).item;
}

/** Returns: (transfer none): the bank that the item at @index is from */
ExamBank *
exam_pool_get_bank (const ExamPool *self,
                    guint           index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->entries->len, NULL);
  return g_array_index (self->entries, Entry, index).bank;
}

/**
 * exam_pool_find:
 * @self: a pool
 * @id: an item's id
 * @index: (out) (optional): where the item is
 *
 * Returns: whether there is an item with that id
 */
gboolean
exam_pool_find (const ExamPool *self,
                const char     *id,
                guint          *index)
{
  guint found;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, id));
  if (found > 0 && index != NULL)
    *index = found - 1;
  return found > 0;
}
