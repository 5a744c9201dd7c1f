/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-filler.h"
#include "author/exam-line-filler.h"

#include <string.h>

struct _ExamFiller
{
  GString *out;      /* (owned) finished words */
  GString *word;     /* (owned) what must stay together */
  guint    indent;   /* of a line that a word begins, in characters */
  guint    column;   /* characters that the line has */
  gboolean space;    /* one stands before the word */
};

ExamFiller *
exam_filler_new (void)
{
  ExamFiller *self = g_new0 (ExamFiller, 1);

  self->out = g_string_new (NULL);
  self->word = g_string_new (NULL);
  return self;
}

void
exam_filler_free (ExamFiller *self)
{
  g_return_if_fail (self != NULL);
  g_string_free (self->out, TRUE);
  g_string_free (self->word, TRUE);
  g_free (self);
}

/* @words: whether a line has words already */
static void
begin_line (ExamFiller *self,
            guint       indent)
{
  if (self->out->len > 0)
    g_string_append_c (self->out, '\n');
  g_string_append_printf (self->out, "%*s", (int) indent, "");
  self->column = indent;
}

static void
flush (ExamFiller *self)
{
  const char *last = strrchr (self->word->str, '\n');
  guint first_width;

  if (self->word->len == 0)
    return;

  first_width = (guint) g_utf8_strlen (self->word->str, (gssize) strcspn (self->word->str, "\n"));
  if (self->space && self->column + 1 + first_width > EXAM_LINE_WIDTH)
    begin_line (self, self->indent);
  else if (self->space)
    {
      g_string_append_c (self->out, ' ');
      self->column++;
    }
  g_string_append_len (self->out, self->word->str, (gssize) self->word->len);
  self->column = last != NULL ? (guint) g_utf8_strlen (last + 1, -1) : self->column + first_width;
  self->space = FALSE;
  g_string_truncate (self->word, 0);
}

/** Goes on with the word, which can have lines of its own. */
void
exam_filler_glue (ExamFiller *self,
                  const char *text,
                  gsize       length)
{
  g_string_append_len (self->word, text, (gssize) length);
}

/** Ends the word: what comes next stands behind a space, or on the next line. */
void
exam_filler_space (ExamFiller *self)
{
  flush (self);
  self->space = TRUE;
}

/** Ends the line. @indent: how far the next one is indented, and the lines that follow from it */
void
exam_filler_break (ExamFiller *self,
                   guint       indent)
{
  flush (self);
  self->space = FALSE;
  self->indent = indent;
  begin_line (self, indent);
}

/** Leaves a line empty. exam_filler_break() has to follow. */
void
exam_filler_blank_line (ExamFiller *self)
{
  flush (self);
  g_string_append_c (self->out, '\n');
}

/** Says how far the lines are indented that are begun for want of room. */
void
exam_filler_set_indent (ExamFiller *self,
                        guint       indent)
{
  self->indent = indent;
}

/** Returns: how many characters the line has */
guint
exam_filler_get_column (ExamFiller *self)
{
  flush (self);
  return self->column;
}

/** Returns: (transfer full): all lines; the filler is empty afterwards */
char *
exam_filler_finish (ExamFiller *self)
{
  char *text;

  flush (self);
  g_string_append_c (self->out, '\n');
  text = g_strdup (self->out->str);
  g_string_truncate (self->out, 0);
  self->column = 0;
  self->space = FALSE;
  return text;
}
