/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamXmlContent:
 * @EXAM_XML_EMPTY: nothing
 * @EXAM_XML_ELEMENTS: elements only
 * @EXAM_XML_PLAIN: plain text, and elements where children are named
 * @EXAM_XML_RICH: rich text, and other elements where children are named
 *
 * What may stand inside an element.
 */
typedef enum {
  EXAM_XML_EMPTY,
  EXAM_XML_ELEMENTS,
  EXAM_XML_PLAIN,
  EXAM_XML_RICH,
} ExamXmlContent;

typedef enum {
  EXAM_XML_ID,        /* letters, digits, . _ - and at most 64 of them */
  EXAM_XML_YES_NO,
  EXAM_XML_CHOICE,    /* one of the words given */
  EXAM_XML_NUMBER,    /* from the minimum to the maximum given */
  EXAM_XML_PERCENT,   /* 0 to 100 with decimals */
  EXAM_XML_YEAR,
  EXAM_XML_DATE,      /* 2022, 2022-05 or 2022-05-01 */
  EXAM_XML_TEXT,      /* not empty */
  EXAM_XML_HTTPS,
  EXAM_XML_LANGUAGE,  /* a language tag: en, or en-US */
} ExamXmlType;

typedef struct {
  const char        *name;
  ExamXmlType        type;
  gboolean           required;
  guint              maximum;   /* of EXAM_XML_NUMBER */
  const char *const *words;     /* of EXAM_XML_CHOICE */
  guint              minimum;   /* of EXAM_XML_NUMBER */
} ExamXmlAttributeRule;

/**
 * ExamXmlChildRule:
 * @element: index of the child in the grammar
 * @rank: children come in the order of their ranks
 * @min: how often it must occur
 * @max: how often it may occur, 0 for any number
 */
typedef struct {
  guint element;
  guint rank;
  guint min;
  guint max;
} ExamXmlChildRule;

#define EXAM_XML_MAX_CHILDREN 24

/**
 * ExamXmlElementRule:
 * @isolated: a fault inside does not make what is around it unsound
 */
typedef struct {
  const char                 *name;
  ExamXmlContent              content;
  ExamXmlType                 type;         /* of plain text */
  guint                       maximum;      /* of plain text that is a number */
  gboolean                    isolated;
  const ExamXmlAttributeRule *attributes;   /* ends with a name of NULL */
  const ExamXmlChildRule     *children;     /* ends with a rank of 0 */
} ExamXmlElementRule;

/**
 * ExamXmlGrammar:
 * @elements: what elements there are; an index in it names an element
 * @n_elements: how many
 * @root: the element that a document is
 *
 * What a kind of document looks like. The schema says the same for editors; the grammar is what gives
 * our own readers messages with a place and a remedy, and lets them go on after a fault.
 */
typedef struct {
  const ExamXmlElementRule *elements;
  guint                     n_elements;
  guint                     root;
} ExamXmlGrammar;

gboolean exam_xml_check_value (ExamXmlType        type,
                               guint              minimum,
                               guint              maximum,
                               const char *const *words,
                               const char        *value,
                               GError           **error);

G_END_DECLS
