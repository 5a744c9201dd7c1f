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
#define CHUNK (64 * 1024)

struct _ExamXmlParser
{
  const char           *file;
  const ExamXmlHandler *handler;
  gpointer              user_data;
  ExamProblems         *problems;

  xmlParserCtxt *ctxt;      /* (owned) */
  GArray        *attributes; /* (owned) (element-type ExamXmlAttribute), of the element being started */
  GString       *values;     /* (owned) their values, each with its NUL */

  /* The bytes fed last, long enough to find where a start tag began. */
  GByteArray *window;       /* (owned) */
  gsize       window_offset;

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

/* Where the byte at @index of the window stands; libxml2 has counted lines up to @counted. */
static void
locate (ExamXmlParser *self,
        gsize          index,
        gsize          counted,
        int           *line,
        int           *column)
{
  const char *bytes = (const char *) self->window->data;
  gsize line_start = index;

  *line = MAX (xmlSAX2GetLineNumber (self->ctxt), 1);
  *column = MAX (xmlSAX2GetColumnNumber (self->ctxt), 1);

  while (line_start > 0 && bytes[line_start - 1] != '\n')
    line_start--;
  if (line_start == 0 && self->window_offset > 0)
    return;

  for (gsize i = index; i < counted; i++)
    *line -= bytes[i] == '\n';
  *column = (int) g_utf8_strlen (bytes + line_start, (gssize) (index - line_start)) + 1;
}

static gboolean
is_in_window (ExamXmlParser *self,
              gsize          offset)
{
  return offset > self->window_offset && offset <= self->window_offset + self->window->len;
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
  gsize offset = get_offset (self);
  gsize here;

  *line = MAX (xmlSAX2GetLineNumber (self->ctxt), 1);
  *column = MAX (xmlSAX2GetColumnNumber (self->ctxt), 1);
  if (!is_in_window (self, offset))
    return;

  /* A raw '<' cannot stand inside a tag, so the nearest one before is where the tag began. */
  here = offset - self->window_offset;
  for (gsize i = here; i > 0; i--)
    if (self->window->data[i - 1] == '<')
      {
        locate (self, i - 1, here, line, column);
        return;
      }
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
  gsize offset = get_offset (self);
  gsize start, blank = 0;

  while (blank < length && g_ascii_isspace (text[blank]))
    blank++;

  *line = MAX (xmlSAX2GetLineNumber (self->ctxt), 1);
  *column = MAX (xmlSAX2GetColumnNumber (self->ctxt), 1);
  if (!is_in_window (self, offset))
    return;

  /* libxml2 stands before the text or behind it, as its parser has a fast and a slow way. */
  start = offset - self->window_offset;
  if (start + length > self->window->len || memcmp (self->window->data + start, text, length) != 0)
    start = start >= length ? start - length : 0;
  locate (self, start + blank, MIN (start + length, self->window->len), line, column);
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
}

/* --- SAX callbacks --- */

static void
internal_subset_cb (void          *user_data,
                    const xmlChar *name,
                    const xmlChar *external_id,
                    const xmlChar *system_id)
{
  ExamXmlParser *self = user_data;

  exam_problems_add (self->problems, EXAM_SEVERITY_ERROR, self->file,
                     MAX (xmlSAX2GetLineNumber (self->ctxt), 1), 1, NULL,
                     _("a DOCTYPE is not allowed, because it can make a small file huge or read other "
                       "files; delete it, and write &#160; and the like instead of named entities"));
  exam_xml_parser_stop (self);
}

static void
collect_attributes (ExamXmlParser  *self,
                    int             n_attributes,
                    const xmlChar **attributes)
{
  g_array_set_size (self->attributes, 0);
  g_string_truncate (self->values, 0);

  /* Five pointers for each: local name, prefix, namespace, begin and end of the value. */
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    {
      ExamXmlAttribute attribute = { (const char *) attributes[0], NULL };

      if (g_strcmp0 ((const char *) attributes[1], "xml") == 0)
        attribute.name = g_str_equal (attribute.name, "lang") ? "xml:lang" : NULL;
      else if (attributes[2] != NULL)
        attribute.name = NULL;   /* of another vocabulary: none of our business */

      if (attribute.name == NULL)
        continue;

      g_array_append_val (self->attributes, attribute);
      g_string_append_len (self->values, (const char *) attributes[3], attributes[4] - attributes[3]);
      g_string_append_c (self->values, '\0');
    }

  for (gsize i = 0, at = 0; i < self->attributes->len; i++)
    {
      ExamXmlAttribute *attribute = &g_array_index (self->attributes, ExamXmlAttribute, i);

      attribute->value = self->values->str + at;
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

  self->depth++;
  if (self->depth > EXAM_XML_MAX_DEPTH)
    {
      add_error (self, _("elements are nested more than %d deep; no bank needs that"),
                 EXAM_XML_MAX_DEPTH);
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

/* --- Errors of libxml2, in the words of someone who wants to mend the file --- */

static char *
describe_syntax_error (const xmlError *error)
{
  switch (error->code)
    {
    case XML_ERR_DOCUMENT_EMPTY:
    case XML_ERR_DOCUMENT_START:
      return g_strdup (_("this is not XML: it does not begin with '<'"));

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

/* Whether nothing but white space follows: then what is missing is the rest of the file. */
static gboolean
is_at_end (ExamXmlParser *self)
{
  gsize offset = get_offset (self);

  for (gsize i = offset > self->window_offset ? offset - self->window_offset : 0; i < self->window->len; i++)
    if (!g_ascii_isspace (self->window->data[i]))
      return FALSE;

  return TRUE;
}

static void
add_syntax_error (ExamXmlParser *self)
{
  const xmlError *error = xmlCtxtGetLastError (self->ctxt);
  g_autofree char *message = NULL;

  if (error == NULL)
    return;

  if (is_at_end (self) && error->code != XML_ERR_DOCUMENT_EMPTY)
    message = g_strdup (_("the file ends too early: something is still open; "
                          "it may have been cut off while it was saved or copied"));
  else
    message = describe_syntax_error (error);
  exam_problems_add (self->problems, EXAM_SEVERITY_ERROR, self->file,
                     MAX (error->line, 1), MAX (error->int2, 1), NULL, "%s", message);
}

/* --- Feeding --- */

static gboolean
is_fatal (ExamXmlParser *self)
{
  const xmlError *error = xmlCtxtGetLastError (self->ctxt);

  return error != NULL && error->level >= XML_ERR_FATAL;
}

static void
slide_window (ExamXmlParser *self,
              const char    *chunk,
              gsize          length)
{
  if (self->window->len > 2 * CHUNK)
    {
      guint drop = self->window->len - CHUNK;

      g_byte_array_remove_range (self->window, 0, drop);
      self->window_offset += drop;
    }
  g_byte_array_append (self->window, (const guint8 *) chunk, (guint) length);
}

/* Returns FALSE when there is no use in going on. */
static gboolean
feed (ExamXmlParser *self,
      const char    *chunk,
      gsize          length)
{
  const char *nul = memchr (chunk, '\0', length);

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

  if (nul != NULL)
    {
      exam_problems_add (self->problems, EXAM_SEVERITY_ERROR, self->file,
                         MAX (xmlSAX2GetLineNumber (self->ctxt), 1), 1, NULL,
                         _("there is a NUL byte behind this place: this is not a text file, or it is "
                           "UTF-16; save it as UTF-8"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
finish (ExamXmlParser *self)
{
  xmlParseChunk (self->ctxt, "", 0, 1);

  if (self->stopped)
    return FALSE;

  if (is_fatal (self))
    {
      add_syntax_error (self);
      return FALSE;
    }

  return TRUE;
}

/* The parser converts what a declaration names; we want places in the file to be bytes of the file. */
static gboolean
check_encoding (ExamXmlParser *self,
                const char    *head,
                gsize          length)
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
  g_autofree char *encoding = NULL;
  g_autofree char *ascii = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (head, marks[i].bytes, marks[i].length) == 0)
      encoding = g_strdup (marks[i].name);

  if (encoding == NULL)
    {
      declaration = g_regex_new ("^(?:\\xef\\xbb\\xbf)?<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"']*)[\"']",
                                 G_REGEX_RAW, 0, NULL);
      ascii = g_strndup (head, MIN (length, 256));
      if (g_regex_match (declaration, ascii, 0, &match))
        encoding = g_match_info_fetch (match, 1);
    }

  if (encoding == NULL || g_ascii_strcasecmp (encoding, "UTF-8") == 0 ||
      g_ascii_strcasecmp (encoding, "UTF8") == 0)
    return TRUE;

  ascii = g_str_to_ascii (encoding, "C");
  exam_problems_add (self->problems, EXAM_SEVERITY_ERROR, self->file, 1, 1, NULL,
                     _("the encoding is %s; save the file as UTF-8 and write encoding=\"UTF-8\""),
                     ascii);
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
  };

  *self = (ExamXmlParser) {
    .file = file,
    .handler = handler,
    .user_data = user_data,
    .problems = problems,
    .attributes = g_array_new (FALSE, FALSE, sizeof (ExamXmlAttribute)),
    .values = g_string_new (NULL),
    .window = g_byte_array_new (),
  };
  self->ctxt = xmlCreatePushParserCtxt (&sax, self, NULL, 0, NULL);
  if (self->ctxt == NULL)
    g_error ("Out of memory");
  xmlCtxtUseOptions (self->ctxt, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

static void
parser_clear (ExamXmlParser *self)
{
  xmlFreeParserCtxt (self->ctxt);
  g_array_unref (self->attributes);
  g_string_free (self->values, TRUE);
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

      if (!feed (self, chunk, (gsize) got))
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
      gsize at = 0;

      for (complete = TRUE; complete && at < size; at += CHUNK)
        complete = feed (&parser, data + at, MIN (CHUNK, size - at));
      complete = complete && finish (&parser);
    }

  parser_clear (&parser);
  return complete;
}
