/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/question/exam-text-place.h"

static gunichar *
dup_characters (GtkTextBuffer *buffer,
                glong         *length)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_iter_get_slice (&start, &end);
  return g_utf8_to_ucs4_fast (text, -1, length);
}

static int
get_mark_offset (GtkTextBuffer *buffer,
                 GtkTextMark   *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, mark);
  return gtk_text_iter_get_offset (&iter);
}

/** Returns: where the cursor is in the text there is now; give it to exam_text_place_restore() */
ExamTextPlace
exam_text_place_save (GtkTextBuffer *buffer)
{
  ExamTextPlace place;

  place.text = dup_characters (buffer, &place.length);
  place.cursor = get_mark_offset (buffer, gtk_text_buffer_get_insert (buffer));
  place.bound = get_mark_offset (buffer, gtk_text_buffer_get_selection_bound (buffer));
  return place;
}

/* Where what was at @offset is now: @prefix characters at the start and @suffix at the end are as they were. */
static int
map_offset (int   offset,
            glong old_length,
            glong new_length,
            glong prefix,
            glong suffix)
{
  if (offset <= prefix)
    return offset;

  return (int) (offset >= old_length - suffix ? new_length - (old_length - offset) : new_length - suffix);
}

/**
 * exam_text_place_restore:
 * @self: from exam_text_place_save(); it is used up
 * @buffer: the same buffer with other text
 *
 * Puts the cursor and the selection before what they were before, as far as that is still there.
 */
void
exam_text_place_restore (ExamTextPlace *self,
                         GtkTextBuffer *buffer)
{
  glong length, prefix = 0, suffix = 0;
  g_autofree gunichar *text = dup_characters (buffer, &length);
  glong shorter = MIN (length, self->length);
  GtkTextIter cursor, bound;

  while (prefix < shorter && text[prefix] == self->text[prefix])
    prefix++;
  while (suffix < shorter - prefix && text[length - 1 - suffix] == self->text[self->length - 1 - suffix])
    suffix++;

  gtk_text_buffer_get_iter_at_offset (buffer, &cursor, map_offset (self->cursor, self->length, length, prefix, suffix));
  gtk_text_buffer_get_iter_at_offset (buffer, &bound, map_offset (self->bound, self->length, length, prefix, suffix));
  gtk_text_buffer_select_range (buffer, &cursor, &bound);
  g_clear_pointer (&self->text, g_free);
}
