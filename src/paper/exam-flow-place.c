/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-flow-private.h"

/* Where what is added stands: how far from the left, beside what, and with what on one page. */

/* What is kept together must leave room for more on a page: else half-empty pages follow each other. */
#define MAX_TOGETHER 0.55

/* Between a line on the left and the text, in points. */
#define BAR_GAP 9

/**
 * exam_flow_indent:
 * @self: a flow
 * @width: in points
 * @marker: (nullable): a letter or a bullet that stands in the white, on the first line and never on another page
 *
 * Moves what follows to the right, until exam_flow_unindent().
 */
void
exam_flow_indent (ExamFlow   *self,
                  double      width,
                  const char *marker)
{
  ExamFlowIndent indent = { width, g_strdup (marker) };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->indents, indent);
  self->left += width;
}

void
exam_flow_unindent (ExamFlow *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->indents->len > 0);

  self->left -= g_array_index (self->indents, ExamFlowIndent, self->indents->len - 1).width;
  g_array_set_size (self->indents, self->indents->len - 1);
}

/** From now on a line runs down on the left of the text in this colour; 0 ends it. */
void
exam_flow_set_bar (ExamFlow *self,
                   guint     ink)
{
  g_return_if_fail (self != NULL);

  self->bar = ink;
  self->bar_x = self->left - BAR_GAP;
}

/** What is added from now on stays on one page, if that is no waste of paper, until exam_flow_end_together(). */
void
exam_flow_begin_together (ExamFlow *self)
{
  g_return_if_fail (self != NULL);
  g_array_append_val (self->together, self->pieces->len);
}

void
exam_flow_end_together (ExamFlow *self)
{
  guint first;
  double height = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->together->len > 0);

  first = g_array_index (self->together, guint, self->together->len - 1);
  g_array_set_size (self->together, self->together->len - 1);
  for (guint i = first; i < self->pieces->len; i++)
    {
      const ExamFlowPiece *piece = &g_array_index (self->pieces, ExamFlowPiece, i);

      height += piece->space + piece->height;
    }

  if (height <= MAX_TOGETHER * exam_paper_get_text_height (&self->paper))
    for (guint i = first; i + 1 < self->pieces->len; i++)
      g_array_index (self->pieces, ExamFlowPiece, i).keep = TRUE;
}

/** What comes next begins a page. */
void
exam_flow_break_page (ExamFlow *self)
{
  g_return_if_fail (self != NULL);
  self->starts_page = self->pieces->len > 0;
}

/** What comes next can be found by @name in the list of contents that readers show beside a document; 0 is its highest level. */
void
exam_flow_add_bookmark (ExamFlow   *self,
                        guint       level,
                        const char *name)
{
  ExamFlowBookmark bookmark = { g_strdup (name), level, 0 };

  g_return_if_fail (self != NULL);

  bookmark.piece = self->pieces->len;
  g_array_append_val (self->bookmarks, bookmark);
}

/** Returns: how much has been added, in points, since exam_flow_break_page() was called last */
double
exam_flow_measure_page (const ExamFlow *self)
{
  double height = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (self->starts_page)
    return 0;
  for (guint i = self->pieces->len; i > 0; i--)
    {
      const ExamFlowPiece *piece = &g_array_index (self->pieces, ExamFlowPiece, i - 1);

      height += piece->height + piece->space;
      if (piece->starts_page)
        break;
    }
  return height + self->space;
}
