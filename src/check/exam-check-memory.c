/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "check/exam-check-memory-private.h"

#include "bank/exam-item-equal.h"

/* --- Notes --- */

static void
clear_finding (ExamCheckFinding *finding)
{
  g_free (finding->message);
}

static ExamCheckNote *
note_new (ExamItem *item,
          gboolean  with_record)
{
  ExamCheckNote *self = g_new0 (ExamCheckNote, 1);

  self->item = exam_item_ref (item);
  self->with_record = with_record;
  return self;
}

static void
note_free (ExamCheckNote *self)
{
  exam_item_unref (self->item);
  for (guint i = 0; i < EXAM_CHECK_N_GROUPS; i++)
    g_clear_pointer (&self->findings[i], g_array_unref);
  g_clear_pointer (&self->runs, g_array_unref);
  g_free (self);
}

/* Returns: whether a group of rules has looked at the item. */
gboolean
exam_check_note_knows (const ExamCheckNote *self,
                       ExamCheckGroup       group)
{
  return (self->known & 1u << group) != 0;
}

/* A group of rules found something in the item. */
void
exam_check_note_add (ExamCheckNote *self,
                     ExamCheckGroup group,
                     ExamCheckRule  rule,
                     const char    *message)
{
  const ExamCheckFinding finding = { rule, g_strdup (message) };

  if (self->findings[group] == NULL)
    {
      self->findings[group] = g_array_new (FALSE, FALSE, sizeof (ExamCheckFinding));
      g_array_set_clear_func (self->findings[group], (GDestroyNotify) clear_finding);
    }
  g_array_append_val (self->findings[group], finding);
}

/* Whether what is known holds for an item of another version. */
static gboolean
note_is_of (const ExamCheckNote *self,
            const ExamItem      *item,
            gboolean             with_record)
{
  return self->with_record == with_record && exam_item_equal (self->item, item) &&
         (!with_record || exam_case_equal (exam_item_get_case (self->item), exam_item_get_case (item)));
}

/* --- Versions --- */

static void
forget_all (ExamCheckMemory *self)
{
  g_hash_table_remove_all (self->by_id);
  g_array_set_size (self->pairs, 0);
  g_ptr_array_set_size (self->notes, 0);
  self->paired = FALSE;
}

static void
drop_gone_pairs (ExamCheckMemory *self)
{
  guint n = 0;

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const ExamCheckPair pair = g_array_index (self->pairs, ExamCheckPair, i);

      if (!pair.a->gone && !pair.b->gone)
        g_array_index (self->pairs, ExamCheckPair, n++) = pair;
    }
  g_array_set_size (self->pairs, n);
}

/* Returns: (transfer full): what is known of an item, or a new note of it */
static ExamCheckNote *
take_note (ExamCheckMemory *self,
           ExamItem        *item,
           gboolean         with_record)
{
  ExamCheckNote *note = g_hash_table_lookup (self->by_id, exam_item_get_id (item));

  /* It was in its place, and is no longer gone. */
  if (note == NULL || !note->gone || !note_is_of (note, item, with_record))
    {
      note = note_new (item, with_record);
      g_ptr_array_add (self->fresh, note);
      return note;
    }

  note->gone = FALSE;
  return note;
}

/* Lets go of the items of the version before, whose ids are keys until then. */
static void
index_notes (ExamCheckMemory *self,
             const ExamBank  *bank)
{
  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < self->notes->len; i++)
    {
      ExamCheckNote *note = g_ptr_array_index (self->notes, i);
      ExamItem *item = exam_item_ref (exam_bank_get_item (bank, i));

      exam_item_unref (note->item);
      note->item = item;
      g_hash_table_insert (self->by_id, (gpointer) exam_item_get_id (item), note);
    }
}

/*
 * exam_check_memory_begin:
 * @self: a memory
 * @bank: the version that is to be checked
 * @context: (transfer full): names all that findings depend on besides the items
 *
 * Keeps what is known of items that are as they were, and forgets the others.
 */
void
exam_check_memory_begin (ExamCheckMemory *self,
                         const ExamBank  *bank,
                         char            *context)
{
  g_autoptr (GPtrArray) before = NULL;
  const ExamCase *case_before = NULL;

  if (g_strcmp0 (self->context, context) != 0)
    forget_all (self);
  g_free (self->context);
  self->context = context;

  before = g_steal_pointer (&self->notes);
  self->notes = g_ptr_array_sized_new (exam_bank_get_n_items (bank));
  g_ptr_array_set_size (self->fresh, 0);
  for (guint i = 0; i < before->len; i++)
    ((ExamCheckNote *) g_ptr_array_index (before, i))->gone = TRUE;
  for (guint i = 0; i < exam_bank_get_n_items (bank); i++)
    {
      ExamItem *item = exam_bank_get_item (bank, i);
      const ExamCase *exam_case = exam_item_get_case (item);
      ExamCheckNote *note = take_note (self, item, exam_case != NULL && exam_case != case_before);

      note->position = i;
      g_ptr_array_add (self->notes, note);
      case_before = exam_case;
    }

  drop_gone_pairs (self);
  index_notes (self, bank);
  g_ptr_array_set_free_func (self->notes, (GDestroyNotify) note_free);
  g_ptr_array_set_free_func (before, NULL);
  for (guint i = 0; i < before->len; i++)
    {
      ExamCheckNote *note = g_ptr_array_index (before, i);

      if (note->gone)
        note_free (note);
    }
}

/* Returns: what is known of the item at @index */
ExamCheckNote *
exam_check_memory_get (ExamCheckMemory *self,
                       guint            index)
{
  return g_ptr_array_index (self->notes, index);
}

/** Returns: (transfer full): a memory of nothing */
ExamCheckMemory *
exam_check_memory_new (void)
{
  ExamCheckMemory *self = g_new0 (ExamCheckMemory, 1);

  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) note_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->fresh = g_ptr_array_new ();
  self->pairs = g_array_new (FALSE, FALSE, sizeof (ExamCheckPair));
  return self;
}

void
exam_check_memory_free (ExamCheckMemory *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->by_id);
  g_array_unref (self->pairs);
  g_ptr_array_unref (self->fresh);
  g_ptr_array_unref (self->notes);
  g_free (self->context);
  g_free (self);
}
