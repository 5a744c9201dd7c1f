/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bank/exam-format-reader.h"
#include "test-support.h"

static const char *
good_format (void)
{
  return "<format xmlns=\"urn:mockingbird:exam:1\" id=\"f\" family=\"f\" credential=\"F\">\n"
         "<name>N</name>\n"
         "<body>B</body>\n"
         "<edition/>\n"
         "<items>12</items>\n"
         "<pretest>2</pretest>\n"
         "<minutes>60</minutes>\n"
         "<blueprint order=\"random\">\n"
         "<domain id=\"a\" items=\"4\">A</domain>\n"
         "<domain id=\"b\" items=\"6\">B</domain>\n"
         "</blueprint>\n"
         "<item-kind name=\"single-choice\"/>\n"
         "<percent-score cut=\"70\"/>\n"
         "<multiple-choice-credit rule=\"all-or-nothing\"/>\n"
         "<typed-codes-credit rule=\"share\"/>\n"
         "<navigation mode=\"free\"/>\n"
         "<review allowed=\"yes\"/>\n"
         "<break allowed=\"no\"/>\n"
         "</format>\n";
}

static ExamFormat *
read_changed (const char   *from,
              const char   *to,
              ExamProblems *problems)
{
  g_autoptr (GString) xml = g_string_new (good_format ());
  g_autoptr (GBytes) bytes = NULL;

  if (from != NULL)
    g_assert_cmpuint (g_string_replace (xml, from, to, 1), ==, 1);
  bytes = g_bytes_new (xml->str, xml->len);
  return exam_format_read_bytes ("f.xml", bytes, problems);
}

static void
test_good (void)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamFormat) format = read_changed (NULL, NULL, problems);

  test_assert_problems (problems, NULL, "");
  g_assert_nonnull (format);
  g_assert_cmpuint (exam_format_get_n_scored (format), ==, 10);
  g_assert_false (format->scaled);
  g_assert_cmpfloat (format->cut, ==, 70);
  g_assert_true (exam_format_serves (format, EXAM_ITEM_SINGLE_CHOICE));
  g_assert_false (exam_format_serves (format, EXAM_ITEM_TYPED_CODES));
  g_assert_nonnull (format->xml);
}

typedef struct {
  const char *name;
  const char *from;
  const char *to;
  const char *problem;
} Row;

static const Row rows[] = {
  { "sum", "<items>12<", "<items>13<",
    "f.xml:1:1: error: the domains make 10 to 10 items, but 11 are scored; change the domains, items or pretest\n" },
  { "all-pretest", "<pretest>2<", "<pretest>12<", "f.xml:1:1: error: there are as many pretest items as items\n" },
  { "no-number", "<items>12<", "<items>dozen<",
    "f.xml:5:1: error: the text of <items> is not right; write a whole number from 0 to 1000\n" },
  { "negative", "<items>12<", "<items>-12<",
    "f.xml:5:1: error: the text of <items> is not right; write a whole number from 0 to 1000\n" },
  { "no-time", "<minutes>60<", "<minutes>0<", "f.xml:1:1: error: an exam of no minutes cannot be sat\n" },
  { "two-domains", "id=\"b\"", "id=\"a\"", "f.xml:10:1: error: there are two domains with the id 'a'; rename one\n" },
  { "neither", "id=\"b\" items=\"6\"", "id=\"b\"",
    "f.xml:10:1: error: a domain has either items, or min-percent and max-percent\n" },
  { "both", "id=\"b\" items=\"6\"", "id=\"b\" items=\"6\" min-percent=\"50\" max-percent=\"60\"",
    "f.xml:10:1: error: a domain has either items, or min-percent and max-percent\n" },
  { "no-score", "<percent-score cut=\"70\"/>\n", "",
    "f.xml:1:1: error: <format> lacks <percent-score> or <scaled-score>; add one\n" },
  { "no-raw-cut", "<percent-score cut=\"70\"/>", "<scaled-score min=\"100\" max=\"400\" cut=\"300\"/>",
    "f.xml:1:1: error: <scaled-score> needs <raw-cut>, and <percent-score> has none\n" },
  { "cut-outside", "<percent-score cut=\"70\"/>", "<scaled-score min=\"100\" max=\"400\" cut=\"400\"/><raw-cut percent=\"70\"/>",
    "f.xml:13:1: error: the cut has to lie between min and max\n" },
  { "cut-too-great", "cut=\"70\"", "cut=\"170\"",
    "f.xml:13:1: error: cut=\"170\" in <percent-score> is not right; write a number from 0 to 100\n" },
  { "unknown-rule", "all-or-nothing", "some",
    "f.xml:14:1: error: rule=\"some\" in <multiple-choice-credit> is not right; "
    "write one of: all-or-nothing, per-option, per-option-minus-wrong\n" },
  { "parts", "<navigation mode=\"free\"/>", "<navigation mode=\"locked-parts\"><part items=\"5\"/><part items=\"6\"/></navigation>",
    "f.xml:1:1: error: the parts make 11 items, but there are 12\n" },
  { "bad-date", "<edition/>", "<edition from=\"May 2026\"/>",
    "f.xml:4:1: error: from=\"May 2026\" in <edition> is not right; write a date, such as 2026-05-01, 2026-05 or 2026\n" },
  { "a-bank", "format xmlns", "bank xmlns", "f.xml:1:1: error: the file begins with <bank>; expected is <format>\n" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamFormat) format = read_changed (row->from, row->to, problems);

  g_assert_null (format);
  test_assert_problems (problems, NULL, row->problem);
}

