/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-xml-parser.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include "bank/exam-error.h"

#define EXAM_XML_NAMESPACE "urn:mockingbird:exam:1"
#define INSTANCE_NAMESPACE "http://www.w3.org/2001/XMLSchema-instance"
#define CHUNK (64 * 1024)

/* What is longer is no tag but one whose end is missing; and libxml2 compares each attribute with all before it. */
#define MAX_TAG CHUNK
#define MAX_ATTRIBUTES 64

/* A byte of the file. */
typedef struct {
  gsize offset;
  int   line;
  int   column;
} Place;

struct _ExamXmlParser
{
  const char           *file;
  const ExamXmlHandler *handler;
  gpointer              user_data;
  ExamProblems         *problems;

  xmlParserCtxt *ctxt;      /* (owned) */
  GArray        *attributes; /* (owned) (element-type ExamXmlAttribute), of the element being started */
  GString       *strings;    /* (owned) their names and values, each with its NUL */

  /* The bytes fed last, long enough to find where a start tag began. */
  GByteArray *window;       /* (owned) */
  Place       window_start;
  Place       place;        /* in the window; the one asked for last */

  xmlError fatal;           /* the first one: what comes behind it is a consequence, and may not be fatal */
  gboolean at_end;          /* nothing more will be fed */
  gboolean root_ended;
  guint    depth;
  guint    foreign_depth;   /* depth below an element that is not ours, or 0 */
  gboolean stopped;
};

const char *
exam_xml_parser_get_file (ExamXmlParser *self)
{
  return self->file;
}

/** Ends the parse after the running callback; no further callback comes. */
void
exam_xml_parser_stop (ExamXmlParser *self)
{
  self->stopped = TRUE;
  xmlStopParser (self->ctxt);
}

static gsize
get_offset (ExamXmlParser *self)
{
#if LIBXML_VERSION >= 21500
  unsigned long offset = 0;

  xmlCtxtGetInputPosition (self->ctxt, 0, NULL, NULL, NULL, &offset);
  return offset;
#else
  const xmlParserInput *input = self->ctxt->input;

  return input != NULL ? input->consumed + (gsize) (input->cur - input->base) : 0;
#endif
}

/* Moves @place forward to the byte at @offset, which has to be in the window. */
static void
advance (ExamXmlParser *self,
         Place         *place,
         gsize          offset)
{
  for (; place->offset < offset; place->offset++)
    {
      guint8 byte = self->window->data[place->offset - self->window_start.offset];

      if (byte == '\n')
        {
          place->line++;
          place->column = 1;
        }
      else if ((byte & 0xc0) != 0x80)
        place->column++;
    }
}

/* Places are mostly asked for in the order of the file, so that each byte is looked at once or twice, however long the
 * lines are. libxml2 counts too, but not far enough: it knows neither where a tag began nor characters. */
static void
locate (ExamXmlParser *self,
        gsize          offset,
        int           *line,
        int           *column)
{
  if (offset < self->place.offset)
    self->place = self->window_start;
  advance (self, &self->place, MIN (offset, self->window_start.offset + self->window->len));

  *line = self->place.line;
  *column = self->place.column;
}

/* Where the parser stands, as an index into the window. */
static gsize
get_index (ExamXmlParser *self)
{
  gsize offset = get_offset (self);

  return offset > self->window_start.offset ? MIN (offset - self->window_start.offset, self->window->len) : 0;
}

/**
 * exam_xml_parser_get_position:
 * @self: a parser
 * @line: (out): 1-based line
 * @column: (out): 1-based column, in characters
 *
 * While an element is being started this is the `<` of its tag, although libxml2 has read to the tag's end by then;
 * else it is where the parser stands, or a little before.
 */
void
exam_xml_parser_get_position (ExamXmlParser *self,
                              int           *line,
                              int           *column)
{
  gsize here = get_index (self);

  /* A raw '<' cannot stand inside a tag, so the nearest one before is where the tag began. */
  for (gsize i = here; i > 0; i--)
    if (self->window->data[i - 1] == '<')
      {
        here = i - 1;
        break;
      }
  locate (self, self->window_start.offset + here, line, column);
}

