/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-bank-grammar.h"

#include "bank/exam-code-system.h"
#include "bank/exam-item.h"
#include "bank/exam-source-reader.h"

/* What exams/exam.xsd says to editors, and what the readers are told of: which elements and attributes there are. */

static const char *const setting_words[] = { "inpatient", "outpatient", "emergency", NULL };

static const ExamXmlAttributeRule bank_attributes[] = {
  { "id", EXAM_XML_ID, TRUE },
  { "format", EXAM_XML_ID, TRUE },
  { "revision", EXAM_XML_TEXT },
  { "xml:lang", EXAM_XML_LANGUAGE },
  { NULL }
};
static const ExamXmlAttributeRule code_set_attributes[] = {
  { "system", EXAM_XML_CHOICE, TRUE, 0, exam_code_system_names }, { "year", EXAM_XML_YEAR, TRUE }, { NULL }
};
static const ExamXmlAttributeRule case_attributes[] = {
  { "id", EXAM_XML_ID, TRUE },
  { "title", EXAM_XML_TEXT },
  { "setting", EXAM_XML_CHOICE, FALSE, 0, setting_words },
  { NULL }
};
static const ExamXmlAttributeRule document_attributes[] = { { "title", EXAM_XML_TEXT, TRUE }, { NULL } };
static const ExamXmlAttributeRule item_attributes[] = {
  { "id", EXAM_XML_ID, TRUE },
  { "domain", EXAM_XML_ID, TRUE },
  { "pretest", EXAM_XML_YES_NO },
  { NULL }
};
static const ExamXmlAttributeRule choice_attributes[] = {
  { "choose", EXAM_XML_NUMBER, FALSE, EXAM_ITEM_MAX_OPTIONS - 1, NULL, 1 }, { "shuffle", EXAM_XML_YES_NO }, { NULL }
};
static const ExamXmlAttributeRule option_attributes[] = {
  { "key", EXAM_XML_YES_NO }, { "pinned", EXAM_XML_YES_NO }, { NULL }
};
static const ExamXmlAttributeRule codes_attributes[] = {
  { "system", EXAM_XML_CHOICE, TRUE, 0, exam_code_system_names }, { "first", EXAM_XML_YES_NO }, { NULL }
};
static const ExamXmlAttributeRule code_attributes[] = { { "optional", EXAM_XML_YES_NO }, { NULL } };

static const ExamXmlAttributeRule allow_attributes[] = {
  { "rule", EXAM_XML_ID, TRUE }, { "because", EXAM_XML_TEXT, TRUE }, { NULL }
};

static const ExamXmlChildRule bank_children[] = {
  { EXAM_ELEMENT_TITLE, 1, 1, 1 },
  { EXAM_ELEMENT_AUTHOR, 2 },
  { EXAM_ELEMENT_LICENSE, 3, 0, 1 },
  { EXAM_ELEMENT_CODE_SET, 4 },
  { EXAM_ELEMENT_ALLOW, 5 },
  { EXAM_ELEMENT_ITEM, 6 },
  { EXAM_ELEMENT_CASE, 6 },
  { 0 }
};
static const ExamXmlChildRule case_children[] = { { EXAM_ELEMENT_DOCUMENT, 1, 1 }, { EXAM_ELEMENT_ITEM, 2, 1 }, { 0 } };
static const ExamXmlChildRule item_children[] = {
  { EXAM_ELEMENT_STEM, 1, 1, 1 },
  { EXAM_ELEMENT_CHOICE, 2, 0, 1 },
  { EXAM_ELEMENT_CODES, 2, 0, 1 },
  { EXAM_ELEMENT_RATIONALE, 3, 0, 1 },
  { EXAM_ELEMENT_SOURCE, 4 },
  { EXAM_ELEMENT_ALLOW, 5 },
  { 0 }
};
static const ExamXmlChildRule choice_children[] = { { EXAM_ELEMENT_OPTION, 1, 2, EXAM_ITEM_MAX_OPTIONS }, { 0 } };
static const ExamXmlChildRule why_children[] = { { EXAM_ELEMENT_WHY, 1, 0, 1 }, { 0 } };
static const ExamXmlChildRule codes_children[] = { { EXAM_ELEMENT_CODE, 1, 1, 50 }, { 0 } };

#define PLAIN_TEXT .content = EXAM_XML_PLAIN, .type = EXAM_XML_TEXT

static const ExamXmlElementRule elements[] = {
  [EXAM_ELEMENT_BANK] = { "bank", EXAM_XML_ELEMENTS, .attributes = bank_attributes, .children = bank_children },
  [EXAM_ELEMENT_TITLE] = { "title", PLAIN_TEXT },
  [EXAM_ELEMENT_AUTHOR] = { "author", PLAIN_TEXT },
  [EXAM_ELEMENT_LICENSE] = { "license", PLAIN_TEXT },
  [EXAM_ELEMENT_CODE_SET] = { "code-set", EXAM_XML_EMPTY, .attributes = code_set_attributes },
  [EXAM_ELEMENT_ITEM] = { "item", EXAM_XML_ELEMENTS, .isolated = TRUE,
                          .attributes = item_attributes, .children = item_children },
  [EXAM_ELEMENT_CASE] = { "case", EXAM_XML_ELEMENTS, .isolated = TRUE,
                          .attributes = case_attributes, .children = case_children },
  [EXAM_ELEMENT_DOCUMENT] = { "document", EXAM_XML_RICH, .attributes = document_attributes },
  [EXAM_ELEMENT_STEM] = { "stem", EXAM_XML_RICH },
  [EXAM_ELEMENT_CHOICE] = { "choice", EXAM_XML_ELEMENTS, .attributes = choice_attributes, .children = choice_children },
  [EXAM_ELEMENT_OPTION] = { "option", EXAM_XML_RICH, .attributes = option_attributes, .children = why_children },
  [EXAM_ELEMENT_WHY] = { "why", EXAM_XML_RICH },
  [EXAM_ELEMENT_CODES] = { "codes", EXAM_XML_ELEMENTS, .attributes = codes_attributes, .children = codes_children },
  [EXAM_ELEMENT_CODE] = { "code", PLAIN_TEXT, .attributes = code_attributes, .children = why_children },
  [EXAM_ELEMENT_RATIONALE] = { "rationale", EXAM_XML_RICH },
  [EXAM_ELEMENT_SOURCE] = { "source", EXAM_XML_EMPTY, .attributes = exam_source_attributes },
  [EXAM_ELEMENT_ALLOW] = { "allow", EXAM_XML_EMPTY, .attributes = allow_attributes },
};

const ExamXmlGrammar exam_bank_grammar = { elements, G_N_ELEMENTS (elements), EXAM_ELEMENT_BANK };
