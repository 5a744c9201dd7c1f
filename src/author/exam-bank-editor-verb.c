/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-bank-editor-private.h"
#include "author/exam-entry-private.h"

static gboolean
begin (ExamVerb       *self,
       ExamBankEditor *editor,
       ExamEntry      *entry,
       gsize           start,
       gsize           end)
{
  exam_edit_init (&self->edit, editor->manuscript, editor->content_start);
  self->editor = editor;
  self->entry = entry;
  self->element = exam_xml_element_parse (self->edit.text, start, end);
  return self->element != NULL;
}

/* Whether the text can be changed; a scan that is under way is not waited for, but done here. */
static gboolean
make_sound (ExamBankEditor *editor)
{
  if (!editor->sound && editor->fault == NULL)
    exam_bank_editor_settle (editor);
  return editor->sound;
}

/*
 * exam_verb_begin:
 * @self: (out): with g_auto(), as it holds nothing where this returns FALSE
 * @entry: what is to be changed
 * @kind: what it has to be
 *
 * Returns: whether it can be changed
 */
gboolean
exam_verb_begin (ExamVerb       *self,
                 ExamBankEditor *editor,
                 ExamEntry      *entry,
                 ExamEntryKind   kind)
{
  if (!make_sound (editor) || entry->kind != kind || entry->start == entry->end ||
      !begin (self, editor, entry, entry->start, entry->end))
    return FALSE;
  exam_edit_learn (&self->edit, self->element);
  return TRUE;
}

/* The same for the bank's tag and what stands before the first entry. */
gboolean
exam_verb_begin_head (ExamVerb       *self,
                      ExamBankEditor *editor)
{
  gsize end;

  if (!make_sound (editor))
    return FALSE;
  if (editor->entries->len > 0)
    end = ((ExamEntry *) g_ptr_array_index (editor->entries, 0))->start;
  else
    exam_manuscript_get_text (editor->manuscript, &end);
  return begin (self, editor, NULL, 0, end);
}

/*
 * exam_verb_commit:
 * @run: (nullable): the field that is typed into, if one is
 *
 * Returns: TRUE, so that a verb can end with it
 */
gboolean
exam_verb_commit (ExamVerb   *self,
                  const char *run)
{
  g_autofree char *name = run != NULL ? g_strdup_printf ("%p/%s", (void *) self->entry, run) : NULL;

  exam_edit_commit (&self->edit, name);
  if (!self->editor->sound)
    exam_bank_editor_settle (self->editor);
  return TRUE;
}

void
exam_verb_clear (ExamVerb *self)
{
  g_clear_pointer (&self->element, exam_xml_element_free);
  if (self->editor != NULL)
    exam_edit_clear (&self->edit);
  self->editor = NULL;
}
