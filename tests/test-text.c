/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bank/exam-error.h"
#include "bank/exam-text-block.h"
#include "bank/exam-text-builder.h"
#include "test-support.h"

/* Reads a stem as a bank would have it. */
static char *
canonical (const char *xml,
           char      **problem)
{
  g_autofree char *bank_xml =
    g_strconcat ("<bank xmlns='urn:mockingbird:exam:1' id='b' format='f'><title>T</title><item id='i' domain='d'><stem>",
                 xml,
                 "</stem><choice><option key='yes'>x</option><option>y</option></choice></item></bank>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (bank_xml, strlen (bank_xml));
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamBank) bank = exam_bank_read_bytes ("b", bytes, NULL, problems);

  if (problem != NULL)
    *problem = exam_problems_get_n (problems) > 0
                 ? g_strdup (exam_problem_get_message (exam_problems_get (problems, 0)))
                 : NULL;
  else
    test_assert_problems (problems, NULL, "");
  if (bank == NULL || exam_bank_get_n_items (bank) == 0)
    return NULL;
  return g_strdup (exam_text_get_markup (exam_item_get_stem (exam_bank_get_item (bank, 0))));
}

static void
test_canonical (gconstpointer data)
{
  const char *const *row = data;
  g_autofree char *markup = canonical (row[1], NULL);

  g_assert_cmpstr (markup, ==, row[2]);
}

static const char *const canonical_rows[][3] = {
  { "bare", "Which code?", "<p>Which code?</p>" },
  { "space", "  Which\n   code \t ?  ", "<p>Which code ?</p>" },
  { "inline", "a <b>b</b> c", "<p>a <b>b</b> c</p>" },
  { "space-in-inline", "a <b> b </b>c", "<p>a <b>b</b> c</p>" },
  { "no-space", "H<sub>2</sub>O 10<sup>9</sup>", "<p>H<sub>2</sub>O 10<sup>9</sup></p>" },
  { "break", "a <br/> b", "<p>a<br/>b</p>" },
  { "escapes", "a &lt; b &amp; c &gt; d", "<p>a &lt; b &amp; c &gt; d</p>" },
  { "cdata", "<![CDATA[a < b]]>", "<p>a &lt; b</p>" },
  { "character-reference", "a&#160;b", "<p>a\302\240b</p>" },
  { "comment", "a<!-- x -->b", "<p>ab</p>" },
  { "paragraphs", "\n <p> a </p>\n <p>b</p>\n", "<p>a</p><p>b</p>" },
  { "pre", "<pre>\n x\n  y \n</pre>", "<pre> x\n  y </pre>" },
  { "pre-without-line-ends", "<pre>x</pre>", "<pre>x</pre>" },
  { "list", "<ul> <li> a </li> <li>b</li> </ul>", "<ul><li>a</li><li>b</li></ul>" },
  { "table", "<table> <tr> <th>A</th> <td> b </td> </tr> </table>", "<table><tr><th>A</th><td>b</td></tr></table>" },
  { "image", "<img alt='a \"b\"' src='x.png'/>", "<img src=\"x.png\" alt=\"a &quot;b&quot;\"/>" },
  { "image-ampersand", "<img alt='a &amp; b &lt; &amp;#38; &#38;' src='x&amp;y.png'/>",
    "<img src=\"x&amp;y.png\" alt=\"a &amp; b &lt; &amp;#38; &amp;\"/>" },
};

static void
test_refused (gconstpointer data)
{
  const char *const *row = data;
  g_autofree char *problem = NULL;
  g_autofree char *markup = canonical (row[1], &problem);

  g_assert_null (markup);
  g_assert_cmpstr (problem, ==, row[2]);
}

static const char *const refused_rows[][3] = {
  { "mixed", "a <p>b</p>", "bare text stands beside paragraphs, lists or tables; put it into <p>" },
  { "unknown", "<span>a</span>", "<span> is not known in text; known are p, pre, ul, ol, table, img, b, i, sub, sup, br" },
  { "block-in-paragraph", "<p><ul><li>a</li></ul></p>", "<ul> may not stand in <p>; what may is b, i, sub, sup, br" },
  { "markup-in-pre", "<pre><b>a</b></pre>", "<b> may not stand in <pre>; close <pre> before" },
  { "text-in-list", "<ul>a</ul>", "there is text right inside <ul>; put it into li" },
  { "text-in-row", "<table><tr>a</tr></table>", "there is text right inside <tr>; put it into th, td" },
  { "empty-list", "<ul/>", "<ul> is empty; delete it or fill it" },
  { "empty-row", "<table><tr/></table>", "<tr> is empty; delete it or fill it" },
  { "empty", " ", "<stem> is empty; write something into it or delete it" },
  { "empty-paragraph", "<p> </p>", "<stem> is empty; write something into it or delete it" },
  { "image-without-source", "<img alt='a'/>", "<img> names no file; add src=\"picture.png\"" },
  { "image-without-words", "<img src='a.png'/>",
    "<img> does not say what it shows; add alt=\"…\" for those who cannot see it" },
  { "attribute", "<p class='x'>a</p>", "<p> has no attribute class; delete it" },
};

