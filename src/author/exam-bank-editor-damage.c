/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-bank-editor-private.h"
#include "author/exam-entry-private.h"

/* Beyond so many places they are taken for one. */
#define MAX_DAMAGES 64

/* --- Splices --- */

/* Where a byte in front of which something begins went. */
static gsize
shift_start (gsize place,
             gsize offset,
             gsize removed,
             gsize inserted)
{
  if (place >= offset + removed)
    return place - removed + inserted;
  return place > offset ? offset + inserted : place;
}

/* Where a byte in front of which something ends went. */
static gsize
shift_end (gsize place,
           gsize offset,
           gsize removed,
           gsize inserted)
{
  if (place <= offset)
    return place;
  return place >= offset + removed ? place - removed + inserted : offset;
}

static void
note_damage (ExamBankEditor *self,
             gsize           offset,
             gsize           removed,
             gsize           inserted)
{
  ExamDamage damage = { offset, offset + inserted };
  guint at = 0;

  for (guint i = 0; i < self->damages->len; i++)
    {
      ExamDamage *other = &g_array_index (self->damages, ExamDamage, i);

      /* It grows where text comes in at its border. */
      other->start = shift_end (other->start, offset, removed, inserted);
      other->end = MAX (shift_start (other->end, offset, removed, inserted), other->start);
    }

  while (at < self->damages->len && g_array_index (self->damages, ExamDamage, at).end < damage.start)
    at++;
  while (at < self->damages->len && g_array_index (self->damages, ExamDamage, at).start <= damage.end)
    {
      const ExamDamage *other = &g_array_index (self->damages, ExamDamage, at);

      damage.start = MIN (damage.start, other->start);
      damage.end = MAX (damage.end, other->end);
      g_array_remove_index (self->damages, at);
    }
  g_array_insert_val (self->damages, at, damage);

  if (self->damages->len > MAX_DAMAGES)
    {
      g_array_index (self->damages, ExamDamage, 0).end =
        g_array_index (self->damages, ExamDamage, self->damages->len - 1).end;
      g_array_set_size (self->damages, 1);
    }
}

/* The text changed: what stands behind moves along. */
void
exam_bank_editor_note_splice (ExamBankEditor *self,
                              gsize           offset,
                              gsize           removed,
                              gsize           inserted)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      ExamEntry *entry = g_ptr_array_index (self->entries, i);

      entry->start = shift_start (entry->start, offset, removed, inserted);
      entry->end = MAX (shift_end (entry->end, offset, removed, inserted), entry->start);
    }
  self->content_start = shift_end (self->content_start, offset, removed, inserted);
  self->content_end = MAX (shift_start (self->content_end, offset, removed, inserted), self->content_start);
  note_damage (self, offset, removed, inserted);
}

/* Whether the text there changed since it was sound; a place at the border counts. */
gboolean
exam_bank_editor_is_damaged (ExamBankEditor *self,
                             gsize           start,
                             gsize           end)
{
  for (guint i = 0; i < self->damages->len; i++)
    {
      const ExamDamage *damage = &g_array_index (self->damages, ExamDamage, i);

      if (damage->start <= end && damage->end >= start)
        return TRUE;
    }
  return FALSE;
}

/* --- Patches --- */

void
exam_patch_clear (ExamPatch *patch)
{
  g_clear_pointer (&patch->outline, exam_outline_free);
  g_clear_pointer (&patch->entries, g_ptr_array_unref);
}

static ExamPatch
make_patch (ExamBankEditor   *self,
            const ExamDamage *damage,
            gsize             length)
{
  ExamPatch patch = {
    .start = damage->start > self->content_start ? self->content_start : 0,
    .end = damage->end < self->content_end ? self->content_end : length,
    .last = self->entries->len,
  };
  const ExamEntry *before = NULL;   /* the last one of the bank itself that is clean, and its items with it */

  for (guint i = 0; i < self->entries->len; i++)
    {
      const ExamEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->exam_case != NULL)
        patch.first += entry->exam_case == before;
      else if (entry->end < damage->start)
        {
          before = entry;
          patch.start = entry->end;
          patch.first = i + 1;
        }
      else if (entry->start > damage->end)
        {
          patch.end = entry->start;
          patch.last = i;
          break;
        }
    }
  return patch;
}

/*
 * exam_bank_editor_make_patches:
 * @length: of the text
 *
 * Returns: (transfer full) (element-type ExamPatch): what is to be read anew, in order: all between the nearest entries that
 *   no damage touches
 */
GArray *
exam_bank_editor_make_patches (ExamBankEditor *self,
                               gsize           length)
{
  GArray *patches = g_array_new (FALSE, FALSE, sizeof (ExamPatch));
  ExamPatch all = { 0, length, 0, self->entries->len };

  g_array_set_clear_func (patches, (GDestroyNotify) exam_patch_clear);
  if (!self->outlined || self->empty)
    {
      g_array_append_val (patches, all);
      return patches;
    }

  for (guint i = 0; i < self->damages->len; i++)
    {
      ExamPatch patch = make_patch (self, &g_array_index (self->damages, ExamDamage, i), length);
      ExamPatch *before = patches->len > 0 ? &g_array_index (patches, ExamPatch, patches->len - 1) : NULL;

      if (before != NULL && patch.start <= before->end)
        {
          before->end = MAX (before->end, patch.end);
          before->last = MAX (before->last, patch.last);
        }
      else
        g_array_append_val (patches, patch);
    }
  return patches;
}