/**
 * exam_xml_parser_get_text_position:
 * @self: a parser, in its text callback
 * @text: the text of that callback
 * @length: its length in bytes
 * @line: (out): 1-based line of the first character that is no white space
 * @column: (out): 1-based column, in characters
 */
void
exam_xml_parser_get_text_position (ExamXmlParser *self,
                                   const char    *text,
                                   gsize          length,
                                   int           *line,
                                   int           *column)
{
  gsize start = get_index (self);
  gsize blank = 0;

  while (blank < length && g_ascii_isspace (text[blank]))
    blank++;

  /* libxml2 stands before the text or behind it, as its parser has a fast and a slow way. */
  if (start + length > self->window->len || memcmp (self->window->data + start, text, length) != 0)
    start = start >= length ? start - length : 0;
  locate (self, self->window_start.offset + start + blank, line, column);
}

static void
add_error (ExamXmlParser *self,
           const char    *format,
           ...) G_GNUC_PRINTF (2, 3);

static void
add_error (ExamXmlParser *self,
           const char    *format,
           ...)
{
  int line, column;
  va_list args;

  exam_xml_parser_get_position (self, &line, &column);
  va_start (args, format);
  exam_problems_addv (self->problems, EXAM_SEVERITY_ERROR, self->file, line, column, NULL,
                      format, args);
  va_end (args);
  if (exam_problems_is_full (self->problems))
    exam_xml_parser_stop (self);
}

/* The place is that of the last character. */
static void
add_end_error (ExamXmlParser *self)
{
  gsize end = self->window->len;
  int line, column;

  while (end > 0 && g_ascii_isspace (self->window->data[end - 1]))
    end--;
  locate (self, self->window_start.offset + end, &line, &column);
  exam_problems_add (self->problems, EXAM_SEVERITY_ERROR, self->file, line, column, NULL,
                     _("the file ends too early: something is still open; "
                       "it may have been cut off while it was saved or copied"));
}

/* --- SAX callbacks --- */

static gboolean
starts_with (ExamXmlParser *self,
             gsize          index,
             const char    *text)
{
  gsize length = strlen (text);

  return index + length <= self->window->len && memcmp (self->window->data + index, text, length) == 0;
}

static void
internal_subset_cb (void          *user_data,
                    const xmlChar *name,
                    const xmlChar *external_id,
                    const xmlChar *system_id)
{
  ExamXmlParser *self = user_data;
  gsize start = get_index (self);
  int line, column;

  while (start > 0 && !starts_with (self, start, "<!DOCTYPE"))
    start--;
  locate (self, self->window_start.offset + start, &line, &column);
  exam_problems_add (self->problems, EXAM_SEVERITY_ERROR, self->file, line, column, NULL,
                     _("a DOCTYPE is not allowed, because it can make a small file huge or read other "
                       "files; delete it, and write &#160; and the like instead of named entities"));
  exam_xml_parser_stop (self);
}

/* Only what leads an editor to the schema is none of our business. */
static gboolean
is_schema_hint (const char *name,
                const char *uri)
{
  return g_strcmp0 (uri, INSTANCE_NAMESPACE) == 0 &&
         (g_str_equal (name, "schemaLocation") || g_str_equal (name, "noNamespaceSchemaLocation"));
}

static void
collect_attributes (ExamXmlParser  *self,
                    int             n_attributes,
                    const xmlChar **attributes)
{
  g_array_set_size (self->attributes, 0);
  g_string_truncate (self->strings, 0);

  /* Five pointers for each: local name, prefix, namespace, begin and end of the value. */
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    {
      const ExamXmlAttribute attribute = { NULL, NULL };
      gsize begin;

      if (is_schema_hint ((const char *) attributes[0], (const char *) attributes[2]))
        continue;

      g_array_append_val (self->attributes, attribute);
      if (attributes[1] != NULL)
        g_string_append_printf (self->strings, "%s:", (const char *) attributes[1]);
      g_string_append (self->strings, (const char *) attributes[0]);
      g_string_append_c (self->strings, '\0');
      begin = self->strings->len;
      g_string_append_len (self->strings, (const char *) attributes[3], attributes[4] - attributes[3]);
      /* XML does so by itself except where &#10; and the like are written, and would when it is read again. */
      g_strdelimit (self->strings->str + begin, "\t\r\n", ' ');
      g_string_append_c (self->strings, '\0');
    }

  /* Only now the string moves no more. */
  for (gsize i = 0, at = 0; i < self->attributes->len; i++)
    {
      ExamXmlAttribute *attribute = &g_array_index (self->attributes, ExamXmlAttribute, i);

      attribute->name = self->strings->str + at;
      at += strlen (attribute->name) + 1;
      attribute->value = self->strings->str + at;
      at += strlen (attribute->value) + 1;
    }
}

