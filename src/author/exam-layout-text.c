/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-layout-private.h"
#include "author/exam-line-filler.h"

#include <string.h>

/* Tags and texts: what stands on a line. */

#define WHITE " \t\r\n"

static const struct {
  const char    *name;
  ExamLayoutKind kind;
} elements[] = {
  { "bank", EXAM_LAYOUT_BANK },
  { "case", EXAM_LAYOUT_CASE },
  { "item", EXAM_LAYOUT_CONTAINER },
  { "choice", EXAM_LAYOUT_CONTAINER },
  { "codes", EXAM_LAYOUT_CONTAINER },
  { "ul", EXAM_LAYOUT_CONTAINER },
  { "ol", EXAM_LAYOUT_CONTAINER },
  { "table", EXAM_LAYOUT_CONTAINER },
  { "tr", EXAM_LAYOUT_ROW },
  { "stem", EXAM_LAYOUT_RICH },
  { "rationale", EXAM_LAYOUT_RICH },
  { "why", EXAM_LAYOUT_RICH },
  { "document", EXAM_LAYOUT_RICH },
  { "option", EXAM_LAYOUT_RICH },
  { "code", EXAM_LAYOUT_RICH },
  { "title", EXAM_LAYOUT_PLAIN },
  { "author", EXAM_LAYOUT_PLAIN },
  { "license", EXAM_LAYOUT_PLAIN },
  { "p", EXAM_LAYOUT_FLOW },
  { "li", EXAM_LAYOUT_FLOW },
  { "th", EXAM_LAYOUT_FLOW },
  { "td", EXAM_LAYOUT_FLOW },
  { "b", EXAM_LAYOUT_INLINE },
  { "i", EXAM_LAYOUT_INLINE },
  { "sub", EXAM_LAYOUT_INLINE },
  { "sup", EXAM_LAYOUT_INLINE },
  { "br", EXAM_LAYOUT_INLINE },
  { "code-set", EXAM_LAYOUT_EMPTY },
  { "source", EXAM_LAYOUT_EMPTY },
  { "allow", EXAM_LAYOUT_EMPTY },
  { "img", EXAM_LAYOUT_EMPTY },
  { "pre", EXAM_LAYOUT_KEPT },
};

const ExamMarkupToken *
exam_layout_get (const ExamLayout *self,
                 guint             index)
{
  return &g_array_index (self->tokens, ExamMarkupToken, index);
}

/* Returns: the name of a tag without the prefix of banks, of @length; or NULL for one that has another */
static const char *
get_local_name (const ExamLayout *self,
                guint             index,
                gsize            *length)
{
  const char *name;

  exam_markup_get_name (exam_layout_get (self, index), &name, length);
  if (*length < self->prefix_length || strncmp (name, self->prefix, self->prefix_length) != 0)
    return NULL;

  name += self->prefix_length;
  *length -= self->prefix_length;
  return memchr (name, ':', *length) == NULL ? name : NULL;
}

/* xmlns and xml:space say that something else holds inside. */
static gboolean
has_rules_of_its_own (const ExamMarkupToken *tag)
{
  const char *at = NULL, *name, *value;
  gsize name_length, value_length;

  while (exam_markup_next_attribute (tag, &at, &name, &name_length, &value, &value_length))
    if (g_str_has_prefix (name, "xml"))
      return TRUE;

  return FALSE;
}

/* Returns: what is known about the element that begins here; unknown for all that is no element */
ExamLayoutKind
exam_layout_find_kind (const ExamLayout *self,
                       guint             index)
{
  const ExamMarkupToken *token = exam_layout_get (self, index);
  const char *name;
  gsize length;

  if (token->kind != EXAM_MARKUP_START && token->kind != EXAM_MARKUP_EMPTY)
    return EXAM_LAYOUT_UNKNOWN;

  name = get_local_name (self, index, &length);
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (elements); i++)
    if (strlen (elements[i].name) == length && strncmp (elements[i].name, name, length) == 0)
      return i > 0 && has_rules_of_its_own (token) ? EXAM_LAYOUT_UNKNOWN : elements[i].kind;

  return EXAM_LAYOUT_UNKNOWN;
}

/* Returns: whether an element of that name begins here */
gboolean
exam_layout_is_named (const ExamLayout *self,
                      guint             index,
                      const char       *name)
{
  const ExamMarkupToken *token = exam_layout_get (self, index);
  const char *local;
  gsize length;

  if (token->kind != EXAM_MARKUP_START && token->kind != EXAM_MARKUP_EMPTY)
    return FALSE;

  local = get_local_name (self, index, &length);
  return local != NULL && strlen (name) == length && strncmp (name, local, length) == 0;
}

/* A line end in a value is a space to whoever reads it. Apostrophes around it stay where there are quotation marks inside. */
static char *
dup_attribute (const char *name,
               gsize       name_length,
               const char *value,
               gsize       value_length)
{
  char quote = memchr (value, '"', value_length) != NULL ? '\'' : '"';
  g_autofree char *words = g_strndup (value, value_length);

  g_strdelimit (words, WHITE, ' ');
  return g_strdup_printf ("%.*s=%c%s%c", (int) name_length, name, quote, words, quote);
}

