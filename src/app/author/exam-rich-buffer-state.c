/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-rich-buffer-private.h"

/* What is under the cursor, and making it something else. */

/** Returns: the line the cursor is in, counted from 0 */
guint
exam_rich_buffer_get_cursor_line (ExamRichBuffer *self)
{
  GtkTextIter iter;

  g_return_val_if_fail (EXAM_IS_RICH_BUFFER (self), 0);

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &iter, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self)));
  return (guint) gtk_text_iter_get_line (&iter);
}

/** Returns: what the line is: a paragraph, of a report, or an entry of a list */
ExamTextBlockKind
exam_rich_buffer_get_kind (ExamRichBuffer *self,
                           guint           line)
{
  g_return_val_if_fail (EXAM_IS_RICH_BUFFER (self), EXAM_TEXT_PARAGRAPH);
  return exam_rich_buffer_get_line (self, line)->kind;
}

/** Returns: whether a list or a report begins with the line */
gboolean
exam_rich_buffer_starts_block (ExamRichBuffer *self,
                               guint           line)
{
  const ExamRichLine *at;

  g_return_val_if_fail (EXAM_IS_RICH_BUFFER (self), FALSE);

  at = exam_rich_buffer_get_line (self, line);
  return line == 0 || at->starts || at->kind != exam_rich_buffer_get_line (self, line - 1)->kind;
}

/** Returns: which entry of its list the line is, counted from 1 */
guint
exam_rich_buffer_get_number (ExamRichBuffer *self,
                             guint           line)
{
  guint number = 1;

  g_return_val_if_fail (EXAM_IS_RICH_BUFFER (self), 1);

  for (; !exam_rich_buffer_starts_block (self, line); line--)
    number++;
  return number;
}

/**
 * exam_rich_buffer_set_kind:
 * @self: a buffer that is not a cell
 * @kind: not a table or picture
 *
 * The author makes the lines that are selected, or the one with the cursor, something else.
 */
void
exam_rich_buffer_set_kind (ExamRichBuffer   *self,
                           ExamTextBlockKind kind)
{
  GtkTextIter start, end;
  guint first, last;

  g_return_if_fail (EXAM_IS_RICH_BUFFER (self));
  g_return_if_fail (kind < EXAM_RICH_N_KINDS);

  if (self->cell)
    return;

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &start, &end);
  first = (guint) gtk_text_iter_get_line (&start);
  last = (guint) gtk_text_iter_get_line (&end);
  for (guint i = first; i <= last; i++)
    *exam_rich_buffer_get_line (self, i) = (ExamRichLine) { (guint8) kind, FALSE };
  exam_rich_buffer_show_kinds (self, first, last);
  exam_rich_buffer_say_edited (self);
}

/** Returns: bits of #ExamInlineStyle: what is selected has all of it, or what is typed next will have it */
guint
exam_rich_buffer_get_styles (ExamRichBuffer *self)
{
  GtkTextIter start, end;
  guint styles = (1u << EXAM_INLINE_N_STYLES) - 1;

  g_return_val_if_fail (EXAM_IS_RICH_BUFFER (self), 0);

  if (!gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &start, &end))
    return self->typing;

  for (; styles != 0 && gtk_text_iter_compare (&start, &end) < 0; gtk_text_iter_forward_char (&start))
    if (!g_unichar_isspace (gtk_text_iter_get_char (&start)))
      styles &= exam_rich_buffer_get_styles_at (self, &start);

  return styles;
}

/* What is above the line cannot be below it. */
static guint
get_opposite (guint style)
{
  return style == EXAM_INLINE_SUBSCRIPT ? EXAM_INLINE_SUPERSCRIPT
         : style == EXAM_INLINE_SUPERSCRIPT ? EXAM_INLINE_SUBSCRIPT : 0;
}

static void
restyle_range (ExamRichBuffer    *self,
               const GtkTextIter *start,
               const GtkTextIter *end,
               guint              style,
               gboolean           on)
{
  for (guint i = 0; i < EXAM_INLINE_N_STYLES; i++)
    if (on && (style & (1u << i)))
      gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), self->styles[i], start, end);
    else if ((style | (on ? get_opposite (style) : 0)) & (1u << i))
      gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self), self->styles[i], start, end);

  for (int i = gtk_text_iter_get_line (start); i <= gtk_text_iter_get_line (end); i++)
    exam_rich_buffer_show_kinds (self, (guint) i, (guint) i);
}

/**
 * exam_rich_buffer_toggle_style:
 * @self: a buffer
 * @style: a style
 *
 * The author gives the style to what is selected, or takes it away when all has it; with nothing selected, the same for
 * what is typed next.
 */
void
exam_rich_buffer_toggle_style (ExamRichBuffer *self,
                               ExamInlineStyle style)
{
  GtkTextIter start, end;
  gboolean on;

  g_return_if_fail (EXAM_IS_RICH_BUFFER (self));

  on = !(exam_rich_buffer_get_styles (self) & style);
  self->typing = on ? (self->typing & ~get_opposite (style)) | style : self->typing & ~(guint) style;
  if (!gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &start, &end))
    {
      exam_rich_buffer_say_state (self);
      return;
    }

  restyle_range (self, &start, &end, style, on);
  exam_rich_buffer_say_edited (self);
}
