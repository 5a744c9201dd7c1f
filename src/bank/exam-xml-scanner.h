/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "bank/exam-problems.h"

G_BEGIN_DECLS

typedef enum {
  EXAM_XML_TOKEN_TEXT,
  EXAM_XML_TOKEN_CDATA,
  EXAM_XML_TOKEN_COMMENT,
  EXAM_XML_TOKEN_INSTRUCTION,
  EXAM_XML_TOKEN_START,
  EXAM_XML_TOKEN_END,
} ExamXmlTokenKind;

/**
 * ExamXmlToken:
 * @start: its first byte
 * @end: the byte behind it
 * @name_start: of a tag
 * @name_end: of a tag
 * @empty: a start tag that is its own end
 */
typedef struct {
  ExamXmlTokenKind kind;
  gsize            start;
  gsize            end;
  gsize            name_start;
  gsize            name_end;
  gboolean         empty;
} ExamXmlToken;

/**
 * ExamXmlRange:
 * @start: of the attribute, which is that of its name
 * @name_end: the byte behind its name
 * @value_start: the byte behind the quotation mark
 * @value_end: the closing quotation mark
 *
 * Where an attribute stands.
 */
typedef struct {
  gsize start;
  gsize name_end;
  gsize value_start;
  gsize value_end;
} ExamXmlRange;

/**
 * ExamXmlScanner:
 * @text: XML
 * @at: where to go on
 * @end: where to stop
 *
 * Cuts XML into its pieces without changing a byte, so that they can be told by their places. It takes well-formed XML, as
 * exam_xml_check() finds it; what comes out of anything else is unspecified, but inside the text.
 */
typedef struct {
  const char *text;
  gsize       at;
  gsize       end;
} ExamXmlScanner;

gboolean exam_xml_scanner_next (ExamXmlScanner *self,
                                ExamXmlToken   *token);
gboolean exam_xml_token_next_attribute (const ExamXmlToken *self,
                                        const char         *text,
                                        gsize              *at,
                                        ExamXmlRange       *attribute);
gboolean exam_xml_token_is (const ExamXmlToken *self,
                            const char         *text,
                            const char         *name);
char    *exam_xml_token_dup_attribute (const ExamXmlToken *self,
                                       const char         *text,
                                       const char         *name);
char    *exam_xml_token_dup_text (const ExamXmlToken *self,
                                  const char         *text);
gboolean exam_xml_token_is_foreign (const ExamXmlToken *self,
                                    const char         *text);

char *exam_xml_decode (const char *text,
                       gsize       length,
                       gboolean    is_attribute);
char *exam_xml_encode (const char *text,
                       gssize      length,
                       char        quote);

gboolean exam_xml_check (const char   *name,
                         const char   *text,
                         gsize         length,
                         const char   *root,
                         ExamProblems *problems);

G_END_DECLS
