/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-edit.h"

#include <string.h>

#include "bank/exam-xml-scanner.h"

/* Entries that go elsewhere: between two places, or two banks, their lines are indented anew, but for what would mean something
 * else then. */

typedef struct {
  gsize start;
  gsize end;
} Span;

static void
add_span (GArray *spans,
          gsize   start,
          gsize   end)
{
  Span span = { start, end };

  g_array_append_val (spans, span);
}

/* Returns: (element-type Span): where white space means something: <pre>, CDATA, the values of attributes */
static GArray *
find_spans (const char *text,
            gsize       start,
            gsize       end)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));
  ExamXmlScanner scanner = { text, start, end };
  ExamXmlToken token;
  ExamXmlRange range;
  gsize pre = 0;

  while (exam_xml_scanner_next (&scanner, &token))
    {
      gsize at = 0;

      if (token.kind == EXAM_XML_TOKEN_CDATA)
        add_span (spans, token.start, token.end);
      else if (token.kind == EXAM_XML_TOKEN_END && exam_xml_token_is (&token, text, "pre"))
        add_span (spans, pre, token.start);
      else if (token.kind == EXAM_XML_TOKEN_START)
        {
          while (exam_xml_token_next_attribute (&token, text, &at, &range))
            add_span (spans, range.value_start, range.value_end);
          pre = token.end;
        }
    }
  return spans;
}

/* @next is the first span that may hold @place, and moves along. */
static gboolean
is_kept (GArray *spans,
         guint  *next,
         gsize   place)
{
  while (*next < spans->len && g_array_index (spans, Span, *next).end <= place)
    (*next)++;
  return *next < spans->len && g_array_index (spans, Span, *next).start <= place;
}

/**
 * exam_edit_dup_block:
 * @self: an edit
 * @start: an element, or the comment before it
 * @end: the byte behind it
 *
 * Returns: (transfer full): it, with lines that end with a line feed and are indented as if it were not
 */
char *
exam_edit_dup_block (const ExamEdit *self,
                     gsize           start,
                     gsize           end)
{
  g_autofree char *indent = exam_edit_dup_indent (self, start, NULL);
  g_autoptr (GArray) spans = find_spans (self->text, start, end);
  GString *block = g_string_sized_new (end - start);
  guint next = 0;

  for (gsize at = start; at < end; at++)
    {
      if (self->text[at] == '\r' && self->text[at + 1] == '\n')
        continue;
      g_string_append_c (block, self->text[at]);
      if (self->text[at] == '\n' && !is_kept (spans, &next, at) && g_str_has_prefix (self->text + at + 1, indent))
        at += strlen (indent);
    }
  return g_string_free (block, FALSE);
}

/* How @xml is indented, level by level, which its first child on a line of its own tells; "" if there is none. */
static char *
find_unit (const char *xml)
{
  ExamXmlScanner scanner = { xml, 0, strlen (xml) };
  ExamXmlToken token;
  gsize line = 0;
  gboolean inside = FALSE;

  while (exam_xml_scanner_next (&scanner, &token))
    {
      const char *last = memrchr (xml + token.start, '\n', token.end - token.start);

      if (token.kind == EXAM_XML_TOKEN_START && inside)
        return line > 0 && strspn (xml + line, " \t") >= token.start - line ? g_strndup (xml + line, token.start - line)
                                                                            : g_strdup ("");
      inside |= token.kind == EXAM_XML_TOKEN_START;
      line = last != NULL ? (gsize) (last + 1 - xml) : line;
    }
  return g_strdup ("");
}

/**
 * exam_edit_indent_block:
 * @self: an edit
 * @xml: what exam_edit_dup_block() gives, perhaps of another bank
 * @indent: what stands before it
 *
 * Returns: (transfer full): it in lines of this text
 */
char *
exam_edit_indent_block (const ExamEdit *self,
                        const char     *xml,
                        const char     *indent)
{
  g_autofree char *unit = find_unit (xml);
  g_autoptr (GArray) spans = find_spans (xml, 0, strlen (xml));
  GString *block = g_string_new (NULL);
  guint next = 0;

  for (const char *at = xml; *at != '\0'; at++)
    {
      if (*at == '\r' && at[1] == '\n')
        continue;
      if (*at != '\n')
        {
          g_string_append_c (block, *at);
          continue;
        }
      g_string_append (block, self->eol);
      if (is_kept (spans, &next, (gsize) (at - xml)) || at[1] == '\n' || at[1] == '\r')
        continue;
      g_string_append (block, indent);
      while (*unit != '\0' && g_str_has_prefix (at + 1, unit))
        {
          g_string_append (block, self->unit);
          at += strlen (unit);
        }
    }
  return g_string_free (block, FALSE);
}
