/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-bank-editor-private.h"
#include "author/exam-entry-private.h"

/*
 * What was read anew becomes entries: those that are still there stay the same objects. First those count as the same that
 * follow each other from the start and from the end of a patch with the same kind and id; then those of the same id anywhere,
 * as they were moved; then, where as many are left on both sides of a patch, they changed their ids.
 */

typedef struct {
  ExamEntry *entry;
  gboolean   taken;
} Candidate;

typedef struct {
  ExamPatch *patch;
  guint      n_old;
  guint      n_new;
  Candidate *old;      /* (owned) */
} Matching;

static const ExamOutlineEntry *
get_new (const Matching *matching,
         guint           index)
{
  return &g_array_index (matching->patch->outline->entries, ExamOutlineEntry, index);
}

static void
match (Matching *matching,
       guint     new_index,
       Candidate *candidate)
{
  candidate->taken = TRUE;
  matching->patch->entries->pdata[new_index] = g_object_ref (candidate->entry);
}

static gboolean
is_same (const Candidate        *candidate,
         const ExamOutlineEntry *entry)
{
  return candidate->entry->kind == entry->kind && g_strcmp0 (candidate->entry->id, entry->id) == 0;
}

static void
match_ends (Matching *self)
{
  guint n = MIN (self->n_old, self->n_new);
  guint i, j;

  for (i = 0; i < n && is_same (&self->old[i], get_new (self, i)); i++)
    match (self, i, &self->old[i]);
  for (j = 1; j <= n - i && is_same (&self->old[self->n_old - j], get_new (self, self->n_new - j)); j++)
    match (self, self->n_new - j, &self->old[self->n_old - j]);
}

/* Where ids are not unique the first one is taken. */
static void
match_ids (GArray *matchings)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = matchings->len; i-- > 0;)
    {
      Matching *matching = &g_array_index (matchings, Matching, i);

      for (guint j = matching->n_old; j-- > 0;)
        if (!matching->old[j].taken && matching->old[j].entry->id != NULL)
          g_hash_table_insert (by_id, matching->old[j].entry->id, &matching->old[j]);
    }

  for (guint i = 0; i < matchings->len; i++)
    {
      Matching *matching = &g_array_index (matchings, Matching, i);

      for (guint j = 0; j < matching->n_new; j++)
        {
          const ExamOutlineEntry *entry = get_new (matching, j);
          Candidate *candidate = entry->id != NULL ? g_hash_table_lookup (by_id, entry->id) : NULL;

          if (matching->patch->entries->pdata[j] == NULL && candidate != NULL && !candidate->taken &&
              candidate->entry->kind == entry->kind)
            match (matching, j, candidate);
        }
    }
}

static void
match_rest (Matching *self)
{
  guint i = 0, n_left = 0;

  for (guint j = 0; j < self->n_old; j++)
    n_left += !self->old[j].taken;
  for (guint j = 0; j < self->n_new; j++)
    n_left -= self->patch->entries->pdata[j] == NULL;
  if (n_left != 0)
    return;

  for (guint j = 0; j < self->n_new; j++)
    {
      if (self->patch->entries->pdata[j] != NULL)
        continue;
      while (self->old[i].taken)
        i++;
      if (self->old[i].entry->kind == get_new (self, j)->kind)
        match (self, j, &self->old[i]);
      i++;
    }
}

static void
match_all (ExamBankEditor *self,
           GArray         *matchings)
{
  for (guint i = 0; i < matchings->len; i++)
    match_ends (&g_array_index (matchings, Matching, i));
  match_ids (matchings);
  for (guint i = 0; i < matchings->len; i++)
    match_rest (&g_array_index (matchings, Matching, i));
}

/* --- Entries --- */

/* What is left over stands nowhere, before anyone hears of anything. */
static void
drop_rest (const Matching *matching)
{
  for (guint i = 0; i < matching->n_old; i++)
    if (!matching->old[i].taken)
      matching->old[i].entry->start = matching->old[i].entry->end = 0;
}

