/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-practice-past.h"

struct _ExamPracticePast
{
  GHashTable *items;  /* (owned) item id, interned → ExamItemPast, owned */
};

static void
item_past_free (gpointer data)
{
  ExamItemPast *item = data;

  g_clear_pointer (&item->causes, g_ptr_array_unref);
  g_free (item);
}

static ExamItemPast *
ensure_item (ExamPracticePast *self,
             const char       *item_id)
{
  ExamItemPast *item = g_hash_table_lookup (self->items, item_id);

  if (item == NULL)
    {
      item = g_new0 (ExamItemPast, 1);
      item->served_at = item->confidence_at = G_MININT64;
      g_hash_table_insert (self->items, (gpointer) item_id, item);
    }
  return item;
}

static guint
get_latest_rank (guint a,
                 guint b)
{
  return a == 0 || b == 0 ? MAX (a, b) : MIN (a, b);
}

static void
add_cause (ExamItemPast *item,
           const char   *cause)
{
  if (item->causes == NULL)
    item->causes = g_ptr_array_new ();
  if (!g_ptr_array_find (item->causes, cause, NULL))
    g_ptr_array_add (item->causes, (gpointer) cause);
}

static void
add_serving (ExamItemPast      *item,
             const ExamServing *serving)
{
  item->seen_rank = get_latest_rank (item->seen_rank, serving->rank);
  if (serving->missed)
    item->missed_rank = get_latest_rank (item->missed_rank, serving->rank);
  if (serving->cause != NULL)
    add_cause (item, serving->cause);

  if (serving->served_at >= item->served_at)
    {
      item->served_at = serving->served_at;
      item->flagged = serving->flagged;
    }

  /* Mock exams do not ask how sure an answer is: they leave what practice has found. */
  if (serving->confidence != EXAM_CONFIDENCE_NONE && serving->served_at >= item->confidence_at)
    {
      item->confidence_at = serving->served_at;
      item->guessed = serving->confidence == EXAM_CONFIDENCE_GUESSED;
    }
}

/**
 * exam_practice_past_new:
 * @servings: (element-type ExamServing): every time that items were served in ended sittings of a format, in any order
 *
 * Returns: (transfer full): what happened to each item
 */
ExamPracticePast *
exam_practice_past_new (const GArray *servings)
{
  ExamPracticePast *self;

  g_return_val_if_fail (servings != NULL, NULL);

  self = g_new (ExamPracticePast, 1);
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, item_past_free);
  for (guint i = 0; i < servings->len; i++)
    {
      const ExamServing *serving = &g_array_index (servings, ExamServing, i);

      if (serving->item_id != NULL)
        add_serving (ensure_item (self, serving->item_id), serving);
    }
  return self;
}

void
exam_practice_past_free (ExamPracticePast *self)
{
  g_return_if_fail (self != NULL);
  g_hash_table_unref (self->items);
  g_free (self);
}

/** Returns: (transfer none) (nullable): what happened to an item, %NULL when it was never served */
const ExamItemPast *
exam_practice_past_find (const ExamPracticePast *self,
                         const char             *item_id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (item_id != NULL, NULL);
  return g_hash_table_lookup (self->items, item_id);
}