/* @words: gets the name with its bracket, and each attribute; the last one closes the tag */
static void
split_tag (const ExamMarkupToken *tag,
           gboolean               empty,
           GPtrArray             *words)
{
  const char *at = NULL, *name, *value;
  gsize name_length, value_length;
  char *last;

  exam_markup_get_name (tag, &name, &name_length);
  g_ptr_array_add (words, g_strdup_printf ("<%.*s", (int) name_length, name));
  while (exam_markup_next_attribute (tag, &at, &name, &name_length, &value, &value_length))
    g_ptr_array_add (words, dup_attribute (name, name_length, value, value_length));

  last = g_ptr_array_index (words, words->len - 1);
  g_ptr_array_index (words, words->len - 1) = g_strconcat (last, empty ? "/>" : ">", NULL);
  g_free (last);
}

/* If they do not fit, all attributes but the first stand below it. */
static void
put_wrapped (ExamLayout      *self,
             const GPtrArray *words)
{
  const char *name = g_ptr_array_index (words, 0);
  guint column = exam_filler_get_column (self->filler) + (guint) g_utf8_strlen (name, -1) + 1;

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (i == 1)
        exam_filler_glue (self->filler, " ", 1);
      else if (i == 2)
        exam_filler_break (self->filler, column);
      else if (i > 2)
        exam_filler_space (self->filler);
      exam_filler_glue (self->filler, word, strlen (word));
    }
  exam_filler_get_column (self->filler);
}

/* Puts a start tag, an empty or an end tag, with one space before each attribute. */
void
exam_layout_put_tag (ExamLayout *self,
                     guint       index,
                     gboolean    empty)
{
  const ExamMarkupToken *tag = exam_layout_get (self, index);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint width = 0;

  if (tag->kind == EXAM_MARKUP_END)
    {
      exam_filler_glue (self->filler, tag->at, 2 + strcspn (tag->at + 2, WHITE ">"));
      exam_filler_glue (self->filler, ">", 1);
      return;
    }

  split_tag (tag, empty, words);
  for (guint i = 0; i < words->len; i++)
    width += (guint) g_utf8_strlen (g_ptr_array_index (words, i), -1) + (i > 0);
  if (words->len > 1 && exam_filler_get_column (self->filler) + width > EXAM_LINE_WIDTH)
    {
      put_wrapped (self, words);
      return;
    }
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (i > 0)
        exam_filler_glue (self->filler, " ", 1);
      exam_filler_glue (self->filler, word, strlen (word));
    }
}

/* Puts what begins here as it was written. */
void
exam_layout_put_raw (ExamLayout *self,
                     guint       index)
{
  const ExamMarkupToken *first = exam_layout_get (self, index);
  const ExamMarkupToken *last = exam_layout_get (self, first->end);

  exam_filler_glue (self->filler, first->at, (gsize) (last->at - first->at) + last->length);
}

/* Returns: whether there is nothing but text from @first on, up to @end */
gboolean
exam_layout_is_flow (const ExamLayout *self,
                     guint             first,
                     guint             end)
{
  for (guint i = first; i < end; i++)
    {
      ExamMarkupKind kind = exam_layout_get (self, i)->kind;

      if ((kind == EXAM_MARKUP_START || kind == EXAM_MARKUP_EMPTY) && exam_layout_find_kind (self, i) != EXAM_LAYOUT_INLINE)
        return FALSE;
    }
  return TRUE;
}

/* Puts the words of a text. Returns: whether white space stands behind the last one */
static gboolean
put_words (ExamLayout            *self,
           const ExamMarkupToken *text,
           gboolean               space,
           gboolean              *started)
{
  for (gsize at = 0; at < text->length;)
    {
      gsize white = 0;
      gsize word = 0;

      while (at + white < text->length && strchr (WHITE, text->at[at + white]) != NULL)
        white++;
      at += white;
      while (at + word < text->length && strchr (WHITE, text->at[at + word]) == NULL)
        word++;
      space |= white > 0;
      if (word == 0)
        return space;

      if (space && *started)
        exam_filler_space (self->filler);
      exam_filler_glue (self->filler, text->at + at, word);
      *started = TRUE;
      space = FALSE;
      at += word;
    }
  return space;
}

/* Puts text from @first on, up to @end; white space at its ends means nothing, and any inside is one space. */
void
exam_layout_put_flow (ExamLayout *self,
                      guint       first,
                      guint       end)
{
  gboolean started = FALSE;
  gboolean space = FALSE;

  for (guint i = first; i < end; i++)
    {
      const ExamMarkupToken *token = exam_layout_get (self, i);

      if (token->kind == EXAM_MARKUP_TEXT)
        {
          space = put_words (self, token, space, &started);
          continue;
        }

      if (space && started)
        exam_filler_space (self->filler);
      space = FALSE;
      started = TRUE;
      if (token->kind == EXAM_MARKUP_START && token->end == i + 1 && exam_layout_is_named (self, i, "br"))
        exam_layout_put_tag (self, i++, TRUE);
      else if (token->kind == EXAM_MARKUP_START || token->kind == EXAM_MARKUP_EMPTY || token->kind == EXAM_MARKUP_END)
        exam_layout_put_tag (self, i, token->kind == EXAM_MARKUP_EMPTY);
      else
        exam_filler_glue (self->filler, token->at, token->length);
    }
}

/* Puts plain text, where each space is part of it, but those at its ends. */
void
exam_layout_put_plain (ExamLayout *self,
                       guint       first,
                       guint       end)
{
  for (guint i = first; i < end; i++)
    {
      const ExamMarkupToken *token = exam_layout_get (self, i);
      g_autofree char *text = g_strndup (token->at, token->length);

      if (token->kind == EXAM_MARKUP_TEXT)
        {
          g_strdelimit (text, WHITE, ' ');
          if (i == first)
            g_strchug (text);
          if (i + 1 == end)
            g_strchomp (text);
        }
      exam_filler_glue (self->filler, text, strlen (text));
    }
}
