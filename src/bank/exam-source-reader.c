/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-source-reader.h"

const ExamXmlAttributeRule exam_source_attributes[] = {
  { "title", EXAM_XML_TEXT, TRUE },
  { "section", EXAM_XML_TEXT },
  { "year", EXAM_XML_YEAR },
  { "href", EXAM_XML_HTTPS },
  { NULL }
};

/** Returns: (transfer full) (nullable): what a <source> that is being started names; %NULL when it lacks a title */
ExamSource *
exam_source_read (ExamXmlReader *reader)
{
  const char *title = exam_xml_reader_get_attribute (reader, "title");

  if (title == NULL)
    return NULL;

  return exam_source_new (title,
                          exam_xml_reader_get_attribute (reader, "section"),
                          exam_xml_reader_get_attribute (reader, "year"),
                          exam_xml_reader_get_attribute (reader, "href"));
}
