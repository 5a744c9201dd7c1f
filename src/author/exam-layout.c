/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-layout.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "author/exam-layout-private.h"
#include "bank/exam-bank-reader.h"
#include "bank/exam-item-writer.h"
#include "bank/exam-xml-parser.h"

static void
start_cb (ExamXmlParser          *parser,
          const char             *name,
          const ExamXmlAttribute *attributes,
          guint                   n_attributes,
          gpointer                user_data)
{
  gboolean *is_bank = user_data;

  *is_bank |= g_str_equal (name, "bank");
  if (!*is_bank)
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

/* Faults of a bank are none of the layout's business, as long as it is XML. */
static gboolean
check_xml (const char   *name,
           GBytes       *bytes,
           ExamProblems *problems)
{
  static const ExamXmlHandler handler = { start_cb, end_cb, text_cb };
  g_autoptr (ExamProblems) found = exam_problems_new ();
  gboolean is_bank = FALSE;

  if (exam_xml_parse_bytes (name, bytes, &handler, &is_bank, found))
    return TRUE;

  exam_problems_append (problems, found, NULL);
  if (exam_problems_get_n (found) == 0)
    exam_problems_add (problems, EXAM_SEVERITY_ERROR, name, 1, 1, NULL, _("this is no question bank, so it has no layout of one"));
  return FALSE;
}

/* As XML has it: a line ends with a line feed, whatever stands in the file; and the mark before the first byte is none of it. */
static char *
dup_with_line_feeds (GBytes *bytes,
                     gsize  *length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  GString *text = g_string_sized_new (size);

  for (gsize i = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0; i < size; i++)
    if (data[i] != '\r')
      g_string_append_c (text, data[i]);
    else if (i + 1 == size || data[i + 1] != '\n')
      g_string_append_c (text, '\n');

  *length = text->len;
  return g_string_free (text, FALSE);
}

static char *
lay_out (GArray *tokens)
{
  g_autoptr (ExamFiller) filler = exam_filler_new ();
  ExamLayout self = { .tokens = tokens, .filler = filler, .prefix = "" };

  for (guint i = 0; i < tokens->len; i++)
    if (exam_layout_get (&self, i)->kind == EXAM_MARKUP_START)
      {
        const char *colon;
        gsize length;

        exam_markup_get_name (exam_layout_get (&self, i), &self.prefix, &length);
        colon = memchr (self.prefix, ':', length);
        self.prefix_length = colon != NULL ? (gsize) (colon - self.prefix) + 1 : 0;
        break;
      }

  exam_layout_put_all (&self);
  return exam_filler_finish (filler);
}

/* Returns: all that a reader makes of a bank */
static char *
describe (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamBank) bank = exam_bank_read_bytes ("bank", bytes, NULL, problems);
  g_autofree char *xml = bank != NULL ? exam_bank_to_xml (bank) : g_strdup ("");

  return g_strdup_printf ("%u %u %u %s", bank != NULL ? exam_bank_get_n_faulty (bank) : 0,
                          exam_problems_count (problems, EXAM_SEVERITY_ERROR),
                          exam_problems_count (problems, EXAM_SEVERITY_WARNING), xml);
}

/**
 * exam_layout_apply:
 * @name: what to call the bytes in problems
 * @bytes: a question bank, with or without faults
 * @problems: gets what keeps it from being laid out
 *
 * Lays a bank out as the banks are that come with the program: an element below the other, two characters further in for
 * each level; lines of up to 120 characters; an empty line between questions. Comments, entities, CDATA sections, the order
 * of attributes and all in <pre> stay as they are, and so does what has no place in a bank. Lines end with a line feed.
 * What has been laid out is not changed by doing so again.
 *
 * Before it returns it reads what was and what is, and compares all that a reader sees.
 *
 * Returns: (transfer full) (nullable): the bank, laid out; %NULL, and an error among @problems, for what is no bank or not
 *   well-formed
 */
char *
exam_layout_apply (const char   *name,
                   GBytes       *bytes,
                   ExamProblems *problems)
{
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *result = NULL;
  g_autoptr (GArray) tokens = NULL;
  gsize length;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  if (!check_xml (name, bytes, problems))
    return NULL;

  text = dup_with_line_feeds (bytes, &length);
  tokens = exam_markup_split (text, length);
  result = tokens != NULL ? lay_out (tokens) : NULL;
  before = describe (text);
  after = result != NULL ? describe (result) : NULL;
  if (g_strcmp0 (before, after) == 0)
    return g_steal_pointer (&result);

  exam_problems_add (problems, EXAM_SEVERITY_ERROR, name, 0, 0, NULL,
                     _("it would mean something else in another layout, so it is left as it is; please report this"));
  return NULL;
}
