/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-bank-editor-private.h"
#include "author/exam-entry-private.h"
#include "author/exam-sheet-reader.h"
#include "author/exam-text-writer.h"

/* What an item has whichever kind it is. */

/**
 * exam_bank_editor_set_attribute:
 * @self: an editor
 * @entry: an entry of it
 * @name: of an item: id, domain, pretest; of a case: id, title, setting
 * @value: (nullable): what it is to say; %NULL deletes it
 *
 * Returns: whether the text is sound
 */
gboolean
exam_bank_editor_set_attribute (ExamBankEditor *self,
                                ExamEntry      *entry,
                                const char     *name,
                                const char     *value)
{
  g_auto (ExamVerb) verb = { 0 };

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), FALSE);

  if (!exam_verb_begin (&verb, self, entry, entry->kind))
    return FALSE;
  exam_edit_set_attribute (&verb.edit, verb.element, name, value);
  return exam_verb_commit (&verb, name);
}

/* An element that is needed is emptied, another goes. */
static gboolean
set_text (ExamBankEditor *self,
          ExamEntry      *entry,
          const char     *name,
          ExamText       *text,
          gboolean        needed)
{
  g_auto (ExamVerb) verb = { 0 };
  g_autoptr (ExamText) normal = exam_text_normalize (text);
  const ExamXmlElement *element;

  if (!exam_verb_begin (&verb, self, entry, EXAM_ENTRY_ITEM))
    return FALSE;
  element = exam_xml_element_find_child (verb.element, name);
  if (element == NULL && normal != NULL)
    exam_edit_insert_text (&verb.edit, verb.element, name, normal);
  else if (element != NULL && normal == NULL && !needed)
    exam_edit_remove (&verb.edit, element);
  else if (element != NULL)
    exam_edit_set_text (&verb.edit, element, normal);
  return exam_verb_commit (&verb, name);
}

/**
 * exam_bank_editor_set_stem:
 * @self: an editor
 * @entry: an item of it
 * @text: (nullable): %NULL empties it
 *
 * Returns: whether the text is sound
 */
gboolean
exam_bank_editor_set_stem (ExamBankEditor *self,
                           ExamEntry      *entry,
                           ExamText       *text)
{
  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), FALSE);

  return set_text (self, entry, "stem", text, TRUE);
}

/**
 * exam_bank_editor_set_rationale:
 * @self: an editor
 * @entry: an item of it
 * @text: (nullable): %NULL, or a text without anything in it, deletes it
 *
 * Returns: whether the text is sound
 */
gboolean
exam_bank_editor_set_rationale (ExamBankEditor *self,
                                ExamEntry      *entry,
                                ExamText       *text)
{
  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), FALSE);

  return set_text (self, entry, "rationale", text, FALSE);
}

/* --- Kind --- */

/* The first system that the bank names, or the most common one. */
static char *
find_system (ExamBankEditor *self)
{
  g_autoptr (ExamBank) head = exam_bank_editor_read_head (self);
  const char *year;

  if (head != NULL && exam_bank_get_n_code_sets (head) > 0)
    return g_strdup (exam_bank_get_code_set (head, 0, &year));
  return g_strdup (exam_code_system_get_name (EXAM_CODE_SYSTEM_ICD_10_CM));
}

static char *
make_response (ExamBankEditor *self,
               ExamItemKind    kind)
{
  g_autofree char *system = NULL;
  g_autofree char *encoded = NULL;

  if (kind == EXAM_ITEM_TYPED_CODES)
    {
      system = find_system (self);
      encoded = exam_xml_encode (system, -1, '"');
      return g_strdup_printf ("<codes system=\"%s\">\n\t<code></code>\n</codes>", encoded);
    }
  return g_strdup_printf ("<choice%s>\n\t<option></option>\n\t<option></option>\n\t<option></option>\n\t<option></option>\n</choice>",
                          kind == EXAM_ITEM_MULTIPLE_CHOICE ? " choose=\"2\"" : "");
}

static void
set_choose (ExamVerb             *verb,
            const ExamXmlElement *choice,
            ExamItemKind          kind)
{
  gboolean found = FALSE;
  guint n_keys = 0;

  for (guint i = 0; i < exam_xml_element_get_n_children (choice); i++)
    {
      const ExamXmlElement *option = exam_xml_element_get_child (choice, i);

      if (!exam_sheet_read_yes (option, verb->edit.text, "key"))
        continue;
      n_keys++;
      if (kind == EXAM_ITEM_SINGLE_CHOICE && found)
        exam_edit_set_flag (&verb->edit, option, "key", FALSE);
      found = TRUE;
    }

  if (kind == EXAM_ITEM_SINGLE_CHOICE)
    exam_edit_set_attribute (&verb->edit, choice, "choose", NULL);
  else
    {
      g_autofree char *choose = g_strdup_printf ("%u", MAX (n_keys, 2));

      exam_edit_set_attribute (&verb->edit, choice, "choose", choose);
    }
}

