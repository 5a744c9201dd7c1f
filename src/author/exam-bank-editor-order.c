/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "author/exam-bank-editor-private.h"
#include "author/exam-entry-private.h"
#include "bank/exam-error.h"
#include "bank/exam-xml-parser.h"

/* Longest id that banks have. */
#define MAX_ID 64

/* --- Neighbours --- */

static ExamEntry *
get_entry (ExamBankEditor *self,
           guint           index)
{
  return g_ptr_array_index (self->entries, index);
}

/* Returns: (nullable): the entry of the same parent that follows */
static ExamEntry *
find_next (ExamBankEditor *self,
           ExamEntry      *entry)
{
  for (guint i = exam_bank_editor_get_index (self, entry) + 1; i < self->entries->len; i++)
    if (get_entry (self, i)->exam_case == entry->exam_case)
      return get_entry (self, i);
  return NULL;
}

/* Returns: (nullable): the last entry in @parent but @other */
static ExamEntry *
find_last (ExamBankEditor *self,
           ExamEntry      *parent,
           ExamEntry      *other)
{
  for (guint i = self->entries->len; i-- > 0;)
    if (get_entry (self, i)->exam_case == parent && get_entry (self, i) != other)
      return get_entry (self, i);
  return NULL;
}

/* Returns: what comments before @entry may reach back to */
static gsize
find_limit (ExamBankEditor *self,
            ExamEntry      *entry)
{
  gsize limit = entry->exam_case != NULL ? entry->exam_case->start : self->content_start;

  for (guint i = exam_bank_editor_get_index (self, entry); i-- > 0;)
    if (get_entry (self, i)->exam_case == entry->exam_case)
      return MAX (limit, get_entry (self, i)->end);
  return limit;
}

static gsize
find_unit (ExamVerb  *verb,
           ExamEntry *entry)
{
  return exam_edit_find_unit (&verb->edit, entry->start, find_limit (verb->editor, entry));
}

/* --- Lines --- */

/* Whether the line before the one that begins at @place is blank; @start is where it begins. */
static gboolean
follows_blank (const ExamEdit *edit,
               gsize           place,
               gsize          *start)
{
  gsize line;

  if (place == 0 || edit->text[place - 1] != '\n')
    return FALSE;
  line = exam_edit_get_line_start (edit, place - 1);
  *start = line;
  return line + strspn (edit->text + line, " \t\r") == place - 1;
}

/* The element with the comments above it; and the blank lines behind it, or else those before. */
static void
plan_remove (ExamVerb  *verb,
             ExamEntry *entry)
{
  ExamEdit *edit = &verb->edit;
  gsize start = find_unit (verb, entry), end = entry->end, line, at;
  gboolean followed = FALSE;

  at = end + strspn (edit->text + end, " \t\r");
  if (start == entry->start || edit->text[at] != '\n')
    {
      exam_edit_replace (edit, entry->start, end, g_strdup (""));
      return;
    }
  for (end = at + 1; edit->text[at = end + strspn (edit->text + end, " \t\r")] == '\n'; end = at + 1)
    followed = TRUE;
  while (!followed && follows_blank (edit, start, &line))
    start = line;
  exam_edit_replace (edit, start, end, g_strdup (""));
}

/* Returns where the last byte of what comes is going to be. */
static gsize
plan_before (ExamVerb   *verb,
             ExamEntry  *before,
             const char *xml)
{
  ExamEdit *edit = &verb->edit;
  gboolean begins;
  g_autofree char *indent = exam_edit_dup_indent (edit, before->start, &begins);
  g_autofree char *block = exam_edit_indent_block (edit, xml, indent);
  gsize at = find_unit (verb, before), line;

  if (begins)
    exam_edit_replace (edit, at, at, g_strconcat (indent, block, edit->eol,
                                                  follows_blank (edit, at, &line) ? edit->eol : NULL, NULL));
  else
    exam_edit_replace (edit, at, at, g_strdup (block));
  return at + (begins ? strlen (indent) : 0) + strlen (block) - 1;
}

static gsize
plan_behind (ExamVerb   *verb,
             ExamEntry  *last,
             const char *xml)
{
  ExamEdit *edit = &verb->edit;
  gboolean begins;
  g_autofree char *indent = exam_edit_dup_indent (edit, last->start, &begins);
  g_autofree char *block = exam_edit_indent_block (edit, xml, indent);
  g_autofree char *lead = NULL;
  gsize at = begins ? exam_edit_skip_rest_of_line (edit, last->end) : last->end, line;

  lead = begins ? g_strconcat (edit->eol, follows_blank (edit, find_unit (verb, last), &line) ? edit->eol : "", indent, NULL)
                : g_strdup ("");
  exam_edit_replace (edit, at, at, g_strconcat (lead, block, NULL));
  return at + strlen (lead) + strlen (block) - 1;
}

