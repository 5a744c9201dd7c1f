/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-sheet-reader.h"

#include <string.h>

#include "bank/exam-bank-grammar.h"
#include "bank/exam-xml-text.h"

/* Readers of what is written, finished or not: nothing is required, nothing is refused, and what they do not know is only
 * said to be there. */

/* --- Oddities --- */

static const ExamXmlElementRule *
find_child_rule (const ExamXmlElementRule *rule,
                 const ExamXmlElement     *child)
{
  for (guint i = 0; rule->children != NULL && rule->children[i].rank > 0; i++)
    {
      const ExamXmlElementRule *found = &exam_bank_grammar.elements[rule->children[i].element];

      if (exam_xml_element_is (child, found->name))
        return found;
    }
  return NULL;
}

static gboolean
knows_attribute (const ExamXmlElementRule *rule,
                 const char               *name,
                 gsize                     length)
{
  if (length == strlen ("xmlns") && memcmp (name, "xmlns", length) == 0)
    return TRUE;
  for (const ExamXmlAttributeRule *known = rule->attributes; known != NULL && known->name != NULL; known++)
    if (strlen (known->name) == length && memcmp (known->name, name, length) == 0)
      return TRUE;
  return FALSE;
}

/* Whether something in @element is not in the grammar, as deep as it is no rich text, which says so itself. */
static gboolean
is_odd (const ExamXmlElement     *element,
        const ExamXmlElementRule *rule,
        const char               *text)
{
  gboolean rich = rule->content == EXAM_XML_RICH;

  for (guint i = 0; element->attributes != NULL && i < element->attributes->len; i++)
    {
      const ExamXmlRange *range = &g_array_index (element->attributes, ExamXmlRange, i);

      if (!knows_attribute (rule, text + range->start, range->name_end - range->start))
        return TRUE;
    }

  for (guint i = 0; i < exam_xml_element_get_n_children (element); i++)
    {
      const ExamXmlElement *child = exam_xml_element_get_child (element, i);
      const ExamXmlElementRule *child_rule = find_child_rule (rule, child);

      if (child_rule != NULL ? is_odd (child, child_rule, text) : !rich)
        return TRUE;
    }

  if (rule->content == EXAM_XML_ELEMENTS)
    {
      g_autofree char *plain = exam_xml_element_dup_plain (element, text);

      return *plain != '\0';
    }
  return FALSE;
}

static gboolean
has_twice (const ExamXmlElement *element,
           const char           *name)
{
  return exam_xml_element_find_nth (element, name, 1) != NULL;
}

/* --- Pieces --- */

/**
 * exam_sheet_read_text:
 * @element: (nullable): an element that holds rich text, and perhaps <why>
 * @text: the text it stands in
 * @odd: (inout) (optional): set where not all of it is rich text
 *
 * Returns: (transfer full) (nullable): what is written in it, without <why>
 */
ExamText *
exam_sheet_read_text (const ExamXmlElement *element,
                      const char           *text,
                      gboolean             *odd)
{
  if (element == NULL)
    return NULL;
  return exam_xml_read_text (text, element->content_start, element->content_end, "why", odd);
}

/** Returns: whether an attribute says yes */
gboolean
exam_sheet_read_yes (const ExamXmlElement *element,
                     const char           *text,
                     const char           *name)
{
  g_autofree char *value = exam_xml_element_dup_attribute (element, text, name);

  return g_strcmp0 (value, "yes") == 0;
}

static ExamText *
read_child (const ExamXmlElement *element,
            const char           *text,
            const char           *name,
            gboolean             *odd)
{
  return exam_sheet_read_text (exam_xml_element_find_child (element, name), text, odd);
}

