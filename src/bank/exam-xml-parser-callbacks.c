/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-xml-parser-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>

#define INSTANCE_NAMESPACE "http://www.w3.org/2001/XMLSchema-instance"

/* libxml2 compares each attribute with all before it. */
#define MAX_ATTRIBUTES 64

static void
add_error (ExamXmlParser *self,
           const char    *format,
           ...) G_GNUC_PRINTF (2, 3);

static void
add_error (ExamXmlParser *self,
           const char    *format,
           ...)
{
  int line, column;
  va_list args;

  exam_xml_parser_get_position (self, &line, &column);
  va_start (args, format);
  exam_problems_addv (self->problems, EXAM_SEVERITY_ERROR, self->file, line, column, NULL,
                      format, args);
  va_end (args);
  if (exam_problems_is_full (self->problems))
    exam_xml_parser_stop (self);
}

static void
internal_subset_cb (void          *user_data,
                    const xmlChar *name,
                    const xmlChar *external_id,
                    const xmlChar *system_id)
{
  ExamXmlParser *self = user_data;
  gsize start = 0;

  exam_xml_locator_find_before (self->locator, exam_xml_parser_get_offset (self), "<!DOCTYPE", &start);
  exam_xml_parser_add_error_at (self, start,
                                _("a DOCTYPE is not allowed, because it can make a small file huge or read other "
                                  "files; delete it, and write &#160; and the like instead of named entities"));
  exam_xml_parser_stop (self);
}

/* Only what leads an editor to the schema is none of our business. */
static gboolean
is_schema_hint (const char *name,
                const char *uri)
{
  return g_strcmp0 (uri, INSTANCE_NAMESPACE) == 0 &&
         (g_str_equal (name, "schemaLocation") || g_str_equal (name, "noNamespaceSchemaLocation"));
}

/* libxml2 leaves an ampersand in the value of an attribute as a reference, for those who make trees of it. */
static void
append_value (GString    *strings,
              const char *value,
              gsize       length)
{
  static const char ampersand[] = "&#38;";
  const char *end = value + length, *next;

  while ((next = memmem (value, end - value, ampersand, strlen (ampersand))) != NULL)
    {
      g_string_append_len (strings, value, next + 1 - value);
      value = next + strlen (ampersand);
    }
  g_string_append_len (strings, value, end - value);
}

static void
collect_attributes (ExamXmlParser  *self,
                    int             n_attributes,
                    const xmlChar **attributes)
{
  g_array_set_size (self->attributes, 0);
  g_string_truncate (self->strings, 0);

  /* Five pointers for each: local name, prefix, namespace, begin and end of the value. */
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    {
      const ExamXmlAttribute attribute = { NULL, NULL };
      gsize begin;

      if (is_schema_hint ((const char *) attributes[0], (const char *) attributes[2]))
        continue;

      g_array_append_val (self->attributes, attribute);
      if (attributes[1] != NULL)
        g_string_append_printf (self->strings, "%s:", (const char *) attributes[1]);
      g_string_append (self->strings, (const char *) attributes[0]);
      g_string_append_c (self->strings, '\0');
      begin = self->strings->len;
      append_value (self->strings, (const char *) attributes[3], (gsize) (attributes[4] - attributes[3]));
      /* XML does so by itself except where &#10; and the like are written, and would when it is read again. */
      g_strdelimit (self->strings->str + begin, "\t\r\n", ' ');
      g_string_append_c (self->strings, '\0');
    }

  /* Only now the string moves no more. */
  for (gsize i = 0, at = 0; i < self->attributes->len; i++)
    {
      ExamXmlAttribute *attribute = &g_array_index (self->attributes, ExamXmlAttribute, i);

      attribute->name = self->strings->str + at;
      at += strlen (attribute->name) + 1;
      attribute->value = self->strings->str + at;
      at += strlen (attribute->value) + 1;
    }
}

