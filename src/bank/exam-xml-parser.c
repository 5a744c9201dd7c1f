/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-xml-parser-private.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "bank/exam-error.h"
#include "bank/exam-regular-file.h"
#include "bank/exam-xml-encoding.h"
#include "bank/exam-xml-syntax-error.h"

#define CHUNK (64 * 1024)

/* What is longer is no tag but one whose end is missing. */
#define MAX_TAG CHUNK

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

/* --- Places --- */

/** Returns: whether there is nothing but white space */
gboolean
exam_xml_is_blank (const char *text,
                   gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;

  return TRUE;
}

static gsize
count_consumed (const ExamXmlParser *self)
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

/* Where the parser stands, or the nearest byte to it that the locator knows. */
gsize
exam_xml_parser_get_offset (ExamXmlParser *self)
{
  return exam_xml_locator_clamp (self->locator, count_consumed (self));
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
  gsize here = exam_xml_parser_get_offset (self);

  /* A raw '<' cannot stand inside a tag, so the nearest one before is where the tag began. */
  exam_xml_locator_find_before (self->locator, here, "<", &here);
  exam_xml_locator_locate (self->locator, here, line, column);
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
  gsize start = exam_xml_parser_get_offset (self);
  gsize blank = 0;
  gsize n_bytes;
  const char *bytes = exam_xml_locator_peek (self->locator, start, &n_bytes);

  while (blank < length && g_ascii_isspace (text[blank]))
    blank++;

  /* libxml2 stands before the text or behind it, as its parser has a fast and a slow way. */
  if (n_bytes < length || memcmp (bytes, text, length) != 0)
    start = exam_xml_locator_clamp (self->locator, start >= length ? start - length : 0);
  exam_xml_locator_locate (self->locator, start + blank, line, column);
}

/* --- Problems --- */

void
exam_xml_parser_add_error_at (ExamXmlParser *self,
                              gsize          offset,
                              const char    *message)
{
  int line, column;

  exam_xml_locator_locate (self->locator, offset, &line, &column);
  exam_problems_add (self->problems, EXAM_SEVERITY_ERROR, self->file, line, column, NULL, "%s", message);
}

/* The place is that of the last character. */
void
exam_xml_parser_add_end_error (ExamXmlParser *self)
{
  gsize n_bytes;
  const char *bytes = exam_xml_locator_peek (self->locator, 0, &n_bytes);
  gsize n_blank = 0;

  while (n_blank < n_bytes && g_ascii_isspace (bytes[n_bytes - n_blank - 1]))
    n_blank++;
  exam_xml_parser_add_error_at (self, exam_xml_locator_get_end (self->locator) - n_blank,
                                _("the file ends too early: something is still open; "
                                  "it may have been cut off while it was saved or copied"));
}

static void
add_syntax_error (ExamXmlParser *self)
{
  const xmlError *error = &self->fatal;
  g_autofree char *message = exam_xml_describe_syntax_error (error, self->root_ended);

  exam_problems_add (self->problems, EXAM_SEVERITY_ERROR, self->file,
                     MAX (error->line, 1), MAX (error->int2, 1), NULL, "%s", message);
}

/* --- Feeding --- */

static gboolean
is_fatal (ExamXmlParser *self)
{
  return self->fatal.level >= XML_ERR_FATAL;
}

/* A tag is found to be too long before its start leaves the window; what stands there later is inside a comment. */
static gboolean
is_tag_overlong (ExamXmlParser *self)
{
  gsize here = exam_xml_parser_get_offset (self);
  gsize n_bytes;
  const char *bytes = exam_xml_locator_peek (self->locator, here, &n_bytes);

  return n_bytes > MAX_TAG && here == count_consumed (self) && bytes[0] == '<' && strchr ("!?", bytes[1]) == NULL;
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

  for (gsize i = 0; self->first == '\0' && i < length; i++)
    if (!g_ascii_isspace (chunk[i]))
      self->first = chunk[i];

  exam_xml_locator_feed (self->locator, chunk, length);
  if (length > 0)
    xmlParseChunk (self->ctxt, chunk, (int) length, 0);

  if (self->stopped)
    return FALSE;

  if (is_fatal (self))
    add_syntax_error (self);
  else if (is_tag_overlong (self))
    exam_xml_parser_add_error_at (self, exam_xml_parser_get_offset (self),
                                  _("this tag has no end; a quotation mark or > is missing"));
  else if (nul != NULL)
    exam_xml_parser_add_error_at (self, exam_xml_locator_get_end (self->locator),
                                  _("there is a NUL byte here: this is not a text file, or it is UTF-16; save it as UTF-8"));
  else
    return TRUE;

  return FALSE;
}

