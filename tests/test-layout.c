/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "author/exam-layout.h"
#include "test-support.h"

#define NS "xmlns=\"urn:mockingbird:exam:1\""
#define BANK "<bank " NS " id=\"b\" format=\"cca\">"
#define INSIDE(content) BANK "<item>" content "</item></bank>"
#define LAID_OUT(content) BANK "\n  <item>\n" content "  </item>\n</bank>\n"
#define TEN "0123456789"
#define FIFTY TEN TEN TEN TEN TEN
#define HUNDRED FIFTY FIFTY

/* @expected: NULL for the same as before */
typedef struct {
  const char *name;
  const char *bank;
  const char *expected;
} Row;

static const Row rows[] = {
  { "elements", BANK "<title>T</title><item id=\"i\" domain=\"d\"><stem>s</stem></item></bank>",
    BANK "\n  <title>T</title>\n\n  <item id=\"i\" domain=\"d\">\n    <stem>s</stem>\n  </item>\n</bank>\n" },
  { "declaration", "<?xml version='1.0'?><?xml-model a?>" BANK "</bank><!-- end -->",
    "<?xml version='1.0'?>\n<?xml-model a?>\n" BANK "</bank> <!-- end -->\n" },
  { "mark-and-windows-lines", "\xef\xbb\xbf" BANK "\r\n  <title>a\rb</title>\r\n</bank>", BANK "\n  <title>a b</title>\n</bank>\n" },
  { "empty-lines", BANK "\n\n\n<title>T</title>\n\n\n<author>A</author>\n<item/><item/>\n\n\n\n<case/>\n\n</bank>",
    BANK "\n  <title>T</title>\n\n  <author>A</author>\n\n  <item/>\n\n  <item/>\n\n  <case/>\n</bank>\n" },
  { "empty-lines-inside", INSIDE ("\n\n<stem>s</stem>\n\n<rationale>r</rationale>\n\n"),
    LAID_OUT ("    <stem>s</stem>\n    <rationale>r</rationale>\n") },

  { "words", INSIDE ("<stem>\n  a\n\n b&#160;\tc </stem>"), LAID_OUT ("    <stem>a b&#160; c</stem>\n") },
  { "long-line", INSIDE ("<stem>" FIFTY " " FIFTY " 45678 012</stem>"),
    LAID_OUT ("    <stem>" FIFTY " " FIFTY " 45678\n      012</stem>\n") },
  { "whole-line", INSIDE ("<stem>" FIFTY " " FIFTY "67</stem>"), LAID_OUT ("    <stem>" FIFTY " " FIFTY "67</stem>\n") },
  { "characters-not-bytes", INSIDE ("<stem>" FIFTY " " FIFTY "éü</stem>"), LAID_OUT ("    <stem>" FIFTY " " FIFTY "éü</stem>\n") },
  { "word-longer-than-a-line", INSIDE ("<stem>a " HUNDRED TEN TEN " b</stem>"),
    LAID_OUT ("    <stem>a\n      " HUNDRED TEN TEN "\n      b</stem>\n") },
  { "inline", INSIDE ("<stem>a <b> b<i>c</i> </b>, <br></br> d</stem>"), LAID_OUT ("    <stem>a <b> b<i>c</i> </b>, <br/> d</stem>\n") },
  { "entities", INSIDE ("<stem>&lt;a&gt; &amp; &#233;&#xE9;é &quot;</stem>"), LAID_OUT ("    <stem>&lt;a&gt; &amp; &#233;&#xE9;é &quot;</stem>\n") },
  { "cdata", INSIDE ("<stem>a <![CDATA[<b>  &\n x]]> c</stem>"), LAID_OUT ("    <stem>a <![CDATA[<b>  &\n x]]> c</stem>\n") },
  { "pre", INSIDE ("<stem><pre>\n  a\tb  \n\n   c</pre></stem>"),
    LAID_OUT ("    <stem>\n      <pre>\n  a\tb  \n\n   c</pre>\n    </stem>\n") },
  { "blocks", INSIDE ("<stem><p>a</p><ul><li>b</li></ul></stem>"),
    LAID_OUT ("    <stem>\n      <p>a</p>\n      <ul>\n        <li>b</li>\n      </ul>\n    </stem>\n") },
  { "row", INSIDE ("<stem><table><tr>\n<td>a</td>\n<td/>\n<td></td></tr></table></stem>"),
    LAID_OUT ("    <stem>\n      <table>\n        <tr>\n          <td>a</td>\n          <td/>\n          <td></td>\n        </tr>\n"
              "      </table>\n    </stem>\n") },
  { "short-row", INSIDE ("<stem><table><tr>\n<td>a</td>\n<td> b </td></tr></table></stem>"),
    LAID_OUT ("    <stem>\n      <table>\n        <tr><td>a</td><td>b</td></tr>\n      </table>\n    </stem>\n") },
  { "long-row", INSIDE ("<stem><table><tr><td>" FIFTY "</td><td>" FIFTY "</td></tr></table></stem>"),
    LAID_OUT ("    <stem>\n      <table>\n        <tr>\n          <td>" FIFTY "</td>\n          <td>" FIFTY "</td>\n        </tr>\n"
              "      </table>\n    </stem>\n") },
  { "option", INSIDE ("<choice><option key=\"yes\">a <why>b</why></option><option>c</option></choice>"),
    LAID_OUT ("    <choice>\n      <option key=\"yes\">a\n        <why>b</why></option>\n      <option>c</option>\n    </choice>\n") },
  { "option-of-blocks", INSIDE ("<choice><option><p>a</p><why><p>b</p></why></option></choice>"),
    LAID_OUT ("    <choice>\n      <option>\n        <p>a</p>\n        <why>\n          <p>b</p>\n        </why>\n      </option>\n    </choice>\n") },
  { "code", INSIDE ("<codes system=\"ICD-10-CM\"><code> I10\n<why>b</why></code><code>\nI11.9 </code></codes>"),
    LAID_OUT ("    <codes system=\"ICD-10-CM\">\n      <code>I10<why>b</why></code>\n      <code>I11.9</code>\n    </codes>\n") },

  { "attributes", INSIDE ("<source  year = '2026'\n title='a \"b\"\n c' ></source>"), LAID_OUT ("    <source year=\"2026\" title='a \"b\"  c'/>\n") },
  { "long-attributes", INSIDE ("<source title=\"" FIFTY "\" section=\"" FIFTY "\" year=\"2026\"/>"),
    LAID_OUT ("    <source title=\"" FIFTY "\"\n            section=\"" FIFTY "\" year=\"2026\"/>\n") },
  { "prefix", "<m:bank xmlns:m=\"urn:mockingbird:exam:1\" id=\"b\" format=\"cca\"><m:title>T</m:title></m:bank>",
    "<m:bank xmlns:m=\"urn:mockingbird:exam:1\" id=\"b\" format=\"cca\">\n  <m:title>T</m:title>\n</m:bank>\n" },

  { "comment-above", BANK "<!--a-->\n<item/>\n<!--b-->\n<item/>\n\n<!--c-->\n\n<item/></bank>",
    BANK " <!--a-->\n  <item/>\n\n  <!--b-->\n  <item/>\n\n  <!--c-->\n\n  <item/>\n</bank>\n" },
  { "comment-beside", BANK "\n<item/> <!-- checked -->\n<item/></bank>", BANK "\n  <item/> <!-- checked -->\n\n  <item/>\n</bank>\n" },
  { "comment-of-lines", BANK "\n    <!-- a\n       b\n\n   c -->\n<item/></bank>", BANK "\n  <!-- a\n     b\n\n c -->\n  <item/>\n</bank>\n" },
  { "comment-in-text", INSIDE ("<stem>a<!-- x -->b <!-- y\n  z --> c</stem>"), LAID_OUT ("    <stem>a<!-- x -->b <!-- y\n  z --> c</stem>\n") },

  /* What is no bank is not touched. */
  { "unknown-element", INSIDE ("<foo  a='1'>\n x </foo>"), LAID_OUT ("    <foo  a='1'>\n x </foo>\n") },
  { "text-between", INSIDE ("<choice>\n x <option>a</option></choice>"), LAID_OUT ("    <choice>\n x <option>a</option></choice>\n") },
  { "text-beside-blocks", INSIDE ("<stem> x <p>a</p></stem>"), LAID_OUT ("    <stem> x <p>a</p></stem>\n") },
  { "block-in-paragraph", INSIDE ("<stem><p>a  <ul/></p></stem>"), LAID_OUT ("    <stem>\n      <p>a  <ul/></p>\n    </stem>\n") },
  { "other-namespace", INSIDE ("<stem xmlns=\"urn:x\">  a  </stem>"), LAID_OUT ("    <stem xmlns=\"urn:x\">  a  </stem>\n") },
  { "why-twice", INSIDE ("<choice><option>a  <why>b</why>  c</option></choice>"),
    LAID_OUT ("    <choice>\n      <option>a  <why>b</why>  c</option>\n    </choice>\n") },
};

