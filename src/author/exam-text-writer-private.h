/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/exam-text-writer.h"
#include "bank/exam-xml-element.h"

G_BEGIN_DECLS

/* Shared by what writes rich text anew and what writes it again. */

gboolean exam_text_is_flow (const ExamXmlElement *element);
gboolean exam_text_is_container (const ExamXmlElement *element);
gboolean exam_text_is_block (const ExamXmlElement *element);
gboolean exam_text_is_bare (const ExamXmlElement *blocks);

char           *exam_text_dup_content (const char           *text,
                                       const ExamXmlElement *element);
ExamXmlElement *exam_text_parse_blocks (ExamText  *text,
                                        char     **markup);
char           *exam_text_write_element (const char           *markup,
                                         const ExamXmlElement *element,
                                         const char           *indent,
                                         const ExamLineStyle  *style);

G_END_DECLS