/**
 * exam_bank_editor_set_kind:
 * @self: an editor
 * @entry: an item of it
 * @kind: how it is to be answered
 *
 * Between choices the options stay: a single choice keeps the first key, a multiple choice has candidates choose as many as there
 * are keys, two at least. From and to typed codes the answers go, and empty ones come.
 *
 * Returns: whether the text is sound
 */
gboolean
exam_bank_editor_set_kind (ExamBankEditor *self,
                           ExamEntry      *entry,
                           ExamItemKind    kind)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *choice, *codes, *wanted, *other;
  g_autofree char *xml = NULL;

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), FALSE);

  if (!exam_verb_begin (&verb, self, entry, EXAM_ENTRY_ITEM))
    return FALSE;
  choice = exam_xml_element_find_child (verb.element, "choice");
  codes = exam_xml_element_find_child (verb.element, "codes");
  wanted = kind == EXAM_ITEM_TYPED_CODES ? codes : choice;
  other = kind == EXAM_ITEM_TYPED_CODES ? choice : codes;
  xml = make_response (self, kind);

  if (wanted == NULL && other != NULL)
    exam_edit_put (&verb.edit, other, xml);
  else if (wanted == NULL)
    exam_edit_insert (&verb.edit, verb.element, kind == EXAM_ITEM_TYPED_CODES ? "codes" : "choice", xml);
  else
    {
      if (other != NULL)
        exam_edit_remove (&verb.edit, other);
      if (choice != NULL && wanted == choice)
        set_choose (&verb, choice, kind);
    }
  return exam_verb_commit (&verb, NULL);
}

/* --- Sources --- */

/**
 * exam_bank_editor_add_source:
 * @self: an editor
 * @entry: an item of it
 *
 * Adds a source without a title behind the others.
 *
 * Returns: whether the text is sound
 */
gboolean
exam_bank_editor_add_source (ExamBankEditor *self,
                             ExamEntry      *entry)
{
  g_auto (ExamVerb) verb = { 0 };

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), FALSE);

  if (!exam_verb_begin (&verb, self, entry, EXAM_ENTRY_ITEM))
    return FALSE;
  exam_edit_insert (&verb.edit, verb.element, "source", "<source title=\"\"/>");
  return exam_verb_commit (&verb, NULL);
}

/**
 * exam_bank_editor_remove_source:
 * @self: an editor
 * @entry: an item of it
 * @index: which of its sources, from 0
 *
 * Returns: whether the text is sound and there is such a source
 */
gboolean
exam_bank_editor_remove_source (ExamBankEditor *self,
                                ExamEntry      *entry,
                                guint           index)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *source;

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), FALSE);

  if (!exam_verb_begin (&verb, self, entry, EXAM_ENTRY_ITEM) ||
      (source = exam_xml_element_find_nth (verb.element, "source", index)) == NULL)
    return FALSE;
  exam_edit_remove (&verb.edit, source);
  return exam_verb_commit (&verb, NULL);
}

/**
 * exam_bank_editor_set_source:
 * @self: an editor
 * @entry: an item of it
 * @index: which of its sources, from 0
 * @attribute: title, section, year or href
 * @value: (nullable): what it is to say; %NULL and "" delete all but the title
 *
 * Returns: whether the text is sound and there is such a source
 */
gboolean
exam_bank_editor_set_source (ExamBankEditor *self,
                             ExamEntry      *entry,
                             guint           index,
                             const char     *attribute,
                             const char     *value)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *source;
  g_autofree char *run = NULL;

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), FALSE);

  if (!exam_verb_begin (&verb, self, entry, EXAM_ENTRY_ITEM) ||
      (source = exam_xml_element_find_nth (verb.element, "source", index)) == NULL)
    return FALSE;
  value = value != NULL ? value : "";
  exam_edit_set_attribute (&verb.edit, source, attribute,
                           *value != '\0' || g_str_equal (attribute, "title") ? value : NULL);
  run = g_strdup_printf ("source/%u/%s", index, attribute);
  return exam_verb_commit (&verb, run);
}