static void
start_element_cb (void           *user_data,
                  const xmlChar  *name,
                  const xmlChar  *prefix,
                  const xmlChar  *uri,
                  int             n_namespaces,
                  const xmlChar **namespaces,
                  int             n_attributes,
                  int             n_defaulted,
                  const xmlChar **attributes)
{
  ExamXmlParser *self = user_data;

  if (self->stopped)
    return;

  /* What is complete came before the end; the parser would let a tag without its rest pass. */
  if (self->at_end)
    {
      add_end_error (self);
      exam_xml_parser_stop (self);
      return;
    }

  self->depth++;
  if (self->depth > EXAM_XML_MAX_DEPTH)
    {
      add_error (self, _("elements are nested more than %d deep; no bank needs that"),
                 EXAM_XML_MAX_DEPTH);
      exam_xml_parser_stop (self);
      return;
    }

  if (n_attributes + n_namespaces > MAX_ATTRIBUTES)
    {
      add_error (self, _("<%s> has %d attributes; no element has that many"),
                 (const char *) name, n_attributes + n_namespaces);
      exam_xml_parser_stop (self);
      return;
    }

  if (self->foreign_depth > 0)
    return;

  if (g_strcmp0 ((const char *) uri, EXAM_XML_NAMESPACE) != 0)
    {
      if (self->depth == 1 && uri == NULL)
        add_error (self, _("<%s> has no namespace; write <%s xmlns=\"%s\">"),
                   (const char *) name, (const char *) name, EXAM_XML_NAMESPACE);
      else if (self->depth == 1)
        add_error (self, _("<%s> is in the namespace '%s', so this is not a Mockingbird file; "
                           "the namespace of banks and formats is %s"),
                   (const char *) name, (const char *) uri, EXAM_XML_NAMESPACE);
      else
        add_error (self, _("<%s> is not in the namespace %s; delete it or its xmlns"),
                   (const char *) name, EXAM_XML_NAMESPACE);

      self->foreign_depth = self->depth;
      if (self->depth == 1)
        exam_xml_parser_stop (self);
      return;
    }

  collect_attributes (self, n_attributes, attributes);
  self->handler->start_element (self, (const char *) name,
                                (const ExamXmlAttribute *) (void *) self->attributes->data,
                                self->attributes->len, self->user_data);
}

static void
end_element_cb (void          *user_data,
                const xmlChar *name,
                const xmlChar *prefix,
                const xmlChar *uri)
{
  ExamXmlParser *self = user_data;

  if (self->stopped)
    return;

  if (self->foreign_depth == 0)
    self->handler->end_element (self, self->user_data);
  else if (self->foreign_depth == self->depth)
    self->foreign_depth = 0;

  self->depth--;
  self->root_ended |= self->depth == 0;
}

static void
text_cb (void          *user_data,
         const xmlChar *text,
         int            length)
{
  ExamXmlParser *self = user_data;

  if (!self->stopped && self->foreign_depth == 0 && length > 0)
    self->handler->text (self, (const char *) text, (gsize) length, self->user_data);
}

static void
#if LIBXML_VERSION >= 21200
error_cb (void           *user_data,
          const xmlError *error)
#else
error_cb (void     *user_data,
          xmlError *error)
#endif
{
  ExamXmlParser *self = user_data;

  if (error->level >= XML_ERR_FATAL && self->fatal.level < XML_ERR_FATAL)
    xmlCopyError (error, &self->fatal);
}

/* --- Errors of libxml2, in the words of someone who wants to mend the file --- */

