/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-history.h"

struct _ExamHistory
{
  GHashTable *last_seen;  /* (owned) item id → gint64, owned */
};

ExamHistory *
exam_history_new (void)
{
  ExamHistory *self = g_new (ExamHistory, 1);

  self->last_seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
exam_history_free (ExamHistory *self)
{
  g_return_if_fail (self != NULL);
  g_hash_table_unref (self->last_seen);
  g_free (self);
}

/**
 * exam_history_add:
 * @self: a history
 * @item_id: an item
 * @wall_time: when it was served, in microseconds since 1970
 *
 * The latest time of each item is kept.
 */
void
exam_history_add (ExamHistory *self,
                  const char  *item_id,
                  gint64       wall_time)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (item_id != NULL);

  if (wall_time > exam_history_get_last_seen (self, item_id))
    g_hash_table_insert (self->last_seen, g_strdup (item_id), g_memdup2 (&wall_time, sizeof wall_time));
}

/** Returns: when the item was last served, in microseconds since 1970; 0 when never */
gint64
exam_history_get_last_seen (const ExamHistory *self,
                            const char        *item_id)
{
  const gint64 *time;

  g_return_val_if_fail (self != NULL, 0);

  time = g_hash_table_lookup (self->last_seen, item_id);
  return time != NULL ? *time : 0;
}

/** Calls @func for each item that was ever served, in no order. */
void
exam_history_foreach (const ExamHistory *self,
                      ExamHistoryFunc    func,
                      gpointer           user_data)
{
  GHashTableIter iter;
  gpointer item_id, time;

  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  g_hash_table_iter_init (&iter, self->last_seen);
  while (g_hash_table_iter_next (&iter, &item_id, &time))
    func (item_id, *(const gint64 *) time, user_data);
}