/* Returns FALSE for an element that no bank needs. */
static gboolean
check_limits (ExamXmlParser *self,
              const char    *name,
              int            n_attributes)
{
  if (self->depth > EXAM_XML_MAX_DEPTH)
    add_error (self, _("elements are nested more than %d deep; no bank needs that"),
               EXAM_XML_MAX_DEPTH);
  else if (n_attributes > MAX_ATTRIBUTES)
    add_error (self, _("<%s> has %d attributes; no element has that many"),
               name, n_attributes);
  else
    return TRUE;

  return FALSE;
}

/* What is in the element is passed over; if it is the root, that is all. */
static void
refuse_foreign (ExamXmlParser *self,
                const char    *name,
                const char    *uri)
{
  if (self->handler->others)
    add_error (self, _("<%s> is in the namespace '%s', where no namespace is expected"), name, uri);
  else if (self->depth == 1 && uri == NULL)
    add_error (self, _("<%s> has no namespace; write <%s xmlns=\"%s\">"),
               name, name, EXAM_XML_NAMESPACE);
  else if (self->depth == 1)
    add_error (self, _("<%s> is in the namespace '%s', so this is not a Mockingbird file; "
                       "the namespace of banks and formats is %s"),
               name, uri, EXAM_XML_NAMESPACE);
  else
    add_error (self, _("<%s> is not in the namespace %s; delete it or its xmlns"),
               name, EXAM_XML_NAMESPACE);

  self->foreign_depth = self->depth;
  if (self->depth == 1)
    exam_xml_parser_stop (self);
}

static void
start_element_cb (void           *user_data,
                  const xmlChar  *name,
                  const xmlChar  *prefix,
                  const xmlChar  *uri,
                  int             n_namespaces,
                  const xmlChar **namespaces,
                  int             n_attributes,
                  int             n_defaulted,
                  const xmlChar **attributes)
{
  ExamXmlParser *self = user_data;

  if (self->stopped)
    return;

  /* What is complete came before the end; the parser would let a tag without its rest pass. */
  if (self->at_end)
    {
      exam_xml_parser_add_end_error (self);
      exam_xml_parser_stop (self);
      return;
    }

  self->depth++;
  if (!check_limits (self, (const char *) name, n_attributes + n_namespaces))
    {
      exam_xml_parser_stop (self);
      return;
    }

  if (self->foreign_depth > 0)
    return;

  if (g_strcmp0 ((const char *) uri, self->handler->others ? NULL : EXAM_XML_NAMESPACE) != 0)
    {
      refuse_foreign (self, (const char *) name, (const char *) uri);
      return;
    }

  collect_attributes (self, n_attributes, attributes);
  self->handler->start_element (self, (const char *) name,
                                (const ExamXmlAttribute *) (void *) self->attributes->data,
                                self->attributes->len, self->user_data);
}

static void
end_element_cb (void          *user_data,
                const xmlChar *name,
                const xmlChar *prefix,
                const xmlChar *uri)
{
  ExamXmlParser *self = user_data;

  if (self->stopped)
    return;

  if (self->foreign_depth == 0)
    self->handler->end_element (self, self->user_data);
  else if (self->foreign_depth == self->depth)
    self->foreign_depth = 0;

  self->depth--;
  self->root_ended |= self->depth == 0;
}

static void
text_cb (void          *user_data,
         const xmlChar *text,
         int            length)
{
  ExamXmlParser *self = user_data;

  if (!self->stopped && self->foreign_depth == 0 && length > 0)
    self->handler->text (self, (const char *) text, (gsize) length, self->user_data);
}

static void
#if LIBXML_VERSION >= 21200
error_cb (void           *user_data,
          const xmlError *error)
#else
error_cb (void     *user_data,
          xmlError *error)
#endif
{
  ExamXmlParser *self = user_data;

  if (error->level >= XML_ERR_FATAL && self->fatal.level < XML_ERR_FATAL)
    xmlCopyError (error, &self->fatal);
}

/* What libxml2 calls. Without those for entities and external subsets, there are none. */
const xmlSAXHandler exam_xml_parser_callbacks = {
  .initialized = XML_SAX2_MAGIC,
  .internalSubset = internal_subset_cb,
  .startElementNs = start_element_cb,
  .endElementNs = end_element_cb,
  .characters = text_cb,
  .ignorableWhitespace = text_cb,
  .cdataBlock = text_cb,
  .serror = error_cb,
};
