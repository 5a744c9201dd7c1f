/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-markup.h"

#include <string.h>

#include "bank/exam-xml-scanner.h"

#define WHITE " \t\r\n"

static ExamMarkupKind
get_kind (const ExamXmlToken *piece)
{
  switch (piece->kind)
    {
    case EXAM_XML_TOKEN_CDATA: return EXAM_MARKUP_CDATA;
    case EXAM_XML_TOKEN_COMMENT: return EXAM_MARKUP_COMMENT;
    case EXAM_XML_TOKEN_INSTRUCTION: return EXAM_MARKUP_INSTRUCTION;
    case EXAM_XML_TOKEN_START: return piece->empty ? EXAM_MARKUP_EMPTY : EXAM_MARKUP_START;
    case EXAM_XML_TOKEN_END: return EXAM_MARKUP_END;
    case EXAM_XML_TOKEN_TEXT:
    default: return EXAM_MARKUP_TEXT;
    }
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
  ExamXmlScanner scanner = { text, 0, length };
  ExamXmlToken piece;

  while (exam_xml_scanner_next (&scanner, &piece))
    {
      ExamMarkupToken token = { text + piece.start, (guint) (piece.end - piece.start), tokens->len, get_kind (&piece) };

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

/* Places count from the beginning of the tag. */
static ExamXmlToken
scan_tag (const ExamMarkupToken *tag)
{
  ExamXmlScanner scanner = { tag->at, 0, tag->length };
  ExamXmlToken piece = { 0 };

  exam_xml_scanner_next (&scanner, &piece);
  return piece;
}

/** Finds the name of a tag, with its prefix. It is not NUL-terminated. */
void
exam_markup_get_name (const ExamMarkupToken *tag,
                      const char           **name,
                      gsize                 *length)
{
  ExamXmlToken piece = scan_tag (tag);

  *name = tag->at + piece.name_start;
  *length = piece.name_end - piece.name_start;
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
  ExamXmlToken piece = scan_tag (tag);
  gsize place = *at != NULL ? (gsize) (*at - tag->at) : 0;
  ExamXmlRange attribute;

  if (!exam_xml_token_next_attribute (&piece, tag->at, &place, &attribute))
    return FALSE;

  *at = tag->at + place;
  *name = tag->at + attribute.start;
  *name_length = attribute.name_end - attribute.start;
  *value = tag->at + attribute.value_start;
  *value_length = attribute.value_end - attribute.value_start;
  return TRUE;
}
