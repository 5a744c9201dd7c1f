/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-bank-editor-private.h"
#include "author/exam-entry-private.h"

static char *
make_element (const char *name,
              const char *plain)
{
  g_autofree char *encoded = exam_xml_encode (plain, -1, '\0');

  return g_strdup_printf ("<%s>%s</%s>", name, encoded, name);
}

/**
 * exam_bank_editor_set_head:
 * @self: an editor
 * @name: an attribute of the bank: id, format, revision, xml:lang; or an element: title, license
 * @value: (nullable): what it is to say; %NULL and "" delete what may lack, and empty what may not
 *
 * Returns: whether the text is sound
 */
gboolean
exam_bank_editor_set_head (ExamBankEditor *self,
                           const char     *name,
                           const char     *value)
{
  g_auto (ExamVerb) verb = { 0 };
  const ExamXmlElement *element;
  g_autofree char *xml = NULL;
  gboolean empty = value == NULL || *value == '\0';

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (!exam_verb_begin_head (&verb, self))
    return FALSE;
  if (!g_str_equal (name, "title") && !g_str_equal (name, "license"))
    {
      gboolean needed = g_str_equal (name, "id") || g_str_equal (name, "format");

      exam_edit_set_attribute (&verb.edit, verb.element, name, !empty ? value : needed ? "" : NULL);
      return exam_verb_commit (&verb, name);
    }

  element = exam_xml_element_find_child (verb.element, name);
  if (element == NULL && !empty)
    {
      xml = make_element (name, value);
      exam_edit_insert (&verb.edit, verb.element, name, xml);
    }
  else if (element != NULL && empty && g_str_equal (name, "license"))
    exam_edit_remove (&verb.edit, element);
  else if (element != NULL)
    exam_edit_set_plain (&verb.edit, element, empty ? "" : value);
  return exam_verb_commit (&verb, name);
}

/* Inserts those from @first on, as lines, and removes the elements from @n on. */
static void
fit_list (ExamVerb    *verb,
          const char  *name,
          guint        first,
          guint        n,
          GPtrArray   *xml)
{
  const ExamXmlElement *element;
  GString *lines = g_string_new (NULL);

  for (guint i = n; (element = exam_xml_element_find_nth (verb->element, name, i)) != NULL; i++)
    exam_edit_remove (&verb->edit, element);
  for (guint i = first; i < n; i++)
    g_string_append_printf (lines, "%s%s", i > first ? "\n" : "", (const char *) g_ptr_array_index (xml, i));
  if (first < n)
    exam_edit_insert (&verb->edit, verb->element, name, lines->str);
  g_string_free (lines, TRUE);
}

/**
 * exam_bank_editor_set_authors:
 * @self: an editor
 * @authors: (array zero-terminated=1): who wrote the bank
 *
 * Returns: whether the text is sound
 */
gboolean
exam_bank_editor_set_authors (ExamBankEditor    *self,
                              const char *const *authors)
{
  g_auto (ExamVerb) verb = { 0 };
  g_autoptr (GPtrArray) xml = NULL;
  const ExamXmlElement *element;
  guint n, kept = 0;

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (authors != NULL, FALSE);

  if (!exam_verb_begin_head (&verb, self))
    return FALSE;
  xml = g_ptr_array_new_with_free_func (g_free);
  n = g_strv_length ((char **) authors);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (xml, make_element ("author", authors[i]));
  for (; kept < n && (element = exam_xml_element_find_nth (verb.element, "author", kept)) != NULL; kept++)
    exam_edit_set_plain (&verb.edit, element, authors[kept]);
  fit_list (&verb, "author", kept, n, xml);
  return exam_verb_commit (&verb, "authors");
}

/**
 * exam_bank_editor_set_code_sets:
 * @self: an editor
 * @systems: (array zero-terminated=1): what codes the bank uses
 * @years: (array zero-terminated=1): of which year each is; as many
 *
 * Returns: whether the text is sound
 */
gboolean
exam_bank_editor_set_code_sets (ExamBankEditor    *self,
                                const char *const *systems,
                                const char *const *years)
{
  g_auto (ExamVerb) verb = { 0 };
  g_autoptr (GPtrArray) xml = NULL;
  const ExamXmlElement *element;
  guint n, kept = 0;

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (systems != NULL && years != NULL, FALSE);
  n = g_strv_length ((char **) systems);
  g_return_val_if_fail (g_strv_length ((char **) years) == n, FALSE);

  if (!exam_verb_begin_head (&verb, self))
    return FALSE;
  xml = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *system = exam_xml_encode (systems[i], -1, '"');
      g_autofree char *year = exam_xml_encode (years[i], -1, '"');

      g_ptr_array_add (xml, g_strdup_printf ("<code-set system=\"%s\" year=\"%s\"/>", system, year));
    }
  for (; kept < n && (element = exam_xml_element_find_nth (verb.element, "code-set", kept)) != NULL; kept++)
    {
      exam_edit_set_attribute (&verb.edit, element, "system", systems[kept]);
      exam_edit_set_attribute (&verb.edit, element, "year", years[kept]);
    }
  fit_list (&verb, "code-set", kept, n, xml);
  return exam_verb_commit (&verb, "code-sets");
}

/**
 * exam_bank_editor_allow:
 * @self: an editor
 * @entry: (nullable): an item of it; %NULL is the whole bank
 * @rule: a rule of the checker
 * @because: (nullable): why it is switched off there; %NULL switches it on again
 *
 * Returns: whether the text is sound
 */
gboolean
exam_bank_editor_allow (ExamBankEditor *self,
                        ExamEntry      *entry,
                        const char     *rule,
                        const char     *because)
{
  g_auto (ExamVerb) verb = { 0 };
  g_autofree char *run = g_strconcat ("allow/", rule, NULL);
  const ExamXmlElement *allow;
  gboolean found = FALSE;

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (rule != NULL, FALSE);

  if (entry != NULL ? !exam_verb_begin (&verb, self, entry, EXAM_ENTRY_ITEM) : !exam_verb_begin_head (&verb, self))
    return FALSE;
  for (guint i = 0; (allow = exam_xml_element_find_nth (verb.element, "allow", i)) != NULL; i++)
    {
      g_autofree char *name = exam_xml_element_dup_attribute (allow, verb.edit.text, "rule");

      if (g_strcmp0 (name, rule) != 0)
        continue;
      found = TRUE;
      if (because == NULL)
        exam_edit_remove (&verb.edit, allow);
      else
        exam_edit_set_attribute (&verb.edit, allow, "because", because);
    }
  if (!found && because != NULL)
    {
      g_autofree char *name = exam_xml_encode (rule, -1, '"');
      g_autofree char *reason = exam_xml_encode (because, -1, '"');
      g_autofree char *xml = g_strdup_printf ("<allow rule=\"%s\" because=\"%s\"/>", name, reason);

      exam_edit_insert (&verb.edit, verb.element, "allow", xml);
    }
  return exam_verb_commit (&verb, found && because != NULL ? run : NULL);
}
