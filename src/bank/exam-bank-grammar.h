/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-xml-grammar.h"

G_BEGIN_DECLS

/** The elements of a bank, as indices into its grammar. */
typedef enum {
  EXAM_ELEMENT_BANK,
  EXAM_ELEMENT_TITLE,
  EXAM_ELEMENT_AUTHOR,
  EXAM_ELEMENT_LICENSE,
  EXAM_ELEMENT_CODE_SET,
  EXAM_ELEMENT_ITEM,
  EXAM_ELEMENT_CASE,
  EXAM_ELEMENT_DOCUMENT,
  EXAM_ELEMENT_STEM,
  EXAM_ELEMENT_CHOICE,
  EXAM_ELEMENT_OPTION,
  EXAM_ELEMENT_WHY,
  EXAM_ELEMENT_CODES,
  EXAM_ELEMENT_CODE,
  EXAM_ELEMENT_RATIONALE,
  EXAM_ELEMENT_SOURCE,
  EXAM_ELEMENT_ALLOW,
} ExamBankElement;

extern const ExamXmlGrammar exam_bank_grammar;

G_END_DECLS
