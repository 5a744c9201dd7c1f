/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-bank-editor-private.h"
#include "author/exam-entry-private.h"
#include "author/exam-sheet-reader.h"

/* Begins a verb on the @index-th @child of the element @list of an item. */
static gboolean
begin_child (ExamVerb              *verb,
             ExamBankEditor        *self,
             ExamEntry             *entry,
             const char            *list,
             const char            *child,
             guint                  index,
             const ExamXmlElement **parent,
             const ExamXmlElement **element)
{
  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), FALSE);

  if (!exam_verb_begin (verb, self, entry, EXAM_ENTRY_ITEM))
    return FALSE;
  *parent = exam_xml_element_find_child (verb->element, list);
  *element = *parent != NULL ? exam_xml_element_find_nth (*parent, child, index) : NULL;
  return *element != NULL;
}

static gboolean
commit_child (ExamVerb   *verb,
              const char *child,
              guint       index,
              const char *field)
{
  g_autofree char *run = g_strdup_printf ("%s/%u/%s", child, index, field);

  return exam_verb_commit (verb, run);
}

static guint
count_children (const ExamXmlElement *parent,
                const char           *name)
{
  guint n = 0;

  for (guint i = 0; i < exam_xml_element_get_n_children (parent); i++)
    n += exam_xml_element_is (exam_xml_element_get_child (parent, i), name);
  return n;
}

/* --- Options --- */

/* Says how many options of a multiple choice are to be chosen. */
static void
set_choose (ExamVerb             *verb,
            const ExamXmlElement *choice,
            guint                 n_keys)
{
  g_autofree char *choose = g_strdup_printf ("%u", MAX (n_keys, 2));

  exam_edit_set_attribute (&verb->edit, choice, "choose", choose);
}

static guint
count_keys (ExamVerb             *verb,
            const ExamXmlElement *choice)
{
  guint n = 0;

  for (guint i = 0; i < exam_xml_element_get_n_children (choice); i++)
    n += exam_sheet_read_yes (exam_xml_element_get_child (choice, i), verb->edit.text, "key");
  return n;
}

static gboolean
is_multiple (ExamVerb             *verb,
             const ExamXmlElement *choice)
{
  g_autofree char *choose = exam_xml_element_dup_attribute (choice, verb->edit.text, "choose");

  return count_keys (verb, choice) > 1 || (choose != NULL && g_ascii_strtoull (choose, NULL, 10) > 1);
}

/**
 * exam_bank_editor_set_shuffled:
 * @self: an editor
 * @entry: an item of it, of choices
 * @shuffled: whether its options may come in another order
 *
 * Returns: whether the text is sound and there is a choice
 */
gboolean
exam_bank_editor_set_shuffled (ExamBankEditor *self,
                               ExamEntry      *entry,
                               gboolean        shuffled)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *choice;
  g_autofree char *old = NULL;

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), FALSE);

  if (!exam_verb_begin (&verb, self, entry, EXAM_ENTRY_ITEM) ||
      (choice = exam_xml_element_find_child (verb.element, "choice")) == NULL)
    return FALSE;
  old = exam_xml_element_dup_attribute (choice, verb.edit.text, "shuffle");
  if ((g_strcmp0 (old, "no") != 0) != (shuffled != FALSE))
    exam_edit_set_attribute (&verb.edit, choice, "shuffle", shuffled ? NULL : "no");
  return exam_verb_commit (&verb, NULL);
}

/**
 * exam_bank_editor_add_option:
 * @self: an editor
 * @entry: an item of it, of choices
 *
 * Adds an empty option behind the others.
 *
 * Returns: whether the text is sound and there is a choice with room for one more
 */
gboolean
exam_bank_editor_add_option (ExamBankEditor *self,
                             ExamEntry      *entry)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *choice;

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), FALSE);

  if (!exam_verb_begin (&verb, self, entry, EXAM_ENTRY_ITEM) ||
      (choice = exam_xml_element_find_child (verb.element, "choice")) == NULL ||
      count_children (choice, "option") >= EXAM_ITEM_MAX_OPTIONS)
    return FALSE;
  exam_edit_insert (&verb.edit, choice, "option", "<option></option>");
  return exam_verb_commit (&verb, NULL);
}

/**
 * exam_bank_editor_remove_option:
 * @self: an editor
 * @entry: an item of it
 * @index: which of its options, from 0
 *
 * Of a multiple choice as many are to be chosen as keys are left, but two at least.
 *
 * Returns: whether the text is sound and there is such an option
 */
