/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamTextBlockKind:
 * @EXAM_TEXT_PARAGRAPH: one cell, flowing text
 * @EXAM_TEXT_PREFORMATTED: one cell, spaces and line ends kept
 * @EXAM_TEXT_BULLETS: a cell for each entry
 * @EXAM_TEXT_NUMBERS: a cell for each entry
 * @EXAM_TEXT_TABLE: cells row by row, @n_columns wide
 * @EXAM_TEXT_IMAGE: no cell
 */
typedef enum {
  EXAM_TEXT_PARAGRAPH,
  EXAM_TEXT_PREFORMATTED,
  EXAM_TEXT_BULLETS,
  EXAM_TEXT_NUMBERS,
  EXAM_TEXT_TABLE,
  EXAM_TEXT_IMAGE,
} ExamTextBlockKind;

/**
 * ExamTextCell:
 * @markup: (owned): text with the tags that Pango markup knows: b, i, sub, sup
 * @heading: the cell heads a row or column
 */
typedef struct {
  char    *markup;
  gboolean heading;
} ExamTextCell;

/**
 * ExamTextBlock:
 * @cells: (element-type ExamTextCell)
 * @source: (nullable): an image's file name
 * @alternative: (nullable): what the image shows
 *
 * A piece of rich text as it is shown, one above the other.
 */
typedef struct {
  ExamTextBlockKind kind;
  GPtrArray        *cells;
  guint             n_columns;
  char             *source;
  char             *alternative;
} ExamTextBlock;

ExamTextBlock *exam_text_block_new (ExamTextBlockKind kind) G_GNUC_WARN_UNUSED_RESULT;
void           exam_text_block_free (ExamTextBlock *self);
void           exam_text_block_add_cell (ExamTextBlock *self,
                                         char          *markup,
                                         gboolean       heading);

char *exam_markup_to_plain (const char *markup,
                            gssize      length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamTextBlock, exam_text_block_free)

G_END_DECLS