static char *
describe_syntax_error (ExamXmlParser  *self,
                       const xmlError *error)
{
  switch (error->code)
    {
    case XML_ERR_DOCUMENT_EMPTY:
    case XML_ERR_DOCUMENT_START:
      return g_strdup (_("this is not XML: it does not begin with '<'"));

    case XML_ERR_DOCUMENT_END:
      if (self->root_ended)
        return g_strdup (_("there is something behind the end of the document; delete it"));
      return g_strdup (_("this is not XML: it does not begin with '<'"));

    case XML_ERR_COMMENT_NOT_FINISHED:
      return g_strdup (_("a comment is not closed; write --> behind it"));

    case XML_ERR_HYPHEN_IN_COMMENT:
      return g_strdup (_("there are two hyphens in a comment; leave one"));

    case XML_ERR_MISPLACED_CDATA_END:
      return g_strdup (_("write ]]&gt; for ]]>, which ends what is marked as text"));

    case XML_ERR_RESERVED_XML_NAME:
      return g_strdup (_("the XML declaration is not the first thing in the file; delete what is before it"));

    case XML_ERR_TAG_NAME_MISMATCH:
      return g_strdup_printf (_("<%s> of line %d is closed by </%s>; close what was opened last first"),
                              error->str1 != NULL ? error->str1 : "…", error->int1,
                              error->str2 != NULL ? error->str2 : "…");

    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_INVALID_CHAR:
      return g_strdup (_("this is not UTF-8 text, or it holds a control character; save the file as UTF-8"));

    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      return g_strdup_printf (_("XML does not know &%s;; write the character itself, or its number as in &#160;"),
                              error->str1 != NULL ? error->str1 : "…");

    case XML_ERR_NAME_REQUIRED:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    case XML_ERR_INVALID_CHARREF:
      return g_strdup (_("write &amp; for an ampersand and &lt; for a less-than sign"));

    case XML_ERR_INTERNAL_ERROR:
      if (error->message == NULL || strstr (error->message, "Huge") == NULL)
        return g_strdup (_("this is no tag as XML has them; look for a missing quotation mark or >"));
      return g_strdup (_("a comment, an instruction or a text is longer than any bank needs; delete it or split it"));

    case XML_ERR_GT_REQUIRED:
    case XML_ERR_SPACE_REQUIRED:
      return g_strdup (_("something in this tag is no attribute, or the tag has no end; look for a missing quotation mark or >"));

    case XML_ERR_LT_IN_ATTRIBUTE:
      return g_strdup (_("write &lt; for a less-than sign inside an attribute; or a quotation mark is missing before"));

    case XML_ERR_ATTRIBUTE_REDEFINED:
      return g_strdup_printf (_("the attribute %s is given twice; delete one"),
                              error->str1 != NULL ? error->str1 : "…");

    case XML_ERR_ATTRIBUTE_NOT_STARTED:
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      return g_strdup (_("an attribute has no value in quotation marks; write name=\"value\""));

    default:
      {
        g_autofree char *message = g_strdup (error->message != NULL ? error->message : "?");

        return g_strdup_printf (_("this is not well-formed XML: %s"), g_strstrip (message));
      }
    }
}

static void
add_syntax_error (ExamXmlParser *self)
{
  const xmlError *error = &self->fatal;
  g_autofree char *message = describe_syntax_error (self, error);

  exam_problems_add (self->problems, EXAM_SEVERITY_ERROR, self->file,
                     MAX (error->line, 1), MAX (error->int2, 1), NULL, "%s", message);
}

/* --- Feeding --- */

static gboolean
is_fatal (ExamXmlParser *self)
{
  return self->fatal.level >= XML_ERR_FATAL;
}

static void
slide_window (ExamXmlParser *self,
              const char    *chunk,
              gsize          length)
{
  if (self->window->len > 2 * CHUNK)
    {
      guint drop = self->window->len - CHUNK;
      Place start = self->window_start;

      advance (self, &start, start.offset + drop);
      self->window_start = start;
      g_byte_array_remove_range (self->window, 0, drop);
      if (self->place.offset < self->window_start.offset)
        self->place = self->window_start;
    }
  g_byte_array_append (self->window, (const guint8 *) chunk, (guint) length);
}