static void
read_choice (ExamItemSheet        *sheet,
             const ExamXmlElement *choice,
             const char           *text)
{
  g_autofree char *shuffle = exam_xml_element_dup_attribute (choice, text, "shuffle");
  g_autofree char *choose = exam_xml_element_dup_attribute (choice, text, "choose");
  const ExamXmlElement *element;
  guint n_keys = 0;

  sheet->shuffled = g_strcmp0 (shuffle, "no") != 0;
  sheet->choose = choose != NULL ? (guint) MIN (g_ascii_strtoull (choose, NULL, 10), EXAM_ITEM_MAX_OPTIONS) : 0;
  for (guint i = 0; i < exam_xml_element_get_n_children (choice); i++)
    {
      ExamOptionSheet *option;

      element = exam_xml_element_get_child (choice, i);
      if (!exam_xml_element_is (element, "option"))
        continue;
      option = g_new0 (ExamOptionSheet, 1);
      option->text = exam_sheet_read_text (element, text, &sheet->odd);
      option->why = read_child (element, text, "why", &sheet->odd);
      option->key = exam_sheet_read_yes (element, text, "key");
      option->pinned = exam_sheet_read_yes (element, text, "pinned");
      sheet->odd |= has_twice (element, "why");
      n_keys += option->key;
      g_ptr_array_add (sheet->options, option);
    }
  sheet->kind = MAX (n_keys, sheet->choose) > 1 ? EXAM_ITEM_MULTIPLE_CHOICE : EXAM_ITEM_SINGLE_CHOICE;
}

static void
read_codes (ExamItemSheet        *sheet,
            const ExamXmlElement *codes,
            const char           *text)
{
  sheet->kind = EXAM_ITEM_TYPED_CODES;
  sheet->system = exam_xml_element_dup_attribute (codes, text, "system");
  sheet->first_listed = exam_sheet_read_yes (codes, text, "first");
  for (guint i = 0; i < exam_xml_element_get_n_children (codes); i++)
    {
      const ExamXmlElement *element = exam_xml_element_get_child (codes, i);
      ExamCodeSheet *code;

      if (!exam_xml_element_is (element, "code"))
        continue;
      code = g_new0 (ExamCodeSheet, 1);
      code->code = exam_xml_element_dup_plain (element, text);
      code->why = read_child (element, text, "why", &sheet->odd);
      code->optional = exam_sheet_read_yes (element, text, "optional");
      sheet->odd |= has_twice (element, "why");
      g_ptr_array_add (sheet->codes, code);
    }
}

static void
read_source (ExamItemSheet        *sheet,
             const ExamXmlElement *element,
             const char           *text)
{
  ExamSourceSheet *source = g_new0 (ExamSourceSheet, 1);

  source->title = exam_xml_element_dup_attribute (element, text, "title");
  source->section = exam_xml_element_dup_attribute (element, text, "section");
  source->year = exam_xml_element_dup_attribute (element, text, "year");
  source->href = exam_xml_element_dup_attribute (element, text, "href");
  g_ptr_array_add (sheet->sources, source);
}

static void
read_allowance (ExamItemSheet        *sheet,
                const ExamXmlElement *element,
                const char           *text)
{
  g_autofree char *rule = exam_xml_element_dup_attribute (element, text, "rule");
  g_autofree char *because = exam_xml_element_dup_attribute (element, text, "because");

  if (rule != NULL && because != NULL)
    sheet->allowances = exam_allowances_add (sheet->allowances, rule, because);
}

/* --- Whole elements --- */

/** Returns: (transfer full): what is written in an <item>; where something is there twice, the first */
ExamItemSheet *
exam_sheet_read_item (const ExamXmlElement *element,
                      const char           *text)
{
  ExamItemSheet *sheet = exam_item_sheet_new ();
  const ExamXmlElement *choice = exam_xml_element_find_child (element, "choice");
  const ExamXmlElement *codes = exam_xml_element_find_child (element, "codes");

  sheet->id = exam_xml_element_dup_attribute (element, text, "id");
  sheet->domain = exam_xml_element_dup_attribute (element, text, "domain");
  sheet->pretest = exam_sheet_read_yes (element, text, "pretest");
  sheet->odd = is_odd (element, &exam_bank_grammar.elements[EXAM_ELEMENT_ITEM], text) ||
               (choice != NULL && codes != NULL) || has_twice (element, "stem") || has_twice (element, "choice") ||
               has_twice (element, "codes") || has_twice (element, "rationale");
  sheet->stem = read_child (element, text, "stem", &sheet->odd);
  sheet->rationale = read_child (element, text, "rationale", &sheet->odd);
  if (choice != NULL)
    read_choice (sheet, choice, text);
  else if (codes != NULL)
    read_codes (sheet, codes, text);

  for (guint i = 0; i < exam_xml_element_get_n_children (element); i++)
    {
      const ExamXmlElement *child = exam_xml_element_get_child (element, i);

      if (exam_xml_element_is (child, "source"))
        read_source (sheet, child, text);
      else if (exam_xml_element_is (child, "allow"))
        read_allowance (sheet, child, text);
    }
  return sheet;
}

