/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-layout-private.h"
#include "author/exam-line-filler.h"

#include <string.h>

/* Elements and comments: which line they stand on. */

/* What is deeper in or longer than anything people write stays as it is, so that no file grows out of proportion. */
#define MAX_INDENT 24
#define MAX_COMMENT (64 * 1024)

/* Where empty lines are. */
typedef enum {
  SPACING_NONE,
  SPACING_KEPT,     /* where the author has them */
  SPACING_AROUND,   /* around questions and cases, too */
} Spacing;

static void
put_element (ExamLayout *self,
             guint       index,
             guint       indent);

/* --- Lines with elements and comments --- */

static guint
count_line_ends (const ExamMarkupToken *blank)
{
  guint n = 0;

  for (gsize i = 0; i < blank->length; i++)
    n += blank->at[i] == '\n';
  return n;
}

/* Returns: how far the line is indented that @token begins, or -1 where it does not begin one */
static int
measure_indent (const ExamLayout      *self,
                const ExamMarkupToken *token)
{
  const char *start = exam_layout_get (self, 0)->at;
  const char *line = token->at;

  while (line > start && (line[-1] == ' ' || line[-1] == '\t'))
    line--;
  return line == start || line[-1] == '\n' ? (int) (token->at - line) : -1;
}

/* The lines of a comment move with its first one. */
static void
put_comment (ExamLayout *self,
             guint       index,
             guint       indent)
{
  const ExamMarkupToken *comment = exam_layout_get (self, index);
  int before = measure_indent (self, comment);
  g_autofree char *text = g_strndup (comment->at, comment->length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      int more = i > 0 && before >= 0 && *lines[i] != '\0' ? (int) indent - before : 0;
      const char *line = lines[i];

      for (; more < 0 && (*line == ' ' || *line == '\t'); more++)
        line++;
      if (i > 0)
        exam_filler_glue (self->filler, "\n", 1);
      for (; more > 0; more--)
        exam_filler_glue (self->filler, " ", 1);
      exam_filler_glue (self->filler, line, strlen (line));
    }
}

static gboolean
is_question (const ExamLayout *self,
             guint             index)
{
  return exam_layout_is_named (self, index, "item") || exam_layout_is_named (self, index, "case");
}

/* Returns: whether an empty line comes between what begins at @before, with @n_line_ends behind it, and what begins at @index */
static gboolean
is_spaced (const ExamLayout *self,
           guint             before,
           guint             n_line_ends,
           guint             index,
           Spacing           spacing)
{
  if (spacing == SPACING_NONE || n_line_ends > 1)
    return spacing != SPACING_NONE;
  if (spacing == SPACING_KEPT)
    return FALSE;

  /* A comment before a question is about it. */
  return exam_layout_get (self, index)->kind == EXAM_MARKUP_COMMENT
           ? is_question (self, before)
           : is_question (self, index) && exam_layout_get (self, before)->kind != EXAM_MARKUP_COMMENT;
}

/* Puts what stands between @first and @end, each on its own line. */
static void
put_children (ExamLayout *self,
              guint       first,
              guint       end,
              guint       indent,
              Spacing     spacing)
{
  const guint none = G_MAXUINT;
  guint before = none;
  guint n_line_ends = 0;

  for (guint i = first; i < end; i = exam_layout_get (self, i)->end + 1)
    {
      const ExamMarkupToken *token = exam_layout_get (self, i);
      gboolean comment = token->kind == EXAM_MARKUP_COMMENT;

      if (token->kind == EXAM_MARKUP_TEXT)
        {
          n_line_ends = count_line_ends (token);
          continue;
        }

      if (comment && n_line_ends == 0 && i > 0)
        {
          /* It is about what it stands beside. */
          exam_filler_glue (self->filler, " ", 1);
          exam_layout_put_raw (self, i);
          continue;
        }

      if (before != none && is_spaced (self, before, n_line_ends, i, spacing))
        exam_filler_blank_line (self->filler);
      exam_filler_break (self->filler, indent);
      if (comment && token->length <= MAX_COMMENT)
        put_comment (self, i, indent);
      else
        put_element (self, i, indent);
      before = i;
      n_line_ends = 0;
    }
}