gboolean
exam_bank_editor_remove_option (ExamBankEditor *self,
                                ExamEntry      *entry,
                                guint           index)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *choice, *option;

  if (!begin_child (&verb, self, entry, "choice", "option", index, &choice, &option))
    return FALSE;
  if (exam_sheet_read_yes (option, verb.edit.text, "key") && is_multiple (&verb, choice))
    set_choose (&verb, choice, count_keys (&verb, choice) - 1);
  exam_edit_remove (&verb.edit, option);
  return exam_verb_commit (&verb, NULL);
}

/**
 * exam_bank_editor_move_option:
 * @self: an editor
 * @entry: an item of it
 * @from: which of its options, from 0
 * @to: which it is afterwards
 *
 * Returns: whether the text is sound and there are such options
 */
gboolean
exam_bank_editor_move_option (ExamBankEditor *self,
                              ExamEntry      *entry,
                              guint           from,
                              guint           to)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *choice, *option;

  if (!begin_child (&verb, self, entry, "choice", "option", MAX (from, to), &choice, &option))
    return FALSE;
  exam_edit_move (&verb.edit, choice, "option", from, to);
  return exam_verb_commit (&verb, NULL);
}

/**
 * exam_bank_editor_set_option_text:
 * @self: an editor
 * @entry: an item of it
 * @index: which of its options, from 0
 * @text: (nullable): %NULL empties it
 *
 * Returns: whether the text is sound and there is such an option
 */
gboolean
exam_bank_editor_set_option_text (ExamBankEditor *self,
                                  ExamEntry      *entry,
                                  guint           index,
                                  ExamText       *text)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *choice, *option;

  if (!begin_child (&verb, self, entry, "choice", "option", index, &choice, &option))
    return FALSE;
  exam_edit_set_text (&verb.edit, option, text);
  return commit_child (&verb, "option", index, "text");
}

/**
 * exam_bank_editor_set_option_why:
 * @self: an editor
 * @entry: an item of it
 * @index: which of its options, from 0
 * @why: (nullable): why it is right or wrong; %NULL deletes it
 *
 * Returns: whether the text is sound and there is such an option
 */
gboolean
exam_bank_editor_set_option_why (ExamBankEditor *self,
                                 ExamEntry      *entry,
                                 guint           index,
                                 ExamText       *why)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *choice, *option;

  if (!begin_child (&verb, self, entry, "choice", "option", index, &choice, &option))
    return FALSE;
  exam_edit_set_why (&verb.edit, option, why);
  return commit_child (&verb, "option", index, "why");
}

/**
 * exam_bank_editor_set_option_key:
 * @self: an editor
 * @entry: an item of it
 * @index: which of its options, from 0
 * @key: whether it is right
 *
 * The key of a single choice takes the place of the one before. A multiple choice stays one: as many are to be chosen as there
 * are keys, but two at least.
 *
 * Returns: whether the text is sound and there is such an option
 */
gboolean
exam_bank_editor_set_option_key (ExamBankEditor *self,
                                 ExamEntry      *entry,
                                 guint           index,
                                 gboolean        key)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *choice, *option;
  gboolean was_key;

  if (!begin_child (&verb, self, entry, "choice", "option", index, &choice, &option))
    return FALSE;
  was_key = exam_sheet_read_yes (option, verb.edit.text, "key");
  if (is_multiple (&verb, choice) && was_key != (key != FALSE))
    set_choose (&verb, choice, count_keys (&verb, choice) + (key ? 1 : -1));
  else if (key && !is_multiple (&verb, choice))
    for (guint i = 0; i < exam_xml_element_get_n_children (choice); i++)
      if (exam_xml_element_get_child (choice, i) != option)
        exam_edit_set_flag (&verb.edit, exam_xml_element_get_child (choice, i), "key", FALSE);
  exam_edit_set_flag (&verb.edit, option, "key", key);
  return exam_verb_commit (&verb, NULL);
}

/**
 * exam_bank_editor_set_option_pinned:
 * @self: an editor
 * @entry: an item of it
 * @index: which of its options, from 0
 * @pinned: whether it keeps its place when the others are shuffled
 *
 * Returns: whether the text is sound and there is such an option
 */
gboolean
exam_bank_editor_set_option_pinned (ExamBankEditor *self,
                                    ExamEntry      *entry,
                                    guint           index,
                                    gboolean        pinned)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *choice, *option;

  if (!begin_child (&verb, self, entry, "choice", "option", index, &choice, &option))
    return FALSE;
  exam_edit_set_flag (&verb.edit, option, "pinned", pinned);
  return exam_verb_commit (&verb, NULL);
}

