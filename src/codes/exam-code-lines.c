/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-lines.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/** Begins at the first line; a byte order mark is passed over. */
void
exam_code_lines_init (ExamCodeLines *self,
                      const char    *file,
                      GBytes        *bytes,
                      ExamProblems  *problems)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  *self = (ExamCodeLines) { .file = file, .problems = problems, .at = data, .end = data + size };
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    self->at += 3;
  self->text = g_string_new (NULL);
}

void
exam_code_lines_clear (ExamCodeLines *self)
{
  g_string_free (self->text, TRUE);
}

/* All ends of a file are alike unless parts of it come from different systems. */
static void
compare_line_end (ExamCodeLines *self,
                  const char    *line_end,
                  gsize          length)
{
  if (self->line_end[0] == '\0')
    memcpy (self->line_end, line_end, length);
  else if (!self->mixed && (strlen (self->line_end) != length || memcmp (self->line_end, line_end, length) != 0))
    {
      self->mixed = TRUE;
      exam_code_lines_add (self, EXAM_SEVERITY_WARNING, 1,
                           _("line ends differ from here on: the file was put together or changed; download it again"));
    }
}

/**
 * exam_code_lines_next:
 * @self: lines
 * @line: (out) (transfer none): the next line, without its end, not terminated
 * @length: (out): its length in bytes
 *
 * Returns: whether there is one
 */
gboolean
exam_code_lines_next (ExamCodeLines *self,
                      const char   **line,
                      gsize         *length)
{
  const char *at = self->at;
  gsize end_length = 1;

  /* What ends a text file on MS-DOS */
  if (at >= self->end || (*at == '\x1a' && at + 1 == self->end))
    return FALSE;

  self->line++;
  *line = at;
  while (at < self->end && *at != '\n' && *at != '\r')
    at++;
  *length = (gsize) (at - *line);
  self->complete = at < self->end;
  if (self->complete)
    {
      if (*at == '\r' && at + 1 < self->end && at[1] == '\n')
        end_length = 2;
      compare_line_end (self, at, end_length);
      at += end_length;
    }
  self->at = at;
  return TRUE;
}

/**
 * exam_code_lines_get_text:
 * @self: lines
 * @text: a part of the line that was read last
 * @length: its length in bytes
 *
 * Trims a text and makes it valid UTF-8. Where that takes a conversion that should not be needed, it is told once.
 *
 * Returns: (transfer none): the text, until the next call
 */
const char *
exam_code_lines_get_text (ExamCodeLines *self,
                          const char    *text,
                          gsize          length)
{
  while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
    length--;
  while (length > 0 && (*text == ' ' || *text == '\t'))
    text++, length--;

  g_string_truncate (self->text, 0);
  if (g_utf8_validate (text, (gssize) length, NULL))
    g_string_append_len (self->text, text, (gssize) length);
  else
    {
      g_autofree char *converted = g_convert_with_fallback (text, (gssize) length, "UTF-8", "WINDOWS-1252", "?", NULL, NULL, NULL);
      g_autofree char *valid = converted == NULL ? g_utf8_make_valid (text, (gssize) length) : NULL;

      if (!self->converted && !self->windows)
        exam_code_lines_add (self, EXAM_SEVERITY_WARNING, 1,
                             _("this line is not UTF-8; it is read as Windows-1252, and so are others like it"));
      self->converted = TRUE;
      g_string_append (self->text, converted != NULL ? converted : valid);
    }
  return self->text->str;
}

/** Adds a problem at the line that was read last; @column is in bytes, counted from 1. */
void
exam_code_lines_add (ExamCodeLines *self,
                     ExamSeverity   severity,
                     guint          column,
                     const char    *format,
                     ...)
{
  va_list args;

  va_start (args, format);
  exam_problems_addv (self->problems, severity, self->file, self->line, (int) column, NULL, format, args);
  va_end (args);
}