/* A percentage range has to hold a whole number of items once it is applied. */
static void
test_ranges (void)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamFormat) good = read_changed ("id=\"b\" items=\"6\"", "id=\"b\" min-percent=\"55\" max-percent=\"65\"", problems);
  g_autoptr (ExamFormat) bad = NULL;

  g_assert_nonnull (good);
  bad = read_changed ("id=\"b\" items=\"6\"", "id=\"b\" min-percent=\"61\" max-percent=\"69\"", problems);
  g_assert_null (bad);
}

/* Which books may be used is written for people; the program has those of three systems. */
static void
test_books (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  const ExamFormat *cpc = exam_formats_find (formats, "cpc-2022");
  const ExamFormat *cca = exam_formats_find (formats, "cca-2026-05");

  g_assert_true (exam_format_allows_system (cpc, EXAM_CODE_SYSTEM_ICD_10_CM));
  g_assert_true (exam_format_allows_system (cpc, EXAM_CODE_SYSTEM_HCPCS));
  g_assert_false (exam_format_allows_system (cpc, EXAM_CODE_SYSTEM_ICD_10_PCS));
  g_assert_true (exam_format_allows_system (cca, EXAM_CODE_SYSTEM_ICD_10_PCS));
  g_assert_false (exam_format_allows_system (cca, EXAM_CODE_SYSTEM_HCPCS));
}

/* Dates that no source confirms are said to be so. */
static void
test_edition (void)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamFormat) sure = read_changed (NULL, NULL, problems);
  g_autoptr (ExamFormat) unsure = read_changed ("<edition/>", "<edition from=\"2022\" estimate=\"yes\"/>", problems);

  g_assert_nonnull (sure);
  g_assert_false (sure->edition_estimate);
  g_assert_nonnull (unsure);
  g_assert_cmpstr (unsure->valid_from, ==, "2022");
  g_assert_true (unsure->edition_estimate);
}

static void
assert_figure (ExamFigure figure,
               guint      value)
{
  g_assert_cmpuint (figure.value, ==, value);
  g_assert_false (figure.estimate);
}

/* What the bundled formats say, against the sheet of facts they are made from. */
static void
test_bundled (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  const ExamFormat *cpc = exam_formats_find (formats, "cpc-2022");
  const ExamFormat *cca = exam_formats_find (formats, "cca-2026-05");
  const ExamFormat *cca_before = exam_formats_find (formats, "cca-before-2026-05");
  const ExamFormat *ccs = exam_formats_find (formats, "ccs-2025");
  const ExamFormat *ccs_2014 = exam_formats_find (formats, "ccs-2014");

  assert_figure (cpc->items, 100);
  assert_figure (cpc->pretest, 0);
  assert_figure (cpc->minutes, 240);
  g_assert_false (cpc->scaled);
  g_assert_cmpfloat (cpc->cut, ==, 70);
  g_assert_cmpint (cpc->order, ==, EXAM_ORDER_DOMAINS);
  g_assert_true (cpc->order_estimate);
  g_assert_true (exam_format_find_domain (cpc, "icd-10-cm", NULL)->estimate);
  g_assert_false (exam_format_find_domain (cpc, "anatomy", NULL)->estimate);

  assert_figure (cca->items, 105);
  assert_figure (cca->pretest, 15);
  assert_figure (cca->minutes, 120);
  g_assert_true (cca->scaled);
  g_assert_cmpfloat (cca->cut, ==, 300);
  g_assert_true (cca->raw_cut_estimate);
  g_assert_cmpint (cca->navigation, ==, EXAM_NAVIGATION_FREE);
  g_assert_false (cca->must_answer);

  g_assert_cmpint (cca_before->navigation, ==, EXAM_NAVIGATION_FORWARD_ONLY);
  g_assert_true (cca_before->must_answer);
  g_assert_false (cca_before->review_allowed);

  assert_figure (ccs->items, 107);
  assert_figure (ccs->pretest, 10);
  g_assert_true (exam_format_serves (ccs, EXAM_ITEM_TYPED_CODES));

  assert_figure (ccs_2014->items, 97);
  assert_figure (ccs_2014->pretest, 18);
  assert_figure (ccs_2014->cases, 8);
  assert_figure (ccs_2014->pretest_cases, 2);
  g_assert_true (exam_format_find_domain (ccs_2014, "privacy", NULL)->estimate);
}