/* --- Elements --- */

/* Returns: whether no text stands right inside the element */
static gboolean
has_no_text (const ExamLayout *self,
             guint             index)
{
  guint end = exam_layout_get (self, index)->end;

  for (guint i = index + 1; i < end; i = exam_layout_get (self, i)->end + 1)
    {
      const ExamMarkupToken *token = exam_layout_get (self, i);

      if (token->kind == EXAM_MARKUP_CDATA || (token->kind == EXAM_MARKUP_TEXT && !exam_markup_is_blank (token)))
        return FALSE;
      if (exam_layout_find_kind (self, i) == EXAM_LAYOUT_INLINE)
        return FALSE;
    }
  return TRUE;
}

/* Returns: the index of the first element right inside that is no part of a text, or that of the end tag */
static guint
find_block (const ExamLayout *self,
            guint             index)
{
  guint end = exam_layout_get (self, index)->end;

  for (guint i = index + 1; i < end; i = exam_layout_get (self, i)->end + 1)
    {
      const ExamMarkupToken *token = exam_layout_get (self, i);

      if ((token->kind == EXAM_MARKUP_START || token->kind == EXAM_MARKUP_EMPTY) &&
          exam_layout_find_kind (self, i) != EXAM_LAYOUT_INLINE)
        return i;
    }
  return end;
}

/* Returns: whether there is nothing but white space from @first on, up to @end */
static gboolean
is_blank (const ExamLayout *self,
          guint             first,
          guint             end)
{
  for (guint i = first; i < end; i++)
    if (!exam_markup_is_blank (exam_layout_get (self, i)))
      return FALSE;

  return TRUE;
}

static void
put_container (ExamLayout *self,
               guint       index,
               guint       indent,
               Spacing     spacing)
{
  guint end = exam_layout_get (self, index)->end;

  if (!has_no_text (self, index))
    {
      exam_layout_put_raw (self, index);
      return;
    }

  exam_layout_put_tag (self, index, FALSE);
  if (!is_blank (self, index + 1, end))
    {
      put_children (self, index + 1, end, indent + EXAM_LAYOUT_STEP, spacing);
      exam_filler_break (self->filler, indent);
    }
  exam_layout_put_tag (self, end, FALSE);
}

static void
put_text_element (ExamLayout *self,
                  guint       index,
                  guint       indent,
                  gboolean    plain)
{
  guint end = exam_layout_get (self, index)->end;

  if (!exam_layout_is_flow (self, index + 1, end))
    {
      exam_layout_put_raw (self, index);
      return;
    }

  exam_layout_put_tag (self, index, FALSE);
  exam_filler_set_indent (self->filler, indent + EXAM_LAYOUT_STEP);
  if (plain)
    exam_layout_put_plain (self, index + 1, end);
  else
    exam_layout_put_flow (self, index + 1, end);
  exam_layout_put_tag (self, end, FALSE);
}

static void
put_cells (ExamLayout *self,
           guint       index)
{
  guint end = exam_layout_get (self, index)->end;

  exam_layout_put_tag (self, index, FALSE);
  for (guint i = index + 1; i < end; i = exam_layout_get (self, i)->end + 1)
    if (exam_layout_get (self, i)->kind != EXAM_MARKUP_TEXT)
      {
        exam_layout_put_tag (self, i, FALSE);
        exam_layout_put_flow (self, i + 1, exam_layout_get (self, i)->end);
        exam_layout_put_tag (self, exam_layout_get (self, i)->end, FALSE);
      }
  exam_layout_put_tag (self, end, FALSE);
}

/* Returns: whether the row fits on one line, and is there now */
static gboolean
try_one_line (ExamLayout *self,
              guint       index,
              guint       indent)
{
  ExamFiller *filler = self->filler;
  g_autoptr (ExamFiller) trial = exam_filler_new ();
  g_autofree char *line = NULL;
  gsize length;

  exam_filler_break (trial, indent);
  exam_filler_set_indent (trial, indent + EXAM_LAYOUT_STEP);
  self->filler = trial;
  put_cells (self, index);
  self->filler = filler;

  /* A single word can be too long, and make one line too. */
  if (exam_filler_get_column (trial) > EXAM_LINE_WIDTH)
    return FALSE;
  line = exam_filler_finish (trial);
  length = strlen (line) - 1;
  if (memchr (line, '\n', length) != NULL)
    return FALSE;

  exam_filler_glue (self->filler, line + indent, length - indent);
  return TRUE;
}

