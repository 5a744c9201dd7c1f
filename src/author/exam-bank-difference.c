/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-bank-difference.h"

#include "author/exam-bank-editor.h"

/* What two texts of one bank have not alike, question by question. */

void
exam_bank_difference_free (ExamBankDifference *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->mine);
  g_free (self->theirs);
  g_free (self);
}

static void
add (GPtrArray  *list,
     const char *id,
     const char *mine,
     const char *theirs)
{
  ExamBankDifference *difference = g_new (ExamBankDifference, 1);

  *difference = (ExamBankDifference) { g_strdup (id), g_strdup (mine), g_strdup (theirs) };
  g_ptr_array_add (list, difference);
}

static ExamBankEditor *
open_text (const char *text)
{
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (text, -1);

  return exam_bank_editor_new (manuscript);
}

/* Returns: (transfer full): what stands before the first entry */
static char *
dup_head (ExamBankEditor *editor)
{
  g_autoptr (ExamEntry) first = g_list_model_get_item (exam_bank_editor_get_entries (editor), 0);
  gsize length, end;
  const char *text = exam_manuscript_get_text (exam_bank_editor_get_manuscript (editor), &length);

  if (first != NULL)
    exam_entry_get_range (first, &length, &end);
  return g_strndup (text, length);
}

/* Returns: (transfer full): the XML of all entries that are in no other, by id */
static GHashTable *
index_entries (ExamBankEditor *editor)
{
  GListModel *entries = exam_bank_editor_get_entries (editor);
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (ExamEntry) entry = g_list_model_get_item (entries, i);

      if (exam_entry_get_case (entry) == NULL && exam_entry_get_id (entry) != NULL)
        g_hash_table_insert (index, g_strdup (exam_entry_get_id (entry)), exam_bank_editor_dup_xml (editor, entry));
    }
  return index;
}

/* Goes through @editor's entries in their order. */
static void
add_entries (GPtrArray      *list,
             ExamBankEditor *editor,
             GHashTable     *mine,
             GHashTable     *theirs,
             gboolean        only_missing)
{
  GListModel *entries = exam_bank_editor_get_entries (editor);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (ExamEntry) entry = g_list_model_get_item (entries, i);
      const char *id = exam_entry_get_id (entry);
      const char *xml_mine, *xml_theirs;

      if (exam_entry_get_case (entry) != NULL || id == NULL)
        continue;
      xml_mine = g_hash_table_lookup (mine, id);
      xml_theirs = g_hash_table_lookup (theirs, id);
      if (only_missing ? xml_mine == NULL : g_strcmp0 (xml_mine, xml_theirs) != 0)
        add (list, id, xml_mine, xml_theirs);
    }
}

/**
 * exam_bank_difference_list:
 * @mine: a bank's text
 * @theirs: another text of it
 *
 * Compares two texts of a bank by the ids of what stands in them; a case is one thing with its items. Where one of them is not
 * well-formed, or only the order or what stands between them differs, the whole is one difference.
 *
 * Returns: (transfer full) (element-type ExamBankDifference): in the order of @mine, and then what only @theirs has; empty if
 *   they are equal
 */
GPtrArray *
exam_bank_difference_list (const char *mine,
                           const char *theirs)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_bank_difference_free);
  g_autoptr (ExamBankEditor) editor_mine = NULL, editor_theirs = NULL;
  g_autofree char *head_mine = NULL, *head_theirs = NULL;
  g_autoptr (GHashTable) index_mine = NULL, index_theirs = NULL;

  g_return_val_if_fail (mine != NULL && theirs != NULL, list);

  if (g_str_equal (mine, theirs))
    return list;

  editor_mine = open_text (mine);
  editor_theirs = open_text (theirs);
  if (exam_bank_editor_is_sound (editor_mine) && exam_bank_editor_is_sound (editor_theirs))
    {
      head_mine = dup_head (editor_mine);
      head_theirs = dup_head (editor_theirs);
      if (!g_str_equal (head_mine, head_theirs))
        add (list, NULL, head_mine, head_theirs);
      index_mine = index_entries (editor_mine);
      index_theirs = index_entries (editor_theirs);
      add_entries (list, editor_mine, index_mine, index_theirs, FALSE);
      add_entries (list, editor_theirs, index_mine, index_theirs, TRUE);
    }
  if (list->len == 0)
    add (list, NULL, mine, theirs);
  return list;
}