/* The same of those that no bank comes with: what is documented, and what is not and so an estimate. */
static void
test_bankless (void)
{
  const struct {
    const char *id;
    const char *family;
    guint       items, pretest, cases, minutes;
    gboolean    edition_estimate, minutes_estimate, scaled, cut_estimate;
    const char *sure;    /* (nullable): a domain whose figure has a source */
    const char *unsure;  /* (nullable): one that has none */
  } expected[] = {
    { "coc-2022", "coc", 100, 0, 0, 240, TRUE, FALSE, FALSE, FALSE, "surgery", NULL },
    { "cic-2022", "cic", 40, 0, 7, 240, TRUE, FALSE, FALSE, FALSE, NULL, "procedures" },
    { "crc-2022", "crc", 100, 0, 0, 240, TRUE, FALSE, FALSE, FALSE, "diagnoses", "models" },
    { "circc-before-2022", "circc", 150, 0, 0, 340, TRUE, FALSE, FALSE, TRUE, NULL, "angiography" },
    { "cpc-p-before-2022", "cpc-p", 150, 0, 0, 340, TRUE, FALSE, FALSE, TRUE, NULL, "insurance" },
    { "ccs-p-2025", "ccs-p", 121, 24, 0, 240, FALSE, FALSE, TRUE, FALSE, NULL, "coding" },
    { "rhit-2026", "rhit", 150, 20, 0, 205, TRUE, TRUE, TRUE, FALSE, "data", "leadership" },
  };
  g_autoptr (ExamFormats) formats = test_load_formats ();

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const ExamFormat *format = exam_formats_find (formats, expected[i].id);

      g_assert_nonnull (format);
      g_assert_cmpstr (format->family, ==, expected[i].family);
      assert_figure (format->items, expected[i].items);
      assert_figure (format->pretest, expected[i].pretest);
      assert_figure (format->cases, expected[i].cases);
      g_assert_cmpuint (format->minutes.value, ==, expected[i].minutes);
      g_assert_cmpint (format->minutes.estimate, ==, expected[i].minutes_estimate);
      g_assert_cmpint (format->edition_estimate, ==, expected[i].edition_estimate);
      g_assert_cmpint (format->scaled, ==, expected[i].scaled);
      g_assert_cmpfloat (format->cut, ==, expected[i].scaled ? 300 : 70);
      g_assert_cmpint (format->cut_estimate, ==, expected[i].cut_estimate);
      if (expected[i].sure != NULL)
        g_assert_false (exam_format_find_domain (format, expected[i].sure, NULL)->estimate);
      if (expected[i].unsure != NULL)
        g_assert_true (exam_format_find_domain (format, expected[i].unsure, NULL)->estimate);
      g_assert_cmpuint (format->sources->len, >, 0);
    }
  g_assert_true (exam_format_serves (exam_formats_find (formats, "cic-2022"), EXAM_ITEM_TYPED_CODES));
  g_assert_cmpuint (exam_formats_find (formats, "cic-2022")->estimated_kinds, ==, 0);
  g_assert_cmpuint (exam_formats_find (formats, "rhit-2026")->books->len, ==, 0);
}

static void
test_current (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (GDate) april = g_date_new_dmy (30, G_DATE_APRIL, 2026);
  g_autoptr (GDate) may = g_date_new_dmy (1, G_DATE_MAY, 2026);
  const ExamFormat *before = exam_formats_find (formats, "cca-before-2026-05");

  g_assert_true (exam_format_is_current (before, april));
  g_assert_false (exam_format_is_current (before, may));
  g_assert_true (exam_format_is_current (exam_formats_find (formats, "cca-2026-05"), may));
}

static void
test_families (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();

  g_assert_true (exam_formats_has_family (formats, "ccs"));
  g_assert_false (exam_formats_has_family (formats, "ccs-2025"));
  g_assert_true (exam_formats_family_has_domain (formats, "ccs", "queries"));
  g_assert_true (exam_formats_family_has_domain (formats, "ccs", "data-quality"));
  g_assert_false (exam_formats_family_has_domain (formats, "cca", "queries"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/format-reader/books", test_books);
  g_test_add_func ("/format-reader/good", test_good);
  TEST_ADD_ROWS ("/format-reader/refused/", rows, test_row);
  g_test_add_func ("/format-reader/ranges", test_ranges);
  g_test_add_func ("/format-reader/edition", test_edition);
  g_test_add_func ("/format-reader/bundled", test_bundled);
  g_test_add_func ("/format-reader/bankless", test_bankless);
  g_test_add_func ("/format-reader/current", test_current);
  g_test_add_func ("/format-reader/families", test_families);

  return g_test_run ();
}