static char *
apply (const char   *bank,
       ExamProblems *problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (bank, strlen (bank));

  return exam_layout_apply ("b.xml", bytes, problems);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autofree char *result = apply (row->bank, problems);
  g_autofree char *again = result != NULL ? apply (result, problems) : NULL;
  g_autofree char *lines = exam_problems_to_string (problems);

  g_assert_cmpstr (lines, ==, "");
  g_assert_cmpstr (result, ==, row->expected != NULL ? row->expected : row->bank);
  g_assert_cmpstr (again, ==, result);
}

/* @expected: the problem */
static const Row refused[] = {
  { "empty", "", "b.xml:1:1: error: the file is empty\n" },
  { "not-well-formed", BANK "\n<title>T</titel></bank>",
    "b.xml:2:17: error: <title> of line 2 is closed by </titel>; close what was opened last first\n" },
  { "cut-off", BANK "\n<title>T", NULL },
  { "doctype", "<!DOCTYPE bank [<!ENTITY a 'b'>]>" BANK "</bank>", NULL },
  { "latin", "<?xml version='1.0' encoding='ISO-8859-1'?>" BANK "<title>\xe9</title></bank>", NULL },
  { "format", "<format " NS "/>", "b.xml:1:1: error: this is no question bank, so it has no layout of one\n" },
  { "no-namespace", "<bank/>", NULL },
  { "deep",
    BANK "<a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a>", NULL },
};

static void
test_refused (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autofree char *result = apply (row->bank, problems);
  g_autofree char *lines = exam_problems_to_string (problems);

  g_test_message ("%s", lines);
  g_assert_null (result);
  g_assert_cmpuint (exam_problems_count (problems, EXAM_SEVERITY_ERROR), >, 0);
  g_assert_cmpint (exam_problem_get_line (exam_problems_get (problems, 0)), >, 0);
  if (row->expected != NULL)
    g_assert_cmpstr (lines, ==, row->expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST_ADD_ROWS ("/layout/rows", rows, test_row);
  TEST_ADD_ROWS ("/layout/refused", refused, test_refused);

  return g_test_run ();
}