static void
fill_entries (const Matching *matching,
              GPtrArray      *changed)
{
  GPtrArray *entries = matching->patch->entries;

  for (guint i = 0; i < matching->n_new; i++)
    {
      const ExamOutlineEntry *source = get_new (matching, i);
      ExamEntry *entry = entries->pdata[i];

      if (entry == NULL)
        entries->pdata[i] = entry = exam_entry_new (source->kind);
      else if (entry->hash != source->hash)
        g_ptr_array_add (changed, g_object_ref (entry));
      entry->start = source->start;
      entry->end = source->end;
      entry->hash = source->hash;
    }
}

static void
take_strings (const Matching *matching)
{
  GPtrArray *entries = matching->patch->entries;

  for (guint i = 0; i < matching->n_new; i++)
    {
      ExamOutlineEntry *source = &g_array_index (matching->patch->outline->entries, ExamOutlineEntry, i);

      exam_entry_take (entries->pdata[i], source->parent >= 0 ? entries->pdata[source->parent] : NULL,
                       g_steal_pointer (&source->id), g_steal_pointer (&source->domain),
                       g_steal_pointer (&source->summary));
    }
}

static void
replace_entries (ExamBankEditor *self,
                 ExamPatch      *patch)
{
  guint removed = patch->last - patch->first;
  guint added = patch->entries->len;
  guint first = 0, last = 0;

  while (first < MIN (removed, added) &&
         self->entries->pdata[patch->first + first] == patch->entries->pdata[first])
    first++;
  while (last < MIN (removed, added) - first &&
         self->entries->pdata[patch->last - 1 - last] == patch->entries->pdata[added - 1 - last])
    last++;
  removed -= first + last;
  added -= first + last;
  if (removed + added == 0)
    return;

  if (removed > 0)
    g_ptr_array_remove_range (self->entries, patch->first + first, removed);
  if (added > 0)
    {
      guint n_behind = self->entries->len - (patch->first + first);

      g_ptr_array_set_size (self->entries, (int) (self->entries->len + added));
      memmove (self->entries->pdata + patch->first + first + added, self->entries->pdata + patch->first + first,
               n_behind * sizeof (gpointer));
      for (guint i = 0; i < added; i++)
        self->entries->pdata[patch->first + first + i] = g_object_ref (patch->entries->pdata[first + i]);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), patch->first + first, removed, added);
}

static void
begin_matching (ExamBankEditor *self,
                GArray         *matchings,
                ExamPatch      *patch)
{
  Matching matching = { patch, patch->last - patch->first, patch->outline->entries->len };

  matching.old = g_new0 (Candidate, matching.n_old + 1);
  for (guint i = 0; i < matching.n_old; i++)
    matching.old[i].entry = g_object_ref (g_ptr_array_index (self->entries, patch->first + i));
  patch->entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_set_size (patch->entries, (int) matching.n_new);
  g_array_append_val (matchings, matching);
}

static void
clear_matching (Matching *matching)
{
  for (guint i = 0; i < matching->n_old; i++)
    g_object_unref (matching->old[i].entry);
  g_free (matching->old);
}

/*
 * exam_bank_editor_apply:
 * @patches: (element-type ExamPatch): in order; each with an outline
 *
 * Lets what was read anew be the entries, and says what changed. All entries know their places before anyone hears of it;
 * while several patches come into the list one after the other, it may hold an entry twice that moved.
 */
void
exam_bank_editor_apply (ExamBankEditor *self,
                        GArray         *patches)
{
  g_autoptr (GArray) matchings = g_array_new (FALSE, FALSE, sizeof (Matching));
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);

  g_array_set_clear_func (matchings, (GDestroyNotify) clear_matching);
  for (guint i = 0; i < patches->len; i++)
    begin_matching (self, matchings, &g_array_index (patches, ExamPatch, i));

  match_all (self, matchings);
  for (guint i = 0; i < matchings->len; i++)
    {
      drop_rest (&g_array_index (matchings, Matching, i));
      fill_entries (&g_array_index (matchings, Matching, i), changed);
    }
  for (guint i = 0; i < matchings->len; i++)
    take_strings (&g_array_index (matchings, Matching, i));
  for (guint i = patches->len; i-- > 0;)
    replace_entries (self, &g_array_index (patches, ExamPatch, i));
  for (guint i = 0; i < changed->len; i++)
    g_signal_emit_by_name (self, "entry-changed", g_ptr_array_index (changed, i));
}
