/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-xml-element.h"

#include <string.h>

#include "bank/exam-xml-parser.h"

static ExamXmlElement *
element_new (const char         *text,
             const ExamXmlToken *token,
             ExamXmlElement     *parent)
{
  ExamXmlElement *self = g_new0 (ExamXmlElement, 1);
  gsize at = 0;
  ExamXmlRange range;

  self->parent = parent;
  self->name = g_strndup (text + token->name_start, token->name_end - token->name_start);
  self->start = token->start;
  self->name_end = token->name_end;
  self->content_start = self->content_end = self->end = token->end;
  self->empty = self->closed = token->empty;
  self->foreign = exam_xml_token_is_foreign (token, text);
  while (exam_xml_token_next_attribute (token, text, &at, &range))
    {
      if (self->attributes == NULL)
        self->attributes = g_array_new (FALSE, FALSE, sizeof (ExamXmlRange));
      g_array_append_val (self->attributes, range);
    }

  if (parent != NULL)
    {
      if (parent->children == NULL)
        parent->children = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_xml_element_free);
      g_ptr_array_add (parent->children, self);
    }
  return self;
}

static void
close_element (ExamXmlElement *self,
               gsize           content_end,
               gsize           end)
{
  self->content_end = content_end;
  self->end = end;
}

/**
 * exam_xml_element_parse:
 * @text: XML
 * @start: where the element is, or something before it
 * @end: the end of the element; or before it: then what is open is taken to end there
 *
 * Returns: (transfer full) (nullable): the first element from @start on, with all elements in it down to the depth that is
 *   read at all; %NULL if there is none
 */
ExamXmlElement *
exam_xml_element_parse (const char *text,
                        gsize       start,
                        gsize       end)
{
  ExamXmlScanner scanner = { text, start, end };
  ExamXmlElement *root = NULL, *open = NULL;
  ExamXmlToken token;
  guint passed = 0;   /* elements open in one that is passed over */
  guint depth = 0;

  while (exam_xml_scanner_next (&scanner, &token))
    {
      if (token.kind == EXAM_XML_TOKEN_START && (passed > 0 || depth >= EXAM_XML_MAX_DEPTH ||
                                                 (open != NULL && open->foreign)))
        passed += !token.empty;
      else if (token.kind == EXAM_XML_TOKEN_END && passed > 0)
        passed--;
      else if (token.kind == EXAM_XML_TOKEN_START)
        {
          ExamXmlElement *element = element_new (text, &token, open);

          root = root != NULL ? root : element;
          if (!element->empty)
            {
              open = element;
              depth++;
            }
        }
      else if (token.kind == EXAM_XML_TOKEN_END && open != NULL)
        {
          close_element (open, token.start, token.end);
          open->closed = TRUE;
          open = open->parent;
          depth--;
        }

      if (root != NULL && open == NULL)
        break;
    }

  for (; open != NULL; open = open->parent)
    close_element (open, end, end);
  return root;
}

void
exam_xml_element_free (ExamXmlElement *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->name);
  g_clear_pointer (&self->attributes, g_array_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

guint
exam_xml_element_get_n_children (const ExamXmlElement *self)
{
  return self->children != NULL ? self->children->len : 0;
}

ExamXmlElement *
exam_xml_element_get_child (const ExamXmlElement *self,
                            guint                 index)
{
  return g_ptr_array_index (self->children, index);
}

/** Returns: whether it is one of ours with that name */
gboolean
exam_xml_element_is (const ExamXmlElement *self,
                     const char           *name)
{
  return !self->foreign && strcmp (self->name, name) == 0;
}

/** Returns: (nullable): the child of that name with that 0-based index among them */
ExamXmlElement *
exam_xml_element_find_nth (const ExamXmlElement *self,
                           const char           *name,
                           guint                 index)
{
  for (guint i = 0; i < exam_xml_element_get_n_children (self); i++)
    {
      ExamXmlElement *child = exam_xml_element_get_child (self, i);

      if (exam_xml_element_is (child, name) && index-- == 0)
        return child;
    }
  return NULL;
}

/** Returns: (nullable): the first child of that name */
ExamXmlElement *
exam_xml_element_find_child (const ExamXmlElement *self,
                             const char           *name)
{
  return exam_xml_element_find_nth (self, name, 0);
}

/** Returns: (nullable): where the attribute stands */
const ExamXmlRange *
exam_xml_element_find_attribute (const ExamXmlElement *self,
                                 const char           *text,
                                 const char           *name)
{
  gsize length = strlen (name);

  for (guint i = 0; self->attributes != NULL && i < self->attributes->len; i++)
    {
      const ExamXmlRange *range = &g_array_index (self->attributes, ExamXmlRange, i);

      if (range->name_end - range->start == length && memcmp (text + range->start, name, length) == 0)
        return range;
    }
  return NULL;
}

/** Returns: (transfer full) (nullable): the value of an attribute */
char *
exam_xml_element_dup_attribute (const ExamXmlElement *self,
                                const char           *text,
                                const char           *name)
{
  const ExamXmlRange *range = exam_xml_element_find_attribute (self, text, name);

  return range != NULL ? exam_xml_decode (text + range->value_start, range->value_end - range->value_start, TRUE) : NULL;
}

/**
 * exam_xml_element_dup_plain:
 * @self: an element
 * @text: the text it stands in
 *
 * Returns: (transfer full): the text right inside it, outside of its children, on one line without white space around it
 */
char *
exam_xml_element_dup_plain (const ExamXmlElement *self,
                            const char           *text)
{
  ExamXmlScanner scanner = { text, self->content_start, self->content_end };
  GString *plain = g_string_new (NULL);
  ExamXmlToken token;
  guint depth = 0;

  while (exam_xml_scanner_next (&scanner, &token))
    {
      if (token.kind == EXAM_XML_TOKEN_START)
        depth += !token.empty;
      else if (token.kind == EXAM_XML_TOKEN_END)
        depth -= depth > 0;
      else if (depth == 0)
        {
          g_autofree char *piece = exam_xml_token_dup_text (&token, text);

          g_string_append (plain, piece != NULL ? piece : "");
        }
    }
  g_strstrip (g_strdelimit (plain->str, "\t\r\n", ' '));
  return g_string_free (plain, FALSE);
}
