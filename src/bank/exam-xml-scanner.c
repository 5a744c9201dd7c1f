/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-xml-scanner.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bank/exam-xml-parser.h"

/* A longer one would be all zeros. */
#define MAX_REFERENCE 64

/* What stands on the left begins one of these pieces, and nothing else does. */
static const struct {
  const char      *open;
  const char      *close;
  ExamXmlTokenKind kind;
} pieces[] = {
  { "<!--", "-->", EXAM_XML_TOKEN_COMMENT },
  { "<![CDATA[", "]]>", EXAM_XML_TOKEN_CDATA },
  { "<?", "?>", EXAM_XML_TOKEN_INSTRUCTION },
  { "<!", ">", EXAM_XML_TOKEN_INSTRUCTION },
  { "</", ">", EXAM_XML_TOKEN_END },
};

static gboolean
is_space (char byte)
{
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static gsize
find_name_end (const char *text,
               gsize       at,
               gsize       end)
{
  while (at < end && !is_space (text[at]) && strchr ("/>=<\"'", text[at]) == NULL)
    at++;
  return at;
}

/* Returns the byte behind the start tag that begins at @at. */
static gsize
find_tag_end (const char *text,
              gsize       at,
              gsize       end)
{
  while (at < end && text[at] != '>')
    {
      if (text[at] == '"' || text[at] == '\'')
        {
          const char *close = memchr (text + at + 1, text[at], end - at - 1);

          if (close == NULL)
            return end;
          at = (gsize) (close - text);
        }
      at++;
    }
  return MIN (at + 1, end);
}

static void
scan_markup (ExamXmlScanner *self,
             ExamXmlToken   *token)
{
  const char *start = self->text + self->at;
  gsize length = self->end - self->at;

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      gsize n_open = strlen (pieces[i].open), n_close = strlen (pieces[i].close);
      const char *close;

      if (length < n_open || memcmp (start, pieces[i].open, n_open) != 0)
        continue;
      close = memmem (start + n_open, length - n_open, pieces[i].close, n_close);
      token->kind = pieces[i].kind;
      token->end = close != NULL ? (gsize) (close - self->text) + n_close : self->end;
      token->name_start = MIN (self->at + 2, token->end);
      token->name_end = find_name_end (self->text, token->name_start, token->end);
      return;
    }

  token->kind = EXAM_XML_TOKEN_START;
  token->end = find_tag_end (self->text, self->at + 1, self->end);
  token->name_start = self->at + 1;
  token->name_end = find_name_end (self->text, token->name_start, token->end);
  token->empty = token->end >= self->at + 3 && memcmp (self->text + token->end - 2, "/>", 2) == 0;
}

/**
 * exam_xml_scanner_next:
 * @self: a scanner
 * @token: (out): the next piece
 *
 * Returns: whether there was one
 */
gboolean
exam_xml_scanner_next (ExamXmlScanner *self,
                       ExamXmlToken   *token)
{
  const char *next;

  if (self->at >= self->end)
    return FALSE;

  *token = (ExamXmlToken) { EXAM_XML_TOKEN_TEXT, self->at, self->end };
  if (self->text[self->at] == '<')
    scan_markup (self, token);
  else if ((next = memchr (self->text + self->at, '<', self->end - self->at)) != NULL)
    token->end = (gsize) (next - self->text);

  self->at = token->end;
  return TRUE;
}

/**
 * exam_xml_token_next_attribute:
 * @self: a start tag
 * @text: the text that was scanned
 * @at: where to go on; 0 for the first attribute
 * @attribute: (out): where it stands
 *
 * Returns: whether there was one
 */
