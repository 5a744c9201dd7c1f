/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-rich-keys.h"

static void
get_cursor (ExamRichView *self,
            GtkTextIter  *iter)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_buffer_get_iter_at_mark (buffer, iter, gtk_text_buffer_get_insert (buffer));
}

static gboolean
is_list (ExamTextBlockKind kind)
{
  return kind == EXAM_TEXT_BULLETS || kind == EXAM_TEXT_NUMBERS;
}

/* An empty entry ends the list. */
static gboolean
end_list (ExamRichView *self)
{
  ExamRichBuffer *buffer = exam_rich_view_get_buffer (self);
  GtkTextIter iter;

  get_cursor (self, &iter);
  if (!is_list (exam_rich_buffer_get_kind (buffer, (guint) gtk_text_iter_get_line (&iter))) ||
      !gtk_text_iter_starts_line (&iter) || !gtk_text_iter_ends_line (&iter))
    return FALSE;

  exam_rich_buffer_set_kind (buffer, EXAM_TEXT_PARAGRAPH);
  return TRUE;
}

/* Behind the line, whatever it is, a paragraph begins: the way out of a report. */
static void
begin_paragraph (ExamRichView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  get_cursor (self, &iter);
  if (!gtk_text_iter_ends_line (&iter))
    gtk_text_iter_forward_to_line_end (&iter);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_buffer_insert_at_cursor (buffer, "\n", 1);
  exam_rich_buffer_set_kind (EXAM_RICH_BUFFER (buffer), EXAM_TEXT_PARAGRAPH);
  gtk_text_buffer_end_user_action (buffer);
}

static gboolean
return_pressed (ExamRichView   *self,
                GdkModifierType modifiers)
{
  ExamRichBuffer *buffer = exam_rich_view_get_buffer (self);

  if (modifiers == GDK_SHIFT_MASK)
    exam_rich_buffer_insert_break (buffer);
  else if (modifiers == GDK_CONTROL_MASK && !exam_rich_buffer_is_cell (buffer))
    begin_paragraph (self);
  else
    return modifiers == 0 && !gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (buffer)) && end_list (self);

  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (buffer)));
  return TRUE;
}

/**
 * exam_rich_keys_press:
 * @self: a view
 * @key: what was pressed
 * @state: with what
 *
 * The keys that make rich text: styles, the ends of lines and lists; and undoing, which is not the text's to do.
 *
 * Returns: whether it was one of them
 */
gboolean
exam_rich_keys_press (ExamRichView   *self,
                      guint           key,
                      GdkModifierType state)
{
  static const struct { guint key; GdkModifierType modifiers; ExamInlineStyle style; } keys[] = {
    { GDK_KEY_b, GDK_CONTROL_MASK, EXAM_INLINE_BOLD },
    { GDK_KEY_i, GDK_CONTROL_MASK, EXAM_INLINE_ITALIC },
    { GDK_KEY_b, GDK_CONTROL_MASK | GDK_SHIFT_MASK, EXAM_INLINE_SUBSCRIPT },
    { GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK, EXAM_INLINE_SUPERSCRIPT },
  };
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (gdk_keyval_to_lower (key) == keys[i].key && modifiers == keys[i].modifiers)
      {
        exam_rich_buffer_toggle_style (exam_rich_view_get_buffer (self), keys[i].style);
        return TRUE;
      }

  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter)
    return return_pressed (self, modifiers);

  /* What was done is undone in the whole bank, not here. */
  if (gdk_keyval_to_lower (key) == GDK_KEY_z && (modifiers & ~GDK_SHIFT_MASK) == GDK_CONTROL_MASK)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), modifiers & GDK_SHIFT_MASK ? "author.redo" : "author.undo", NULL);
      return TRUE;
    }

  return FALSE;
}