/* A byte order mark is no character of the first line. Returns its length. */
static gsize
measure_mark (const char *head,
              gsize       length)
{
  return length >= 3 && memcmp (head, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

static gboolean
is_tag_overlong (ExamXmlParser *self)
{
  gsize start = get_index (self);

  return self->window->len - start > MAX_TAG && self->window->data[start] == '<' &&
         strchr ("!?", self->window->data[start + 1]) == NULL;
}

/* Returns FALSE when there is no use in going on. */
static gboolean
feed (ExamXmlParser *self,
      const char    *chunk,
      gsize          length)
{
  const char *nul = memchr (chunk, '\0', length);
  int line, column;

  if (nul != NULL)
    length = (gsize) (nul - chunk);

  slide_window (self, chunk, length);
  if (length > 0)
    xmlParseChunk (self->ctxt, chunk, (int) length, 0);

  if (self->stopped)
    return FALSE;

  if (is_fatal (self))
    {
      add_syntax_error (self);
      return FALSE;
    }

  if (is_tag_overlong (self))
    {
      locate (self, self->window_start.offset + get_index (self), &line, &column);
      exam_problems_add (self->problems, EXAM_SEVERITY_ERROR, self->file, line, column, NULL,
                         _("this tag has no end; a quotation mark or > is missing"));
      return FALSE;
    }

  if (nul != NULL)
    {
      locate (self, self->window_start.offset + self->window->len, &line, &column);
      exam_problems_add (self->problems, EXAM_SEVERITY_ERROR, self->file, line, column, NULL,
                         _("there is a NUL byte here: this is not a text file, or it is UTF-16; save it as UTF-8"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
begins_as_xml (ExamXmlParser *self)
{
  gsize blank = 0;

  while (blank < self->window->len && g_ascii_isspace (self->window->data[blank]))
    blank++;
  return blank < self->window->len && self->window->data[blank] == '<';
}

/* Whether what is missing is the rest of the file. */
static gboolean
is_cut_off (ExamXmlParser *self)
{
  int code = self->fatal.code;

  if (self->root_ended || !begins_as_xml (self))
    return FALSE;
  if (code == XML_ERR_DOCUMENT_END || code == XML_ERR_INTERNAL_ERROR)
    return TRUE;

  for (gsize i = get_index (self); self->depth > 0 && i < self->window->len; i++)
    if (!g_ascii_isspace (self->window->data[i]))
      return FALSE;

  return TRUE;
}

static gboolean
finish (ExamXmlParser *self)
{
  self->at_end = TRUE;
  xmlParseChunk (self->ctxt, "", 0, 1);

  if (self->stopped)
    return FALSE;

  if (is_fatal (self))
    {
      if (is_cut_off (self))
        add_end_error (self);
      else
        add_syntax_error (self);
      return FALSE;
    }

  if (!self->root_ended)
    add_end_error (self);
  return self->root_ended;
}

/* Returns: (transfer full) (nullable): the encoding that a file's first bytes give away, or declare */
static char *
find_encoding (const char *head,
               gsize       length)
{
  static const struct { const char *bytes; gsize length; const char *name; } marks[] = {
    { "\xff\xfe", 2, "UTF-16" },
    { "\xfe\xff", 2, "UTF-16" },
    { "<\0", 2, "UTF-16" },
    { "\0<", 2, "UTF-16" },
    { "\0\0", 2, "UTF-32" },
    { "\x4c\x6f\xa7\x94", 4, "EBCDIC" },
  };
  g_autoptr (GRegex) declaration = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  const char *end = g_strstr_len (head, (gssize) length, "?>");

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (head, marks[i].bytes, marks[i].length) == 0)
      return g_strdup (marks[i].name);

  declaration = g_regex_new ("^(?:\\xef\\xbb\\xbf)?<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"']*)[\"']",
                             G_REGEX_RAW, 0, NULL);
  if (!g_regex_match_full (declaration, head, end != NULL ? end - head : MIN ((gssize) length, 256), 0, 0, &match, NULL))
    return NULL;

  return g_match_info_fetch (match, 1);
}

/* XML 1.0, production 81. Whatever else a declaration says is not repeated to the user. */
static gboolean
is_encoding_name (const char *name)
{
  return g_ascii_isalpha (*name) && strlen (name) <= 40 &&
         name[strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "._-")] == '\0';
}

/* The parser could convert what a declaration names; but then places would not be bytes of the file. */
static gboolean
check_encoding (ExamXmlParser *self,
                const char    *head,
                gsize          length)
{
  g_autofree char *encoding = find_encoding (head, length);

  if (encoding == NULL || g_ascii_strcasecmp (encoding, "UTF-8") == 0 ||
      g_ascii_strcasecmp (encoding, "UTF8") == 0)
    return TRUE;

  if (is_encoding_name (encoding))
    exam_problems_add (self->problems, EXAM_SEVERITY_ERROR, self->file, 1, 1, NULL,
                       _("the encoding is %s; save the file as UTF-8 and write encoding=\"UTF-8\""),
                       encoding);
  else
    exam_problems_add (self->problems, EXAM_SEVERITY_ERROR, self->file, 1, 1, NULL,
                       _("the encoding that is declared does not exist; save the file as UTF-8 and write encoding=\"UTF-8\""));
  return FALSE;
}

static void
parser_init (ExamXmlParser        *self,
             const char           *file,
             const ExamXmlHandler *handler,
             gpointer              user_data,
             ExamProblems         *problems)
{
  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = internal_subset_cb,
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = text_cb,
    .ignorableWhitespace = text_cb,
    .cdataBlock = text_cb,
    .serror = error_cb,
  };

  *self = (ExamXmlParser) {
    .file = file,
    .handler = handler,
    .user_data = user_data,
    .problems = problems,
    .attributes = g_array_new (FALSE, FALSE, sizeof (ExamXmlAttribute)),
    .strings = g_string_new (NULL),
    .window = g_byte_array_new (),
    .window_start = { 0, 1, 1 },
    .place = { 0, 1, 1 },
  };
  self->ctxt = xmlCreatePushParserCtxt (&sax, self, NULL, 0, NULL);
  if (self->ctxt == NULL)
    g_error ("Out of memory");
  xmlCtxtUseOptions (self->ctxt, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
}

static void
parser_clear (ExamXmlParser *self)
{
  xmlFreeParserCtxt (self->ctxt);
  xmlResetError (&self->fatal);
  g_array_unref (self->attributes);
  g_string_free (self->strings, TRUE);
  g_byte_array_unref (self->window);
}

/* Opening a FIFO or a device must neither hang nor read: look before reading, and never block. */
static int
open_regular_file (const char *path,
                   gsize       max_bytes,
                   GError    **error)
{
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY, 0);
  struct stat status;
  const char *what = NULL;

  if (fd < 0)
    {
      g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE, g_strerror (errno));
      return -1;
    }

  if (fstat (fd, &status) != 0)
    what = g_strerror (errno);
  else if (S_ISDIR (status.st_mode))
    what = _("this is a folder; name a file in it");
  else if (!S_ISREG (status.st_mode))
    what = _("this is not a regular file");

  if (what != NULL)
    {
      g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE, what);
      close (fd);
      return -1;
    }

  if ((guint64) status.st_size > max_bytes)
    {
      g_autofree char *size = g_format_size_full ((guint64) status.st_size, G_FORMAT_SIZE_IEC_UNITS);
      g_autofree char *limit = g_format_size_full (max_bytes, G_FORMAT_SIZE_IEC_UNITS);

      /* Translators: two sizes, such as "12 MiB" */
      g_set_error (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE,
                   _("the file has %s; more than %s is not read: split it into several files"),
                   size, limit);
      close (fd);
      return -1;
    }

  return fd;
}

