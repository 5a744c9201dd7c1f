/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-markup.h"

#include <string.h>

#define WHITE " \t\r\n"

static gsize
measure_until (const char *text,
               gsize       length,
               const char *end)
{
  const char *found = g_strstr_len (text, (gssize) length, end);

  return found != NULL ? (gsize) (found - text) + strlen (end) : 0;
}

/* A tag ends at the first > that is in no value. Returns 0 where it does not end. */
static gsize
measure_tag (const char *text,
             gsize       length)
{
  char quote = '\0';

  for (gsize i = 0; i < length; i++)
    {
      if (quote != '\0')
        quote = text[i] == quote ? '\0' : quote;
      else if (text[i] == '"' || text[i] == '\'')
        quote = text[i];
      else if (text[i] == '>')
        return i + 1;
    }
  return 0;
}

/* Returns: the length of what begins at @text, or 0 for what is no XML */
static gsize
measure (const char     *text,
         gsize           length,
         ExamMarkupKind *kind)
{
  const char *tag;
  gsize size;

  if (text[0] != '<')
    {
      tag = memchr (text, '<', length);
      *kind = EXAM_MARKUP_TEXT;
      return tag != NULL ? (gsize) (tag - text) : length;
    }
  if (g_str_has_prefix (text, "<!--"))
    {
      *kind = EXAM_MARKUP_COMMENT;
      size = measure_until (text + 4, length - 4, "-->");
      return size > 0 ? size + 4 : 0;
    }
  if (g_str_has_prefix (text, "<![CDATA["))
    {
      *kind = EXAM_MARKUP_CDATA;
      return measure_until (text, length, "]]>");
    }
  if (text[1] == '?')
    {
      *kind = EXAM_MARKUP_INSTRUCTION;
      return measure_until (text, length, "?>");
    }

  size = measure_tag (text, length);
  *kind = text[1] == '/' ? EXAM_MARKUP_END
          : size > 1 && text[size - 2] == '/' ? EXAM_MARKUP_EMPTY
          : EXAM_MARKUP_START;
  return size;
}

/**
 * exam_markup_split:
 * @text: (transfer none): XML that a parser found to be well-formed, without a DOCTYPE, NUL-terminated
 * @length: its length in bytes
 *
 * Splits XML without changing a byte, for those who write it anew. The tokens point into @text.
 *
 * Returns: (transfer full) (nullable) (element-type ExamMarkupToken): the tokens; %NULL for what is not well-formed
 */
GArray *
exam_markup_split (const char *text,
                   gsize       length)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (ExamMarkupToken));
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (gsize at = 0; at < length;)
    {
      ExamMarkupToken token = { .at = text + at, .end = tokens->len };

      token.length = (guint) measure (token.at, length - at, &token.kind);
      if (token.length == 0)
        return NULL;

      if (token.kind == EXAM_MARKUP_START)
        g_array_append_val (open, token.end);
      else if (token.kind == EXAM_MARKUP_END)
        {
          if (open->len == 0)
            return NULL;
          g_array_index (tokens, ExamMarkupToken, g_array_index (open, guint, open->len - 1)).end = tokens->len;
          g_array_set_size (open, open->len - 1);
        }
      g_array_append_val (tokens, token);
      at += token.length;
    }
  return open->len == 0 ? g_steal_pointer (&tokens) : NULL;
}

/** Returns: whether it is text, and nothing but white space */
gboolean
exam_markup_is_blank (const ExamMarkupToken *token)
{
  if (token->kind != EXAM_MARKUP_TEXT)
    return FALSE;

  for (gsize i = 0; i < token->length; i++)
    if (strchr (WHITE, token->at[i]) == NULL)
      return FALSE;
  return TRUE;
}

/** Finds the name of a tag, with its prefix. It is not NUL-terminated. */
void
exam_markup_get_name (const ExamMarkupToken *tag,
                      const char           **name,
                      gsize                 *length)
{
  *name = tag->at + (tag->kind == EXAM_MARKUP_END ? 2 : 1);
  *length = strcspn (*name, WHITE "/>");
}

/**
 * exam_markup_next_attribute:
 * @tag: a start tag or an empty one
 * @at: (inout): where to go on; %NULL at first
 * @name: (out): its name, with its prefix, not NUL-terminated
 * @name_length: (out): bytes
 * @value: (out): what stands between the quotes, which stand before and behind it
 * @value_length: (out): bytes
 *
 * Returns: whether there was another attribute
 */
gboolean
exam_markup_next_attribute (const ExamMarkupToken *tag,
                            const char           **at,
                            const char           **name,
                            gsize                 *name_length,
                            const char           **value,
                            gsize                 *value_length)
{
  const char *quote;

  if (*at == NULL)
    {
      exam_markup_get_name (tag, at, name_length);
      *at += *name_length;
    }
  *at += strspn (*at, WHITE);
  if (**at == '>' || **at == '/')
    return FALSE;

  *name = *at;
  *name_length = strcspn (*at, WHITE "=");
  quote = *at + strcspn (*at, "\"'");
  *value = quote + 1;
  *value_length = (gsize) (strchr (*value, *quote) - *value);
  *at = *value + *value_length + 1;
  return TRUE;
}
