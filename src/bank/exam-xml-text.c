/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-xml-text.h"

#include <string.h>

#include "bank/exam-text-builder.h"
#include "bank/exam-xml-parser.h"
#include "bank/exam-xml-scanner.h"

typedef struct {
  const char      *text;
  const char      *passed;       /* (nullable): an element that is no part of the text */
  ExamTextBuilder *builder;      /* (owned) */
  gboolean         mends;        /* bare text beside blocks goes into paragraphs */
  gboolean         in_paragraph; /* one that is not written */
  guint            depth;        /* of what is read */
  guint            passed_depth; /* of what is not */
  gboolean         odd;
} Reading;

static gboolean
is_block (const Reading      *self,
          const ExamXmlToken *token)
{
  static const char *const blocks[] = { "p", "pre", "ul", "ol", "table", "img" };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (exam_xml_token_is (token, self->text, blocks[i]))
      return TRUE;
  return FALSE;
}

static void
set_in_paragraph (Reading  *self,
                  gboolean  in_paragraph)
{
  if (!self->mends || self->depth > 0 || self->in_paragraph == in_paragraph)
    return;
  if (in_paragraph)
    exam_text_builder_start (self->builder, "p", NULL, NULL, NULL);
  else
    exam_text_builder_end (self->builder, NULL);
  self->in_paragraph = in_paragraph;
}

static void
start_element (Reading            *self,
               const ExamXmlToken *token)
{
  g_autofree char *name = g_strndup (self->text + token->name_start, token->name_end - token->name_start);
  g_autofree char *source = exam_xml_token_dup_attribute (token, self->text, "src");
  g_autofree char *alternative = exam_xml_token_dup_attribute (token, self->text, "alt");
  gboolean passed = g_strcmp0 (name, self->passed) == 0 && self->depth == 0;

  if (!passed)
    set_in_paragraph (self, !is_block (self, token));
  if (passed || exam_xml_token_is_foreign (token, self->text) ||
      !exam_text_builder_start (self->builder, name, source, alternative, NULL))
    {
      self->odd |= !passed;
      self->passed_depth = !token->empty;
      return;
    }

  if (token->empty)
    self->odd |= !exam_text_builder_end (self->builder, NULL);
  else
    self->depth++;
}

static void
read_text (Reading            *self,
           const ExamXmlToken *token)
{
  g_autofree char *text = exam_xml_token_dup_text (token, self->text);

  if (text == NULL)
    return;
  if (!exam_xml_is_blank (text, strlen (text)))
    set_in_paragraph (self, TRUE);
  self->odd |= !exam_text_builder_text (self->builder, text, strlen (text), NULL);
}

static ExamText *
read_all (Reading *self,
          gsize    start,
          gsize    end,
          GError **error)
{
  ExamXmlScanner scanner = { self->text, start, end };
  g_autoptr (ExamTextBuilder) builder = exam_text_builder_new ();
  ExamXmlToken token;

  self->builder = builder;
  while (exam_xml_scanner_next (&scanner, &token))
    {
      if (self->passed_depth > 0 && token.kind == EXAM_XML_TOKEN_START)
        self->passed_depth += !token.empty;
      else if (self->passed_depth > 0)
        self->passed_depth -= token.kind == EXAM_XML_TOKEN_END;
      else if (token.kind == EXAM_XML_TOKEN_START)
        start_element (self, &token);
      else if (token.kind == EXAM_XML_TOKEN_END && self->depth > 0)
        {
          self->odd |= !exam_text_builder_end (builder, NULL);
          self->depth--;
        }
      else
        read_text (self, &token);
    }
  while (exam_text_builder_get_depth (builder) > 0)
    exam_text_builder_end (builder, NULL);
  return exam_text_builder_finish (builder, error);
}

/**
 * exam_xml_read_text:
 * @text: XML
 * @start: where the content of an element begins
 * @end: where it ends
 * @passed: (nullable): the name of elements right inside that are no part of it
 * @odd: (inout) (optional): set where something is no rich text and was left out
 *
 * Reads rich text as the reader of banks does, but takes what there is: bare text beside paragraphs is in paragraphs.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL when nothing is in it
 */
ExamText *
exam_xml_read_text (const char *text,
                    gsize       start,
                    gsize       end,
                    const char *passed,
                    gboolean   *odd)
{
  Reading reading = { .text = text, .passed = passed };
  g_autoptr (GError) error = NULL;
  ExamText *read = read_all (&reading, start, end, &error);

  if (error != NULL)
    {
      reading = (Reading) { .text = text, .passed = passed, .mends = TRUE, .odd = TRUE };
      read = read_all (&reading, start, end, NULL);
    }
  if (odd != NULL)
    *odd |= reading.odd;
  return read;
}