static void
put_row (ExamLayout *self,
         guint       index,
         guint       indent)
{
  guint end = exam_layout_get (self, index)->end;
  gboolean plain = has_no_text (self, index);

  for (guint i = index + 1; plain && i < end; i = exam_layout_get (self, i)->end + 1)
    plain = exam_markup_is_blank (exam_layout_get (self, i)) ||
            (exam_layout_get (self, i)->kind == EXAM_MARKUP_START && exam_layout_find_kind (self, i) == EXAM_LAYOUT_FLOW &&
             exam_layout_is_flow (self, i + 1, exam_layout_get (self, i)->end));

  if (!plain || !try_one_line (self, index, indent))
    put_container (self, index, indent, SPACING_NONE);
}

/* What is chosen or typed, and @why: below an option, and behind a code, which is short. */
static void
put_with_why (ExamLayout *self,
              guint       index,
              guint       indent,
              guint       why)
{
  exam_layout_put_tag (self, index, FALSE);
  exam_filler_set_indent (self->filler, indent + EXAM_LAYOUT_STEP);
  if (exam_layout_is_named (self, index, "code"))
    exam_layout_put_plain (self, index + 1, why);
  else
    {
      exam_layout_put_flow (self, index + 1, why);
      exam_filler_break (self->filler, indent + EXAM_LAYOUT_STEP);
      indent += EXAM_LAYOUT_STEP;
    }
  put_element (self, why, indent);
  exam_layout_put_tag (self, exam_layout_get (self, index)->end, FALSE);
}

static void
put_rich (ExamLayout *self,
          guint       index,
          guint       indent)
{
  guint end = exam_layout_get (self, index)->end;
  guint block = find_block (self, index);

  if (block == end)
    put_text_element (self, index, indent, exam_layout_is_named (self, index, "code"));
  else if (exam_layout_is_named (self, block, "why") && !is_blank (self, index + 1, block) &&
           is_blank (self, exam_layout_get (self, block)->end + 1, end))
    put_with_why (self, index, indent, block);
  else
    put_container (self, index, indent, SPACING_NONE);
}

static void
put_element (ExamLayout *self,
             guint       index,
             guint       indent)
{
  const ExamMarkupToken *token = exam_layout_get (self, index);
  ExamLayoutKind kind = indent <= MAX_INDENT ? exam_layout_find_kind (self, index) : EXAM_LAYOUT_UNKNOWN;

  if (token->kind == EXAM_MARKUP_EMPTY && kind != EXAM_LAYOUT_UNKNOWN)
    {
      exam_layout_put_tag (self, index, TRUE);
      return;
    }

  switch (kind)
    {
    case EXAM_LAYOUT_BANK: put_container (self, index, indent, SPACING_AROUND); break;
    case EXAM_LAYOUT_CASE: put_container (self, index, indent, SPACING_KEPT); break;
    case EXAM_LAYOUT_CONTAINER: put_container (self, index, indent, SPACING_NONE); break;
    case EXAM_LAYOUT_ROW: put_row (self, index, indent); break;
    case EXAM_LAYOUT_RICH: put_rich (self, index, indent); break;
    case EXAM_LAYOUT_FLOW: put_text_element (self, index, indent, FALSE); break;
    case EXAM_LAYOUT_PLAIN: put_text_element (self, index, indent, TRUE); break;
    case EXAM_LAYOUT_EMPTY:
      if (token->end == index + 1)
        {
          exam_layout_put_tag (self, index, TRUE);
          break;
        }
      G_GNUC_FALLTHROUGH;
    case EXAM_LAYOUT_UNKNOWN:
    case EXAM_LAYOUT_INLINE:
    case EXAM_LAYOUT_KEPT:
    default: exam_layout_put_raw (self, index); break;
    }
}

/* Puts the whole document. */
void
exam_layout_put_all (ExamLayout *self)
{
  put_children (self, 0, self->tokens->len, 0, SPACING_KEPT);
}
