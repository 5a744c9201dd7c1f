/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamSourceStyle:
 * @EXAM_SOURCE_STYLE_NAME: the name of an element, and what is around it in a tag
 * @EXAM_SOURCE_STYLE_PREFIX: of a name, with the colon
 * @EXAM_SOURCE_STYLE_ATTRIBUTE: the name of an attribute
 * @EXAM_SOURCE_STYLE_VALUE: of an attribute, with its quotation marks
 * @EXAM_SOURCE_STYLE_REFERENCE: to a character
 * @EXAM_SOURCE_STYLE_COMMENT: all of a comment
 * @EXAM_SOURCE_STYLE_CDATA: what begins and ends a piece that is not looked into
 * @EXAM_SOURCE_STYLE_INSTRUCTION: what is for a program, and the begin and the end of the declaration
 * @EXAM_SOURCE_STYLE_DOCTYPE: the type of the document
 * @EXAM_SOURCE_STYLE_ERROR: what may not stand in XML
 */
typedef enum {
  EXAM_SOURCE_STYLE_NAME,
  EXAM_SOURCE_STYLE_PREFIX,
  EXAM_SOURCE_STYLE_ATTRIBUTE,
  EXAM_SOURCE_STYLE_VALUE,
  EXAM_SOURCE_STYLE_REFERENCE,
  EXAM_SOURCE_STYLE_COMMENT,
  EXAM_SOURCE_STYLE_CDATA,
  EXAM_SOURCE_STYLE_INSTRUCTION,
  EXAM_SOURCE_STYLE_DOCTYPE,
  EXAM_SOURCE_STYLE_ERROR,
  EXAM_SOURCE_N_STYLES,
} ExamSourceStyle;

/**
 * ExamSourceSpan:
 * @start: its first byte
 * @end: the byte behind it
 * @style: how it is to look
 */
typedef struct {
  gsize           start;
  gsize           end;
  ExamSourceStyle style;
} ExamSourceSpan;

/**
 * ExamSourceSpans:
 *
 * Tells names, values and the like in any part of a text that is XML, or will be when it is finished. What that part means
 * depends on all in front of it; places where nothing is open are kept, so that only the way from the last of them is gone.
 */
typedef struct _ExamSourceSpans ExamSourceSpans;

ExamSourceSpans *exam_source_spans_new (void) G_GNUC_WARN_UNUSED_RESULT;
void             exam_source_spans_free (ExamSourceSpans *self);

void    exam_source_spans_forget (ExamSourceSpans *self,
                                  gsize            offset);
GArray *exam_source_spans_list (ExamSourceSpans *self,
                                const char      *text,
                                gsize            length,
                                gsize            start,
                                gsize            end) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamSourceSpans, exam_source_spans_free)

G_END_DECLS