/* Returns where the last byte of what comes is going to be. */
static gsize
plan_insert (ExamVerb   *verb,
             const char *xml,
             ExamEntry  *parent,
             ExamEntry  *before,
             ExamEntry  *other)
{
  ExamBankEditor *self = verb->editor;
  ExamEntry *last = find_last (self, parent, other);
  g_autoptr (ExamXmlElement) element = NULL;

  if (before != NULL)
    return plan_before (verb, before, xml);
  if (last != NULL)
    return plan_behind (verb, last, xml);
  if (parent == NULL)
    return exam_edit_insert_block (&verb->edit, verb->element, "item", xml);

  element = exam_xml_element_parse (verb->edit.text, parent->start, parent->end);
  return exam_edit_insert_block (&verb->edit, element, "item", xml);
}

/* --- Ids --- */

static GHashTable *
collect_ids (ExamBankEditor *self)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    if (get_entry (self, i)->id != NULL)
      g_hash_table_add (ids, g_strdup (get_entry (self, i)->id));
  return ids;
}

/* A number at the end counts on, with as many digits; without one it begins with 2. */
static char *
make_id (GHashTable *used,
         const char *stem)
{
  g_autofree char *base = g_strndup (stem != NULL ? stem : "", MAX_ID);
  gsize length, digits = 0;
  guint64 number;

  g_strcanon (base, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "._-", '-');
  if (*base == '\0')
    {
      g_free (base);
      base = g_strdup ("item-1");
    }
  if (!g_hash_table_contains (used, base))
    return g_steal_pointer (&base);

  length = strlen (base);
  while (digits < length && digits < 9 && g_ascii_isdigit (base[length - digits - 1]))
    digits++;
  number = digits > 0 ? g_ascii_strtoull (base + length - digits, NULL, 10) : 1;
  base[MIN (length - digits, MAX_ID - 12)] = '\0';
  for (;;)
    {
      g_autofree char *id = g_strdup_printf ("%s%s%0*" G_GUINT64_FORMAT, base, digits > 0 ? "" : "-", (int) digits, ++number);

      if (!g_hash_table_contains (used, id))
        return g_steal_pointer (&id);
    }
}

/**
 * exam_bank_editor_make_id:
 * @self: an editor
 * @stem: (nullable): what it is to be like, such as the id of a neighbour
 *
 * Returns: (transfer full): @stem, or what follows it, as an id that no entry has yet
 */
char *
exam_bank_editor_make_id (ExamBankEditor *self,
                          const char     *stem)
{
  g_autoptr (GHashTable) used = NULL;

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), NULL);

  used = collect_ids (self);
  return make_id (used, stem);
}

/* Gives the element and the items in it ids that are not used yet. */
static char *
renew_ids (ExamBankEditor       *self,
           const char           *xml,
           const ExamXmlElement *element)
{
  g_autoptr (GHashTable) used = collect_ids (self);
  GString *renewed = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i <= exam_xml_element_get_n_children (element); i++)
    {
      const ExamXmlElement *entry = i == 0 ? element : exam_xml_element_get_child (element, i - 1);
      const ExamXmlRange *range = exam_xml_element_find_attribute (entry, xml, "id");
      g_autofree char *id = NULL;
      char *fresh;

      if (range == NULL || (i > 0 && !exam_xml_element_is (entry, "item")))
        continue;
      id = exam_xml_element_dup_attribute (entry, xml, "id");
      fresh = make_id (used, id);
      g_hash_table_add (used, fresh);
      if (g_str_equal (fresh, id))
        continue;
      g_string_append_len (renewed, xml + at, (gssize) (range->value_start - at));
      g_string_append (renewed, fresh);
      at = range->value_end;
    }
  g_string_append (renewed, xml + at);
  return g_string_free (renewed, FALSE);
}

/* --- Verbs --- */

/* Returns: (transfer full) (nullable): the bank that @xml makes, if there is but one item or case in it */
static ExamXmlElement *
check_block (const char  *xml,
             char       **document,
             GError     **error)
{
  static const char before[] = "<bank xmlns=\"" EXAM_XML_NAMESPACE "\">";
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamXmlElement) bank = NULL;
  g_autofree char *plain = NULL;

  *document = g_strconcat (before, xml, "</bank>", NULL);
  if (!exam_xml_check ("item", *document, strlen (*document), "bank", problems))
    {
      g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_INVALID,
                           exam_problem_get_message (exam_problems_get (problems, exam_problems_get_n (problems) - 1)));
      return NULL;
    }
  bank = exam_xml_element_parse (*document, 0, strlen (*document));
  plain = exam_xml_element_dup_plain (bank, *document);
  if (exam_xml_element_get_n_children (bank) == 1 && *plain == '\0' &&
      (exam_xml_element_find_child (bank, "item") != NULL || exam_xml_element_find_child (bank, "case") != NULL))
    return g_steal_pointer (&bank);

  g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_INVALID, _("this is not one <item> or <case>"));
  return NULL;
}

/**
 * exam_bank_editor_insert:
 * @self: an editor
 * @xml: an <item> or a <case>, as exam_bank_editor_dup_xml() gives it, perhaps with comments before it
 * @parent: (nullable): the case it goes into, or %NULL for the bank
 * @before: (nullable): the entry there that is to follow it; %NULL is the end
 * @error: set to %EXAM_ERROR_INVALID when it is not that
 *
 * Adds an entry. It keeps its ids unless they are in use; in that case it gets others.
 *
 * Returns: (transfer none) (nullable): the new entry
 */
