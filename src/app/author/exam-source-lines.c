/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-source-lines.h"

struct _ExamSourceLines
{
  GtkTextBuffer *buffer;   /* borrowed */
  GArray        *starts;   /* (element-type gsize): the first byte of each line; there is always one */
  gsize          length;   /* of the text, in bytes */
};

/* The line that has the byte; the last one also has the end of the text. */
static guint
find_line (ExamSourceLines *self,
           gsize            offset)
{
  guint low = 0, high = self->starts->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->starts, gsize, middle) <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* Asks the buffer for the starts behind line @first, up to and with that of line @last. */
static void
read_lines (ExamSourceLines *self,
            guint            first,
            guint            last)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (self->buffer, &iter, (int) first);
  for (guint i = first; i < last; i++)
    {
      g_array_index (self->starts, gsize, i + 1) =
        g_array_index (self->starts, gsize, i) + gtk_text_iter_get_bytes_in_line (&iter);
      gtk_text_iter_forward_line (&iter);
    }
}

/**
 * exam_source_lines_update:
 * @self: the lines
 * @offset: where text was inserted or deleted just now, in bytes
 * @grown: by how many bytes the text is longer now; negative where some were deleted
 *
 * Follows one edit of the buffer. It takes time in proportion to the lines behind it, but little for each.
 */
void
exam_source_lines_update (ExamSourceLines *self,
                          gsize            offset,
                          gssize           grown)
{
  guint first, n_lines, n_new;

  g_return_if_fail (self != NULL);

  first = find_line (self, offset);
  n_lines = (guint) gtk_text_buffer_get_line_count (self->buffer);
  n_new = n_lines > self->starts->len ? n_lines - self->starts->len : 0;

  if (n_new > 0)
    {
      guint n_behind = self->starts->len - first - 1;
      gsize *starts;

      g_array_set_size (self->starts, n_lines);
      starts = (gsize *) (void *) self->starts->data;
      memmove (starts + first + 1 + n_new, starts + first + 1, n_behind * sizeof *starts);
    }
  else if (n_lines < self->starts->len)
    g_array_remove_range (self->starts, first + 1, self->starts->len - n_lines);

  for (guint i = first + n_new + 1; i < n_lines; i++)
    g_array_index (self->starts, gsize, i) += grown;
  self->length += grown;
  read_lines (self, first, first + n_new);
}

/** Returns: the byte of the text at which @iter stands */
gsize
exam_source_lines_get_offset (ExamSourceLines   *self,
                              const GtkTextIter *iter)
{
  guint line;

  g_return_val_if_fail (self != NULL, 0);

  line = (guint) gtk_text_iter_get_line (iter);
  return g_array_index (self->starts, gsize, MIN (line, self->starts->len - 1)) + gtk_text_iter_get_line_index (iter);
}

/**
 * exam_source_lines_get_iter:
 * @self: the lines
 * @offset: a byte of the text that begins a character, or its end
 * @iter: (out): the place in the buffer
 */
void
exam_source_lines_get_iter (ExamSourceLines *self,
                            gsize            offset,
                            GtkTextIter     *iter)
{
  guint line;

  g_return_if_fail (self != NULL);
  g_return_if_fail (offset <= self->length);

  line = find_line (self, offset);
  gtk_text_buffer_get_iter_at_line (self->buffer, iter, (int) line);
  /* The buffer's own function for both goes no further than to the first character that could end a line. */
  gtk_text_iter_set_line_index (iter, (int) (offset - g_array_index (self->starts, gsize, line)));
}

/** Returns: the line of the buffer, from 0, in which the byte stands */
int
exam_source_lines_get_line (ExamSourceLines *self,
                            gsize            offset)
{
  g_return_val_if_fail (self != NULL, 0);
  return (int) find_line (self, offset);
}

/** Returns: how long the text is, in bytes */
gsize
exam_source_lines_get_length (ExamSourceLines *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->length;
}

/** Returns: (transfer full): the lines of an empty buffer, which has to outlive them */
ExamSourceLines *
exam_source_lines_new (GtkTextBuffer *buffer)
{
  ExamSourceLines *self = g_new0 (ExamSourceLines, 1);

  g_return_val_if_fail (gtk_text_buffer_get_char_count (buffer) == 0, self);

  self->buffer = buffer;
  self->starts = g_array_new (FALSE, TRUE, sizeof (gsize));
  g_array_set_size (self->starts, 1);
  return self;
}

void
exam_source_lines_free (ExamSourceLines *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->starts);
  g_free (self);
}