/* --- Codes --- */

/**
 * exam_bank_editor_set_codes:
 * @self: an editor
 * @entry: an item of it, of typed codes
 * @system: what codes they are
 * @first_listed: whether the first of them has to come first
 *
 * Returns: whether the text is sound and there are codes
 */
gboolean
exam_bank_editor_set_codes (ExamBankEditor *self,
                            ExamEntry      *entry,
                            ExamCodeSystem  system,
                            gboolean        first_listed)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *codes;

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), FALSE);

  if (!exam_verb_begin (&verb, self, entry, EXAM_ENTRY_ITEM) ||
      (codes = exam_xml_element_find_child (verb.element, "codes")) == NULL)
    return FALSE;
  exam_edit_set_attribute (&verb.edit, codes, "system", exam_code_system_get_name (system));
  exam_edit_set_flag (&verb.edit, codes, "first", first_listed);
  return exam_verb_commit (&verb, NULL);
}

/**
 * exam_bank_editor_add_code:
 * @self: an editor
 * @entry: an item of it, of typed codes
 *
 * Adds an empty code behind the others.
 *
 * Returns: whether the text is sound and there are codes
 */
gboolean
exam_bank_editor_add_code (ExamBankEditor *self,
                           ExamEntry      *entry)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *codes;

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), FALSE);

  if (!exam_verb_begin (&verb, self, entry, EXAM_ENTRY_ITEM) ||
      (codes = exam_xml_element_find_child (verb.element, "codes")) == NULL)
    return FALSE;
  exam_edit_insert (&verb.edit, codes, "code", "<code></code>");
  return exam_verb_commit (&verb, NULL);
}

/**
 * exam_bank_editor_remove_code:
 * @self: an editor
 * @entry: an item of it
 * @index: which of its codes, from 0
 *
 * Returns: whether the text is sound and there is such a code
 */
gboolean
exam_bank_editor_remove_code (ExamBankEditor *self,
                              ExamEntry      *entry,
                              guint           index)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *codes, *code;

  if (!begin_child (&verb, self, entry, "codes", "code", index, &codes, &code))
    return FALSE;
  exam_edit_remove (&verb.edit, code);
  return exam_verb_commit (&verb, NULL);
}

/**
 * exam_bank_editor_move_code:
 * @self: an editor
 * @entry: an item of it
 * @from: which of its codes, from 0
 * @to: which it is afterwards
 *
 * Returns: whether the text is sound and there are such codes
 */
gboolean
exam_bank_editor_move_code (ExamBankEditor *self,
                            ExamEntry      *entry,
                            guint           from,
                            guint           to)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *codes, *code;

  if (!begin_child (&verb, self, entry, "codes", "code", MAX (from, to), &codes, &code))
    return FALSE;
  exam_edit_move (&verb.edit, codes, "code", from, to);
  return exam_verb_commit (&verb, NULL);
}

/**
 * exam_bank_editor_set_code:
 * @self: an editor
 * @entry: an item of it
 * @index: which of its codes, from 0
 * @code: how it is typed, perhaps ""
 * @optional: whether it may be left out
 *
 * Returns: whether the text is sound and there is such a code
 */
gboolean
exam_bank_editor_set_code (ExamBankEditor *self,
                           ExamEntry      *entry,
                           guint           index,
                           const char     *code,
                           gboolean        optional)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *codes, *element;
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (code != NULL, FALSE);

  if (!begin_child (&verb, self, entry, "codes", "code", index, &codes, &element))
    return FALSE;
  stripped = g_strstrip (g_strdup (code));
  exam_edit_set_plain (&verb.edit, element, stripped);
  exam_edit_set_flag (&verb.edit, element, "optional", optional);
  return commit_child (&verb, "code", index, "text");
}

/**
 * exam_bank_editor_set_code_why:
 * @self: an editor
 * @entry: an item of it
 * @index: which of its codes, from 0
 * @why: (nullable): why it is right; %NULL deletes it
 *
 * Returns: whether the text is sound and there is such a code
 */
gboolean
exam_bank_editor_set_code_why (ExamBankEditor *self,
                               ExamEntry      *entry,
                               guint           index,
                               ExamText       *why)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *codes, *code;

  if (!begin_child (&verb, self, entry, "codes", "code", index, &codes, &code))
    return FALSE;
  exam_edit_set_why (&verb.edit, code, why);
  return commit_child (&verb, "code", index, "why");
}