gboolean
exam_xml_token_next_attribute (const ExamXmlToken *self,
                               const char         *text,
                               gsize              *at,
                               ExamXmlRange       *attribute)
{
  gsize place = MAX (*at, self->name_end);
  const char *close;

  while (place < self->end && is_space (text[place]))
    place++;
  attribute->start = place;
  attribute->name_end = place = find_name_end (text, place, self->end);
  if (attribute->name_end == attribute->start)
    return FALSE;

  while (place < self->end && (is_space (text[place]) || text[place] == '='))
    place++;
  if (place + 1 >= self->end || (text[place] != '"' && text[place] != '\''))
    return FALSE;

  close = memchr (text + place + 1, text[place], self->end - place - 1);
  if (close == NULL)
    return FALSE;
  attribute->value_start = place + 1;
  attribute->value_end = (gsize) (close - text);
  *at = attribute->value_end + 1;
  return TRUE;
}

/** Returns: whether @self is a tag of that name, as it is written */
gboolean
exam_xml_token_is (const ExamXmlToken *self,
                   const char         *text,
                   const char         *name)
{
  gsize length = self->name_end - self->name_start;

  return strlen (name) == length && memcmp (text + self->name_start, name, length) == 0;
}

/** Returns: (transfer full) (nullable): the value of an attribute of a start tag, or %NULL where it has none */
char *
exam_xml_token_dup_attribute (const ExamXmlToken *self,
                              const char         *text,
                              const char         *name)
{
  gsize at = 0, length = strlen (name);
  ExamXmlRange range;

  while (exam_xml_token_next_attribute (self, text, &at, &range))
    if (range.name_end - range.start == length && memcmp (text + range.start, name, length) == 0)
      return exam_xml_decode (text + range.value_start, range.value_end - range.value_start, TRUE);

  return NULL;
}

/** Returns: whether a start tag goes into another namespace than that of banks; one that has a prefix is taken to do so */
gboolean
exam_xml_token_is_foreign (const ExamXmlToken *self,
                           const char         *text)
{
  g_autofree char *uri = NULL;

  if (memchr (text + self->name_start, ':', self->name_end - self->name_start) != NULL)
    return TRUE;
  uri = exam_xml_token_dup_attribute (self, text, "xmlns");
  return uri != NULL && strcmp (uri, EXAM_XML_NAMESPACE) != 0;
}

/* --- Characters --- */

/* Returns the length of the reference that @text begins with, or 0. */
static gsize
decode_reference (const char *text,
                  gsize       length,
                  GString    *decoded)
{
  static const struct { const char *name; char character; } names[] = {
    { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&apos;", '\'' },
  };
  guint64 number;
  char *end;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (length >= strlen (names[i].name) && memcmp (text, names[i].name, strlen (names[i].name)) == 0)
      {
        g_string_append_c (decoded, names[i].character);
        return strlen (names[i].name);
      }

  if (length < 4 || text[1] != '#' || memchr (text, ';', MIN (length, MAX_REFERENCE)) == NULL)
    return 0;
  number = text[2] == 'x' ? g_ascii_strtoull (text + 3, &end, 16) : g_ascii_strtoull (text + 2, &end, 10);
  if (*end != ';' || number == 0 || number > 0x10FFFF || !g_unichar_validate ((gunichar) number))
    return 0;
  g_string_append_unichar (decoded, (gunichar) number);
  return (gsize) (end + 1 - text);
}

/**
 * exam_xml_decode:
 * @text: text as it is written in XML, outside of CDATA
 * @length: in bytes
 * @is_attribute: it is the value of an attribute, where white space is spaces
 *
 * Returns: (transfer full): what it means
 */
char *
exam_xml_decode (const char *text,
                 gsize       length,
                 gboolean    is_attribute)
{
  GString *decoded = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      gsize n;

      if (text[i] == '&' && (n = decode_reference (text + i, length - i, decoded)) > 0)
        i += n - 1;
      else if (text[i] == '\r' && i + 1 < length && text[i + 1] == '\n')
        continue;
      else
        g_string_append_c (decoded, text[i] == '\r' ? '\n' : text[i]);
    }
  if (is_attribute)
    g_strdelimit (decoded->str, "\t\r\n", ' ');
  return g_string_free (decoded, FALSE);
}

