/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "author/exam-filler.h"
#include "author/exam-markup.h"

/* Shared by the parts of the layout. */

#define EXAM_LAYOUT_STEP 2

typedef struct {
  GArray     *tokens;          /* (element-type ExamMarkupToken) */
  ExamFiller *filler;          /* where it is written */
  const char *prefix;          /* of the root's name, with its colon; of all others that are laid out, too */
  gsize       prefix_length;
} ExamLayout;

/* What is known about the elements of a bank. Anything else stays as it was written. */
typedef enum {
  EXAM_LAYOUT_UNKNOWN,
  EXAM_LAYOUT_BANK,
  EXAM_LAYOUT_CASE,
  EXAM_LAYOUT_CONTAINER,   /* elements, each on a line of its own */
  EXAM_LAYOUT_RICH,        /* a text, or blocks, and perhaps a why */
  EXAM_LAYOUT_ROW,         /* cells, on one line where they fit */
  EXAM_LAYOUT_FLOW,        /* a text */
  EXAM_LAYOUT_PLAIN,       /* a text without elements, on one line */
  EXAM_LAYOUT_INLINE,      /* part of a text */
  EXAM_LAYOUT_EMPTY,       /* attributes only, or nothing at all */
  EXAM_LAYOUT_KEPT,        /* its spaces mean something */
} ExamLayoutKind;

/* exam-layout-text.c */
const ExamMarkupToken *exam_layout_get (const ExamLayout *self,
                                        guint             index);
ExamLayoutKind exam_layout_find_kind (const ExamLayout *self,
                                      guint             index);
gboolean exam_layout_is_named (const ExamLayout *self,
                               guint             index,
                               const char       *name);
void     exam_layout_put_tag (ExamLayout *self,
                              guint       index,
                              gboolean    empty);
void     exam_layout_put_raw (ExamLayout *self,
                              guint       index);
gboolean exam_layout_is_flow (const ExamLayout *self,
                              guint             first,
                              guint             end);
void     exam_layout_put_flow (ExamLayout *self,
                               guint       first,
                               guint       end);
void     exam_layout_put_plain (ExamLayout *self,
                                guint       first,
                                guint       end);

/* exam-layout-elements.c */
void exam_layout_put_all (ExamLayout *self);
