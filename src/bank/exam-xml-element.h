/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-text.h"
#include "bank/exam-xml-scanner.h"

G_BEGIN_DECLS

typedef struct _ExamXmlElement ExamXmlElement;

/**
 * ExamXmlElement:
 * @parent: (nullable) (unowned)
 * @name: (owned)
 * @start: of its start tag
 * @name_end: the byte behind the name in the start tag
 * @content_start: the byte behind the start tag
 * @content_end: the end tag
 * @end: the byte behind the end tag
 * @empty: its start tag is its end; then all of the three before are the same
 * @closed: its end was seen
 * @foreign: it is in another namespace; what is inside is passed over
 * @attributes: (nullable) (element-type ExamXmlRange)
 * @children: (nullable) (element-type ExamXmlElement)
 *
 * Where an element stands in a text, byte by byte, for those who change it.
 */
struct _ExamXmlElement {
  ExamXmlElement *parent;
  char           *name;
  gsize           start;
  gsize           name_end;
  gsize           content_start;
  gsize           content_end;
  gsize           end;
  gboolean        empty;
  gboolean        closed;
  gboolean        foreign;
  GArray         *attributes;
  GPtrArray      *children;
};

ExamXmlElement *exam_xml_element_parse (const char *text,
                                        gsize       start,
                                        gsize       end) G_GNUC_WARN_UNUSED_RESULT;
void            exam_xml_element_free (ExamXmlElement *self);

guint           exam_xml_element_get_n_children (const ExamXmlElement *self);
ExamXmlElement *exam_xml_element_get_child (const ExamXmlElement *self,
                                            guint                 index);
ExamXmlElement *exam_xml_element_find_child (const ExamXmlElement *self,
                                             const char           *name);
ExamXmlElement *exam_xml_element_find_nth (const ExamXmlElement *self,
                                           const char           *name,
                                           guint                 index);
gboolean        exam_xml_element_is (const ExamXmlElement *self,
                                     const char           *name);

const ExamXmlRange *exam_xml_element_find_attribute (const ExamXmlElement *self,
                                                     const char           *text,
                                                     const char           *name);
char               *exam_xml_element_dup_attribute (const ExamXmlElement *self,
                                                    const char           *text,
                                                    const char           *name);
char               *exam_xml_element_dup_plain (const ExamXmlElement *self,
                                                const char           *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamXmlElement, exam_xml_element_free)

G_END_DECLS
