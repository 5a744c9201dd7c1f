/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-xml-reader-private.h"

#include <glib/gi18n-lib.h>

/** Returns: (nullable): the value of an attribute of the element being started; only valid in the start hook */
const char *
exam_xml_reader_get_attribute (ExamXmlReader *self,
                               const char    *name)
{
  for (guint i = 0; i < self->n_attributes; i++)
    if (g_str_equal (self->attributes[i].name, name))
      return self->attributes[i].value;

  return NULL;
}

gboolean
exam_xml_reader_get_yes (ExamXmlReader *self,
                         const char    *name)
{
  return g_strcmp0 (exam_xml_reader_get_attribute (self, name), "yes") == 0;
}

/** Returns: the attribute as a number, or @fallback where it is missing or none */
guint
exam_xml_reader_get_number (ExamXmlReader *self,
                            const char    *name,
                            guint          fallback)
{
  const char *value = exam_xml_reader_get_attribute (self, name);
  guint64 number;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT, &number, NULL))
    return fallback;

  return (guint) number;
}

/** Returns: the attribute as a percentage, or 0 */
double
exam_xml_reader_get_percent (ExamXmlReader *self,
                             const char    *name)
{
  const char *value = exam_xml_reader_get_attribute (self, name);

  return value != NULL ? g_ascii_strtod (value, NULL) : 0;
}

static const ExamXmlAttributeRule *
find_attribute_rule (const ExamXmlElementRule *rule,
                     const char               *name)
{
  for (const ExamXmlAttributeRule *attribute = rule->attributes;
       attribute != NULL && attribute->name != NULL;
       attribute++)
    if (g_str_equal (attribute->name, name))
      return attribute;

  return NULL;
}

static char *
list_attributes (const ExamXmlElementRule *rule)
{
  GString *list = g_string_new (NULL);

  for (const ExamXmlAttributeRule *attribute = rule->attributes;
       attribute != NULL && attribute->name != NULL;
       attribute++)
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", attribute->name);

  return g_string_free (list, FALSE);
}

static void
check_given_attributes (ExamXmlReader            *self,
                        const ExamXmlElementRule *rule)
{
  for (guint i = 0; i < self->n_attributes; i++)
    {
      const ExamXmlAttribute *given = &self->attributes[i];
      const ExamXmlAttributeRule *attribute = find_attribute_rule (rule, given->name);
      g_autoptr (GError) error = NULL;

      if (attribute == NULL)
        {
          g_autofree char *known = list_attributes (rule);

          if (*known == '\0')
            /* Translators: an element, and the attribute that was given */
            exam_xml_reader_add_error (self, _("<%s> has no attributes; delete %s"),
                                       rule->name, given->name);
          else
            /* Translators: an element, the attribute that was given, and a list of those there are */
            exam_xml_reader_add_error (self, _("<%s> has no attribute %s; it has %s"),
                                       rule->name, given->name, known);
        }
      else if (!exam_xml_check_value (attribute->type, attribute->minimum, attribute->maximum, attribute->words,
                                      given->value, &error))
        /* Translators: attribute, value, element, and what to do, such as "write a number from 0 to 100" */
        exam_xml_reader_add_error (self, _("%s=\"%s\" in <%s> is not right; %s"),
                                   given->name, given->value, rule->name, error->message);
    }
}

/* Says what is wrong with the attributes of the element being started. */
void
exam_xml_reader_check_attributes (ExamXmlReader            *self,
                                  const ExamXmlElementRule *rule)
{
  check_given_attributes (self, rule);

  for (const ExamXmlAttributeRule *attribute = rule->attributes;
       attribute != NULL && attribute->name != NULL;
       attribute++)
    if (attribute->required && exam_xml_reader_get_attribute (self, attribute->name) == NULL)
      exam_xml_reader_add_error (self, _("<%s> lacks the attribute %s; add %s=\"…\""),
                                 rule->name, attribute->name, attribute->name);
}