static void
assert_cell (const ExamTextBlock *block,
             guint                index,
             const char          *markup,
             gboolean             heading)
{
  const ExamTextCell *cell = g_ptr_array_index (block->cells, index);

  g_assert_cmpstr (cell->markup, ==, markup);
  g_assert_cmpint (cell->heading, ==, heading);
}

static void
test_blocks (void)
{
  g_autoptr (ExamText) text = exam_text_new_from_markup (
    "<p>a<br/>b &amp; <b>c</b></p><pre> x\n y</pre><ul><li>1</li></ul><ol><li>2</li><li>3</li></ol>"
    "<table><tr><th>T</th></tr><tr><td>v</td><td>w</td></tr></table><img src=\"p/q.png\" alt=\"A &amp; B\"/>", -1);
  g_autoptr (GPtrArray) blocks = exam_text_dup_blocks (text);
  const ExamTextBlock *block;

  g_assert_cmpuint (blocks->len, ==, 6);

  block = g_ptr_array_index (blocks, 0);
  g_assert_cmpint (block->kind, ==, EXAM_TEXT_PARAGRAPH);
  assert_cell (block, 0, "a\nb &amp; <b>c</b>", FALSE);

  block = g_ptr_array_index (blocks, 1);
  g_assert_cmpint (block->kind, ==, EXAM_TEXT_PREFORMATTED);
  assert_cell (block, 0, " x\n y", FALSE);

  block = g_ptr_array_index (blocks, 2);
  g_assert_cmpint (block->kind, ==, EXAM_TEXT_BULLETS);
  g_assert_cmpuint (block->cells->len, ==, 1);

  block = g_ptr_array_index (blocks, 3);
  g_assert_cmpint (block->kind, ==, EXAM_TEXT_NUMBERS);
  g_assert_cmpuint (block->cells->len, ==, 2);
  assert_cell (block, 1, "3", FALSE);

  block = g_ptr_array_index (blocks, 4);
  g_assert_cmpint (block->kind, ==, EXAM_TEXT_TABLE);
  g_assert_cmpuint (block->n_columns, ==, 2);
  g_assert_cmpuint (block->cells->len, ==, 4);
  assert_cell (block, 0, "T", TRUE);
  assert_cell (block, 1, "", FALSE);
  assert_cell (block, 3, "w", FALSE);

  block = g_ptr_array_index (blocks, 5);
  g_assert_cmpint (block->kind, ==, EXAM_TEXT_IMAGE);
  g_assert_cmpstr (block->source, ==, "p/q.png");
  g_assert_cmpstr (block->alternative, ==, "A & B");
}

static void
test_plain (void)
{
  g_autoptr (ExamText) text = exam_text_new_from_markup (
    "<p>H<sub>2</sub>O &lt; <b>5</b></p><table><tr><th>A</th><td>1</td></tr></table>", -1);
  g_autofree char *plain = exam_text_dup_plain (text);

  g_assert_cmpstr (plain, ==, "H2O < 5 A 1");
}

static void
test_from_plain (void)
{
  g_autoptr (ExamText) text = exam_text_new_from_plain ("a < b & c");
  g_autofree char *plain = exam_text_dup_plain (text);

  g_assert_cmpstr (exam_text_get_markup (text), ==, "<p>a &lt; b &amp; c</p>");
  g_assert_cmpstr (plain, ==, "a < b & c");
}

static void
test_image_sources (void)
{
  g_autoptr (ExamText) text = exam_text_new_from_markup (
    "<img src=\"a.png\" alt=\"x\"/><p>&lt;img src=\"no.png\"</p><img src=\"b.png\" alt=\"y\"/>", -1);
  g_autoptr (GPtrArray) sources = exam_text_dup_image_sources (text);

  g_assert_cmpuint (sources->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (sources, 0), ==, "a.png");
  g_assert_cmpstr (g_ptr_array_index (sources, 1), ==, "b.png");
}

/* Whatever text an author writes: reading the canonical form again gives the canonical form. */
static void
test_idempotent (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (canonical_rows); i++)
    {
      g_autofree char *again = canonical (canonical_rows[i][2], NULL);

      g_assert_cmpstr (again, ==, canonical_rows[i][2]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST_ADD_ROWS ("/text/canonical/", canonical_rows, test_canonical);
  TEST_ADD_ROWS ("/text/refused/", refused_rows, test_refused);
  g_test_add_func ("/text/blocks", test_blocks);
  g_test_add_func ("/text/plain", test_plain);
  g_test_add_func ("/text/from-plain", test_from_plain);
  g_test_add_func ("/text/image-sources", test_image_sources);
  g_test_add_func ("/text/idempotent", test_idempotent);

  return g_test_run ();
}
