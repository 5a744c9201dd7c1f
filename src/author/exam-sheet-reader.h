/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/exam-item-sheet.h"
#include "bank/exam-bank.h"
#include "bank/exam-xml-element.h"

G_BEGIN_DECLS

ExamItemSheet *exam_sheet_read_item (const ExamXmlElement *element,
                                     const char           *text) G_GNUC_WARN_UNUSED_RESULT;
ExamCaseSheet *exam_sheet_read_case (const ExamXmlElement *element,
                                     const char           *text) G_GNUC_WARN_UNUSED_RESULT;
ExamBank      *exam_sheet_read_head (const ExamXmlElement *element,
                                     const char           *text) G_GNUC_WARN_UNUSED_RESULT;

ExamText *exam_sheet_read_text (const ExamXmlElement *element,
                                const char           *text,
                                gboolean             *odd) G_GNUC_WARN_UNUSED_RESULT;
gboolean  exam_sheet_read_yes (const ExamXmlElement *element,
                               const char           *text,
                               const char           *name);

G_END_DECLS
