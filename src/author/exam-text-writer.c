/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-text-writer-private.h"

#include <string.h>

#include "bank/exam-xml-element.h"
#include "bank/exam-xml-text.h"

/* Rich text as our banks write it: a single paragraph without its tags; else each block on lines of its own. */

static gboolean
is_one_of (const ExamXmlElement *element,
           const char *const    *names)
{
  return g_strv_contains (names, element->name);
}

/* What holds words. */
gboolean
exam_text_is_flow (const ExamXmlElement *element)
{
  static const char *const names[] = { "p", "li", "th", "td", NULL };

  return is_one_of (element, names);
}

gboolean
exam_text_is_container (const ExamXmlElement *element)
{
  static const char *const names[] = { "ul", "ol", "table", "tr", NULL };

  return is_one_of (element, names);
}

gboolean
exam_text_is_block (const ExamXmlElement *element)
{
  static const char *const names[] = { "p", "pre", "ul", "ol", "table", "img", NULL };

  return is_one_of (element, names);
}

static gsize
measure (const char *text)
{
  return (gsize) g_utf8_strlen (text, -1);
}

char *
exam_text_dup_content (const char           *text,
                       const ExamXmlElement *element)
{
  return g_strndup (text + element->content_start, element->content_end - element->content_start);
}

/* --- Anew --- */

static char *
write_flow (const char           *markup,
            const ExamXmlElement *element,
            const char           *indent,
            const ExamLineStyle  *style)
{
  g_autofree char *content = exam_text_dup_content (markup, element);
  ExamLineStyle inner = *style;
  g_autofree char *lines = NULL;

  inner.indent = indent;
  inner.column = measure (indent) + strlen (element->name) + strlen ("<>");
  inner.tail = strlen (element->name) + strlen ("</>");
  lines = exam_lines_fill (content, &inner);
  return g_strdup_printf ("<%s>%s</%s>", element->name, lines, element->name);
}

/* A row that fits is one line. */
static char *
write_container (const char           *markup,
                 const ExamXmlElement *element,
                 const char           *indent,
                 const ExamLineStyle  *style)
{
  GString *xml;
  g_autofree char *inner = g_strconcat (indent, style->unit, NULL);

  if (g_str_equal (element->name, "tr") && measure (indent) + (element->end - element->start) <= style->width)
    return g_strndup (markup + element->start, element->end - element->start);

  xml = g_string_new (NULL);
  g_string_append_printf (xml, "<%s>", element->name);
  for (guint i = 0; i < exam_xml_element_get_n_children (element); i++)
    {
      g_autofree char *child = exam_text_write_element (markup, exam_xml_element_get_child (element, i), inner, style);

      g_string_append_printf (xml, "%s%s%s", style->eol, inner, child);
    }
  g_string_append_printf (xml, "%s%s</%s>", style->eol, indent, element->name);
  return g_string_free (xml, FALSE);
}

static char *
write_preformatted (const char           *markup,
                    const ExamXmlElement *element,
                    const ExamLineStyle  *style)
{
  g_autofree char *content = g_strndup (markup + element->start, element->end - element->start);
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  return g_strjoinv (style->eol, lines);
}

/* Writes an element of canonical markup behind @indent. */
char *
exam_text_write_element (const char           *markup,
                         const ExamXmlElement *element,
                         const char           *indent,
                         const ExamLineStyle  *style)
{
  if (exam_text_is_flow (element))
    return write_flow (markup, element, indent, style);
  if (exam_text_is_container (element))
    return write_container (markup, element, indent, style);
  return write_preformatted (markup, element, style);
}

/* Returns: (transfer full): the blocks of @text as the children of an element, with the @markup that it stands in */
ExamXmlElement *
exam_text_parse_blocks (ExamText  *text,
                        char     **markup)
{
  *markup = g_strdup_printf ("<text>%s</text>", exam_text_get_markup (text));
  return exam_xml_element_parse (*markup, 0, strlen (*markup));
}

/* Whether one paragraph is all. */
gboolean
exam_text_is_bare (const ExamXmlElement *blocks)
{
  return exam_xml_element_get_n_children (blocks) == 1 &&
         g_str_equal (exam_xml_element_get_child (blocks, 0)->name, "p");
}

/**
 * exam_text_write:
 * @text: (nullable): normal rich text
 * @style: what lines look like
 *
 * Returns: (transfer full): what comes between the tags of the element that holds it
 */
char *
exam_text_write (ExamText            *text,
                 const ExamLineStyle *style)
{
  g_autoptr (ExamXmlElement) blocks = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *indent = NULL;
  GString *xml;

  if (text == NULL)
    return g_strdup ("");
  blocks = exam_text_parse_blocks (text, &markup);
  if (exam_text_is_bare (blocks))
    {
      g_autofree char *content = exam_text_dup_content (markup, exam_xml_element_get_child (blocks, 0));

      return exam_lines_fill (content, style);
    }

  indent = g_strconcat (style->indent, style->unit, NULL);
  xml = g_string_new (NULL);
  for (guint i = 0; i < exam_xml_element_get_n_children (blocks); i++)
    {
      g_autofree char *block = exam_text_write_element (markup, exam_xml_element_get_child (blocks, i), indent, style);

      g_string_append_printf (xml, "%s%s%s", style->eol, indent, block);
    }
  g_string_append_printf (xml, "%s%s", style->eol, style->indent);
  return g_string_free (xml, FALSE);
}

/**
 * exam_text_normalize:
 * @text: (nullable): canonical markup
 *
 * Returns: (transfer full) (nullable): how it is when it was written and read again: without white space that means nothing,
 *   without characters that XML has none for; %NULL where nothing is left
 */
ExamText *
exam_text_normalize (ExamText *text)
{
  g_autoptr (GString) markup = NULL;

  if (text == NULL)
    return NULL;
  markup = g_string_new (NULL);
  for (const char *at = exam_text_get_markup (text); *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if ((character >= ' ' || character == '\t' || character == '\n') && character != 0xFFFE && character != 0xFFFF)
        g_string_append_unichar (markup, character);
    }
  return exam_xml_read_text (markup->str, 0, markup->len, NULL, NULL);
}
