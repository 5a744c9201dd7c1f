/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include "bank/exam-xml-locator.h"
#include "bank/exam-xml-parser.h"

/* Shared by the file that feeds libxml2 and the one that hears from it. */
struct _ExamXmlParser
{
  const char           *file;
  const ExamXmlHandler *handler;
  gpointer              user_data;
  ExamProblems         *problems;

  xmlParserCtxt  *ctxt;       /* (owned) */
  ExamXmlLocator *locator;    /* (owned) */
  GArray         *attributes; /* (owned) (element-type ExamXmlAttribute), of the element being started */
  GString        *strings;    /* (owned) their names and values, each with its NUL */

  xmlError fatal;             /* the first one: what comes behind it is a consequence, and may not be fatal */
  char     first;             /* the first byte of the file that is no white space, or NUL before that */
  gboolean at_end;            /* nothing more will be fed */
  gboolean root_ended;
  guint    depth;
  guint    foreign_depth;     /* depth below an element that is not ours, or 0 */
  gboolean stopped;
};

extern const xmlSAXHandler exam_xml_parser_callbacks;

gsize exam_xml_parser_get_offset (ExamXmlParser *self);
void  exam_xml_parser_add_error_at (ExamXmlParser *self,
                                    gsize          offset,
                                    const char    *message);
void  exam_xml_parser_add_end_error (ExamXmlParser *self);
