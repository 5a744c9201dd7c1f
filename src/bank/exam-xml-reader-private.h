/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-text-builder.h"
#include "bank/exam-xml-parser.h"
#include "bank/exam-xml-reader.h"

/* Shared by the file that follows a document and those that check it against its grammar. */

/* An element of the grammar that is open. Frames are kept and used again for the next element that deep. */
typedef struct {
  guint            element;
  int              line;
  int              column;
  guint            rank;       /* of the child met last */
  guint            last_child;
  guint            counts[EXAM_XML_MAX_CHILDREN];
  gboolean         sound;
  gboolean         complained_of_text;
  gsize            size;       /* of the text inside, in bytes, about */
  GString         *plain;      /* (owned) */
  ExamTextBuilder *rich;       /* (owned) */
} ExamXmlFrame;

struct _ExamXmlReader
{
  const ExamXmlGrammar *grammar;
  const ExamXmlHooks   *hooks;
  gpointer              user_data;
  ExamProblems         *problems;

  ExamXmlParser          *parser;      /* (nullable): while reading */
  const ExamXmlAttribute *attributes;  /* of the element being started */
  guint                   n_attributes;
  GPtrArray              *frames;      /* (owned) (element-type ExamXmlFrame) */
  guint                   depth;       /* frames in use */
  guint                   skipping;    /* depth inside an element that is passed over */
  char                   *item_id;     /* (owned) (nullable): the item that problems are about */
};

/* exam-xml-reader.c */
ExamXmlFrame             *exam_xml_reader_get_frame (ExamXmlReader *self);
const ExamXmlElementRule *exam_xml_reader_get_rule (ExamXmlReader      *self,
                                                    const ExamXmlFrame *frame);
void                      exam_xml_reader_add_error_here (ExamXmlReader *self,
                                                          const char    *format,
                                                          ...) G_GNUC_PRINTF (2, 3);

/* exam-xml-reader-attributes.c */
void exam_xml_reader_check_attributes (ExamXmlReader            *self,
                                       const ExamXmlElementRule *rule);

/* exam-xml-reader-content.c */
int      exam_xml_reader_find_child (ExamXmlReader      *self,
                                     const ExamXmlFrame *frame,
                                     const char         *name);
gboolean exam_xml_reader_check_child (ExamXmlReader          *self,
                                      ExamXmlFrame           *frame,
                                      int                     index,
                                      const ExamXmlChildRule *child);
void     exam_xml_reader_refuse_child (ExamXmlReader      *self,
                                       const ExamXmlFrame *frame,
                                       const char         *name);
void     exam_xml_reader_check_complete (ExamXmlReader *self,
                                         ExamXmlFrame  *frame);
void     exam_xml_reader_check_plain (ExamXmlReader *self,
                                      ExamXmlFrame  *frame);
gboolean exam_xml_reader_take_room (ExamXmlReader *self,
                                    ExamXmlFrame  *frame,
                                    gsize          size);
void     exam_xml_reader_complain_of_text (ExamXmlReader *self,
                                           ExamXmlFrame  *frame,
                                           const char    *text,
                                           gsize          length,
                                           const char    *message);