/* Whether what is missing is the rest of the file. */
static gboolean
is_cut_off (ExamXmlParser *self)
{
  int code = self->fatal.code;
  gsize n_bytes;
  const char *bytes;

  if (self->root_ended || self->first != '<')
    return FALSE;
  if (code == XML_ERR_DOCUMENT_END || code == XML_ERR_INTERNAL_ERROR)
    return TRUE;

  bytes = exam_xml_locator_peek (self->locator, exam_xml_parser_get_offset (self), &n_bytes);
  return self->depth == 0 || exam_xml_is_blank (bytes, n_bytes);
}

static gboolean
finish (ExamXmlParser *self)
{
  self->at_end = TRUE;
  xmlParseChunk (self->ctxt, "", 0, 1);

  if (self->stopped)
    return FALSE;

  if (is_fatal (self) && !is_cut_off (self))
    add_syntax_error (self);
  else if (is_fatal (self) || !self->root_ended)
    exam_xml_parser_add_end_error (self);
  else
    return TRUE;

  return FALSE;
}

/* --- Whole documents --- */

static void
parser_init (ExamXmlParser        *self,
             const char           *file,
             const ExamXmlHandler *handler,
             gpointer              user_data,
             ExamProblems         *problems)
{
  xmlSAXHandler sax = exam_xml_parser_callbacks;

  *self = (ExamXmlParser) {
    .file = file,
    .handler = handler,
    .user_data = user_data,
    .problems = problems,
    .locator = exam_xml_locator_new (),
    .attributes = g_array_new (FALSE, FALSE, sizeof (ExamXmlAttribute)),
    .strings = g_string_new (NULL),
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
  exam_xml_locator_free (self->locator);
  g_array_unref (self->attributes);
  g_string_free (self->strings, TRUE);
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

  while ((got = exam_regular_file_read (fd, chunk, CHUNK)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      if (total == 0 && !exam_xml_check_encoding (chunk, (gsize) got, self->file, self->problems))
        return FALSE;

      /* The file may grow while it is read. */
      total += (gsize) got;
      if (total > EXAM_XML_MAX_BYTES)
        {
          g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE,
                               _("the file grew while it was read"));
          return FALSE;
        }

      mark = total == (gsize) got ? exam_xml_measure_mark (chunk, total) : 0;
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
      exam_xml_parser_add_error_at (self, 0, _("the file is empty"));
      return FALSE;
    }

  return finish (self);
}

/** Makes libxml2 ready, which it asks for before there are threads. */
void
exam_xml_parser_init (void)
{
  xmlInitParser ();
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

  fd = exam_regular_file_open (path, EXAM_XML_MAX_BYTES, error);
  if (fd < 0)
    return FALSE;

  parser_init (&parser, path, handler, user_data, problems);
  complete = feed_file (&parser, fd, cancellable, error);
  parser_clear (&parser);
  close (fd);

  return complete;
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
    exam_xml_parser_add_error_at (&parser, 0, _("the file is empty"));
  else if (exam_xml_check_encoding (data, size, name, problems))
    {
      gsize at = exam_xml_measure_mark (data, size);

      for (complete = TRUE; complete && at < size; at += CHUNK)
        complete = feed (&parser, data + at, MIN (CHUNK, size - at));
      complete = complete && finish (&parser);
    }

  parser_clear (&parser);
  return complete;
}