static gssize
read_chunk (int   fd,
            char *chunk)
{
  gssize got;

  do
    got = read (fd, chunk, CHUNK);
  while (got < 0 && errno == EINTR);

  return got;
}

/* Returns FALSE with @error for what is no fault of the file's content, FALSE without for what is. */
static gboolean
feed_file (ExamXmlParser *self,
           int            fd,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  gsize total = 0;
  gsize mark;
  gssize got;

  while ((got = read_chunk (fd, chunk)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      if (total == 0 && !check_encoding (self, chunk, (gsize) got))
        return FALSE;

      /* The file may grow while it is read. */
      total += (gsize) got;
      if (total > EXAM_XML_MAX_BYTES)
        {
          g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE,
                               _("the file grew while it was read"));
          return FALSE;
        }

      mark = total == (gsize) got ? measure_mark (chunk, total) : 0;
      if (!feed (self, chunk + mark, (gsize) got - mark))
        return FALSE;
    }

  if (got < 0)
    {
      g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE, g_strerror (errno));
      return FALSE;
    }

  if (total == 0)
    {
      exam_problems_add (self->problems, EXAM_SEVERITY_ERROR, self->file, 1, 1, NULL,
                         _("the file is empty"));
      return FALSE;
    }

  return finish (self);
}

/**
 * exam_xml_parse_file:
 * @path: a file of any origin
 * @handler: what to call
 * @user_data: given to it
 * @problems: gets what is wrong with the XML
 * @cancellable: (nullable): stops reading
 * @error: set when the file cannot be read at all (%EXAM_ERROR_UNREADABLE) or reading was cancelled
 *
 * Reads a file and calls @handler as it goes; the file is never held in memory as a whole.
 *
 * Returns: whether the whole document was read; if not, either @error is set or a problem was added
 */
