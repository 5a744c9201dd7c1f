/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-source.h"
#include "bank/exam-xml-reader.h"

G_BEGIN_DECLS

/** The attributes of <source>, in a bank and in a format. */
extern const ExamXmlAttributeRule exam_source_attributes[];

ExamSource *exam_source_read (ExamXmlReader *reader) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