ExamEntry *
exam_bank_editor_insert (ExamBankEditor *self,
                         const char     *xml,
                         ExamEntry      *parent,
                         ExamEntry      *before,
                         GError        **error)
{
  g_auto (ExamVerb) verb = { 0 };
  g_autoptr (ExamXmlElement) bank = NULL;
  g_autofree char *document = NULL;
  g_autofree char *renewed = NULL;
  g_autofree char *block = NULL;
  const ExamXmlElement *element;
  gsize last;

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), NULL);
  g_return_val_if_fail (xml != NULL, NULL);
  g_return_val_if_fail (parent == NULL || parent->kind == EXAM_ENTRY_CASE, NULL);
  g_return_val_if_fail (before == NULL || before->exam_case == parent, NULL);

  if ((bank = check_block (xml, &document, error)) == NULL)
    return NULL;
  element = exam_xml_element_get_child (bank, 0);
  if (parent != NULL && exam_xml_element_is (element, "case"))
    {
      g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_INVALID, _("a case cannot be in another"));
      return NULL;
    }
  if (!exam_verb_begin_head (&verb, self))
    {
      g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_INVALID,
                           self->fault != NULL ? self->fault : _("the text of the bank is not well-formed"));
      return NULL;
    }

  renewed = renew_ids (self, document, element);
  block = g_strndup (renewed + bank->content_start,
                     strlen (renewed) - bank->content_start - strlen ("</bank>"));
  last = plan_insert (&verb, g_strstrip (block), parent, before, NULL);
  exam_verb_commit (&verb, NULL);
  return exam_bank_editor_find (self, last);
}

/**
 * exam_bank_editor_remove:
 * @self: an editor
 * @entry: an entry of it
 *
 * Deletes an entry with the comments right above it; a case with its items.
 *
 * Returns: whether the text is sound
 */
gboolean
exam_bank_editor_remove (ExamBankEditor *self,
                         ExamEntry      *entry)
{
  g_auto (ExamVerb) verb = { 0 };

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), FALSE);

  if (!exam_verb_begin (&verb, self, entry, entry->kind))
    return FALSE;
  plan_remove (&verb, entry);
  return exam_verb_commit (&verb, NULL);
}

/**
 * exam_bank_editor_move:
 * @self: an editor
 * @entry: an entry of it
 * @parent: (nullable): the case it goes into, or %NULL for the bank
 * @before: (nullable): the entry there that is to follow it; %NULL is the end
 *
 * Moves an entry with the comments right above it.
 *
 * Returns: whether the text is sound and an entry of this kind may stand there
 */
gboolean
exam_bank_editor_move (ExamBankEditor *self,
                       ExamEntry      *entry,
                       ExamEntry      *parent,
                       ExamEntry      *before)
{
  g_auto (ExamVerb) verb = { 0 };
  g_autofree char *block = NULL;
  gsize start;

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), FALSE);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), FALSE);
  g_return_val_if_fail (parent == NULL || parent->kind == EXAM_ENTRY_CASE, FALSE);
  g_return_val_if_fail (before == NULL || before->exam_case == parent, FALSE);

  if ((entry->kind == EXAM_ENTRY_CASE && parent != NULL) || entry->start == entry->end ||
      !exam_verb_begin_head (&verb, self))
    return FALSE;
  if (before == entry || (entry->exam_case == parent && find_next (self, entry) == before))
    return TRUE;

  start = find_unit (&verb, entry);
  start += strspn (verb.edit.text + start, " \t");
  block = exam_edit_dup_block (&verb.edit, start, entry->end);
  plan_insert (&verb, block, parent, before, entry);
  plan_remove (&verb, entry);
  return exam_verb_commit (&verb, NULL);
}

/**
 * exam_bank_editor_dup_xml:
 * @self: an editor
 * @entry: an entry of it
 *
 * Returns: (transfer full) (nullable): what is written of it, for exam_bank_editor_insert() in this bank or another
 */
char *
exam_bank_editor_dup_xml (ExamBankEditor *self,
                          ExamEntry      *entry)
{
  g_auto (ExamVerb) verb = { 0 };

  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (self), NULL);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), NULL);

  if (!exam_verb_begin (&verb, self, entry, entry->kind))
    return NULL;
  return exam_edit_dup_block (&verb.edit, entry->start, entry->end);
}

/**
 * exam_bank_editor_duplicate:
 * @self: an editor
 * @entry: an entry of it
 *
 * Adds a copy of an entry right behind it, with ids of its own.
 *
 * Returns: (transfer none) (nullable): the copy; %NULL where the text is not sound
 */
ExamEntry *
exam_bank_editor_duplicate (ExamBankEditor *self,
                            ExamEntry      *entry)
{
  g_autofree char *xml = exam_bank_editor_dup_xml (self, entry);

  if (xml == NULL)
    return NULL;
  return exam_bank_editor_insert (self, xml, entry->exam_case, find_next (self, entry), NULL);
}