gboolean
exam_xml_parse_file (const char           *path,
                     const ExamXmlHandler *handler,
                     gpointer              user_data,
                     ExamProblems         *problems,
                     GCancellable         *cancellable,
                     GError              **error)
{
  ExamXmlParser parser;
  gboolean complete;
  int fd;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (handler != NULL, FALSE);
  g_return_val_if_fail (problems != NULL, FALSE);

  fd = open_regular_file (path, EXAM_XML_MAX_BYTES, error);
  if (fd < 0)
    return FALSE;

  parser_init (&parser, path, handler, user_data, problems);
  complete = feed_file (&parser, fd, cancellable, error);
  parser_clear (&parser);
  close (fd);

  return complete;
}

/**
 * exam_xml_load_file:
 * @path: a file of any origin
 * @max_bytes: what is larger is not read
 * @error: set to %EXAM_ERROR_UNREADABLE
 *
 * Loads a small file whole, with the same care as exam_xml_parse_file().
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
exam_xml_load_file (const char *path,
                    gsize       max_bytes,
                    GError    **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *chunk = g_malloc (CHUNK);
  gssize got;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = open_regular_file (path, max_bytes, error);
  if (fd < 0)
    return NULL;

  while ((got = read_chunk (fd, chunk)) > 0 && bytes->len <= max_bytes)
    g_byte_array_append (bytes, (const guint8 *) chunk, (guint) got);

  if (got < 0)
    g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE, g_strerror (errno));
  else if (got > 0)
    g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE, _("the file grew while it was read"));
  close (fd);

  return got == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/**
 * exam_xml_parse_bytes:
 * @name: what to call the bytes in problems
 * @bytes: a whole document
 * @handler: what to call
 * @user_data: given to it
 * @problems: gets what is wrong with the XML
 *
 * Returns: whether the whole document was read; if not, a problem was added
 */
gboolean
exam_xml_parse_bytes (const char           *name,
                      GBytes               *bytes,
                      const ExamXmlHandler *handler,
                      gpointer              user_data,
                      ExamProblems         *problems)
{
  ExamXmlParser parser;
  const char *data;
  gsize size;
  gboolean complete = FALSE;

  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);
  parser_init (&parser, name, handler, user_data, problems);

  if (size == 0)
    exam_problems_add (problems, EXAM_SEVERITY_ERROR, name, 1, 1, NULL, _("the file is empty"));
  else if (check_encoding (&parser, data, size))
    {
      gsize at = measure_mark (data, size);

      for (complete = TRUE; complete && at < size; at += CHUNK)
        complete = feed (&parser, data + at, MIN (CHUNK, size - at));
      complete = complete && finish (&parser);
    }

  parser_clear (&parser);
  return complete;
}
