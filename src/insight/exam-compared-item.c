/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-compared-item.h"

#include "insight/exam-item-fingerprint.h"

static ExamComparedItem *
item_new (const char *id,
          guint       n_sittings)
{
  ExamComparedItem *self = g_new0 (ExamComparedItem, 1);

  self->id = g_strdup (id);
  self->n_sittings = n_sittings;
  self->positions = g_new (int, n_sittings);
  self->contents = g_new0 (char *, n_sittings);
  self->keys = g_new0 (char *, n_sittings);
  self->scored = TRUE;
  for (guint i = 0; i < n_sittings; i++)
    self->positions[i] = -1;
  return self;
}

void
exam_compared_item_free (ExamComparedItem *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_sittings; i++)
    {
      g_free (self->contents[i]);
      g_free (self->keys[i]);
    }
  g_free (self->contents);
  g_free (self->keys);
  g_free (self->positions);
  g_free (self->domain_id);
  g_free (self->domain);
  g_free (self->id);
  g_free (self);
}

static void
add_served (ExamComparedItem *self,
            const ExamForm   *form,
            guint             sitting,
            guint             position)
{
  self->positions[sitting] = (int) position;
  self->n_served++;
  self->scored = self->scored && !exam_form_is_pretest (form, position);
}

static void
set_domain (ExamComparedItem *self,
            const ExamForm   *form,
            guint             position)
{
  const ExamItem *item = exam_form_get_item (form, position);
  const ExamDomain *domain = exam_format_find_domain (exam_form_get_format (form), exam_item_get_domain (item), NULL);

  self->domain_id = g_strdup (exam_item_get_domain (item));
  self->domain = g_strdup (domain != NULL ? domain->name : exam_item_get_domain (item));
}

static void
fingerprint (ExamComparedItem *self,
             const GPtrArray  *sittings)
{
  for (guint i = 0; i < self->n_sittings; i++)
    {
      const ExamForm *form = ((const ExamStoredSitting *) g_ptr_array_index (sittings, i))->form;

      if (self->positions[i] < 0)
        continue;
      self->contents[i] = exam_item_fingerprint_content (form, (guint) self->positions[i]);
      self->keys[i] = exam_item_fingerprint_key (exam_form_get_item (form, (guint) self->positions[i]));
    }

  for (guint i = 1; i < self->n_sittings; i++)
    for (guint j = 0; j < i; j++)
      {
        ExamContentChange change;

        if (exam_compared_item_get_change (self, j, i, &change))
          self->change = MAX (self->change, change);
      }
}

/* Ids are those of the banks of one exam; those of another exam may happen to be the same. */
static char *
make_identity (const ExamForm *form,
               guint           position)
{
  const ExamItem *item = exam_form_get_item (form, position);

  return g_strdup_printf ("%s\n%s", exam_form_get_format (form)->family, exam_item_get_id (item));
}

/**
 * exam_compared_item_list:
 * @sittings: (element-type ExamStoredSitting): sittings; one is not in it twice
 *
 * Returns: (transfer full) (element-type ExamComparedItem): the items that were in two of them or more, in the order of
 *   the last form, then of those before
 */
GPtrArray *
exam_compared_item_list (const GPtrArray *sittings)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_compared_item_free);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  g_return_val_if_fail (sittings != NULL, items);

  for (guint i = sittings->len; i > 0; i--)
    {
      const ExamForm *form = ((const ExamStoredSitting *) g_ptr_array_index (sittings, i - 1))->form;

      for (guint position = 0; position < exam_form_get_n_items (form); position++)
        {
          g_autofree char *identity = make_identity (form, position);
          ExamComparedItem *item = g_hash_table_lookup (found, identity);

          if (item == NULL)
            {
              item = item_new (exam_item_get_id (exam_form_get_item (form, position)), sittings->len);
              set_domain (item, form, position);
              g_hash_table_insert (found, g_steal_pointer (&identity), item);
              g_ptr_array_add (all, item);
            }
          if (item->positions[i - 1] < 0)
            add_served (item, form, i - 1, position);
        }
    }

  for (guint i = 0; i < all->len; i++)
    {
      ExamComparedItem *item = g_ptr_array_index (all, i);

      if (item->n_served < 2)
        {
          exam_compared_item_free (item);
          continue;
        }
      fingerprint (item, sittings);
      g_ptr_array_add (items, item);
    }
  return items;
}

/**
 * exam_compared_item_get_change:
 * @self: an item
 * @before: index of a sitting
 * @after: index of another one
 * @change: (out): what became of the item between them
 *
 * Returns: whether both had it
 */
gboolean
exam_compared_item_get_change (const ExamComparedItem *self,
                               guint                   before,
                               guint                   after,
                               ExamContentChange      *change)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (before < self->n_sittings && after < self->n_sittings, FALSE);

  if (self->positions[before] < 0 || self->positions[after] < 0)
    return FALSE;

  if (g_str_equal (self->contents[before], self->contents[after]))
    *change = EXAM_CONTENT_SAME;
  else
    *change = g_str_equal (self->keys[before], self->keys[after]) ? EXAM_CONTENT_REWORDED : EXAM_CONTENT_REKEYED;
  return TRUE;
}