/** Returns: (transfer full) (nullable): what a piece of text or CDATA means; %NULL for other pieces */
char *
exam_xml_token_dup_text (const ExamXmlToken *self,
                         const char         *text)
{
  g_autofree char *raw = NULL;
  gsize length = self->end - self->start, marks = strlen ("<![CDATA[]]>");
  g_auto (GStrv) lines = NULL;

  if (self->kind == EXAM_XML_TOKEN_TEXT)
    return exam_xml_decode (text + self->start, length, FALSE);
  if (self->kind != EXAM_XML_TOKEN_CDATA || length < marks)
    return NULL;

  raw = g_strndup (text + self->start + strlen ("<![CDATA["), length - marks);
  lines = g_strsplit (raw, "\r\n", -1);
  return g_strdelimit (g_strjoinv ("\n", lines), "\r", '\n');
}

/**
 * exam_xml_encode:
 * @text: UTF-8
 * @length: in bytes, or -1 if it ends with NUL
 * @quote: the quotation mark around it, or NUL for text between tags
 *
 * What XML cannot hold, such as control characters, is left out.
 *
 * Returns: (transfer full): how it is written
 */
char *
exam_xml_encode (const char *text,
                 gssize      length,
                 char        quote)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  GString *encoded = g_string_new (NULL);

  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == '&')
        g_string_append (encoded, "&amp;");
      else if (character == '<')
        g_string_append (encoded, "&lt;");
      else if (character == '>' && quote == '\0')
        g_string_append (encoded, "&gt;");
      else if (quote != '\0' && character == (gunichar) quote)
        g_string_append (encoded, quote == '"' ? "&quot;" : "&apos;");
      else if (quote != '\0' && is_space ((char) MIN (character, 0x7F)))
        g_string_append_c (encoded, ' ');
      else if (character >= ' ' || character == '\t' || character == '\n')
        {
          if (character != 0xFFFE && character != 0xFFFF)
            g_string_append_unichar (encoded, character);
        }
    }
  return g_string_free (encoded, FALSE);
}

/* --- Soundness --- */

typedef struct {
  const char   *root;
  gboolean      begun;
  gboolean      other;
  ExamProblems *problems;
} Check;

static void
start_cb (ExamXmlParser          *parser,
          const char             *name,
          const ExamXmlAttribute *attributes,
          guint                   n_attributes,
          gpointer                user_data)
{
  Check *check = user_data;
  int line, column;

  if (check->begun)
    return;
  check->begun = TRUE;
  if (g_str_equal (name, check->root))
    return;

  check->other = TRUE;
  exam_xml_parser_get_position (parser, &line, &column);
  exam_problems_add (check->problems, EXAM_SEVERITY_ERROR, exam_xml_parser_get_file (parser), line, column, NULL,
                     _("the file begins with <%s>; expected is <%s>"), name, check->root);
  exam_xml_parser_stop (parser);
}

static void
end_cb (ExamXmlParser *parser,
        gpointer       user_data)
{
}

static void
text_cb (ExamXmlParser *parser,
         const char    *text,
         gsize          length,
         gpointer       user_data)
{
}

/**
 * exam_xml_check:
 * @name: what to call the text in problems
 * @text: a whole document
 * @length: in bytes
 * @root: the element that it should be
 * @problems: gets why it is none, as the last one
 *
 * Whether @text is well-formed XML within the bounds of all of our readers. Nothing is said of what is in it.
 */
gboolean
exam_xml_check (const char   *name,
                const char   *text,
                gsize         length,
                const char   *root,
                ExamProblems *problems)
{
  static const ExamXmlHandler handler = { start_cb, end_cb, text_cb, FALSE };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  Check check = { .root = root, .problems = problems };

  return exam_xml_parse_bytes (name, bytes, &handler, &check, problems) && !check.other;
}
