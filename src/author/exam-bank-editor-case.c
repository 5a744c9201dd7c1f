/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-bank-editor-private.h"

static gboolean
begin_document (ExamVerb              *verb,
                ExamBankEditor        *self,
                ExamEntry             *entry,
                guint                  index,
                const ExamXmlElement **document)
{
  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), FALSE);

  if (!exam_verb_begin (verb, self, entry, EXAM_ENTRY_CASE))
    return FALSE;
  *document = exam_xml_element_find_nth (verb->element, "document", index);
  return *document != NULL;
}

/**
 * exam_bank_editor_add_document:
 * @self: an editor
 * @entry: a case of it
 * @title: what it is called
 *
 * Adds an empty document behind the others.
 *
 * Returns: whether the text is sound
 */
gboolean
exam_bank_editor_add_document (ExamBankEditor *self,
                               ExamEntry      *entry,
                               const char     *title)
{
  g_auto (ExamVerb) verb = { 0 };
  g_autofree char *encoded = NULL;
  g_autofree char *xml = NULL;

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), FALSE);
  g_return_val_if_fail (title != NULL, FALSE);

  if (!exam_verb_begin (&verb, self, entry, EXAM_ENTRY_CASE))
    return FALSE;
  encoded = exam_xml_encode (title, -1, '"');
  xml = g_strdup_printf ("<document title=\"%s\"></document>", encoded);
  exam_edit_insert (&verb.edit, verb.element, "document", xml);
  return exam_verb_commit (&verb, NULL);
}

/**
 * exam_bank_editor_remove_document:
 * @self: an editor
 * @entry: a case of it
 * @index: which of its documents, from 0
 *
 * Returns: whether the text is sound and there is such a document
 */
gboolean
exam_bank_editor_remove_document (ExamBankEditor *self,
                                  ExamEntry      *entry,
                                  guint           index)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *document;

  if (!begin_document (&verb, self, entry, index, &document))
    return FALSE;
  exam_edit_remove (&verb.edit, document);
  return exam_verb_commit (&verb, NULL);
}

/**
 * exam_bank_editor_move_document:
 * @self: an editor
 * @entry: a case of it
 * @from: which of its documents, from 0
 * @to: which it is afterwards
 *
 * Returns: whether the text is sound and there are such documents
 */
gboolean
exam_bank_editor_move_document (ExamBankEditor *self,
                                ExamEntry      *entry,
                                guint           from,
                                guint           to)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *document;

  if (!begin_document (&verb, self, entry, MAX (from, to), &document))
    return FALSE;
  exam_edit_move (&verb.edit, verb.element, "document", from, to);
  return exam_verb_commit (&verb, NULL);
}

/**
 * exam_bank_editor_set_document:
 * @self: an editor
 * @entry: a case of it
 * @index: which of its documents, from 0
 * @title: (nullable): what it is called; %NULL leaves that
 * @text: (nullable): what it says; %NULL empties it
 *
 * Returns: whether the text is sound and there is such a document
 */
gboolean
exam_bank_editor_set_document (ExamBankEditor *self,
                               ExamEntry      *entry,
                               guint           index,
                               const char     *title,
                               ExamText       *text)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *document;
  g_autofree char *old_title = NULL;
  g_autofree char *run = NULL;

  if (!begin_document (&verb, self, entry, index, &document))
    return FALSE;
  old_title = exam_xml_element_dup_attribute (document, verb.edit.text, "title");
  run = g_strdup_printf ("document/%u/%s", index, title != NULL && g_strcmp0 (title, old_title) != 0 ? "title" : "text");
  if (title != NULL)
    exam_edit_set_attribute (&verb.edit, document, "title", title);
  exam_edit_set_text (&verb.edit, document, text);
  return exam_verb_commit (&verb, run);
}
