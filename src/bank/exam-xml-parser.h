/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bank/exam-problems.h"

G_BEGIN_DECLS

/** What the elements of banks and formats are in. */
#define EXAM_XML_NAMESPACE "urn:mockingbird:exam:1"

/** Largest file that is read, in bytes: three times the largest bank we have seen made on purpose. */
#define EXAM_XML_MAX_BYTES (256 * 1024 * 1024)

/** Deepest nesting that is read. The XML of banks needs 9. */
#define EXAM_XML_MAX_DEPTH 32

/**
 * ExamXmlParser:
 *
 * Reads XML from files that nobody vouches for. No network, no DTD, no entities but the five of XML itself;
 * UTF-8 only; bounded size and depth. Every reader of XML in the program stands on it.
 */
typedef struct _ExamXmlParser ExamXmlParser;

typedef struct {
  const char *name;
  const char *value;
} ExamXmlAttribute;

/**
 * ExamXmlHandler:
 * @start_element: an element begins; @name is unique per parse, so that equal names are equal pointers
 * @end_element: it ends
 * @text: a piece of text; one run of text can come in several pieces
 * @others: the document is none of ours: its elements have no namespace
 */
typedef struct {
  void (*start_element) (ExamXmlParser          *parser,
                         const char             *name,
                         const ExamXmlAttribute *attributes,
                         guint                   n_attributes,
                         gpointer                user_data);
  void (*end_element) (ExamXmlParser *parser,
                       gpointer       user_data);
  void (*text) (ExamXmlParser *parser,
                const char    *text,
                gsize          length,
                gpointer       user_data);
  gboolean others;
} ExamXmlHandler;

void     exam_xml_parser_init (void);
gboolean exam_xml_parse_file (const char           *path,
                              const ExamXmlHandler *handler,
                              gpointer              user_data,
                              ExamProblems         *problems,
                              GCancellable         *cancellable,
                              GError              **error);
gboolean exam_xml_parse_bytes (const char           *name,
                               GBytes               *bytes,
                               const ExamXmlHandler *handler,
                               gpointer              user_data,
                               ExamProblems         *problems);

gboolean exam_xml_is_blank (const char *text,
                            gsize       length);

const char *exam_xml_parser_get_file (ExamXmlParser *self);
void        exam_xml_parser_get_position (ExamXmlParser *self,
                                          int           *line,
                                          int           *column);
void        exam_xml_parser_get_text_position (ExamXmlParser *self,
                                               const char    *text,
                                               gsize          length,
                                               int           *line,
                                               int           *column);
void        exam_xml_parser_stop (ExamXmlParser *self);

G_END_DECLS
