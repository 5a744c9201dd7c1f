/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-problem-part.h"

#include <string.h>

#include "bank/exam-xml-element.h"

/* What the checker finds in an item as a whole, it says of the item's first line. */
static const struct {
  const char *rule;
  const char *part;
} RULES[] = {
  { "near-duplicate", "stem" },
  { "duplicate-option", "option 1" },
  { "same-code", "option 1" },
  { "key-position", "option 1" },
  { "key-length", "option 1" },
  { "unpinned-option", "option 1" },
  { "no-rationale", "rationale" },
  { "no-source", "source 1" },
  { "unknown-section", "source 1" },
  { "answer-letter", "rationale" },
  { "negative-stem", "stem" },
  { "reading-level", "stem" },
  { "domain-share", "domain" },
  { "missing-decimal", "code 1" },
  { "unknown-code", "code 1" },
  { "deleted-code", "code 1" },
  { "wrong-system", "code 1" },
  { "unbillable-code", "code 1" },
};

static const char *const NUMBERED[] = { "option", "code", "source", "document", "code-set" };

/* Returns: @word and the number of @element among those that are called as it is, from 1 */
static char *
number (const ExamXmlElement *element,
        const char           *word)
{
  guint n = 1;

  for (guint i = 0; i < exam_xml_element_get_n_children (element->parent); i++)
    {
      const ExamXmlElement *other = exam_xml_element_get_child (element->parent, i);

      if (other == element)
        break;
      if (g_str_equal (other->name, element->name))
        n++;
    }
  return g_strdup_printf ("%s %u", word, n);
}

static gboolean
is_numbered (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (NUMBERED); i++)
    if (g_str_equal (NUMBERED[i], name))
      return TRUE;
  return FALSE;
}

/* The part that an element is, or is in; the tag of the item itself is none. */
static char *
name_element (const ExamXmlElement *element)
{
  for (; element != NULL && element->parent != NULL; element = element->parent)
    {
      if (is_numbered (element->name))
        return number (element, element->name);
      if (g_str_equal (element->name, "choice"))
        return g_strdup ("option 1");
      if (element->parent->parent == NULL)
        return g_strdup (element->name);
    }
  return NULL;
}

static const ExamXmlElement *
find_element (const ExamXmlElement *element,
              gsize                 offset)
{
  for (guint i = 0; i < exam_xml_element_get_n_children (element); i++)
    {
      const ExamXmlElement *child = exam_xml_element_get_child (element, i);

      if (offset >= child->start && offset < child->end)
        return find_element (child, offset);
    }
  return element;
}

/* Of options and codes the first that does not say why. */
static char *
find_silent (const ExamXmlElement *element)
{
  for (guint i = 0; i < exam_xml_element_get_n_children (element); i++)
    {
      const ExamXmlElement *child = exam_xml_element_get_child (element, i);
      char *part;

      if ((g_str_equal (child->name, "option") || g_str_equal (child->name, "code")) &&
          exam_xml_element_find_child (child, "why") == NULL)
        return number (child, g_str_equal (child->name, "option") ? "why" : "code");
      part = find_silent (child);
      if (part != NULL)
        return part;
    }
  return NULL;
}

/* What is said of the tag of an item or case, or of the bank, is about an attribute, which its message quotes; or about
 * something that is not there. */
static char *
name_attribute (const ExamXmlElement *element,
                const char           *text,
                const char           *message)
{
  static const char *const names[] = { "domain", "format", "setting", "revision", "id" };
  g_autofree char *id = exam_xml_element_dup_attribute (element, text, "id");

  if (id == NULL || *id == '\0')
    return g_strdup ("id");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *value = exam_xml_element_dup_attribute (element, text, names[i]);
      g_autofree char *quoted = value != NULL ? g_strdup_printf ("'%s'", value) : NULL;

      if (quoted != NULL && strstr (message, quoted) != NULL)
        return g_strdup (names[i]);
    }
  if (exam_xml_element_is (element, "item"))
    return g_strdup (exam_xml_element_find_child (element, "stem") == NULL ? "stem" : "kind");
  return g_strdup (exam_xml_element_is (element, "case") ? "document 1" : "title");
}

/**
 * exam_problem_find_part:
 * @problem: what is wrong
 * @text: a bank
 * @start: the first byte of the item or case that it is about; 0 for the head of the bank
 * @end: the byte behind that
 * @offset: the byte that the problem's line and column stand for
 *
 * Returns: (transfer full) (nullable): the part of a form where that is mended: id, domain, setting, title, stem, kind,
 *   "option 2", "why 2" (of an option), codes, "code 1", rationale, "source 1", "document 1", format, "code-set 1" …; %NULL
 *   where it cannot be told
 */
char *
exam_problem_find_part (const ExamProblem *problem,
                        const char        *text,
                        gsize              start,
                        gsize              end,
                        gsize              offset)
{
  g_autoptr (ExamXmlElement) element = NULL;
  const ExamXmlElement *inner;
  const char *rule;

  g_return_val_if_fail (problem != NULL, NULL);
  g_return_val_if_fail (text != NULL && start <= end, NULL);

  element = exam_xml_element_parse (text, start, end);
  if (element == NULL)
    return NULL;
  rule = exam_problem_get_rule (problem);
  if (g_strcmp0 (rule, "no-why") == 0)
    return find_silent (element);
  for (guint i = 0; i < G_N_ELEMENTS (RULES); i++)
    if (g_strcmp0 (RULES[i].rule, rule) == 0 && exam_xml_element_is (element, "item"))
      return g_strdup (RULES[i].part);

  inner = find_element (element, offset);
  if (inner != element)
    return name_element (inner);
  return rule == NULL ? name_attribute (element, text, exam_problem_get_message (problem)) : NULL;
}
