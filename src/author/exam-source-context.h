/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-format.h"

G_BEGIN_DECLS

/**
 * ExamSourcePlace:
 * @EXAM_SOURCE_OTHER: where nothing but the author knows what comes: text, comments, an attribute's sign of equality
 * @EXAM_SOURCE_ELEMENT: the name in a start tag
 * @EXAM_SOURCE_ATTRIBUTE: the name of an attribute
 * @EXAM_SOURCE_VALUE: between an attribute's quotation marks
 * @EXAM_SOURCE_END_TAG: the name in an end tag
 */
typedef enum {
  EXAM_SOURCE_OTHER,
  EXAM_SOURCE_ELEMENT,
  EXAM_SOURCE_ATTRIBUTE,
  EXAM_SOURCE_VALUE,
  EXAM_SOURCE_END_TAG,
} ExamSourcePlace;

/**
 * ExamSourceContext:
 * @place: what stands there
 * @start: the byte with which the name or value begins that is being written
 * @typed: as much of it as is there
 * @path: (element-type utf8): the elements around it, from the outermost
 * @tag: (nullable): the name in the start tag that it stands in, of attributes and values
 * @attribute: (nullable): whose value it is
 * @present: (element-type utf8): names that are there: of the other attributes of the tag, or of the elements before it
 *   in the same element
 *
 * What is being written at one place of a bank's text.
 */
typedef struct {
  ExamSourcePlace place;
  gsize           start;
  char           *typed;
  GPtrArray      *path;
  char           *tag;
  char           *attribute;
  GPtrArray      *present;
} ExamSourceContext;

/**
 * ExamSourceWord:
 * @text: what may stand there
 * @note: (nullable): says more about it, in the user's language
 * @value: it is an attribute's name, and a value has to follow
 */
typedef struct {
  char    *text;
  char    *note;
  gboolean value;
} ExamSourceWord;

ExamSourceContext *exam_source_context_new (const char        *text,
                                            gsize              length,
                                            gsize              from,
                                            gsize              offset,
                                            const char *const *outer) G_GNUC_WARN_UNUSED_RESULT;
void               exam_source_context_free (ExamSourceContext *self);

GPtrArray *exam_source_context_list_words (const ExamSourceContext *self,
                                           const ExamFormat        *format) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamSourceContext, exam_source_context_free)

G_END_DECLS
