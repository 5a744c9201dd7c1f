/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "author/exam-source-spans.h"
#include "test-support.h"

/* How the source of a bank looks: a letter below each byte. */

static const char letters[] = {
  [EXAM_SOURCE_STYLE_NAME] = 'n',
  [EXAM_SOURCE_STYLE_PREFIX] = 'p',
  [EXAM_SOURCE_STYLE_ATTRIBUTE] = 'a',
  [EXAM_SOURCE_STYLE_VALUE] = 'v',
  [EXAM_SOURCE_STYLE_REFERENCE] = 'r',
  [EXAM_SOURCE_STYLE_COMMENT] = 'c',
  [EXAM_SOURCE_STYLE_CDATA] = 'd',
  [EXAM_SOURCE_STYLE_INSTRUCTION] = 'i',
  [EXAM_SOURCE_STYLE_DOCTYPE] = 't',
  [EXAM_SOURCE_STYLE_ERROR] = 'E',
};

typedef struct {
  const char *name;
  const char *text;
  const char *looks;
} Row;

static const Row rows[] = {
  { "empty", "", "" },
  { "text", "plain", "....." },
  { "tags", "<b>x</b>", "nnn.nnnn" },
  { "empty-tag", "<br/>", "nnnnn" },
  { "space-in-empty-tag", "<br />", "nnn.nn" },
  { "attribute", "<a b=\"c\">", "nn.aavvvn" },
  { "attributes", "<a b='c' d = \"e\"/>", "nn.aavvv.a.a.vvvnn" },
  { "prefix", "<x:a xml:b='c'></x:a>", "nppn.ppppaavvvnnnppnn" },
  { "value-with-reference", "<a b='&lt;c'>", "nn.aavrrrrvvn" },
  { "value-with-line", "<a b='\n'>", "nn.aavvvn" },
  { "greater-in-value", "<a b='>'>", "nn.aavvvn" },
  { "other-mark-in-value", "<a b='\"'>", "nn.aavvvn" },
  { "reference", "a &amp; &#233; &#xE9;", "..rrrrr.rrrrrr.rrrrrr" },
  { "no-reference", "a & b; &", "..E....E" },
  { "empty-reference", "&;", "E." },
  { "comment", "x<!-- <b> &amp; -->y", ".cccccccccccccccccc." },
  { "comment-without-end", "x<!-- <b>", ".cccccccc" },
  { "cdata", "<![CDATA[<b>&]]>&", "ddddddddd....dddE" },
  { "cdata-without-end", "<![CDATA[<b>", "ddddddddd..." },
  { "instruction", "<?go on?>x", "iiiiiiiii." },
  { "declaration", "<?xml version='1'?>x", "iiiii.aaaaaaaavvvii." },
  { "declaration-with-tag", "<?xml <?>", "iiiii..ii" },
  { "doctype", "<!DOCTYPE bank>x", "ttttttttttttttt." },
  { "tag-without-end", "<a <b>x", "nn.nnn." },
  { "value-without-end", "<a b='c <d>x", "nn.aavvvnnn." },
  { "value-at-end", "<a b='", "nn.aav" },
  { "attribute-being-written", "<a bc>", "nn.aan" },
  { "lone-open", "<", "n" },
  { "lone-close", "a > b", "....." },
  { "end-tag-begun", "</", "nn" },
  { "beyond-ascii", "<b>\303\244&\303\244;</b>", "nnn..rrrrnnnn" },
};

static void
assert_spans (GArray *spans,
              gsize   start,
              gsize   end)
{
  const ExamSourceSpan *last = NULL;

  for (guint i = 0; i < spans->len; i++)
    {
      const ExamSourceSpan *span = &g_array_index (spans, ExamSourceSpan, i);

      g_assert_cmpuint (span->start, >=, last != NULL ? last->end : start);
      g_assert_cmpuint (span->end, >, span->start);
      g_assert_cmpuint (span->end, <=, end);
      g_assert_true (last == NULL || last->end < span->start || last->style != span->style);
      last = span;
    }
}

/* Returns: (transfer full): a letter for each byte from @start to @end */
static char *
describe (ExamSourceSpans *spans,
          const char      *text,
          gsize            start,
          gsize            end)
{
  g_autoptr (GArray) list = exam_source_spans_list (spans, text, strlen (text), start, end);
  char *looks = g_strnfill (end - start, '.');

  assert_spans (list, start, end);
  for (guint i = 0; i < list->len; i++)
    {
      const ExamSourceSpan *span = &g_array_index (list, ExamSourceSpan, i);

      memset (looks + span->start - start, letters[span->style], span->end - span->start);
    }
  return looks;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (ExamSourceSpans) spans = exam_source_spans_new ();
  g_autofree char *looks = describe (spans, row->text, 0, strlen (row->text));

  g_assert_cmpstr (looks, ==, row->looks);
}

/* A line looks as it does in the whole, whatever was asked for before. */
static void
test_parts (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (ExamSourceSpans) spans = exam_source_spans_new ();
  g_autofree char *whole = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; j < 40; j++)
      g_string_append_printf (text, "%s\n", rows[(i + 7 * j) % G_N_ELEMENTS (rows)].text);
  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "<a b='%u'>c &amp; d</a>\n", i);
  {
    g_autoptr (ExamSourceSpans) fresh = exam_source_spans_new ();

    whole = describe (fresh, text->str, 0, text->len);
  }

  for (guint i = 0; i < 400; i++)
    {
      gsize place = (gsize) g_test_rand_int_range (0, (int) text->len);
      const char *start = memrchr (text->str, '\n', place);
      gsize from = start != NULL ? (gsize) (start + 1 - text->str) : 0;
      const char *stop = memchr (text->str + place, '\n', text->len - place);
      gsize to = (gsize) (stop + 1 - text->str);
      g_autofree char *looks = describe (spans, text->str, from, to);

      if (strncmp (whole + from, looks, to - from) != 0)
        g_error ("%.*s looks %s, not %.*s", (int) (to - from), text->str + from, looks, (int) (to - from), whole + from);
    }
}

/* What is kept from before an edit is as good as to begin anew. */
static void
test_edits (void)
{
  static const char *const pieces[] = { "<!-- ", "-->", "<a b='", "'", ">", "<", "&", "x", "<![CDATA[", "]]>", "\n", "<?", "?>", "" };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (ExamSourceSpans) spans = exam_source_spans_new ();

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (text, "<item id='%u'>text &lt; text<b>x</b></item>\n", i);
  for (guint i = 0; i < 300; i++)
    {
      gsize at = (gsize) g_test_rand_int_range (0, (int) text->len);
      gsize n = MIN ((gsize) g_test_rand_int_range (0, 6), text->len - at);
      const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];
      gsize line = (gsize) g_test_rand_int_range (0, (int) text->len);
      g_autoptr (ExamSourceSpans) fresh = exam_source_spans_new ();
      g_autofree char *looks = NULL, *expected = NULL;
      const char *start;
      gsize from;

      g_string_erase (text, (gssize) at, (gssize) n);
      g_string_insert (text, (gssize) at, piece);
      exam_source_spans_forget (spans, at);
      line = MIN (line, text->len);
      start = memrchr (text->str, '\n', line);
      from = start != NULL ? (gsize) (start + 1 - text->str) : 0;
      looks = describe (spans, text->str, from, MIN (from + 400, text->len));
      expected = describe (fresh, text->str, from, MIN (from + 400, text->len));
      g_assert_cmpstr (looks, ==, expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/source-spans/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/source-spans/parts", test_parts);
  g_test_add_func ("/source-spans/edits", test_edits);

  return g_test_run ();
}