/** Returns: (transfer full): what is written in a <case> outside of its items */
ExamCaseSheet *
exam_sheet_read_case (const ExamXmlElement *element,
                      const char           *text)
{
  ExamCaseSheet *sheet = exam_case_sheet_new ();

  sheet->id = exam_xml_element_dup_attribute (element, text, "id");
  sheet->title = exam_xml_element_dup_attribute (element, text, "title");
  sheet->setting = exam_xml_element_dup_attribute (element, text, "setting");
  for (guint i = 0; i < exam_xml_element_get_n_children (element); i++)
    {
      const ExamXmlElement *child = exam_xml_element_get_child (element, i);

      if (exam_xml_element_is (child, "document"))
        {
          ExamDocumentSheet *document = g_new0 (ExamDocumentSheet, 1);

          document->title = exam_xml_element_dup_attribute (child, text, "title");
          document->text = exam_xml_read_text (text, child->content_start, child->content_end, NULL, &sheet->odd);
          sheet->odd |= is_odd (child, &exam_bank_grammar.elements[EXAM_ELEMENT_DOCUMENT], text);
          g_ptr_array_add (sheet->documents, document);
        }
      else
        sheet->odd |= !exam_xml_element_is (child, "item");
    }
  return sheet;
}

static char *
dup_text_of (const ExamXmlElement *element,
             const char           *text,
             const char           *name)
{
  const ExamXmlElement *child = exam_xml_element_find_child (element, name);

  return child != NULL ? exam_xml_element_dup_plain (child, text) : NULL;
}

static void
read_head_child (ExamBank             *bank,
                 const ExamXmlElement *child,
                 const char           *text)
{
  if (exam_xml_element_is (child, "author"))
    {
      g_autofree char *author = exam_xml_element_dup_plain (child, text);

      exam_bank_add_author (bank, author);
    }
  else if (exam_xml_element_is (child, "code-set"))
    {
      g_autofree char *system = exam_xml_element_dup_attribute (child, text, "system");
      g_autofree char *year = exam_xml_element_dup_attribute (child, text, "year");

      exam_bank_add_code_set (bank, system != NULL ? system : "", year != NULL ? year : "");
    }
  else if (exam_xml_element_is (child, "allow"))
    {
      g_autofree char *rule = exam_xml_element_dup_attribute (child, text, "rule");
      g_autofree char *because = exam_xml_element_dup_attribute (child, text, "because");

      if (rule != NULL && because != NULL)
        exam_bank_allow (bank, rule, because);
    }
}

/** Returns: (transfer full): what is written in the head of a <bank>: it has no items */
ExamBank *
exam_sheet_read_head (const ExamXmlElement *element,
                      const char           *text)
{
  g_autofree char *id = exam_xml_element_dup_attribute (element, text, "id");
  g_autofree char *family = exam_xml_element_dup_attribute (element, text, "format");
  g_autofree char *revision = exam_xml_element_dup_attribute (element, text, "revision");
  g_autofree char *title = dup_text_of (element, text, "title");
  g_autofree char *license = dup_text_of (element, text, "license");
  ExamBank *bank = exam_bank_new (id != NULL ? id : "", family != NULL ? family : "");

  exam_bank_set_title (bank, title);
  exam_bank_set_revision (bank, revision);
  exam_bank_set_license (bank, license);
  for (guint i = 0; i < exam_xml_element_get_n_children (element); i++)
    read_head_child (bank, exam_xml_element_get_child (element, i), text);
  return bank;
}
